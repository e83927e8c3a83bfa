"""How a case ends by an act of its own, and how a closed one is opened again."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import OUTCOMES, Case
from cases.models.constraints import code_in, two_persons
from vault.fields import SealedField

# How a case may end before any investigation.
SET_ASIDE = {code: OUTCOMES[code] for code in ("insufficient", "passed_on")}
RETURNS = ("preliminary", "investigation", "decision", "referred", "follow_up")

GROUNDS = {
    "new_facts": _("New facts"),
    "court": _("Decision of a court"),
    "remittal": _("Sent back on appeal"),
}


class Reopening(models.Model):
    """A closure that was taken back, kept as it was, with the ground of the reopening."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reopenings")
    outcome = models.CharField(max_length=20)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20)
    returned_to = models.CharField(max_length=20)
    reasons = SealedField(contract="amana/reopening/reasons")
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("reopening")
        constraints = [
            models.CheckConstraint(condition=Q(ground__in=list(GROUNDS)), name="reopening_ground_in_list"),
            models.CheckConstraint(condition=Q(returned_to__in=RETURNS), name="reopening_returned_to_in_list"),
            models.CheckConstraint(condition=~Q(outcome="merged"), name="reopening_never_of_a_merged_case"),
        ]

    def __str__(self) -> str:
        return str(self.case)

    @property
    def ground_label(self) -> str:
        """The ground in words."""
        return str(GROUNDS[self.ground])

    @property
    def outcome_label(self) -> str:
        """How the earlier closure had ended, in words."""
        return str(OUTCOMES[self.outcome])

    @property
    def returned_label(self) -> str:
        """Where the case went on, in words."""
        return str(Case.machine.state(self.returned_to).label)


class SettingAside(models.Model):
    """Closing a case before any investigation: one person proposes, another signs or refuses."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="settings_aside")
    outcome = models.CharField(max_length=20)
    reasons = SealedField(contract="amana/settingaside/reasons")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("closing before investigation")
        ordering = ["proposed_at"]
        constraints = [
            code_in("settingaside", "outcome", list(SET_ASIDE)),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(confirmed_at__isnull=True, refused_at__isnull=True),
                name="settingaside_one_waiting",
            ),
            *two_persons("settingaside"),
        ]

    def __str__(self) -> str:
        return str(_("Closing of %(case)s before any investigation") % {"case": self.case})

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()

    @property
    def outcome_label(self) -> str:
        """How the case would end, in words."""
        return str(OUTCOMES[self.outcome])
