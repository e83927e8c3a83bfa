"""What hangs on an interview: the proof that rights were told, the pieces of its record, an anonymised record."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by, code_in
from cases.models.finding import Reliance
from cases.models.interview import Interview
from cases.models.mandate import WAYS
from procedures.models import ProcedureVersion
from vault.fields import SealedField

HARMS = {
    "retaliation": _("Reprisals at work"),
    "safety": _("Danger to life or health"),
    "family": _("Harm to the family or private life"),
    "other": _("Another serious harm"),
}
VERDICTS = {
    "granted": _("The anonymised record takes the place of the original"),
    "refused": _("The original stays the record"),
}


def _member(**options) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class RightsNotice(models.Model):
    """What a person was told of their rights before an interview, how, when, and the proof of it.

    ``rights`` are codes of the pinned profile, whose words never change; ``digest`` is that of the words as told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.OneToOneField(Interview, on_delete=models.PROTECT, related_name="rights_notice")
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    rights = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    language = models.CharField(max_length=12)
    how = models.CharField(max_length=10)
    notified_on = models.DateField()
    digest = models.CharField(max_length=64)
    receipt = SealedField(contract="amana/rights_notice/receipt", null=True)
    file = SealedField(contract="amana/rights_notice/file", null=True)
    file_label = SealedField(contract="amana/rights_notice/file_label", null=True)
    recorded_at = models.DateTimeField()
    recorded_by = _member()

    class Meta:
        verbose_name = _("notice of rights before an interview")
        constraints = [
            code_in("rights_notice", "how", list(WAYS)),
            models.CheckConstraint(
                condition=Q(receipt__isnull=False) | Q(file__isnull=False, file_label__isnull=False),
                name="rights_notice_with_proof",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Rights notified"))

    @property
    def how_label(self) -> str:
        """How the person was told, in words."""
        return str(WAYS[self.how])


class RecordPiece(models.Model):
    """A question and its answer while the record is being written; kept, sealed, with each press of a button."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="pieces")
    rank = models.PositiveSmallIntegerField()
    question = SealedField(contract="amana/record_piece/question", null=True)
    answer = SealedField(contract="amana/record_piece/answer", null=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = _member()

    class Meta:
        verbose_name = _("piece of a record")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "rank"], name="record_piece_rank_once"),
            models.CheckConstraint(
                condition=Q(question__isnull=False) | Q(answer__isnull=False), name="record_piece_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interview} · {self.rank}"


class AnonymisedRecord(models.Model):
    """A record that does not show who spoke: written by the investigator, decided by the head (CE no. 435946).

    Granted, it is what everybody reads and cites; the original opens with a reason that is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="anonymised")
    alias = SealedField(contract="amana/anonymised_record/alias")
    text = SealedField(contract="amana/anonymised_record/text")
    harms = ArrayField(models.CharField(max_length=20))
    assessment = SealedField(contract="amana/anonymised_record/assessment")
    written_at = models.DateTimeField()
    written_by = _member()
    verdict = models.CharField(max_length=10, blank=True, default="")
    reasons = SealedField(contract="amana/anonymised_record/reasons", null=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = _member(null=True, blank=True)

    class Meta:
        verbose_name = _("anonymised record")
        ordering = ["written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["interview"], condition=~Q(verdict="refused"), name="anonymised_record_one_standing"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", decided_at__isnull=True, reasons__isnull=True)
                | Q(verdict__in=list(VERDICTS), decided_at__isnull=False, reasons__isnull=False),
                name="anonymised_record_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("written_by")),
                name="anonymised_record_two_persons",
            ),
            models.CheckConstraint(condition=~Q(harms=[]), name="anonymised_record_names_harm"),
            at_with_by("anonymised_record", "decided"),
        ]

    def __str__(self) -> str:
        return str(_("Anonymised record"))

    def get_absolute_url(self) -> str:
        return self.interview.get_absolute_url()

    @property
    def harm_labels(self) -> list[str]:
        """What the person would suffer, in words."""
        return [str(HARMS[code]) for code in self.harms if code in HARMS]

    @property
    def verdict_label(self) -> str:
        """What was decided, in words."""
        return str(VERDICTS.get(self.verdict, ""))


class OriginalOpening(models.Model):
    """Somebody opened the original of an anonymised record, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="openings")
    reasons = SealedField(contract="amana/original_opening/reasons")
    opened_at = models.DateTimeField()
    opened_by = _member()

    class Meta:
        verbose_name = _("opening of an original record")
        ordering = ["opened_at"]

    def __str__(self) -> str:
        return f"{self.interview} · {self.opened_by}"


class Passage(models.Model):
    """The numbered paragraphs of a record on which a finding rests, and their words as they are cited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reliance = models.ForeignKey(Reliance, on_delete=models.PROTECT, related_name="passages")
    first = models.PositiveSmallIntegerField()
    last = models.PositiveSmallIntegerField()
    quote = SealedField(contract="amana/passage/quote")
    noted_at = models.DateTimeField()
    noted_by = _member()

    class Meta:
        verbose_name = _("passage of a record")
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["reliance", "first", "last"], name="passage_once"),
            models.CheckConstraint(condition=Q(first__gte=1, last__gte=F("first")), name="passage_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"§ {self.first}" if self.first == self.last else f"§§ {self.first}–{self.last}"
