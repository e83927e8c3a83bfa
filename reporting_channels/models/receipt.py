"""What lets a reporter come back: a locator, a salt, a wrapped key. Never the secret."""

import uuid

from django.db import models


class Receipt(models.Model):
    """The report's key, wrapped under a key that only the receipt gives.

    ``locator`` finds the row (two may share one), ``salt`` is the row's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField("Report", on_delete=models.PROTECT, related_name="receipt")
    locator = models.CharField(max_length=6, db_index=True)
    salt = models.BinaryField(max_length=32)
    wrapped_key = models.BinaryField()

    def __str__(self) -> str:
        return f"receipt {self.pk}"
