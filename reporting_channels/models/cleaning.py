"""What was made of an attachment for reading, and what the virus scanner said. The original stays as it came.

All of it is sealed: that a photograph had a position in it is nobody's business but the readers'.
"""

import uuid

from django.db import models

from vault.fields import SealedField


class Try(models.Model):
    """One try at an attachment on one day; the last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField(default=1)
    made_on = models.DateField()

    class Meta:
        abstract = True
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Cleaning(Try):
    """A try to make a cleaned copy. ``outcome`` is a ``cleaning.standing.Standing``."""

    attachment = models.ForeignKey("Attachment", on_delete=models.PROTECT, related_name="cleanings")
    outcome = SealedField(contract="amana/cleaning/outcome")

    class Meta(Try.Meta):
        constraints = (models.UniqueConstraint(fields=("attachment", "number"), name="cleaning_tries_are_counted"),)


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


class Scan(Try):
    """What the virus scanner said. ``outcome`` is a ``cleaning.scanner.Scanned``."""

    attachment = models.ForeignKey("Attachment", on_delete=models.PROTECT, related_name="scans")
    outcome = SealedField(contract="amana/scan/outcome")

    class Meta(Try.Meta):
        constraints = (models.UniqueConstraint(fields=("attachment", "number"), name="scans_are_counted"),)
