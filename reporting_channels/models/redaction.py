"""Passages of a report that some may not read for a time, and passages that are gone for good."""

import uuid
from functools import reduce
from operator import or_

from django.db import models

from reporting_channels.codes import RedactionGround
from reporting_channels.models.pairs import by_whom, member_key, moment, pair
from vault.fields import SealedField

KINDS = ("narrative", "answer", "message", "minutes", "note", "assessment")
ROWS = {"message": "message", "minutes": "word", "note": "note", "assessment": "assessment"}  # kind to the row it names


def _placed(name: str) -> models.CheckConstraint:
    """A place is the narrative, or an answer by its code, or one message, word on the minutes, note or assessment."""

    def naming(kind: str) -> models.Q:
        rows = {f"{row}__isnull": ROWS.get(kind) != row for row in ROWS.values()}
        return models.Q(kind=kind, **rows, **({} if kind in ("answer", "minutes") else {"answer": ""}))

    of_answer = naming("answer") & ~models.Q(answer="")
    others = [naming(kind) for kind in KINDS if kind != "answer"]
    return models.CheckConstraint(condition=reduce(or_, others, of_answer), name=name)


class Mask(models.Model):
    """Passages of one text that the team, or chosen readers, do not see until the mask is lifted.

    ``spans`` are offsets, sealed: they would tell where in a text a name stands. The words stay where they are.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="masks")
    kind = models.CharField(max_length=10, choices=[(one, one) for one in KINDS])
    answer = models.CharField(max_length=80, blank=True)
    message = models.ForeignKey("Message", on_delete=models.PROTECT, null=True, related_name="masks")
    word = models.ForeignKey("MinutesWord", on_delete=models.PROTECT, null=True, related_name="masks")
    note = models.ForeignKey("Note", on_delete=models.PROTECT, null=True, related_name="masks")
    assessment = models.ForeignKey("Assessment", on_delete=models.PROTECT, null=True, related_name="masks")
    spans = SealedField(contract="amana/mask/spans")
    ground = models.CharField(max_length=20, choices=RedactionGround.choices)
    is_for_team = models.BooleanField(default=False)
    masked_at = models.DateTimeField()
    masked_by = member_key()
    lifted_at, lifted_by = moment(), by_whom()

    class Meta:
        ordering = ("masked_at", "id")
        constraints = (_placed("mask_of_one_place"), pair("lifted"))

    def __str__(self) -> str:
        return f"mask {self.pk}"


class MaskReader(models.Model):
    """Somebody from whom a mask hides its passages."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mask = models.ForeignKey(Mask, on_delete=models.PROTECT, related_name="reader_rows")
    member = member_key()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("mask", "member"), name="mask_reader_once"),)

    def __str__(self) -> str:
        return f"mask reader {self.pk}"


class Redaction(models.Model):
    """Passages that go for good: proposed by one person, confirmed by another, and then in no table any more.

    ``copy`` is the text without them, an object of its own, sealed when it is confirmed and emptied when a later
    redaction of the same text takes its place. What the team wrote has none: the reporter's process reads the copies,
    so a note or an assessment is overwritten with what is left of it. ``spans`` are offsets into the text as it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="redactions")
    kind = models.CharField(max_length=10, choices=[(one, one) for one in KINDS])
    answer = models.CharField(max_length=80, blank=True)
    message = models.ForeignKey("Message", on_delete=models.PROTECT, null=True, related_name="redactions")
    word = models.ForeignKey("MinutesWord", on_delete=models.PROTECT, null=True, related_name="redactions")
    note = models.ForeignKey("Note", on_delete=models.PROTECT, null=True, related_name="redactions")
    assessment = models.ForeignKey("Assessment", on_delete=models.PROTECT, null=True, related_name="redactions")
    spans = SealedField(contract="amana/redaction/spans")
    copy = SealedField(contract="amana/redaction/copy", null=True)
    proposed_at = models.DateTimeField()
    proposed_by = member_key()
    confirmed_at, confirmed_by = moment(), by_whom()
    refused_at, refused_by = moment(), by_whom()

    class Meta:
        ordering = ("proposed_at", "id")
        constraints = (
            _placed("redaction_of_one_place"),
            pair("confirmed"),
            pair("refused"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="redaction_needs_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | models.Q(refused_by__isnull=True),
                name="redaction_confirmed_or_refused",
            ),
            models.CheckConstraint(
                condition=models.Q(copy__isnull=True) | models.Q(confirmed_by__isnull=False),
                name="redaction_copy_once_confirmed",
            ),
        )

    def __str__(self) -> str:
        return f"redaction {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for the second person."""
        return self.confirmed_by_id is None and self.refused_by_id is None


class RedactedPassage(models.Model):
    """One passage of a redaction in the log of what went: its rank in the text, and why, by code. Never its words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    redaction = models.ForeignKey(Redaction, on_delete=models.PROTECT, related_name="passages")
    rank = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=20, choices=RedactionGround.choices)

    class Meta:
        ordering = ("rank",)
        constraints = (models.UniqueConstraint(fields=("redaction", "rank"), name="redacted_passage_once"),)

    def __str__(self) -> str:
        return f"passage {self.pk}"
