"""The plan of an investigation: what is asked, where answers lie, who does what by when, what it costs."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.constraints import at_with_by, code_in
from cases.models.investigation import Investigation
from cases.states import TASK
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

LINE_KINDS = {
    "hypothesis": _("Hypothesis"),
    "source": _("Source"),
    "risk": _("Risk"),
}
WEIGHTS = {
    "low": pgettext_lazy("risk", "Low"),
    "medium": pgettext_lazy("risk", "Medium"),
    "high": pgettext_lazy("risk", "High"),
}
VERDICTS = {
    "open": pgettext_lazy("hypothesis", "Open"),
    "supported": pgettext_lazy("hypothesis", "The evidence speaks for it"),
    "refuted": pgettext_lazy("hypothesis", "The evidence speaks against it"),
}
WORK = {
    "evidence": _("Evidence and analysis"),
    "interview": _("Interviews"),
    "travel": pgettext_lazy("hours", "Travel"),
    "writing": _("Writing"),
    "other": pgettext_lazy("hours", "Other work"),
}
MOST_HOURS = 24


def _member(**options) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class PlanLine(models.Model):
    """A hypothesis with its verdict, a source, or a risk with its weight; struck rather than changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="plan_lines")
    kind = models.CharField(max_length=12)
    rank = models.PositiveSmallIntegerField()
    text = SealedField(contract="amana/plan_line/text")
    answer = SealedField(contract="amana/plan_line/answer", null=True)
    weight = models.CharField(max_length=8, blank=True, default="")
    verdict = models.CharField(max_length=10, blank=True, default="")
    written_at = models.DateTimeField()
    written_by = _member()
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = _member(null=True, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = _member(null=True, blank=True)

    class Meta:
        verbose_name = _("line of a plan")
        ordering = ["kind", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "kind", "rank"], name="plan_line_rank_once"),
            code_in("plan_line", "kind", list(LINE_KINDS)),
            models.CheckConstraint(
                condition=Q(kind="hypothesis", verdict__in=list(VERDICTS), weight="")
                | Q(kind="source", verdict="", weight="")
                | Q(kind="risk", verdict="", weight__in=list(WEIGHTS)),
                name="plan_line_says_what_its_kind_says",
            ),
            at_with_by("plan_line", "judged"),
            at_with_by("plan_line", "struck"),
        ]

    def __str__(self) -> str:
        return f"{LINE_KINDS[self.kind]} {self.rank}"

    def get_absolute_url(self) -> str:
        return reverse("cases:board", args=[self.investigation_id])

    @property
    def weight_label(self) -> str:
        """How heavy the risk is, in words."""
        return str(WEIGHTS.get(self.weight, ""))

    @property
    def verdict_label(self) -> str:
        """What the evidence says of the hypothesis, in words."""
        return str(VERDICTS.get(self.verdict, ""))


class Task(Stateful):
    """Something to do. ``days`` are working days from the mandate, or from the end of the last task it waits for."""

    machine = TASK

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="tasks")
    rank = models.PositiveSmallIntegerField()
    state = StateField(TASK)
    title = SealedField(contract="amana/task/title")
    detail = SealedField(contract="amana/task/detail", null=True)
    result = SealedField(contract="amana/task/result", null=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    added_at = models.DateTimeField()
    added_by = _member()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = _member(null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("plan", "task")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "rank"], name="task_rank_once"),
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True) | ~Q(state="open") & Q(settled_at__isnull=False),
                name="task_settled_or_open",
            ),
            models.CheckConstraint(
                condition=~Q(state="waived") | Q(result__isnull=False), name="task_waived_with_reason"
            ),
            models.CheckConstraint(condition=Q(days__isnull=True) | Q(days__gte=1), name="task_days_at_least_one"),
            at_with_by("task", "settled"),
        ]

    def __str__(self) -> str:
        return str(pgettext_lazy("plan", "Task %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:task", args=[self.pk])

    @step(TASK, "complete")
    def complete(self, *, by, at) -> None:
        """It was done; ``result`` is sealed by the action before."""
        self.settled_at, self.settled_by = at, by

    @step(TASK, "waive")
    def waive(self, *, by, at) -> None:
        """It will not be done; the reason is sealed by the action before."""
        self.settled_at, self.settled_by = at, by

    @step(TASK, "take_up_again")
    def take_up_again(self) -> None:
        """It is to be done after all."""
        self.settled_at, self.settled_by = None, None


class TaskNeed(models.Model):
    """One task waits for another; the database refuses a circle."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="needs")
    needed = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="needed_by")

    class Meta:
        verbose_name = _("dependency between tasks")
        constraints = [
            models.UniqueConstraint(fields=["task", "needed"], name="task_need_once"),
            models.CheckConstraint(condition=~Q(task=F("needed")), name="task_needs_another"),
        ]

    def __str__(self) -> str:
        return f"{self.task} < {self.needed}"


class ChecklistLine(models.Model):
    """A point of a task to tick off."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="checklist")
    rank = models.PositiveSmallIntegerField()
    text = SealedField(contract="amana/checklist_line/text")
    ticked_at = models.DateTimeField(null=True, blank=True)
    ticked_by = _member(null=True, blank=True)

    class Meta:
        verbose_name = _("line of a checklist")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["task", "rank"], name="checklist_line_rank_once"),
            at_with_by("checklist_line", "ticked"),
        ]

    def __str__(self) -> str:
        return f"{self.task} · {self.rank}"


class Estimate(models.Model):
    """What the investigation is expected to take; the newest counts, earlier ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="estimates")
    hours = models.DecimalField(max_digits=7, decimal_places=1)
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    set_at = models.DateTimeField()
    set_by = _member()

    class Meta:
        verbose_name = _("estimate")
        ordering = ["set_at"]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0, cost__gte=0), name="estimate_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.hours} h · {self.cost}"


class Effort(models.Model):
    """Hours and expenses of one member on one day, recorded by that member; struck rather than changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="efforts")
    member = _member()
    worked_on = models.DateField()
    kind = models.CharField(max_length=10)
    hours = models.DecimalField(max_digits=4, decimal_places=1, default=0)
    expense = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    note = SealedField(contract="amana/effort/note", null=True)
    noted_at = models.DateTimeField()
    noted_by = _member()
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = _member(null=True, blank=True)

    class Meta:
        verbose_name = _("hours and expenses")
        ordering = ["worked_on", "noted_at"]
        constraints = [
            code_in("effort", "kind", list(WORK)),
            models.CheckConstraint(
                condition=Q(hours__gte=0, hours__lte=MOST_HOURS, expense__gte=0) & (Q(hours__gt=0) | Q(expense__gt=0)),
                name="effort_is_something",
            ),
            models.CheckConstraint(condition=Q(noted_by=F("member")), name="effort_is_ones_own"),
            at_with_by("effort", "struck"),
        ]

    def __str__(self) -> str:
        return str(WORK[self.kind])

    def get_absolute_url(self) -> str:
        return reverse("cases:hours", args=[self.investigation_id])

    @property
    def kind_label(self) -> str:
        """What the time went into, in words."""
        return str(WORK[self.kind])


class PlanTemplate(models.Model):
    """The office's own version of the ready plan for one category; the newest counts, earlier ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    category = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    body = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = _member()

    class Meta:
        verbose_name = _("ready plan")
        ordering = ["category", "number"]
        constraints = [
            models.UniqueConstraint(fields=["category", "number"], name="plan_template_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.category} {self.number}"
