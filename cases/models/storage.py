"""Where exhibits lie: rooms, safes and shelves, which an administrator keeps."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.constraints import at_with_by, code_in

PLACE_KINDS = {
    "room": _("Room"),
    "safe": pgettext_lazy("place", "Safe"),
    "cabinet": _("Cabinet"),
    "shelf": _("Shelf"),
    "store": _("Store for goods and vehicles"),
}


class StoragePlace(models.Model):
    """A place of the office where exhibits are kept, perhaps inside another one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    inside = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("place where exhibits are kept")
        ordering = ["code"]
        constraints = [
            code_in("place", "kind", list(PLACE_KINDS)),
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z0-9][A-Z0-9-]*$"), name="place_code_is_a_code"),
            models.CheckConstraint(condition=~Q(inside=models.F("id")), name="place_not_inside_itself"),
            at_with_by("place", "closed"),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("cases:place", args=[self.pk])

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(PLACE_KINDS[self.kind])
