"""Forms of mandates, amendments, notices and standing still: text to values."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.forms.fields import TEAM, choices
from cases.models import Investigation, Subject
from cases.models.investigation import POWERS
from cases.models.mandate import DEFERRALS, SUSPENSION_GROUNDS, WAYS
from cases.planning import access, effects
from ui.forms import DayField, ManyField, MultilineField, RadioField, SelectField


class Mandate(forms.Form):
    """What the head signs."""

    mandate = MultilineField(
        label=_("What is to be established"),
        rows=6,
        voice=TEAM,
        help_text=_("The letter adds the allegations, the investigators, the powers and the end by itself."),
    )
    powers = ManyField(label=_("Powers"), choices=choices(POWERS))
    ends_on = DayField(label=_("End of the mandate"))


class Amend(forms.Form):
    """What a mandate is amended to, and why."""

    ends_on = DayField(label=_("New end"), required=False)
    reasons = MultilineField(label=_("Why"), rows=4, max_length=4000, voice=TEAM)

    @classmethod
    def for_object(cls, investigation: Investigation, by: Member, *posted: Any) -> "Amend":
        form = cls(*posted)
        given, case = investigation.all_powers, investigation.case
        left = {code: words for code, words in POWERS.items() if code not in given}
        if left:
            form.fields["powers"] = ManyField(label=_("More powers"), required=False, choices=choices(left))
        covered = {line.allegation_id for line in investigation.scopes.all()}
        form.rows = {str(one.pk): one for one in case.allegations.all() if one.pk not in covered}
        if form.rows:
            form.fields["allegations"] = ManyField(
                label=_("More allegations"), required=False, choices=[(key, str(one)) for key, one in form.rows.items()]
            )
        named = {one.assignment_id for one in investigation.namings.all()}
        form.people = {str(one.pk): one for one in access.investigators_of(case) if one.pk not in named}
        if form.people:
            form.fields["assignments"] = ManyField(
                label=_("More investigators"),
                required=False,
                choices=[(key, f"{one.member.name}, {one.role_label}") for key, one in form.people.items()],
            )
        form.order_fields(["ends_on", "powers", "allegations", "assignments", "reasons"])
        return form

    def clean(self) -> dict:
        values = super().clean()
        values["allegations"] = [self.rows[key] for key in values.get("allegations", ())]
        values["assignments"] = [self.people[key] for key in values.get("assignments", ())]
        return values


class Reasons(forms.Form):
    """Why."""

    reasons = MultilineField(label=_("Why"), rows=4, max_length=4000, voice=TEAM)


class Suspend(Reasons):
    """On which ground the work stands still."""

    drawn_by = "cases/planning/suspend.html"
    ground = RadioField(label=_("Ground"), choices=choices(SUSPENSION_GROUNDS))
    field_order = ["ground", "reasons"]

    @classmethod
    def for_object(cls, investigation: Investigation, by: Member, *posted: Any) -> "Suspend":
        form = cls(*posted)
        form.effects = effects.of_suspending(investigation.case, timezone.localdate())
        form.grounds = effects.grounds()
        return form


class Resume(Reasons):
    """Why the work goes on."""

    drawn_by = "cases/planning/resume.html"

    @classmethod
    def for_object(cls, investigation: Investigation, by: Member, *posted: Any) -> "Resume":
        form = cls(*posted)
        form.effects = effects.of_resuming(investigation.case, timezone.localdate())
        return form


class Notice(forms.Form):
    """One subject is told, or telling is put off until a day."""

    def __init__(self, *posted: Any, subjects: list[tuple[Subject, str]], first: str = "") -> None:
        super().__init__(*posted)
        self.rows = {str(one.rank): one for one, _words in subjects}
        named = [(str(one.rank), words) for one, words in subjects]
        self.fields["subject"] = RadioField(label=_("Which subject?"), choices=named, initial=first)
        self.order_fields(["subject", "kind", "how", "notified_on", "deferral", "review_on", "note"])

    def clean_subject(self) -> Subject:
        return self.rows[self.cleaned_data["subject"]]

    kind = RadioField(
        label=_("What is recorded?"),
        choices=[("notified", _("The subject was told")), ("deferred", _("Telling the subject is put off"))],
    )
    how = SelectField(label=_("Told how?"), required=False, choices=choices(WAYS, ("", _("Choose how"))))
    notified_on = DayField(label=_("Told on"), required=False)
    deferral = SelectField(
        label=_("Reason for waiting"), required=False, choices=choices(DEFERRALS, ("", _("Choose a reason")))
    )
    review_on = DayField(label=_("Looked at again on"), required=False)
    note = MultilineField(
        label=_("In words"),
        required=False,
        rows=3,
        max_length=2000,
        voice=TEAM,
        help_text=_("Why it is put off, or what the subject answered."),
    )

    def clean(self) -> dict:
        values = super().clean()
        is_told = values.get("kind") == "notified"
        wanted = ("how", "notified_on") if is_told else ("deferral", "review_on")
        if values.get("kind"):
            for name in wanted:
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Answer this question."))
            if not is_told and not values.get("note"):
                self.add_error("note", _("Say in words why the subject is not told yet."))
        return values
