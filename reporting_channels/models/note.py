"""What the team tells itself about a report: never the reporter, and nobody outside who may open it."""

import uuid

from django.db import models

from reporting_channels.models.pairs import member_key
from vault.fields import SealedField


class Note(models.Model):
    """One internal note. It is never edited; the reporter's process has no right to the table."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="notes")
    body = SealedField(contract="amana/note/body")
    written_at = models.DateTimeField()
    written_by = member_key()

    class Meta:
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return f"note {self.pk}"
