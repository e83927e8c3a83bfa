"""What keeps an exhibit from being destroyed, and its destruction, which takes three different people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by, code_in
from cases.models.exhibit import Exhibit
from cases.states import DESTRUCTION
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

HOLD_GROUNDS = {
    "court": _("A court or a prosecutor asked for it"),
    "authority": _("Another authority asked for it"),
    "appeal": _("An appeal is open or possible"),
    "claim": _("Somebody claims it"),
}
METHODS = {
    "shredded": _("Shredded"),
    "burnt": _("Burnt"),
    "crushed": _("Crushed or dismantled"),
    "wiped": _("Medium wiped"),
    "keys": _("File: its keys destroyed"),
}


class ExhibitHold(models.Model):
    """Nothing destroys or gives back an exhibit while it stands; lifted by somebody else than who placed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="holds")
    ground = models.CharField(max_length=10)
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("hold on an exhibit")
        ordering = ["placed_at"]
        constraints = [
            code_in("exhibit_hold", "ground", list(HOLD_GROUNDS)),
            models.UniqueConstraint(fields=["exhibit"], condition=Q(lifted_at=None), name="exhibit_hold_one"),
            models.CheckConstraint(
                condition=Q(lifted_by__isnull=True) | ~Q(lifted_by=F("placed_by")),
                name="exhibit_hold_lifted_by_another",
            ),
            at_with_by("exhibit_hold", "lifted"),
        ]

    def __str__(self) -> str:
        return f"{self.exhibit} · {self.ground_label}"

    def get_absolute_url(self) -> str:
        return self.exhibit.get_absolute_url()

    @property
    def ground_label(self) -> str:
        """Why it is kept, in words."""
        return str(HOLD_GROUNDS[self.ground])


class Destruction(Stateful):
    """Proposed by one, agreed by a second, approved by a third; the certificate is computed from this row."""

    machine = DESTRUCTION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="destructions")
    state = StateField(DESTRUCTION)
    method = models.CharField(max_length=10)
    reasons = SealedField(contract="amana/destruction/reasons")
    refusal = SealedField(contract="amana/destruction/refusal", null=True)
    ends_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    carried_out_at = models.DateTimeField(null=True, blank=True)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file_id = models.UUIDField(null=True, blank=True)
    certified_on = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        verbose_name = _("destruction of an exhibit")
        ordering = ["proposed_at"]
        constraints = [
            code_in("destruction", "method", list(METHODS)),
            models.UniqueConstraint(
                fields=["exhibit"],
                condition=Q(state__in=["proposed", "agreed", "approved"]),
                name="destruction_one_open",
            ),
            models.CheckConstraint(
                condition=(Q(agreed_by__isnull=True) | ~Q(agreed_by=F("proposed_by")))
                & (Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")) & ~Q(approved_by=F("agreed_by"))),
                name="destruction_three_people",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "carried_out"])
                | Q(agreed_by__isnull=False, approved_by__isnull=False),
                name="destruction_agreed_by_two",
            ),
            models.CheckConstraint(
                condition=Q(state="carried_out", carried_out_at__isnull=False)
                | ~Q(state="carried_out") & Q(carried_out_at__isnull=True, certified_on__isnull=True),
                name="destruction_carried_out_whole",
            ),
            at_with_by("destruction", "agreed"),
            at_with_by("destruction", "approved"),
            at_with_by("destruction", "refused"),
            at_with_by("destruction", "carried_out"),
        ]

    def __str__(self) -> str:
        return str(_("Destruction of an exhibit"))

    def get_absolute_url(self) -> str:
        return reverse("cases:destruction", args=[self.pk])

    @property
    def method_label(self) -> str:
        """How, in words."""
        return str(METHODS[self.method])

    @step(DESTRUCTION, "agree")
    def agree(self, *, by, at) -> None:
        """The first of two."""
        self.agreed_by, self.agreed_at = by, at

    @step(DESTRUCTION, "approve")
    def approve(self, *, by, at) -> None:
        """The second of two."""
        self.approved_by, self.approved_at = by, at

    @step(DESTRUCTION, "refuse")
    def refuse(self, *, by, at) -> None:
        """It stays."""
        self.refused_by, self.refused_at = by, at

    @step(DESTRUCTION, "carry_out")
    def carry_out(self, *, by, at) -> None:
        """It no longer exists."""
        self.carried_out_by, self.carried_out_at = by, at
