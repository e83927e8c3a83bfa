"""The office's list of units: what a code that statistics count by is called."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from procedures.words import in_words


class Unit(models.Model):
    """A unit of the administration. Cases, subjects and recommendations say its code, pages its name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("code"), max_length=40, unique=True)
    names = models.JSONField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    renamed_at = models.DateTimeField(null=True)
    renamed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("unit")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z0-9][a-z0-9-]*$"), name="unit_code_is_plain"),
            models.CheckConstraint(
                condition=Q(renamed_at__isnull=True, renamed_by__isnull=True)
                | Q(renamed_at__isnull=False, renamed_by__isnull=False),
                name="unit_renamed_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code

    def get_absolute_url(self) -> str:
        return reverse("procedures:unit", args=[self.pk])

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return in_words(self.names)
