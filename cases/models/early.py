"""Rules of early intervention, the alerts they raise, and the events each alert counted."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.early.states import EARLY_ALERT
from cases.models.allegation import Allegation
from cases.models.constraints import at_with_by, code_in
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

KINDS = {
    "category": _("Allegations of one kind about a person"),
    "overall": _("All allegations about a person"),
    "unit": _("All allegations about a unit"),
    "peers": _("A person among the highest of their unit"),
}
HELPS = {
    "talk": _("A talk with the superior or a mentor"),
    "training": _("Training"),
    "rotation": _("A change of post that the person agrees to"),
    "support": _("Support: health, debt, family"),
}
_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class AlertRule(models.Model):
    """A rule as an administrator writes it: what is counted, over how many days, from how many on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    names = models.JSONField(default=dict)
    kind = models.CharField(max_length=10)
    category = models.CharField(max_length=40, blank=True, default="")
    threshold = models.PositiveSmallIntegerField()
    window_days = models.PositiveSmallIntegerField()
    percentile = models.PositiveSmallIntegerField(default=90)
    expires_days = models.PositiveSmallIntegerField(default=180)
    is_all_counted = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        verbose_name = _("rule of early intervention")
        ordering = ["kind", "changed_at"]
        constraints = [
            code_in("alert_rule", "kind", list(KINDS)),
            models.CheckConstraint(
                condition=Q(kind="category") & ~Q(category="") | ~Q(kind="category") & Q(category=""),
                name="alert_rule_category_named",
            ),
            models.CheckConstraint(condition=Q(threshold__gte=2, threshold__lte=100), name="alert_rule_threshold"),
            models.CheckConstraint(condition=Q(window_days__gte=30, window_days__lte=1826), name="alert_rule_window"),
            models.CheckConstraint(condition=Q(percentile__gte=50, percentile__lte=99), name="alert_rule_percentile"),
            models.CheckConstraint(condition=Q(expires_days__gte=30, expires_days__lte=365), name="alert_rule_expires"),
            models.CheckConstraint(condition=~Q(deputy=F("reviewer")), name="alert_rule_two_reviewers"),
        ]

    def __str__(self) -> str:
        return self.names.get((get_language() or "en")[:2]) or self.names.get("en", "")

    @property
    def kind_label(self) -> str:
        """What it counts, in words."""
        return str(KINDS[self.kind])


class EarlyAlert(Stateful):
    """A rule was met: a hint that somebody may need help, never a verdict. It names nobody."""

    machine = EARLY_ALERT
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = StateField(EARLY_ALERT)
    rule = models.ForeignKey(AlertRule, on_delete=models.PROTECT, related_name="alerts")
    token = models.BinaryField(max_length=32, null=True)
    unit = models.CharField(max_length=40, blank=True, default="")
    counted = models.PositiveSmallIntegerField()
    threshold = models.PositiveSmallIntegerField()
    window_days = models.PositiveSmallIntegerField()
    raised_on = models.DateField()
    expires_on = models.DateField()
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    help = models.CharField(max_length=20, blank=True, default="")
    note = SealedField(contract="amana/early_alert/note", null=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        verbose_name = _("early alert")
        ordering = ["-raised_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(token__isnull=False) | ~Q(unit=""), name="early_alert_about_somebody_or_a_unit"
            ),
            models.CheckConstraint(condition=Q(help__in=["", *HELPS]), name="early_alert_help_in_list"),
            models.CheckConstraint(
                condition=Q(state="intervention") & ~Q(help="") | ~Q(state="intervention") & Q(help=""),
                name="early_alert_help_when_offered",
            ),
            models.CheckConstraint(condition=Q(counted__gte=F("threshold")), name="early_alert_reached"),
            models.CheckConstraint(condition=Q(expires_on__gt=F("raised_on")), name="early_alert_expires"),
            at_with_by("early_alert", "taken"),
            at_with_by("early_alert", "closed"),
        ]

    def __str__(self) -> str:
        return str(_("Alert %(number)s") % {"number": self.pk.hex[:8].upper()})

    def get_absolute_url(self) -> str:
        return reverse("cases:early_alert", args=[self.pk])

    @property
    def help_label(self) -> str:
        """What was offered, in words."""
        return str(HELPS.get(self.help, ""))

    @step(EARLY_ALERT, "take_up")
    def take_up(self, *, by, at) -> None:
        self.taken_by, self.taken_at = by, at

    @step(EARLY_ALERT, "acknowledge")
    def acknowledge(self, *, by, at) -> None:
        self.closed_by, self.closed_at = by, at

    @step(EARLY_ALERT, "intervene")
    def intervene(self, *, help, by, at) -> None:
        self.help, self.closed_by, self.closed_at = help, by, at

    @step(EARLY_ALERT, "dismiss")
    def dismiss(self, *, by, at) -> None:
        self.closed_by, self.closed_at = by, at

    @step(EARLY_ALERT, "expire")
    def expire(self) -> None:
        """Its time is over."""


class CountedEvent(models.Model):
    """One allegation that an alert counted, so that the count can be looked at."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alert = models.ForeignKey(EarlyAlert, on_delete=models.PROTECT, related_name="events")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "allegation"], name="counted_event_once")]

    def __str__(self) -> str:
        return str(self.alert)
