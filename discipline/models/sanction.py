"""The sanction imposed, and what an appeal made of it."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from cases.models.constraints import at_with_by
from discipline.models.decision import Decision
from discipline.models.proceeding import Proceeding
from discipline.states import SANCTION
from machine.models import StateField, Stateful, step


class Sanction(Stateful):
    """One sanction of the pinned scale; ``replaces`` names the one that an appeal varied.

    ``service`` is how the decision was served (procedures.remedies.WAYS). ``unprinted`` are the remedies that the
    person's copy does not name: their limits do not count against the person, those of the others do.
    """

    machine = SANCTION
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="sanctions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="sanctions")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    state = StateField(SANCTION)
    code = models.CharField(max_length=40)
    parameters = models.JSONField(default=dict)
    unit = models.CharField(max_length=60)
    imposed_at = models.DateTimeField()
    imposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    notified_on = models.DateField(null=True)
    service = models.CharField(max_length=20, blank=True)
    are_remedies_printed = models.BooleanField(default=True)
    unprinted = ArrayField(models.CharField(max_length=40), default=list)
    executed_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["imposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding"],
                condition=models.Q(state__in=["imposed", "notified", "executed"]),
                name="discipline_one_principal_sanction",
            ),
            models.CheckConstraint(
                condition=models.Q(executed_on__isnull=True)
                | models.Q(notified_on__isnull=False, executed_on__gte=models.F("notified_on")),
                name="discipline_no_effect_before_notice",
            ),
            models.CheckConstraint(
                condition=models.Q(unprinted=[]) | models.Q(are_remedies_printed=False),
                name="discipline_unprinted_is_not_whole",
            ),
            at_with_by("sanction", "ended"),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding.number} · {self.proceeding.procedure.profile.sanction(self.code).label}"

    def get_absolute_url(self) -> str:
        return self.proceeding.get_absolute_url()

    @property
    def is_standing(self) -> bool:
        """Whether it still stands: neither annulled nor replaced."""
        return self.state in ("imposed", "notified", "executed")

    @step(SANCTION, "notify")
    def notify(self, *, notified_on, service, unprinted=()) -> None:
        self.notified_on, self.service = notified_on, service
        self.unprinted, self.are_remedies_printed = sorted(unprinted), not unprinted

    @step(SANCTION, "execute")
    def execute(self, *, executed_on) -> None:
        self.executed_on = executed_on

    @step(SANCTION, "annul")
    def annul(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at

    @step(SANCTION, "replace")
    def replace(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at
