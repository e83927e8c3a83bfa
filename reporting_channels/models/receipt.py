"""What lets a reporter come back: a locator, a salt, a wrapped key. Never the secret."""

import uuid

from django.db import models


class Receipt(models.Model):
    """The report's key, wrapped under a key that only the receipt gives.

    ``locator`` finds the row (two may share one), ``salt`` is the row's own. ``known`` recognises the receipt
    and opens nothing: it outlives the erasure, so that whoever comes back is told what happened.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField("Report", on_delete=models.PROTECT, related_name="receipt")
    locator = models.CharField(max_length=6)
    salt = models.BinaryField(max_length=32)
    wrapped_key = models.BinaryField()
    known = models.BinaryField(max_length=32, default=b"", editable=False)

    class Meta:
        indexes = (models.Index(fields=("locator",), name="receipt_locator"),)  # never sought by its beginning

    def __str__(self) -> str:
        return f"receipt {self.pk}"
