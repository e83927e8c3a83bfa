"""An invitation: the one-time link by which somebody sets up, or sets up again, their sign-in."""

import hashlib
import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

VALID_FOR = timedelta(days=7)


def digest(token: str) -> str:
    """Return what is stored of a link's token; 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """One link, for one member, used once. The token itself is never stored."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first sign-in")
        RESET = "reset", _("forgotten passphrase")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey("accounts.Member", on_delete=models.PROTECT, related_name="invitations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    token_digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        "accounts.Member", on_delete=models.PROTECT, null=True, related_name="issued_invitations"
    )
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Member", on_delete=models.PROTECT, null=True, related_name="withdrawn_invitations"
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-issued_at"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="invitation_expires_later"),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True), name="invitation_used_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="invitation_withdrawn_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def is_open(self, at: datetime) -> bool:
        """Whether the link still works at this time."""
        return self.used_at is None and self.withdrawn_at is None and at < self.expires_at
