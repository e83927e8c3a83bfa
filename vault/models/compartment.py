"""One confidential thing and who was given its key.

Who gave, revoked or destroyed stands in the audit log, not in a column: this room lies below
the one that knows members.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from audit.checks import RowConditions
from vault.models.holder import Holder

CONDITIONS = {
    "vault_compartment_kind_is_known": models.Q(
        kind__in=["report", "identity", "disclosure", "case", "proceeding", "index", "exhibit", "member", "remedy"]
    ),
    "vault_nothing_under_hold_is_destroyed": models.Q(destroyed_at=None) | models.Q(under_hold=False),
}


class Compartment(models.Model):
    """A confidential thing with a key of its own. The key is in no column, only in grants."""

    class Kind(models.TextChoices):
        REPORT = "report", _("report")
        IDENTITY = "identity", _("identity")
        DISCLOSURE = "disclosure", _("disclosure")
        CASE = "case", _("case")
        PROCEEDING = "proceeding", _("proceeding")
        REMEDY = "remedy", _("recommendation")
        INDEX = "index", _("index")
        EXHIBIT = "exhibit", _("exhibit")
        MEMBER = "member", _("one member's own")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    created_at = models.DateTimeField(_("created at"))
    is_apart = models.BooleanField(_("kept apart from the quorum"), default=False, db_default=False, editable=False)
    under_hold = models.BooleanField(_("under legal hold"), default=False)
    destroyed_at = models.DateTimeField(_("destroyed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("compartment")
        verbose_name_plural = _("compartments")
        constraints = [RowConditions(name="vault_compartment_is_in_order", conditions=CONDITIONS)]

    def __str__(self) -> str:
        return str(self.id)


class GrantQuerySet(models.QuerySet["Grant"]):
    def active(self) -> "GrantQuerySet":
        return self.filter(revoked_at=None)


class Grant(models.Model):
    """A compartment's key, sealed to one holder. Revoking empties it; the row stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(
        Compartment, on_delete=models.PROTECT, related_name="grants", verbose_name=_("compartment"), db_index=False
    )  # who asks for a compartment's grants asks for the live ones: vault_one_active_grant finds them
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="grants", verbose_name=_("holder"))
    # Written by the database: the compartment's own, so that guards are asked about grants of their kind alone.
    kind = models.CharField(_("kind of its compartment"), max_length=10, default="", editable=False)
    sealed_key = models.BinaryField(_("sealed key"), max_length=1168)
    given_at = models.DateTimeField(_("given at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("key grant")
        verbose_name_plural = _("key grants")
        constraints = [
            models.UniqueConstraint(
                fields=["compartment", "holder"],
                condition=models.Q(revoked_at=None),
                name="vault_one_active_grant",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
