"""A prescription that is over, overridden by two persons with reasons: asked for by one, granted by another."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.models.constraints import two_persons
from vault.fields import SealedField

_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class PrescriptionOverride(models.Model):
    """``limit_on`` is the last day as it was computed when this was asked for. A refusal stands on the file too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="prescription_overrides")
    subject = models.ForeignKey("cases.Subject", on_delete=models.PROTECT, related_name="prescription_overrides")
    limit_on = models.DateField()
    request = SealedField(contract="amana/prescription_override/request")
    reasons = SealedField(contract="amana/prescription_override/reasons", null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        default_permissions = ()
        ordering = ["proposed_at"]
        constraints = [
            *two_persons("prescription_override"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, refused_at__isnull=True) | Q(reasons__isnull=False),
                name="prescription_override_reasoned",
            ),
            models.UniqueConstraint(
                fields=["case", "subject"], condition=Q(refused_at__isnull=True), name="prescription_override_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number} · {self.limit_on}"

    def get_absolute_url(self) -> str:
        return reverse("discipline:override", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Nobody has decided it yet."""
        return self.confirmed_at is None and self.refused_at is None
