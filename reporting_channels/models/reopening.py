"""An end that was taken back, kept as it was (ISO 37002:2021 cl. 8.5)."""

import uuid

from django.db import models
from django.db.models import Q

from reporting_channels.codes import NoCaseReason, ReopeningGround
from reporting_channels.models.pairs import by_whom, member_key, moment, pair
from vault.fields import SealedField

BACK_TO = ("acknowledged", "attached")


class ReportReopening(models.Model):
    """Why a closed report was opened again, and how it had ended. It goes with the report when that is destroyed.

    ``answered_at`` is the feedback that the reopening owes the reporter; the report's own row keeps the first one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="reopenings")
    ground = models.CharField(max_length=20, choices=ReopeningGround.choices)
    reasons = SealedField(contract="amana/report_reopening/reasons")
    returned_to = models.CharField(max_length=20)
    no_case_reason = models.CharField(max_length=20, choices=NoCaseReason.choices, blank=True)
    closed_at = models.DateTimeField()
    closed_by = member_key()
    reopened_at = models.DateTimeField()
    reopened_by = member_key()
    answered_at, answered_by = moment(), by_whom()

    class Meta:
        ordering = ("reopened_at", "id")
        constraints = (
            pair("answered"),
            models.CheckConstraint(
                condition=Q(ground__in=ReopeningGround.values), name="report_reopening_ground_in_list"
            ),
            models.CheckConstraint(condition=Q(returned_to__in=BACK_TO), name="report_reopening_way_in_list"),
            models.CheckConstraint(
                condition=Q(reopened_at__gte=models.F("closed_at")), name="report_reopening_after_the_end"
            ),
            models.UniqueConstraint(
                fields=("report",), condition=Q(answered_at=None), name="report_reopening_one_unanswered"
            ),
        )

    def __str__(self) -> str:
        return f"reopening {self.pk}"
