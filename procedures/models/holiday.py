"""The office's own calendar of public holidays."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holiday(models.Model):
    """One day on which the country's offices rest. Moon-sighted days are estimates until the office confirms them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.CharField(_("country"), max_length=2)
    on = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=200)
    is_estimated = models.BooleanField(_("estimated"), default=False)

    class Meta:
        verbose_name = _("public holiday")
        verbose_name_plural = _("public holidays")
        ordering = ["country", "on"]
        constraints = [models.UniqueConstraint(fields=["country", "on"], name="holiday_once_a_day")]

    def __str__(self) -> str:
        return f"{self.country} {self.on:%Y-%m-%d}"
