"""The risk that somebody suffers for a report, assessed at receipt and at each decision (ISO 37002:2021 cl. 8.3.2)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from reporting_channels.codes import Risk
from reporting_channels.detriment.codes import Measure, Occasion
from reporting_channels.models.pairs import member_key
from vault.fields import SealedField

SAFE = Q(level=Risk.NONE, others_level=Risk.NONE)


class DetrimentAssessment(models.Model):
    """One look at who could suffer, how much, and what is done about it. It is never edited; the last one stands.

    ``level`` is the reporter's, ``others_level`` that of those close to them and of named witnesses. The first one is
    part of the report's grid, whose note gives its reasons.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="detriment_assessments")
    grid = models.OneToOneField("Assessment", null=True, on_delete=models.PROTECT, related_name="detriment")
    level = models.CharField(max_length=10, choices=Risk.choices)
    others_level = models.CharField(max_length=10, choices=Risk.choices)
    measures = ArrayField(models.CharField(max_length=20, choices=Measure.choices), default=list)
    carer = member_key(null=True)
    reasons = SealedField(contract="amana/detriment_assessment/reasons", null=True)
    review_on = models.DateField(null=True)
    assessed_at = models.DateTimeField()
    assessed_by = member_key()

    class Meta:
        ordering = ("assessed_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(grid__isnull=True, reasons__isnull=False) | Q(grid__isnull=False, reasons__isnull=True),
                name="detriment_reasons_here_or_in_the_grid",
            ),
            models.CheckConstraint(
                condition=Q(level__in=Risk.values, others_level__in=Risk.values), name="detriment_levels_in_list"
            ),
            models.CheckConstraint(
                condition=Q(measures__contained_by=Measure.values), name="detriment_measures_in_list"
            ),
            models.CheckConstraint(
                condition=Q(measures=[]) | Q(carer__isnull=False), name="detriment_measures_are_looked_after"
            ),
            models.CheckConstraint(
                condition=SAFE | Q(review_on__isnull=False), name="detriment_risk_is_looked_at_again"
            ),
        )

    def __str__(self) -> str:
        return f"risk {self.pk}"


class DetrimentOccasion(models.Model):
    """Why the risk is a question again. ``assessment`` is empty until one has taken it up; then the row never changes.

    Of its arrival the day is kept: the reporter may be the one who raised it, and then nobody is named.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="detriment_occasions")
    kind = models.CharField(max_length=20, choices=Occasion.choices)
    raised_on = models.DateField()
    raised_by = member_key(null=True, db_index=False)
    assessment = models.ForeignKey(DetrimentAssessment, null=True, on_delete=models.PROTECT, related_name="occasions")

    class Meta:
        ordering = ("raised_on", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Occasion.values), name="detriment_occasion_in_list"),
            models.CheckConstraint(
                condition=Q(kind=Occasion.REPRISALS, raised_by__isnull=True)
                | (~Q(kind=Occasion.REPRISALS) & Q(raised_by__isnull=False)),
                name="detriment_occasion_of_the_reporter_names_nobody",
            ),
        )
        indexes = (models.Index(fields=("report",), condition=Q(assessment=None), name="detriment_occasion_open"),)

    def __str__(self) -> str:
        return f"occasion {self.pk}"
