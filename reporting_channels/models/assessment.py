"""The grid that a receiver fills in before a report leads anywhere."""

import uuid

from django.db import models

from reporting_channels.codes import Category, Competence, Level, NoCaseReason, Proposal, Risk
from reporting_channels.models.pairs import member_key
from vault.fields import SealedField


class Assessment(models.Model):
    """One reading of a report (ISO 37002:2021 cl. 8.3.1 and 8.3.2). It is never edited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="assessments")
    category = models.CharField(max_length=20, choices=Category.choices)
    competence = models.CharField(max_length=20, choices=Competence.choices)
    credibility = models.CharField(max_length=10, choices=Level.choices)
    seriousness = models.CharField(max_length=10, choices=Level.choices)
    urgency = models.CharField(max_length=10, choices=Level.choices)
    detriment_risk = models.CharField(max_length=10, choices=Risk.choices)
    proposes = models.CharField(max_length=20, choices=Proposal.choices)
    no_case_reason = models.CharField(max_length=20, choices=NoCaseReason.choices, blank=True)
    note = SealedField(contract="amana/assessment/note")
    assessed_at = models.DateTimeField()
    assessed_by = member_key()

    class Meta:
        ordering = ("assessed_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(proposes=Proposal.CASE, no_case_reason="")
                | (models.Q(proposes=Proposal.NO_CASE) & ~models.Q(no_case_reason="")),
                name="assessment_no_case_has_reason",
            ),
        )

    def __str__(self) -> str:
        return f"assessment {self.pk}"
