"""What a member keeps an eye on: cases watched and looked at, searches kept, their calendar."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.case import Case
from cases.models.constraints import at_with_by

MEMBER = {"on_delete": models.PROTECT, "related_name": "+"}


class Watch(models.Model):
    """A member wants to be told when something happens in a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="watches")
    watched_at = models.DateTimeField()
    watched_by = models.ForeignKey(settings.AUTH_USER_MODEL, **MEMBER)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("watched_by", "case"), name="watch_once"),)

    def __str__(self) -> str:
        return f"watch {self.pk}"


class LookMark(models.Model):
    """When a member last looked at a case's file, and the last entry of the log that stood there then.

    ``before`` is the entry at which the visit before this one ended: what comes after it is new to them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="look_marks")
    entry = models.BigIntegerField(default=0)
    before = models.BigIntegerField(default=0)
    looked_at = models.DateTimeField()
    looked_by = models.ForeignKey(settings.AUTH_USER_MODEL, **MEMBER)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("looked_by", "case"), name="look_mark_once"),)

    def __str__(self) -> str:
        return f"look mark {self.pk}"


class NextReview(models.Model):
    """The day on which somebody wants the case looked at again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="next_review")
    review_on = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, **MEMBER)

    def __str__(self) -> str:
        return f"next review {self.pk}"


class SavedSearch(models.Model):
    """Filters of the case list, kept as codes; its name is made of them, so that nobody types one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filters = models.JSONField()
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, **MEMBER)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("saved_by", "filters"), name="saved_search_once"),)

    def __str__(self) -> str:
        return f"saved search {self.pk}"


class Feed(models.Model):
    """An address from which a calendar takes a member's deadlines; only its digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, **MEMBER)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, **MEMBER)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("made_by",), condition=Q(revoked_at__isnull=True), name="feed_one_open"),
            at_with_by("feed", "revoked"),
        )

    def __str__(self) -> str:
        return f"feed {self.pk}"
