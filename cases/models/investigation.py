"""The investigation, its mandate and the mandate's scope."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Allegation
from cases.models.case import Case
from cases.models.constraints import at_with_by
from cases.models.reported import FINISHED, Reported, reported_constraints
from cases.states import INVESTIGATION
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

POWERS = {
    "interviews": _("Hear members of staff"),
    "documents": _("Obtain documents and files"),
    "systems": _("Read the logs and contents of office systems"),
    "premises": _("Visit offices and stores"),
    "experts": _("Ask experts"),
}


class Investigation(Reported, Stateful):
    """Looking for what happened, under a signed mandate: scope, powers and end date."""

    machine = INVESTIGATION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="investigations")
    state = StateField(INVESTIGATION)
    plan = SealedField(contract="amana/investigation/plan")
    mandate = SealedField(contract="amana/investigation/mandate", null=True)
    letter = SealedField(contract="amana/investigation/letter", null=True)
    powers = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("investigation")
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=~Q(state__in=FINISHED), name="investigation_one_open"),
            models.CheckConstraint(
                condition=Q(state="planned", signed_at__isnull=True)
                | ~Q(state="planned")
                & Q(signed_at__isnull=False, ends_on__isnull=False, mandate__isnull=False, letter__isnull=False),
                name="investigation_mandate_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "mandated"], started_at__isnull=True)
                | ~Q(state__in=["planned", "mandated"]) & Q(started_at__isnull=False),
                name="investigation_started_when_active",
            ),
            models.CheckConstraint(
                condition=Q(state__in=FINISHED, delivered_at__isnull=False, report__isnull=False)
                | ~Q(state__in=FINISHED) & Q(delivered_at__isnull=True, report__isnull=True),
                name="investigation_delivered_with_report",
            ),
            at_with_by("investigation", "signed"),
            at_with_by("investigation", "started"),
            *reported_constraints(),
        ]

    def __str__(self) -> str:
        return str(_("Investigation"))

    def get_absolute_url(self) -> str:
        return reverse("cases:investigation", args=[self.pk])

    @property
    def runs_until(self):
        """The day on which the mandate ends, as last amended; None before it is signed."""
        return max((one.ends_on for one in self.amendments.all() if one.ends_on), default=self.ends_on)

    @property
    def all_powers(self) -> list[str]:
        """The powers of the mandate and of its amendments, in the order of POWERS."""
        given = {*self.powers, *(code for one in self.amendments.all() for code in one.powers)}
        return [code for code in POWERS if code in given]

    @property
    def power_labels(self) -> list[str]:
        """The powers that the mandate gives, in words."""
        return [str(POWERS[code]) for code in self.all_powers]

    @property
    def standing_notices(self) -> dict:
        """The last word on telling each subject, by the subject's id."""
        return {notice.subject_id: notice for notice in self.notices.all()}

    @property
    def review_on(self):
        """The first day on which putting off a notice is looked at again; None where nothing is put off."""
        put_off = [one.review_on for one in self.standing_notices.values() if one.kind == "deferred"]
        return min(put_off, default=None)

    @property
    def standing_suspension(self):
        """The suspension that has not ended, or None."""
        return next((one for one in self.suspensions.all() if one.resumed_at is None), None)

    @step(INVESTIGATION, "mandate")
    def sign(self, *, powers: list[str], ends_on, by, at) -> None:
        """Fix powers and end date; ``mandate`` is sealed by the action before."""
        self.powers, self.ends_on, self.signed_at, self.signed_by = powers, ends_on, at, by

    @step(INVESTIGATION, "start")
    def start(self, *, by, at) -> None:
        """Begin; each subject is told, or the reason for waiting stands with its review date."""
        self.started_at, self.started_by = at, by

    @step(INVESTIGATION, "suspend")
    def suspend(self) -> None:
        """Stand still; the action writes the ground before."""

    @step(INVESTIGATION, "resume")
    def resume(self) -> None:
        """Go on; the action ends the suspension before."""


class Scope(models.Model):
    """An allegation that a mandate covers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="scopes")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="scopes")
    amendment = models.ForeignKey(
        "cases.Amendment", null=True, blank=True, on_delete=models.PROTECT, related_name="scopes"
    )
    included_at = models.DateTimeField()
    included_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("scope")
        constraints = [
            models.UniqueConstraint(fields=["investigation", "allegation"], name="scope_once"),
        ]

    def __str__(self) -> str:
        return f"{self.investigation} · {self.allegation}"
