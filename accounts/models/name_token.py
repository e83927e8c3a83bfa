"""What stands for a member's name where it must be recognised without being read."""

import uuid

from django.db import models

from accounts.models.member import Member


class NameToken(models.Model):
    """A keyed fingerprint of one form of a member's name, or of their staff number (ADR 0022).

    ``bars``: whoever gives exactly this form means this member. ``near``: a part that others may share.
    The key is in the environment of the two sites and never in the database.
    """

    class Kind(models.TextChoices):
        BARS = "bars"
        NEAR = "near"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="name_tokens")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    token = models.BinaryField(max_length=32, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "kind", "token"), name="name_token_once"),
            models.CheckConstraint(condition=models.Q(kind__in=["bars", "near"]), name="name_token_kind_known"),
        )

    def __str__(self) -> str:
        return f"name token {self.pk}"
