"""What was made of an attachment for reading, and what the virus scanner said. The original stays as it came.

All of it is sealed: that a photograph had a position in it is nobody's business but the readers'.
"""

import uuid

from django.db import models

from vault.fields import SealedField


class Cleaning(models.Model):
    """One try to make a cleaned copy; the last one counts. ``outcome`` is a ``cleaning.standing.Standing``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attachment = models.ForeignKey("Attachment", on_delete=models.PROTECT, related_name="cleanings")
    number = models.PositiveSmallIntegerField(default=1)
    outcome = SealedField(contract="amana/cleaning/outcome")
    made_on = models.DateField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("attachment", "number"), name="cleaning_tries_are_counted"),)

    def __str__(self) -> str:
        return f"cleaning {self.pk}"


class CleanedFile(models.Model):
    """A sealed file of a cleaning: 0 is the copy for reading, the others its pages as pictures."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cleaning = models.ForeignKey(Cleaning, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField()
    file_id = models.UUIDField(unique=True, editable=False)
    secret = SealedField(contract="amana/cleaned_file/secret")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("cleaning", "number"), name="cleaned_file_once"),)

    def __str__(self) -> str:
        return f"cleaned file {self.pk}"


class Scan(models.Model):
    """What the virus scanner said on one day; the last one counts. ``outcome`` is a ``cleaning.scanner.Scanned``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attachment = models.ForeignKey("Attachment", on_delete=models.PROTECT, related_name="scans")
    number = models.PositiveSmallIntegerField(default=1)
    outcome = SealedField(contract="amana/scan/outcome")
    made_on = models.DateField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("attachment", "number"), name="scans_are_counted"),)

    def __str__(self) -> str:
        return f"scan {self.pk}"
