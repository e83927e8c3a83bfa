"""Commitments of the joint action plan, each under one factor of the Revised Arusha Declaration."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from integrity.states import COMMITMENT
from machine.models import StateField, Stateful, step

# WCO Revised Arusha Declaration: the ten factors, in their order.
FACTORS = {
    "leadership": _("Leadership and commitment"),
    "regulation": _("Regulatory framework"),
    "transparency": _("Transparency"),
    "automation": _("Automation"),
    "reform": _("Reform and modernisation"),
    "audit": _("Audit and investigation"),
    "conduct": pgettext_lazy("commitment", "Code of conduct"),
    "people": _("Human resource management"),
    "morale": _("Morale and organisational culture"),
    "private": _("Relationship with the private sector"),
}
SIDES = {"customs": _("The administration"), "private": _("The private sector"), "both": _("Both sides together")}


class Commitment(Stateful):
    """What one side promised the other, by when, and how it can be seen that it was done. Public text."""

    machine = COMMITMENT
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    factor = models.CharField(max_length=20)
    side = models.CharField(max_length=10)
    owner = models.CharField(max_length=200)
    text = models.TextField()
    due_on = models.DateField()
    state = StateField(COMMITMENT)
    evidence = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["due_on", "proposed_at"]
        constraints = [
            models.CheckConstraint(condition=Q(factor__in=list(FACTORS)), name="commitment_factor_in_list"),
            models.CheckConstraint(condition=Q(side__in=list(SIDES)), name="commitment_side_in_list"),
            models.CheckConstraint(condition=~Q(agreed_by=F("proposed_by")), name="commitment_two_persons"),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="commitment_agreed_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="commitment_ended_at_with_by",
            ),
            models.CheckConstraint(condition=~Q(state="kept") | ~Q(evidence=""), name="commitment_kept_with_evidence"),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""), name="commitment_dropped_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("integrity:commitment", args=[self.pk])

    @property
    def factor_label(self) -> str:
        """The factor of the declaration, in words."""
        return str(FACTORS[self.factor])

    @property
    def side_label(self) -> str:
        """Who promised, in words."""
        return str(SIDES[self.side])

    def is_late(self, today: date) -> bool:
        """Agreed, and its day has passed."""
        return self.state == "agreed" and self.due_on < today

    @step(COMMITMENT, "agree")
    def agree(self, *, by, at) -> None:
        """A second person stands by it for the other side."""
        self.agreed_by, self.agreed_at = by, at

    @step(COMMITMENT, "keep")
    def keep(self, *, evidence: str, by, at) -> None:
        """It was done, and this is how it can be seen."""
        self.evidence, self.ended_by, self.ended_at = evidence, by, at

    @step(COMMITMENT, "drop")
    def drop(self, *, reason: str, by, at) -> None:
        """Let go, for this reason."""
        self.reason, self.ended_by, self.ended_at = reason, by, at
