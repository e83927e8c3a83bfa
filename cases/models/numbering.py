"""How the office numbers its cases, and the last number that it gave."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

PATTERN = "{year}-{serial:4}"  # until an administrator sets another


class Numbering(models.Model):
    """The last number given in a year: one locked row, so that no number is lost or given twice."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class NumberingPattern(models.Model):
    """The shape of numbers from one moment on; the newest row holds, and no older number changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pattern = models.CharField(max_length=40)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("numbering pattern")
        ordering = ["-set_at"]

    def __str__(self) -> str:
        return self.pattern
