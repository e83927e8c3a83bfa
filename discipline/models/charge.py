"""A charge: one sustained allegation as the person will have to answer it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from discipline.models.proceeding import Proceeding
from discipline.states import CHARGE
from machine.models import StateField, Stateful, step
from vault.fields import SealedField


class Charge(Stateful):
    """``ruling`` says how it ended; it is empty until the decision is confirmed."""

    class Ruling(models.TextChoices):
        PROVED = "proved", _("Proved")
        NOT_PROVED = "not_proved", _("Not proved")

    machine = CHARGE
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="charges")
    allegation = models.ForeignKey("cases.Allegation", on_delete=models.PROTECT, related_name="charges")
    position = models.PositiveSmallIntegerField()
    state = StateField(CHARGE)
    ruling = models.CharField(max_length=12, choices=Ruling, blank=True)
    wording = SealedField(contract="amana/charge/wording")
    laid_at = models.DateTimeField()
    laid_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    served_on = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "position"], name="discipline_charge_position"),
            models.UniqueConstraint(fields=["proceeding", "allegation"], name="discipline_charge_once"),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding.number}/{self.position}"

    def get_absolute_url(self) -> str:
        return self.proceeding.get_absolute_url()

    @step(CHARGE, "serve")
    def serve(self, *, served_on) -> None:
        self.served_on = served_on

    @step(CHARGE, "rule")
    def rule(self, *, ruling: str) -> None:
        self.ruling = ruling
