"""What moves a report's clocks: a reasoned prolongation, and whom a step that is owed was passed on to."""

import uuid

from django.db import models

from reporting_channels.codes import ProlongationGround
from reporting_channels.models.pairs import member_key


class Prolongation(models.Model):
    """More time for the feedback (Directive (EU) 2019/1937 art. 11(2)(d)); the message told the reporter why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="prolongations")
    message = models.OneToOneField("Message", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=20, choices=ProlongationGround.choices)
    prolonged_at = models.DateTimeField()
    prolonged_by = member_key()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="prolongation_number_once"),
            models.CheckConstraint(
                condition=models.Q(ground__in=ProlongationGround.values), name="prolongation_ground_known"
            ),
        )

    def __str__(self) -> str:
        return f"prolongation {self.pk}"


class Escalation(models.Model):
    """A step that is owed to a reporter was passed on, on this day, to the next in the chain. Codes and days only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="escalations")
    clock = models.SlugField(max_length=40)
    chain = models.SlugField(max_length=20)
    due_on = models.DateField()
    escalated_on = models.DateField()

    class Meta:
        ordering = ("due_on", "id")
        constraints = (models.UniqueConstraint(fields=("report", "clock", "chain", "due_on"), name="escalated_once"),)

    def __str__(self) -> str:
        return f"escalation {self.pk}"
