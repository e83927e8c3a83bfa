"""What was established about one allegation, proposed by one person and confirmed by another."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Allegation
from cases.models.constraints import at_with_by, code_in
from procedures.words import Label, label
from vault.fields import SealedField

BEARINGS = {
    "supports": _("Speaks for the allegation"),
    "contradicts": _("Speaks against the allegation"),
    "neutral": _("Speaks neither way"),
}


class Finding(models.Model):
    """A word of the pinned vocabulary, with its definition and standard of proof as they then stood.

    ``label``, ``definition`` and ``standard`` are copies, each language by its code; ``vocabulary`` is the version
    they come from. ``nothing_for`` and ``nothing_against`` say why no evidence stands on that side.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="findings")
    vocabulary = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    word = models.CharField(max_length=40)
    label = models.JSONField()
    definition = models.JSONField()
    standard = models.JSONField()
    is_sustained = models.BooleanField()
    reasoning = SealedField(contract="amana/finding/reasoning")
    questions = SealedField(contract="amana/finding/questions", null=True)
    nothing_for = SealedField(contract="amana/finding/nothing_for", null=True)
    nothing_against = SealedField(contract="amana/finding/nothing_against", null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("finding")
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["allegation"],
                condition=Q(returned_at__isnull=True, superseded_at__isnull=True),
                name="finding_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")), name="finding_two_persons"
            ),
            models.CheckConstraint(
                condition=Q(returned_by__isnull=True) | ~Q(returned_by=F("proposed_by")),
                name="finding_returned_by_another",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(returned_at__isnull=True),
                name="finding_confirmed_or_returned",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, questions__isnull=True)
                | Q(returned_at__isnull=False, questions__isnull=False),
                name="finding_returned_with_questions",
            ),
            at_with_by("finding", "confirmed"),
            at_with_by("finding", "returned"),
            at_with_by("finding", "superseded"),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="finding_superseded_was_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Finding on %(allegation)s") % {"allegation": self.allegation})

    @property
    def word_label(self) -> Label:
        """The word, in the reader's language."""
        return label(**self.label)

    @property
    def definition_label(self) -> Label:
        """What the word meant when it was chosen, in the reader's language."""
        return label(**self.definition)

    @property
    def standard_label(self) -> Label:
        """What proof the word took, in the reader's language."""
        return label(**self.standard)


class Reliance(models.Model):
    """A piece of evidence that a finding rests on, and which way it speaks.

    Kept one by one because a fault in one statement spoils a sanction only when
    the sanction rests on that statement (CE 19 December 2024, no. 490157).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="reliances")
    exhibit = models.ForeignKey(
        "cases.Exhibit", null=True, blank=True, on_delete=models.PROTECT, related_name="reliances"
    )
    interview = models.ForeignKey(
        "cases.Interview", null=True, blank=True, on_delete=models.PROTECT, related_name="reliances"
    )
    bearing = models.CharField(max_length=15)
    why = SealedField(contract="amana/reliance/why", null=True)

    class Meta:
        verbose_name = _("reliance")
        constraints = [
            code_in("reliance", "bearing", list(BEARINGS)),
            models.CheckConstraint(
                condition=Q(exhibit__isnull=False, interview__isnull=True)
                | Q(exhibit__isnull=True, interview__isnull=False),
                name="reliance_on_one_piece",
            ),
            models.UniqueConstraint(fields=["finding", "exhibit"], name="reliance_exhibit_once"),
            models.UniqueConstraint(fields=["finding", "interview"], name="reliance_interview_once"),
        ]

    def __str__(self) -> str:
        return f"{self.finding} · {self.exhibit or self.interview}"

    @property
    def bearing_label(self) -> str:
        """Which way it speaks, in words."""
        return str(BEARINGS[self.bearing])
