"""What a channel was, each time it changed, and when its people can be met."""

import uuid

from django.db import models
from django.db.models import F, Q

from reporting_channels.codes import Weekday
from reporting_channels.models.pairs import member_key


class ChannelVersion(models.Model):
    """The whole of a channel from one change to the next: never edited, hashed, the hash stands in the log."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey("Channel", on_delete=models.PROTECT, related_name="versions")
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    terms = models.JSONField()
    made_at = models.DateTimeField()
    made_by = member_key(null=True)

    class Meta:
        ordering = ("channel", "-revision")
        constraints = (models.UniqueConstraint(fields=("channel", "revision"), name="channel_version_once"),)

    def __str__(self) -> str:
        return f"{self.channel_id} {self.revision}"


class ChannelHours(models.Model):
    """One stretch of a weekday in which somebody answers or can be met."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey("Channel", on_delete=models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ("weekday", "opens")
        constraints = (
            models.UniqueConstraint(fields=("channel", "weekday", "opens"), name="channel_hours_once"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="channel_hours_close_after_opening"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="channel_hours_weekday_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}-{self.closes:%H:%M}"
