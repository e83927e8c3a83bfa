"""What is typed about derogations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.access import members_who_could
from cases.forms.fields import TEAM, MemberField, choices
from cases.models.derogation import CONTROLS, PAIRS, RESULTS
from cases.models.team import ROLES
from ui.forms import MultilineField, RadioField, WholeNumberField


class Propose(forms.Form):
    """What cannot be kept apart, what makes up for it."""

    pair = RadioField(label=_("What the office cannot keep apart"), choices=choices(PAIRS))
    control = RadioField(label=_("What makes up for it"), choices=choices(CONTROLS))
    days = WholeNumberField(label=_("Within how many days the control happens"), min_value=1, max_value=180, initial=30)


class Use(forms.Form):
    """Whom, as what, under which derogation, and why nobody else can."""

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Use":
        form = cls(*posted)
        form.fields["member"] = MemberField(members_who_could(case), label=_("Person"))
        return form

    pair = RadioField(label=_("Derogation"), choices=choices(PAIRS))
    role = RadioField(
        label=_("Part in this case"), choices=[(code, label) for code, label in ROLES.items() if code != "authority"]
    )
    reasons = MultilineField(
        label=_("Why nobody else can"), rows=4, voice=TEAM, help_text=_("Whom you asked, and why they cannot.")
    )
    field_order = ["member", "role", "pair", "reasons"]


class Follow(forms.Form):
    """What the control found."""

    result = RadioField(label=_("Result"), choices=choices(RESULTS))
