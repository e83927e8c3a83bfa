"""Destroying a report: early by two people, or when its time is over; what remains of it is a certificate."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from machine.models import StateField, Stateful, step
from reporting_channels.codes import DeletionGround, ErasureGround
from reporting_channels.models.pairs import by_whom, member_key, moment, pair
from reporting_channels.retention.states import EARLY_DELETION
from vault.fields import Sealed, SealedField


class EarlyDeletion(Stateful):
    """One proposal to destroy a report before its time; somebody else confirms or refuses it."""

    machine = EARLY_DELETION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = StateField(EARLY_DELETION)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="deletions")
    ground = models.CharField(max_length=20, choices=DeletionGround.choices)
    reasons = SealedField(contract="amana/deletion/reasons", null=True)
    proposed_at = models.DateTimeField()
    proposed_by = member_key()
    confirmed_at, confirmed_by = moment(), by_whom()
    refusal = SealedField(contract="amana/deletion/refusal", null=True)
    refused_at, refused_by = moment(), by_whom()

    class Meta:
        ordering = ("proposed_at", "id")
        constraints = (
            pair("confirmed"),
            pair("refused"),
            models.UniqueConstraint(
                fields=("report",),
                condition=models.Q(state__in=("proposed", "confirmed")),
                name="deletion_one_at_a_time",
            ),
            models.CheckConstraint(condition=models.Q(ground__in=DeletionGround.values), name="deletion_ground_known"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="deletion_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(refused_by__isnull=True) | ~models.Q(refused_by=models.F("proposed_by")),
                name="deletion_refused_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("confirmed", "carried_out")) | models.Q(confirmed_by__isnull=False),
                name="deletion_takes_two",
            ),
        )

    def __str__(self) -> str:
        return gettext("Early deletion of report %(reference)s") % {"reference": self.report.reference}

    def get_absolute_url(self) -> str:
        """The report's page, where the proposal stands."""
        return reverse("report_keeping", args=[self.report_id])

    @step(EARLY_DELETION, "confirm")
    def confirm(self, *, by, at) -> None:
        """Note the second person."""
        self.confirmed_at, self.confirmed_by = at, by

    @step(EARLY_DELETION, "refuse")
    def refuse(self, *, reasons: Sealed, by, at) -> None:
        """Note who refused, and why."""
        self.refusal = reasons
        self.refused_at, self.refused_by = at, by

    @step(EARLY_DELETION, "lapse")
    def lapse(self) -> None:
        """A legal hold came in between."""

    @step(EARLY_DELETION, "carry_out")
    def carry_out(self) -> None:
        """The report is destroyed; the words of the proposal go with it."""
        self.reasons = self.refusal = None


class Erasure(models.Model):
    """What remains of a destroyed report: what went, under which rule, when; certified once nothing is left to do.

    ``files`` and ``compartments`` say what must still be destroyed outside the database until ``certified_on``.
    ``body`` is the certificate, its exact bytes; ``digest`` stands in the log too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField("Report", on_delete=models.PROTECT, related_name="erasure")
    deletion = models.OneToOneField(EarlyDeletion, on_delete=models.PROTECT, null=True, related_name="erasure")
    ground = models.CharField(max_length=20, choices=ErasureGround.choices)
    rule = models.SlugField(max_length=60)
    procedure_digest = models.CharField(max_length=64, blank=True)
    erased_on = models.DateField()
    counts = models.JSONField()
    files = ArrayField(models.UUIDField(), default=list)
    compartments = ArrayField(models.UUIDField())
    body = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    certified_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("-erased_on", "id")
        indexes = (models.Index(fields=("-erased_on", "id"), name="erasure_list"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(ground__in=ErasureGround.values), name="erasure_ground_known"),
            models.CheckConstraint(
                condition=models.Q(certified_on__isnull=True, body="", digest="")
                | (models.Q(certified_on__isnull=False) & ~models.Q(body="") & ~models.Q(digest="")),
                name="erasure_certificate_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(ground=ErasureGround.EARLY, deletion__isnull=False)
                | (~models.Q(ground=ErasureGround.EARLY) & models.Q(deletion__isnull=True)),
                name="erasure_early_has_its_proposal",
            ),
        )

    def __str__(self) -> str:
        return gettext("Certificate of erasure %(reference)s") % {"reference": self.report.reference}

    def get_absolute_url(self) -> str:
        """The certificate's page."""
        return reverse("erasure", args=[self.pk])
