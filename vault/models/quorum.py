"""The office's continuity quorum."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from vault.models.holder import Holder


class QuorumQuerySet(models.QuerySet["Quorum"]):
    def active(self) -> "QuorumQuerySet":
        return self.filter(retired_at=None)


class Quorum(models.Model):
    """A holder whose private key exists only as shares among officers of the office."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.OneToOneField(Holder, on_delete=models.PROTECT, related_name="quorum", verbose_name=_("holder"))
    threshold = models.PositiveSmallIntegerField(_("shares needed"))
    officers = models.PositiveSmallIntegerField(_("number of officers"))
    created_at = models.DateTimeField(_("created at"))
    retired_at = models.DateTimeField(_("retired at"), null=True, editable=False)

    objects = QuorumQuerySet.as_manager()

    class Meta:
        verbose_name = _("continuity quorum")
        verbose_name_plural = _("continuity quorums")
        constraints = [
            models.UniqueConstraint(
                models.ExpressionWrapper(models.Q(retired_at=None), output_field=models.BooleanField()),
                condition=models.Q(retired_at=None),
                name="vault_one_active_quorum",
            ),
            models.CheckConstraint(
                condition=models.Q(threshold__gte=2, officers__gte=models.F("threshold")),
                name="vault_no_officer_suffices_alone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.threshold}/{self.officers}"
