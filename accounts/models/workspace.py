"""What a member keeps for themselves: a compartment that nobody else holds, and the words not sent yet."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models.member import Member
from vault.fields import SealedField


class Workspace(models.Model):
    """A member's own compartment. Neither a colleague nor the office's quorum has its key (ADR 0042)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="workspace")
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT, related_name="workspace")

    def __str__(self) -> str:
        return f"workspace {self.pk}"


class Draft(models.Model):
    """What a member typed into one form about one thing and has not sent: no record, and forgotten after a month."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.CharField(max_length=80)
    row = models.CharField(max_length=40, blank=True, default="")
    body = SealedField(contract="amana/draft/body")
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="drafts")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("saved_by", "form", "row"), name="draft_one_a_form"),)

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Preference(models.Model):
    """How a member's lists look and whether they are told by mail; ``address`` is empty unless they want that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="preference")
    columns = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    is_digest_wanted = models.BooleanField(default=False)
    address = models.EmailField(max_length=200, blank=True, default="")
    digested_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(is_digest_wanted=False) | ~Q(address=""), name="preference_digest_has_address"
            ),
        )

    def __str__(self) -> str:
        return f"preference {self.pk}"
