"""The two voices inside the house: to the team, and to oneself. What is said to the reporter stands with the report."""

import uuid

from django.conf import settings
from django.db import models

from cases.models.case import Case
from vault.fields import SealedField


class CaseNote(models.Model):
    """What one of the team tells the others. It is never edited: a correction is another note."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    body = SealedField(contract="amana/case_note/body")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return f"case note {self.pk}"


class PrivateNote(models.Model):
    """What a member writes for themselves about a case, under a key that nobody else has; theirs to throw away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="private_notes")
    body = SealedField(contract="amana/private_note/body")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return f"private note {self.pk}"
