"""Stock-taking: every exhibit of a case is looked for, one by one, by a person."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.constraints import at_with_by
from cases.models.exhibit import Exhibit
from cases.models.storage import StoragePlace

COUNTED = {
    "seen": _("Seen, seal intact"),
    "broken": _("Seen, seal broken"),
    "missing": _("Not there"),
}


class StockCount(models.Model):
    """One stock-taking of a case's exhibits, perhaps of one place only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="counts")
    place = models.ForeignKey(StoragePlace, null=True, blank=True, on_delete=models.PROTECT, related_name="counts")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("stock-taking")
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(closed_at=None), name="stock_count_one_open"),
            at_with_by("stock_count", "closed"),
        ]

    def __str__(self) -> str:
        return str(_("Stock-taking"))

    def get_absolute_url(self) -> str:
        return reverse("cases:count", args=[self.pk])


class CountLine(models.Model):
    """What was found of one exhibit, by whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    count = models.ForeignKey(StockCount, on_delete=models.PROTECT, related_name="lines")
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="counted")
    outcome = models.CharField(max_length=8)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("line of a stock-taking")
        ordering = ["exhibit__rank"]
        constraints = [
            models.UniqueConstraint(fields=["count", "exhibit"], name="count_line_once"),
            models.CheckConstraint(condition=Q(outcome__in=list(COUNTED)), name="count_line_outcome_in_list"),
        ]

    def __str__(self) -> str:
        return f"{self.exhibit} · {self.outcome_label}"

    @property
    def outcome_label(self) -> str:
        """What was found, in words."""
        return str(COUNTED[self.outcome])
