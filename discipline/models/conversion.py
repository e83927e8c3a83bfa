"""Going over to another version of the profile while a proceeding runs: asked by one, confirmed by another."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.models.constraints import two_persons
from discipline.models.proceeding import Proceeding
from vault.fields import SealedField

_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class Conversion(models.Model):
    """``since`` is the version that the proceeding follows when this is asked, ``until`` the other one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="conversions")
    since = models.ForeignKey("procedures.ProcedureVersion", **_BY)
    until = models.ForeignKey("procedures.ProcedureVersion", **_BY)
    request = SealedField(contract="amana/conversion/request")
    reasons = SealedField(contract="amana/conversion/reasons", null=True)
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
            *two_persons("conversion"),
            models.CheckConstraint(condition=~Q(since=F("until")), name="conversion_goes_somewhere"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, refused_at__isnull=True) | Q(reasons__isnull=False),
                name="conversion_reasoned",
            ),
            models.UniqueConstraint(
                fields=["proceeding"],
                condition=Q(confirmed_at__isnull=True, refused_at__isnull=True),
                name="conversion_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding.number} · {self.until_id}"

    def get_absolute_url(self) -> str:
        return reverse("discipline:conversion", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Nobody has decided it yet."""
        return self.confirmed_at is None and self.refused_at is None
