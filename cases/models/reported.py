"""From the draft of the investigation's report to its registration: the columns and steps of that stretch."""

from django.conf import settings
from django.db import models

from cases.models.constraints import at_with_by
from cases.states import INVESTIGATION
from machine.models import step
from vault.fields import SealedField

FINISHED = ("delivered", "closed")  # the report is issued, and nothing of it changes any more
MOMENTS = ("drafted", "put_forward", "submitted", "delivered", "registered")


def _by() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


def reported_constraints() -> list[models.CheckConstraint]:
    """Each of these moments has its day and its person, or neither."""
    return [at_with_by("investigation", moment) for moment in MOMENTS]


class Reported(models.Model):
    """``report`` is the executive summary as it was delivered; the whole report is in ``IssuedReport``.

    ``round`` counts how often the report went through draft, contradiction and review.
    """

    report = SealedField(contract="amana/investigation/report", null=True)
    registration = SealedField(contract="amana/investigation/registration", null=True)
    round = models.PositiveSmallIntegerField(default=1)
    drafted_at = models.DateTimeField(null=True, blank=True)
    drafted_by = _by()
    put_forward_at = models.DateTimeField(null=True, blank=True)
    put_forward_by = _by()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = _by()
    delivered_at = models.DateTimeField(null=True, blank=True)
    delivered_by = _by()
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = _by()

    class Meta:
        abstract = True

    @property
    def is_finished(self) -> bool:
        """Whether the report is issued."""
        return self.state in FINISHED

    @step(INVESTIGATION, "draft")
    def draft(self, *, by, at) -> None:
        """The report is written."""
        self.drafted_at, self.drafted_by = at, by

    @step(INVESTIGATION, "put_forward")
    def put_forward(self, *, by, at) -> None:
        """The extracts are with the subjects."""
        self.put_forward_at, self.put_forward_by = at, by

    @step(INVESTIGATION, "skip")
    def skip(self, *, by, at) -> None:
        """Nobody is heard, on grounds that the action wrote before; the text is fixed for the review."""
        self.submitted_at, self.submitted_by = at, by

    @step(INVESTIGATION, "submit")
    def submit(self, *, by, at) -> None:
        """Every comment is answered; the text is fixed for the review."""
        self.submitted_at, self.submitted_by = at, by

    @step(INVESTIGATION, "send_back")
    def send_back(self) -> None:
        """The reviewer's questions open the work again: another round begins."""
        self.round += 1
        self.drafted_at = self.drafted_by = self.put_forward_at = self.put_forward_by = None
        self.submitted_at = self.submitted_by = None

    @step(INVESTIGATION, "deliver")
    def deliver(self, *, by, at) -> None:
        """The report, issued by the action before, is with the head of office."""
        self.delivered_at, self.delivered_by = at, by

    @step(INVESTIGATION, "register")
    def register(self, *, by, at) -> None:
        """The office has received it."""
        self.registered_at, self.registered_by = at, by
