"""Why an allegation is not looked into, or ends without a finding (PROCESS 2.3, A2 and A8)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Allegation
from cases.models.case import Case
from cases.models.constraints import two_persons
from vault.fields import SealedField

SCREENING_GROUNDS = {
    "not_competent": _("Another authority is competent"),
    "unfounded": _("Manifestly unfounded"),
    "judged": _("Already judged: nobody answers twice for the same facts"),
    "prescribed": _("Prescribed"),
    "performance": _("A matter of performance, not of misconduct"),
}
# That the reporter withdrew is no ground: the office looks for what happened, whoever said it.
ENDING_GROUNDS = {
    "left": _("The subject has left the service"),
    "died": _("The subject has died"),
    "prescribed": _("Prescribed"),
    "prosecutor": _("Transferred to the prosecutor"),
}


class Screening(models.Model):
    """One allegation that is screened out (by two) or ended without a finding (by the head of office)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="screenings")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="screenings")
    kind = models.CharField(max_length=15)
    ground = models.CharField(max_length=15)
    reasons = SealedField(contract="amana/screening/reasons")
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
        verbose_name = _("screening")
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="screened_out", ground__in=list(SCREENING_GROUNDS))
                | Q(kind="no_finding", ground__in=list(ENDING_GROUNDS), confirmed_at__isnull=True),
                name="screening_ground_in_list",
            ),
            models.UniqueConstraint(
                fields=["allegation"],
                condition=Q(kind="screened_out", confirmed_at__isnull=True, refused_at__isnull=True),
                name="screening_one_waiting",
            ),
            *two_persons("screening"),
        ]

    def __str__(self) -> str:
        return f"{self.allegation} · {self.ground_label}"

    def get_absolute_url(self) -> str:
        return self.allegation.get_absolute_url()

    @property
    def is_waiting(self) -> bool:
        """Whether a second person is awaited."""
        return self.kind == "screened_out" and self.confirmed_at is None and self.refused_at is None

    @property
    def ground_label(self) -> str:
        """The ground in words."""
        return str((SCREENING_GROUNDS if self.kind == "screened_out" else ENDING_GROUNDS)[self.ground])
