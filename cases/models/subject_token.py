"""What stands for a subject's name where it must be found without being read."""

import uuid

from django.db import models

from cases.models.allegation import Subject


class SubjectToken(models.Model):
    """A fingerprint of one form of a subject's name, under a key that only the case's own key gives (ADR 0041).

    Whoever was not given the case cannot make one, so cannot ask whether somebody stands in it. Some are noise.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="name_tokens")
    token = models.BinaryField(max_length=32, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("subject", "token"), name="subject_token_once"),)

    def __str__(self) -> str:
        return f"subject token {self.pk}"
