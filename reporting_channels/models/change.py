"""A change of a channel that waits for a second person."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from reporting_channels.models.pairs import by_whom, member_key, moment, pair


class ChannelChange(models.Model):
    """New terms that would weaken protection: nothing of them holds before somebody else has confirmed them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey("Channel", on_delete=models.PROTECT, related_name="changes")
    revision = models.PositiveIntegerField(help_text="Of the channel that the change starts from.")
    terms = models.JSONField()
    weakens = ArrayField(models.CharField(max_length=40))
    proposed_at = models.DateTimeField()
    proposed_by = member_key()
    confirmed_at = moment()
    confirmed_by = by_whom()
    refused_at = moment()
    refused_by = by_whom()

    class Meta:
        ordering = ("-proposed_at",)
        constraints = (
            pair("confirmed"),
            pair("refused"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="channel_change_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(refused_at__isnull=True),
                name="channel_change_decided_once",
            ),
            models.UniqueConstraint(
                fields=("channel",),
                condition=Q(confirmed_at__isnull=True, refused_at__isnull=True),
                name="channel_change_one_waits",
            ),
        )

    def __str__(self) -> str:
        return f"change {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.confirmed_at is None and self.refused_at is None
