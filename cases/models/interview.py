"""Hearing people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.constraints import at_with_by, code_in
from cases.states import INTERVIEW
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

CAPACITIES = {
    "witness": _("Witness"),
    "subject": _("Subject of an allegation"),
    "expert": _("Expert"),
}


class Interview(Stateful):
    """Hearing one person. Rights are notified before; the record is sealed and then signed or not."""

    machine = INTERVIEW

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="interviews")
    rank = models.PositiveSmallIntegerField()
    state = StateField(INTERVIEW)
    capacity = models.CharField(max_length=10)
    person = SealedField(contract="amana/interview/person")
    record = SealedField(contract="amana/interview/record", null=True)
    convoked_for_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    convoked_at = models.DateTimeField(null=True, blank=True)
    convoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rights_notified_at = models.DateTimeField(null=True, blank=True)
    rights_notified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("interview")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rank"], name="interview_rank_once"),
            code_in("interview", "capacity", list(CAPACITIES)),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True)
                | Q(
                    rights_notified_at__isnull=False,
                    rights_notified_at__lt=F("held_at"),
                    record__isnull=False,
                    held_on__isnull=False,
                ),
                name="interview_rights_before_held",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["held", "signed", "refused"], held_at__isnull=False)
                | ~Q(state__in=["held", "signed", "refused"]) & Q(held_at__isnull=True, record__isnull=True),
                name="interview_record_only_when_held",
            ),
            *(
                at_with_by("interview", moment)
                for moment in ("convoked", "rights_notified", "held", "signed", "refused")
            ),
        ]

    def __str__(self) -> str:
        return str(_("Interview %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:interview", args=[self.pk])

    @property
    def capacity_label(self) -> str:
        """In what capacity the person is heard, in words."""
        return str(CAPACITIES[self.capacity])

    @step(INTERVIEW, "convoke")
    def convoke(self, *, convoked_for_on, by, at) -> None:
        """The person is told the day."""
        self.convoked_for_on, self.convoked_at, self.convoked_by = convoked_for_on, at, by

    @step(INTERVIEW, "notify_rights")
    def notify_rights(self, *, by, at) -> None:
        """The person is told their rights."""
        self.rights_notified_at, self.rights_notified_by = at, by

    @step(INTERVIEW, "hold")
    def hold(self, *, held_on, by, at) -> None:
        """The record, sealed by the action before, is written."""
        self.held_on, self.held_at, self.held_by = held_on, at, by

    @step(INTERVIEW, "sign")
    def sign(self, *, by, at) -> None:
        """The person signed."""
        self.signed_at, self.signed_by = at, by

    @step(INTERVIEW, "refuse")
    def refuse(self, *, by, at) -> None:
        """The person did not sign."""
        self.refused_at, self.refused_by = at, by
