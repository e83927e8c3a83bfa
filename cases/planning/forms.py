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
from cases.models import Investigation, Task
from cases.models.planning import LINE_KINDS, VERDICTS, WEIGHTS, WORK
from cases.planning import access
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
from ui.words import labelled

DAYS_AHEAD = timedelta(days=90)  # a first proposal for the end of a mandate


def _titles(tasks: Any) -> list[tuple[str, str]]:
    return [(str(one.pk), labelled(one, one.opened["title"])) for one in tasks]


class HoursField(Explained, forms.DecimalField):
    """Hours with one decimal, between nothing and ``most``."""

    def __init__(self, *args: Any, most: int = 24, **options: Any) -> None:
        super().__init__(*args, max_digits=7, decimal_places=1, min_value=0, max_value=most, **options)


class LinesField(MultilineField):
    """One thing a line; the value is the list of them."""

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


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
