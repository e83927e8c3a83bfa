"""Whoever can hold a grant: a member, or the office's quorum."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holder(models.Model):
    """A public key and who stands behind it. The key never changes: a new key is a new holder.

    (If it could change, whoever administers the database would put in their own and receive
    every later grant.)
    """

    class Kind(models.TextChoices):
        MEMBER = "member", _("member")
        QUORUM = "quorum", _("quorum")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    public_key = models.BinaryField(_("public key"), max_length=1216)

    class Meta:
        verbose_name = _("holder")
        verbose_name_plural = _("holders")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["member", "quorum"]), name="vault_holder_kind_is_known")
        ]

    def __str__(self) -> str:
        return str(self.id)


class WrappedKey(models.Model):
    """A member's private key, wrapped once per way of unlocking (Argon2id, own salt)."""

    class Way(models.TextChoices):
        PASSPHRASE = "passphrase", _("passphrase")
        RECOVERY = "recovery", _("recovery code")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="wrapped_keys", verbose_name=_("holder"))
    way = models.CharField(_("way of unlocking"), max_length=10, choices=Way.choices)
    salt = models.BinaryField(_("salt"), max_length=16)
    memory_kib = models.PositiveIntegerField(_("memory (KiB)"))
    passes = models.PositiveSmallIntegerField(_("passes"))
    lanes = models.PositiveSmallIntegerField(_("lanes"))
    wrapped = models.BinaryField(_("wrapped key"), max_length=64)

    class Meta:
        verbose_name = _("wrapped key")
        verbose_name_plural = _("wrapped keys")
        constraints = [
            models.UniqueConstraint(fields=["holder", "way"], name="vault_one_wrap_per_way"),
            models.CheckConstraint(
                condition=models.Q(way__in=["passphrase", "recovery"]), name="vault_wrap_way_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} {self.way}"
