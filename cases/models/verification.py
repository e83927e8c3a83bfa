"""That every file of a case was read again, byte by byte, and every line of custody computed again."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.exhibit import Exhibit

OUTCOMES = {
    "sound": _("The file is the one that was registered, and its line of custody is whole"),
    "no_file": _("No file; the line of custody is whole"),
    "file_broken": _("The file is missing, or is not the one that was registered"),
    "line_broken": _("The line of custody was changed"),
    "gone": _("Destroyed; the line of custody is whole"),
}
SOUND = ("sound", "no_file", "gone")


class Verification(models.Model):
    """One verification of all exhibits of a case, perhaps in several pieces; ``heads`` is what it holds for.

    ``heads`` is a digest of the last hash of every line of custody: an event or an exhibit more, and the
    verification is no longer fresh.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="verifications")
    heads = models.CharField(max_length=64)
    exhibits = models.PositiveIntegerField()
    failed = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("verification of exhibits")
        ordering = ["-begun_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, finished_by__isnull=True)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
                name="verification_finished_at_with_by",
            ),
            models.CheckConstraint(condition=Q(failed__lte=F("exhibits")), name="verification_counts_agree"),
        ]

    def __str__(self) -> str:
        return str(_("Verification of exhibits"))

    @property
    def is_sound(self) -> bool:
        """Whether it came to its end and nothing failed."""
        return self.finished_at is not None and self.failed == 0


class VerifiedExhibit(models.Model):
    """What one verification found of one exhibit, and who had it read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verification = models.ForeignKey(Verification, on_delete=models.PROTECT, related_name="verified")
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="verified")
    outcome = models.CharField(max_length=12)
    verified_at = models.DateTimeField()
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("verified exhibit")
        ordering = ["exhibit__rank"]
        constraints = [
            models.UniqueConstraint(fields=["verification", "exhibit"], name="verified_exhibit_once"),
            models.CheckConstraint(condition=Q(outcome__in=list(OUTCOMES)), name="verified_exhibit_outcome_in_list"),
        ]

    def __str__(self) -> str:
        return f"{self.exhibit} · {self.outcome_label}"

    @property
    def outcome_label(self) -> str:
        """What was found, in words."""
        return str(OUTCOMES[self.outcome])

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.outcome in SOUND
