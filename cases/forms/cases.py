"""Opening, referring, closing, reopening."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.access import members_who_could
from cases.forms.fields import TEAM, MemberField, UnitField, choices
from cases.models.case import OUTCOMES, OWN_ACTS
from cases.models.ending import GROUNDS
from cases.origins import reports_of
from reporting_channels.detriment.forms import taken_risk
from ui.forms import CheckboxField, MultilineField, RadioField, SelectField


class Open(forms.Form):
    """What a case starts with."""

    def __init__(self, *posted: Any, versions: Iterable = (), narrative: str = "") -> None:
        versions = list(versions)
        super().__init__(*posted, initial={"facts": narrative, "procedure": versions[0].pk if versions else ""})
        self.versions = {str(version.pk): version for version in versions}
        procedures = [(key, str(version.profile.title)) for key, version in self.versions.items()]
        categories = {one.code: one.label for version in versions for one in version.profile.categories}
        self.fields["procedure"] = RadioField(
            label=_("Procedure"),
            choices=procedures,
            hints={key: _standing(one) for key, one in self.versions.items() if one.status == "draft"},
            help_text=_("It is pinned: the case follows this version to its end."),
        )
        self.fields["category"] = SelectField(
            label=_("What it is about"), choices=[("", _("Choose a category")), *categories.items()]
        )
        self.fields["unit"] = UnitField(label=_("Unit concerned"))
        self.fields["facts"] = MultilineField(
            label=_("Statement of facts"),
            rows=14,
            voice=TEAM,
            help_text=_(
                "What the team may work with. It starts as the reporter's own words:"
                " take out whatever could show who reported."
            ),
            who=_("The team of this case. The report itself stays closed to them."),
        )
        self.fields["no_conflict"] = CheckboxField(
            label=_("I have no conflict of interests in this matter"),
            help_text=_("No family tie, no friendship or quarrel, no line of command, no interest of my own."),
        )

    def clean(self) -> dict:
        values = super().clean()
        values.pop("no_conflict", None)
        values["procedure"] = self.versions.get(values.get("procedure"))
        return taken_risk(self, values)


def _standing(draft: Any) -> Any:
    """What whoever chooses a draft must know of it."""
    if draft.signed_at is None:
        return _("A draft that nobody has signed: outside the demonstration no case can follow it.")
    return _("A draft: its facts of law are not verified. Somebody named has signed it.")


class Refer(forms.Form):
    """To whom the case goes."""

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Refer":
        joined = [one.member for one in case.assignments.all() if one.role == "authority" and one.ended_at is None]
        could = [*joined, *members_who_could(case)]
        authorities = [one for one in could if one.has_role("disciplinary_authority")]
        form = cls(*posted)
        form.fields["authority"] = MemberField(authorities, label=_("Disciplinary authority"))
        return form


class Close(forms.Form):
    """How it ended, and what the reporter is told if nobody told them yet."""

    outcome = RadioField(label=_("Outcome"), choices=[one for one in choices(OUTCOMES) if one[0] not in OWN_ACTS])

    @classmethod
    def for_object(cls, case: Any, by: Member, *posted: Any) -> "Close":
        form = cls(*posted)
        if any(report.feedback_at is None for report in reports_of(case)):
            form.fields["feedback"] = MultilineField(
                label=_("Feedback to the reporter"),
                rows=8,
                voice="reporter",
                help_text=_(
                    "What was done and what came of it, without personal data of others."
                    " The reporter reads it with their number."
                ),
            )
        return form


class Reopen(forms.Form):
    """On what ground."""

    ground = RadioField(
        label=_("Ground"),
        choices=choices(GROUNDS),
        hints={
            "new_facts": _("The case goes back to investigation; a new mandate is needed."),
            "court": _("The case goes back to follow-up: what the court decided is carried out."),
            "remittal": _("The case is decided again, by the disciplinary authority if it had come there."),
        },
        help_text=_("A case that was never investigated goes back to its preliminary phase, whatever the ground."),
    )
    reasons = MultilineField(label=_("Reasons"), rows=6, voice=TEAM)
