"""Limits as they were last computed, who was told that one comes near, and what a changed calendar moved."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from discipline.models.proceeding import Proceeding

_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class Limit(models.Model):
    """One clock of one proceeding, or of one person against whom nothing is opened yet; computed, never typed.

    ``warned`` is the smallest number of days before ``due_on`` that was announced; None arms it: a moved day does so.
    """

    id = models.BigAutoField(primary_key=True)
    proceeding = models.ForeignKey(Proceeding, null=True, on_delete=models.PROTECT, related_name="limits")
    subject = models.ForeignKey("cases.Subject", null=True, on_delete=models.PROTECT, related_name="limits")
    clock = models.CharField(max_length=40)
    due_on = models.DateField()
    is_open = models.BooleanField(default=True)
    warned = models.PositiveSmallIntegerField(null=True)
    computed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(proceeding__isnull=True, subject__isnull=False)
                | Q(proceeding__isnull=False, subject__isnull=True),
                name="discipline_limit_of_one",
            ),
            models.UniqueConstraint(fields=["proceeding", "clock"], name="discipline_limit_of_proceeding"),
            models.UniqueConstraint(fields=["subject", "clock"], name="discipline_limit_of_subject"),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(is_open=True), name="discipline_limit_open")]

    def __str__(self) -> str:
        return f"{self.clock} {self.due_on:%Y-%m-%d}"


class LimitNotice(models.Model):
    """A member was told once that this limit, on this day, is so many days away. It says nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    limit = models.ForeignKey(Limit, on_delete=models.PROTECT, related_name="notices")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    on = models.DateField()
    days = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["on", "told_at"]
        constraints = [
            models.UniqueConstraint(fields=["limit", "member", "on", "days"], name="discipline_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.limit} · {self.days}"


class Recomputation(models.Model):
    """Every limit of one country computed anew because its calendar changed.

    ``up_to`` is the key of the last proceeding whose chunk was committed: whoever goes on begins behind it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.CharField(max_length=2)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    up_to = models.UUIDField(null=True)
    began_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.country} {self.asked_at:%Y-%m-%d}"


class LimitMove(models.Model):
    """One day that the recomputation moved."""

    id = models.BigAutoField(primary_key=True)
    recomputation = models.ForeignKey(Recomputation, on_delete=models.PROTECT, related_name="moves")
    limit = models.ForeignKey(Limit, on_delete=models.PROTECT, related_name="moves")
    before_on = models.DateField()
    after_on = models.DateField()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.before_on:%Y-%m-%d} → {self.after_on:%Y-%m-%d}"
