"""What belongs to one member and one report: the words not yet sent, and how far they have read."""

import uuid

from django.db import models

from reporting_channels.codes import MessageKind
from reporting_channels.models.pairs import member_key
from vault.fields import SealedField


class MessageDraft(models.Model):
    """A message that was begun and kept for later, sealed like the dialogue; one for each member and report."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=20, choices=MessageKind.choices)
    body = SealedField(contract="amana/message_draft/body")
    kept_at = models.DateTimeField()
    kept_by = member_key()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "kept_by"), name="message_draft_once"),)

    def __str__(self) -> str:
        return f"draft {self.pk}"


class ReadMark(models.Model):
    """The number of the last message that a member has seen of a report. No time, and shown to nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="read_marks")
    member = member_key()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "report"), name="read_mark_once"),)

    def __str__(self) -> str:
        return f"mark {self.pk}"
