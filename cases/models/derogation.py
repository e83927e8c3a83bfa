"""Where a small office cannot keep two parts apart: the derogation, its control, each use of it (ADR 0034)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.constraints import at_with_by, code_in
from vault.fields import SealedField

# Pairs that may be derogated at all. Everything else stays refused, whatever anybody confirms.
PAIRS = {
    "receiver_investigator": _("Whoever handled the report investigates the case"),
    "receiver_reviewer": _("Whoever handled the report reviews the findings"),
    "investigating_head": _("Whoever investigated the case becomes its head"),
}
CONTROLS = {
    "outside_confirmer": _("A reviewer from another body confirms the findings"),
    "auditor_review": _("The auditor reviews the file afterwards"),
    "published_reasons": _("The reasons are published before the act"),
    "rotation": _("Somebody else takes the part in the next case"),
}
RESULTS = {"sound": _("Nothing to remark"), "remarks": _("Remarks were made"), "undone": _("The act is to be redone")}
_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class Derogation(models.Model):
    """The office says which separation it cannot keep and what makes up for it; two people say it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pair = models.CharField(max_length=30)
    control = models.CharField(max_length=30)
    days = models.PositiveSmallIntegerField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        verbose_name = _("derogation")
        ordering = ["-proposed_at"]
        constraints = [
            code_in("derogation", "pair", list(PAIRS)),
            code_in("derogation", "control", list(CONTROLS)),
            models.CheckConstraint(condition=~Q(confirmed_by=F("proposed_by")), name="derogation_two_persons"),
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=180), name="derogation_days"),
            models.UniqueConstraint(fields=["pair"], condition=Q(ended_at__isnull=True), name="derogation_one_a_pair"),
            at_with_by("derogation", "confirmed"),
            at_with_by("derogation", "ended"),
        ]

    def __str__(self) -> str:
        return self.pair_label

    @property
    def pair_label(self) -> str:
        """What cannot be kept apart, in words."""
        return str(PAIRS[self.pair])

    @property
    def control_label(self) -> str:
        """What makes up for it, in words."""
        return str(CONTROLS[self.control])

    @property
    def is_in_force(self) -> bool:
        """Confirmed, and not ended."""
        return self.confirmed_at is not None and self.ended_at is None


class DerogationUse(models.Model):
    """One member took one part in one case under a derogation; the control follows by its day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    derogation = models.ForeignKey(Derogation, on_delete=models.PROTECT, related_name="uses")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="derogation_uses")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    pair = models.CharField(max_length=30)
    reasons = SealedField(contract="amana/derogation_use/reasons")
    used_at = models.DateTimeField()
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    follow_up_on = models.DateField()
    followed_at = models.DateTimeField(null=True)
    followed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    result = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        verbose_name = _("use of a derogation")
        ordering = ["follow_up_on"]
        constraints = [
            code_in("derogation_use", "pair", list(PAIRS)),
            models.UniqueConstraint(fields=["case", "member", "pair"], name="derogation_used_once"),
            models.CheckConstraint(
                condition=Q(followed_at__isnull=True, result="")
                | Q(followed_at__isnull=False, result__in=list(RESULTS)),
                name="derogation_followed_with_result",
            ),
            models.CheckConstraint(
                condition=~Q(followed_by=F("used_by")) & ~Q(followed_by=F("member")),
                name="derogation_followed_by_another",
            ),
            at_with_by("derogation_use", "followed"),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {PAIRS[self.pair]}"

    @property
    def result_label(self) -> str:
        """What the control found, in words."""
        return str(RESULTS.get(self.result, ""))
