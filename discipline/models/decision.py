"""The decision: proposed by one person, confirmed by another."""

import uuid

from django.conf import settings
from django.db import models

from cases.models.constraints import at_with_by
from discipline.models.proceeding import Proceeding
from discipline.states import DECISION
from machine.models import StateField, Stateful, step
from vault.fields import SealedField


class Decision(Stateful):
    """``sanction`` is a code of the pinned scale, or empty for "no sanction".

    ``parameters`` are the sanction's numbers, such as {"days": 10}. ``departure``
    holds the reasons owed to the board when the decision departs from its opinion.
    """

    machine = DECISION
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="decisions")
    state = StateField(DECISION)
    sanction = models.CharField(max_length=40, blank=True)
    parameters = models.JSONField(default=dict)
    proved_charges = models.ManyToManyField("discipline.Charge", related_name="+")
    reasons = SealedField(contract="amana/decision/reasons")
    departure = SealedField(contract="amana/decision/departure", null=True)
    questions = SealedField(contract="amana/decision/questions", null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(confirmed_by=models.F("proposed_by")), name="discipline_decision_two_persons"
            ),
            models.CheckConstraint(
                condition=~models.Q(returned_by=models.F("proposed_by")), name="discipline_return_two_persons"
            ),
            at_with_by("decision", "confirmed"),
            at_with_by("decision", "returned"),
            models.UniqueConstraint(
                fields=["proceeding"],
                condition=models.Q(state__in=["proposed", "confirmed"]),
                name="discipline_one_live_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.proceeding.number

    def get_absolute_url(self) -> str:
        return self.proceeding.get_absolute_url()

    @step(DECISION, "confirm")
    def confirm(self, *, by, at) -> None:
        self.confirmed_by, self.confirmed_at = by, at

    @step(DECISION, "return")
    def send_back(self, *, by, at) -> None:
        self.returned_by, self.returned_at = by, at
