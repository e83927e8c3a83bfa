"""Forms of mandates, plans, tasks and hours: text to values."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Member
from cases.forms.fields import TEAM, MemberField, choices
from cases.models import Investigation, Subject, Task
from cases.models.investigation import POWERS
from cases.models.mandate import DEFERRALS, SUSPENSION_GROUNDS, WAYS
from cases.models.planning import LINE_KINDS, VERDICTS, WEIGHTS, WORK
from cases.planning import access, effects
from ui.forms import (
    CheckboxField,
    DayField,
    Explained,
    ManyField,
    MultilineField,
    PlainTextField,
    RadioField,
    SelectField,
    SumField,
    WholeNumberField,
)

DAYS_AHEAD = timedelta(days=90)  # a first proposal for the end of a mandate


def _titles(tasks: Any) -> list[tuple[str, str]]:
    return [(str(one.pk), f"{one}: {one.opened['title']}") for one in tasks]


class HoursField(Explained, forms.DecimalField):
    """Hours with one decimal, between nothing and ``most``."""

    def __init__(self, *args: Any, most: int = 24, **options: Any) -> None:
        super().__init__(*args, max_digits=7, decimal_places=1, min_value=0, max_value=most, **options)


class LinesField(MultilineField):
    """One thing a line; the value is the list of them."""

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


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


class AddTask(forms.Form):
    """Something to do."""

    title = PlainTextField(label=_("What is to be done?"), voice=TEAM)
    days = WholeNumberField(
        label=_("Within how many working days?"),
        required=False,
        min_value=1,
        max_value=400,
        help_text=_("Counted from the mandate, or from the end of the last task that it waits for."),
    )
    detail = MultilineField(label=_("Details"), required=False, rows=3, max_length=4000, voice=TEAM)
    checklist = LinesField(
        label=_("Checklist"), required=False, rows=3, max_length=4000, voice=TEAM, help_text=_("One point a line.")
    )

    @classmethod
    def for_object(cls, investigation: Investigation, by: Member, *posted: Any) -> "AddTask":
        form = cls(*posted)
        people = [one.member for one in access.investigators_of(investigation.case)]
        form.fields["assignee"] = MemberField(people, label=_("Who does it?"), required=False)
        access.read_board(by, investigation, timezone.now())
        form.rows = {str(one.pk): one for one in investigation.shown_tasks}
        if form.rows:
            form.fields["needs"] = ManyField(
                label=_("Waits for"), required=False, choices=_titles(investigation.shown_tasks)
            )
        form.order_fields(["title", "assignee", "days", "needs", "checklist", "detail"])
        return form

    def clean_needs(self) -> list[Task]:
        return [self.rows[key] for key in self.cleaned_data["needs"]]


class AssignTask(forms.Form):
    """Who does it."""

    @classmethod
    def for_object(cls, task: Task, by: Member, *posted: Any) -> "AssignTask":
        form = cls(*posted)
        people = [one.member for one in access.investigators_of(task.investigation.case)]
        form.fields["assignee"] = MemberField(
            people, label=_("Who does it?"), required=False, initial=str(task.assignee_id or "")
        )
        return form


class WaitFor(forms.Form):
    """Another task that comes first."""

    @classmethod
    def for_object(cls, task: Task, by: Member, *posted: Any) -> "WaitFor":
        form = cls(*posted)
        access.read_task(by, task, timezone.now())
        form.rows = {str(one.pk): one for one in task.shown_others}
        form.fields["needed"] = SelectField(
            label=_("Which task comes first?"), choices=[("", _("Choose a task")), *_titles(task.shown_others)]
        )
        return form

    def clean_needed(self) -> Task:
        return self.rows[self.cleaned_data["needed"]]


class Complete(forms.Form):
    """What came of it."""

    result = MultilineField(label=_("What came of it?"), required=False, rows=4, max_length=4000, voice=TEAM)


class Waive(forms.Form):
    """Why it will not be done."""

    result = MultilineField(label=_("Why is it not needed?"), rows=4, max_length=4000, voice=TEAM)


class AddLine(forms.Form):
    """A hypothesis, a source or a risk."""

    kind = RadioField(
        label=_("What is it?"),
        choices=choices(LINE_KINDS),
        hints={
            "hypothesis": _("What may have happened, in one sentence; write the innocent explanation too."),
            "source": _("Where an answer can be found."),
            "risk": _("What could go wrong with the investigation itself."),
        },
    )
    text = MultilineField(label=_("In words"), rows=2, max_length=1000, voice=TEAM)
    answer = MultilineField(label=_("What is done about it"), required=False, rows=2, max_length=1000, voice=TEAM)
    weight = SelectField(
        label=_("How heavy is the risk?"), required=False, choices=choices(WEIGHTS, ("", _("It is no risk")))
    )


class Judge(forms.Form):
    """What the evidence does to a hypothesis."""

    verdict = RadioField(label=_("What does the evidence say?"), choices=choices(VERDICTS))


class SetEstimate(forms.Form):
    """What the investigation will take."""

    hours = HoursField(label=_("Hours"), most=100_000)
    cost = SumField(
        label=_("Expenses, in the office's currency"), min_value=0, max_digits=12, help_text=_("Beside the hours.")
    )


class NoteHours(forms.Form):
    """One's own hours and expenses of a day."""

    worked_on = DayField(label=_("Day"))
    kind = SelectField(label=_("For what?"), choices=choices(WORK))
    hours = HoursField(label=_("Hours"), required=False)
    expense = SumField(label=_("Expenses, in the office's currency"), required=False, min_value=0, max_digits=10)
    words = PlainTextField(
        label=pgettext_lazy("hours", "Note"), required=False, voice=TEAM, help_text=_("Sealed with the case.")
    )

    def clean(self) -> dict:
        values = super().clean()
        for name in ("hours", "expense"):
            if values.get(name) is None:
                values[name] = Decimal(0)
        if not self.errors and not values["hours"] and not values["expense"]:
            self.add_error("hours", _("Write hours or expenses."))
        return values


class Plan(forms.Form):
    """What the investigation will look for, and how; from a ready plan or not."""

    plan = MultilineField(
        label=_("How you will go about it"),
        rows=6,
        voice=TEAM,
        help_text=_("The line of the work in a few sentences. The scope is every allegation of the case."),
    )
    from_ready = CheckboxField(
        label=_("Begin from the ready plan for this kind of case"),
        required=False,
        initial=True,
        help_text=_(
            "It brings tasks with time limits and checklists, hypotheses, sources and risks. Adjust them afterwards."
        ),
    )
