"""What keeps a report longer than its class says: a legal hold, a reasoned postponement."""

import uuid

from django.db import models

from reporting_channels.codes import HoldGround
from reporting_channels.models.pairs import by_whom, member_key, moment, pair
from vault.fields import SealedField


class LegalHold(models.Model):
    """While one stands nothing of the report is destroyed. Placed by a named person, lifted by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="holds")
    ground = models.CharField(max_length=20, choices=HoldGround.choices)
    reasons = SealedField(contract="amana/hold/reasons", null=True)
    placed_at = models.DateTimeField()
    placed_by = member_key()
    lift_reasons = SealedField(contract="amana/hold/lift_reasons", null=True)
    lifted_at, lifted_by = moment(), by_whom()

    class Meta:
        ordering = ("placed_at", "id")
        constraints = (
            pair("lifted"),
            models.CheckConstraint(condition=models.Q(ground__in=HoldGround.values), name="hold_ground_known"),
            models.CheckConstraint(
                condition=models.Q(lifted_by__isnull=True) | ~models.Q(lifted_by=models.F("placed_by")),
                name="hold_lifted_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"hold {self.pk}"

    @property
    def is_active(self) -> bool:
        """Whether it still stands."""
        return self.lifted_at is None


class Postponement(models.Model):
    """One reasoned step by which a report is kept longer; the profile says how long, and how often at most."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="postponements")
    number = models.PositiveSmallIntegerField()
    reasons = SealedField(contract="amana/postponement/reasons")
    postponed_at = models.DateTimeField()
    postponed_by = member_key()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="postponement_number_once"),)

    def __str__(self) -> str:
        return f"postponement {self.pk}"
