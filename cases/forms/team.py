"""Who joins the team, who steps back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.access import members_who_could
from cases.forms.fields import MemberField, choices
from cases.models.team import RECUSAL_REASONS, ROLES
from ui.forms import RadioField


class Assign(forms.Form):
    """Who joins the team, and as what."""

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Assign":
        form = cls(*posted)
        form.fields["member"] = MemberField(members_who_could(case), label=_("Person"))
        return form

    role = RadioField(
        label=_("Part in this case"),
        choices=[(code, label) for code, label in ROLES.items() if code != "authority"],
        hints={
            "head": _("Signs the mandate, refers, closes; another head of office."),
            "lead": _("Plans and leads the investigation; one a case."),
            "investigator": _("Hears people, registers exhibits, proposes findings."),
            "reviewer": _("Confirms findings or sends them back; never investigates this case."),
        },
    )
    field_order = ["role", "member"]


class Recuse(forms.Form):
    """Why somebody steps back: a code, no story."""

    reason = RadioField(label=_("Your reason"), choices=choices(RECUSAL_REASONS))
