"""A file that came with a report: sealed bytes on disk, sealed words in the row."""

import uuid

from django.db import models

from vault.fields import SealedField


class Attachment(models.Model):
    """The original, as it arrived. Name, kind, size, digest and key are all sealed.

    Not even a digest lies open: it would tell whoever steals the table whether a file
    that they know was sent. ``file_id`` is the random name of the sealed bytes in the media folder.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="attachments")
    message = models.ForeignKey("Message", on_delete=models.PROTECT, null=True, related_name="attachments")
    label = SealedField(contract="amana/attachment/label")
    secret = SealedField(contract="amana/attachment/secret")
    file_id = models.UUIDField(unique=True, editable=False)
    received_on = models.DateField()

    class Meta:
        ordering = ("received_on", "id")

    def __str__(self) -> str:
        return f"attachment {self.pk}"
