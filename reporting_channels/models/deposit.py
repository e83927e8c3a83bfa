"""That the reporter of this report took a proof of submission; which entry it is, only the report's key tells."""

import uuid

from django.db import models

from vault.fields import SealedField


class Deposit(models.Model):
    """The entry in the log bears a salted digest and names no report; its number and the salt are sealed here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField("Report", on_delete=models.PROTECT, related_name="deposit")
    opening = SealedField(contract="amana/deposit/opening")
    made_on = models.DateField()

    def __str__(self) -> str:
        return f"deposit {self.pk}"
