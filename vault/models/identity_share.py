"""A custodian's share of the key of a reporter's identity."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from vault.models.compartment import Compartment
from vault.models.holder import Holder


class IdentityShare(models.Model):
    """One SLIP-39 share, sealed to one custodian. ``threshold`` of them open the identity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(
        Compartment, on_delete=models.PROTECT, related_name="shares", verbose_name=_("compartment")
    )
    custodian = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="identity_shares", verbose_name=_("custodian")
    )
    threshold = models.PositiveSmallIntegerField(_("shares needed"))
    sealed_share = models.BinaryField(_("sealed share"))

    class Meta:
        verbose_name = _("identity share")
        verbose_name_plural = _("identity shares")
        constraints = [
            models.UniqueConstraint(fields=["compartment", "custodian"], name="vault_one_share_per_custodian"),
            models.CheckConstraint(condition=models.Q(threshold__gte=2), name="vault_no_custodian_suffices_alone"),
        ]

    def __str__(self) -> str:
        return str(self.id)
