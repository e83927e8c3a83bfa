"""The one row that changes with everybody to whom something can be sealed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Roster(models.Model):
    """Which version of members, their keys, seats and names holds now (ADR 0056).

    The database writes a new version whenever one of them changes; nobody else does.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.UUIDField(_("version"), default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("roster")
        verbose_name_plural = _("rosters")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="vault_one_roster")]

    def __str__(self) -> str:
        return str(self.version)
