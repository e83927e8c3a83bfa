"""What stands around an allegation: the articles it cites, where it comes from, the evidence each way."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Allegation
from cases.models.case import Origin
from cases.models.constraints import at_with_by, code_in
from cases.models.finding import BEARINGS
from vault.fields import SealedField


class Breach(models.Model):
    """An article, in the version in force on the day of the facts, that the conduct would breach.

    Another version needs ``reason``; the database looks at the day (cases/guards_grid.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="breaches")
    version = models.ForeignKey("procedures.ArticleVersion", on_delete=models.PROTECT, related_name="+")
    reason = SealedField(contract="amana/breach/reason", null=True)
    cited_at = models.DateTimeField()
    cited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("breach")
        ordering = ["cited_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["allegation", "version"], condition=Q(withdrawn_at__isnull=True), name="breach_cited_once"
            ),
            at_with_by("breach", "withdrawn"),
        ]

    def __str__(self) -> str:
        return f"{self.allegation} · {self.version}"

    def get_absolute_url(self) -> str:
        return self.allegation.get_absolute_url()


class AllegationSource(models.Model):
    """Where an allegation comes from: a report of the case, or the office itself (no origin)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="sources")
    origin = models.ForeignKey(Origin, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("source of an allegation")
        ordering = ["noted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["allegation", "origin"], nulls_distinct=False, name="allegationsource_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.allegation} · {self.origin or _('ex officio')}"


class EvidenceLink(models.Model):
    """A piece of evidence and which way it speaks about one allegation.

    Where the allegation moved here from another case, the piece stays in that case's register: ``words``, ``text``,
    ``file`` and ``file_label`` then hold what the team may read of it, sealed with this case's key, and nothing more.
    ``file`` is the key of the exhibit's own compartment: the file stays one, and is destroyed once for all.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="evidence")
    exhibit = models.ForeignKey("cases.Exhibit", null=True, blank=True, on_delete=models.PROTECT, related_name="links")
    interview = models.ForeignKey(
        "cases.Interview", null=True, blank=True, on_delete=models.PROTECT, related_name="links"
    )
    bearing = models.CharField(max_length=15)
    why = SealedField(contract="amana/evidencelink/why", null=True)
    words = SealedField(contract="amana/evidencelink/words", null=True)
    text = SealedField(contract="amana/evidencelink/text", null=True)
    file = SealedField(contract="amana/evidencelink/file", null=True)
    file_label = SealedField(contract="amana/evidencelink/file_label", null=True)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("link to evidence")
        ordering = ["linked_at"]
        constraints = [
            code_in("evidencelink", "bearing", list(BEARINGS)),
            models.CheckConstraint(
                condition=Q(exhibit__isnull=False, interview__isnull=True)
                | Q(exhibit__isnull=True, interview__isnull=False),
                name="evidencelink_to_one_piece",
            ),
            models.UniqueConstraint(
                fields=["allegation", "exhibit"],
                condition=Q(withdrawn_at__isnull=True),
                name="evidencelink_exhibit_once",
            ),
            models.UniqueConstraint(
                fields=["allegation", "interview"],
                condition=Q(withdrawn_at__isnull=True),
                name="evidencelink_interview_once",
            ),
            at_with_by("evidencelink", "withdrawn"),
        ]

    def __str__(self) -> str:
        return str(self.piece)

    def get_absolute_url(self) -> str:
        return reverse("cases:evidence", args=[self.pk]) if self.is_lent else self.piece.get_absolute_url()

    @property
    def piece(self):
        """The exhibit or the interview."""
        return self.exhibit or self.interview

    @property
    def is_lent(self) -> bool:
        """Whether the piece stands in another case's register."""
        return self.words is not None

    @property
    def bearing_label(self) -> str:
        """Which way it speaks, in words."""
        return str(BEARINGS[self.bearing])
