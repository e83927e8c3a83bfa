"""An appeal against a sanction, lodged for the person by the secretariat."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by, code_in
from discipline.models.sanction import Sanction
from discipline.states import APPEAL_MACHINE
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

FILERS = {
    "person": _("The person sanctioned"),
    "counsel": _("Their counsel, with a mandate"),
    "union": _("Their union or representative, with a mandate"),
    "heirs": _("Their heirs"),
    "other": _("Somebody else"),
}
# Who may contest a sanction: it is the person's own right, used by them or for them.
STANDING = ("person", "counsel", "union", "heirs")
GROUNDS = {
    "standing": _("Whoever lodged it had no standing"),
    "late": _("It was lodged after its last day"),
    "form": _("It does not meet the conditions of form, even after it was asked to be put right"),
    "act": _("There is no act to contest, or the sanction is not open to this appeal"),
}


class Appeal(Stateful):
    """``kind`` and ``outcome`` are codes of the pinned procedure; how it ended stands apart from ``state``."""

    machine = APPEAL_MACHINE
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="appeals")
    kind = models.CharField(max_length=40)
    state = StateField(APPEAL_MACHINE)
    outcome = models.CharField(max_length=40, blank=True)
    varied_sanction = models.CharField(max_length=40, blank=True)
    varied_parameters = models.JSONField(default=dict)
    grounds = SealedField(contract="amana/appeal/grounds")
    reasons = SealedField(contract="amana/appeal/reasons", null=True)
    filed_on = models.DateField()
    filed_by = models.CharField(max_length=12, default="person")
    inadmissible_for = models.CharField(max_length=12, blank=True)
    lodged_at = models.DateTimeField()
    lodged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    determined_at = models.DateTimeField(null=True)
    determined_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    implemented_at = models.DateTimeField(null=True)
    implemented_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["lodged_at"]
        constraints = [
            at_with_by("appeal", "determined"),
            code_in("appeal", "filed_by", tuple(FILERS)),
            models.CheckConstraint(
                condition=models.Q(state="inadmissible", inadmissible_for__in=list(GROUNDS), reasons__isnull=False)
                | (~models.Q(state="inadmissible") & models.Q(inadmissible_for="")),
                name="discipline_inadmissible_says_why",
            ),
            at_with_by("appeal", "implemented"),
            models.CheckConstraint(
                condition=models.Q(outcome="varied", varied_sanction__gt="")
                | (~models.Q(outcome="varied") & models.Q(varied_sanction="")),
                name="discipline_varied_names_its_sanction",
            ),
            models.UniqueConstraint(
                fields=["sanction"],
                condition=models.Q(state__in=["lodged", "admitted", "determined"]),
                name="discipline_one_open_appeal",
            ),
        ]

    def __str__(self) -> str:
        proceeding = self.sanction.proceeding
        return f"{proceeding.number} · {proceeding.procedure.profile.appeal(self.kind).label}"

    def get_absolute_url(self) -> str:
        return self.sanction.proceeding.get_absolute_url()

    @step(APPEAL_MACHINE, "admit")
    def admit(self) -> None: ...

    @step(APPEAL_MACHINE, "reject")
    def reject(self, *, ground: str, by, at) -> None:
        self.inadmissible_for, self.determined_by, self.determined_at = ground, by, at

    @step(APPEAL_MACHINE, "note_silence")
    def note_silence(self) -> None: ...

    @step(APPEAL_MACHINE, "determine")
    def determine(self, *, outcome: str, by, at) -> None:
        self.outcome, self.determined_by, self.determined_at = outcome, by, at

    @step(APPEAL_MACHINE, "implement")
    def implement(self, *, by, at) -> None:
        self.implemented_by, self.implemented_at = by, at
