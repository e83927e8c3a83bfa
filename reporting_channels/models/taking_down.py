"""What a clerk took down: by whom, how the receipt went over, and who agreed to a recording."""

import uuid

from django.db import models

from reporting_channels.codes import Handover, RecordingScope
from reporting_channels.models.pairs import member_key
from vault.fields import SealedField


class TakingDown(models.Model):
    """A clerk's part in one report: no word of what was told, and no time, for that is when the person spoke.

    Only the clerk who took it down settles what became of the receipt.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField("Report", on_delete=models.PROTECT, related_name="taking_down")
    referred_by = SealedField(contract="amana/taking_down/referred_by", null=True)
    taken_on = models.DateField()
    taken_by = member_key()
    handover = models.CharField(max_length=20, choices=Handover.choices, default=Handover.PENDING)
    settled_on = models.DateField(null=True, editable=False)

    class Meta:
        indexes = (models.Index(fields=("taken_by", "-taken_on"), name="taking_down_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(handover=Handover.PENDING, settled_on__isnull=True)
                | models.Q(handover__in=(Handover.HANDED_OVER, Handover.REFUSED), settled_on__isnull=False),
                name="taking_down_settled_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"taking-down {self.pk}"


class RecordingConsent(models.Model):
    """Who agreed, to what, on which day, that a recording may be kept (Directive (EU) 2019/1937 art. 18(2))."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attachment = models.OneToOneField("Attachment", on_delete=models.PROTECT, related_name="consent")
    scope = models.CharField(max_length=20, choices=RecordingScope.choices)
    given_by = SealedField(contract="amana/recording_consent/given_by")
    given_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(scope__in=RecordingScope.values), name="recording_consent_scope_known"
            ),
        )

    def __str__(self) -> str:
        return f"consent {self.pk}"
