"""The minutes of an oral report, and the reporter's words on them."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from machine.models import StateField, Stateful, step
from reporting_channels.codes import Unobtainable, WordKind
from reporting_channels.models.pairs import by_whom, moment, pair
from reporting_channels.taking_down.states import MINUTES
from vault.fields import Sealed, SealedField


class Minutes(Stateful):
    """What the clerk wrote, offered to the reporter to check, correct and agree to (art. 18(2)-(4)).

    The clerk's text is the report's own; here stands only how far the agreement has come. The
    reporter's site updates nothing: it inserts a ``MinutesWord``, and a trigger takes the step.
    """

    machine = MINUTES

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = StateField(MINUTES)
    report = models.OneToOneField("Report", on_delete=models.PROTECT, related_name="minutes")
    offered_on = models.DateField()
    ends_on = models.DateField(null=True, help_text="From the profile's clock: silence is no answer before.")
    agreed_on = models.DateField(null=True, editable=False)
    reason = models.CharField(max_length=20, choices=Unobtainable.choices, blank=True)
    note = SealedField(contract="amana/minutes/note", null=True)
    given_up_at, given_up_by = moment(), by_whom()

    class Meta:
        permissions = ()
        default_permissions = ()
        constraints = (
            pair("given_up"),
            models.CheckConstraint(
                condition=~models.Q(state="agreed") | models.Q(agreed_on__isnull=False),
                name="minutes_agreed_on_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="unobtainable")
                | (~models.Q(reason="") & models.Q(given_up_by__isnull=False, note__isnull=False)),
                name="minutes_no_agreement_has_reason",
            ),
        )

    def __str__(self) -> str:
        return gettext("Minutes of report %(reference)s") % {"reference": self.report.reference}

    def get_absolute_url(self) -> str:
        """Where the office reads both versions."""
        return reverse("report_minutes", args=[self.report_id])

    @property
    def is_settled(self) -> bool:
        """Whether the report may be assessed."""
        return self.state in ("agreed", "unobtainable")

    @property
    def is_waiting(self) -> bool:
        """Whether the reporter's agreement is still to come."""
        return self.state in ("offered", "corrected")

    @step(MINUTES, "correct")
    def correct(self) -> None:
        """The reporter's words stand beside the clerk's."""

    @step(MINUTES, "agree")
    def agree(self, *, on) -> None:
        """Note the day of the agreement; never a time of the reporter's."""
        self.agreed_on = on

    @step(MINUTES, "refuse")
    def refuse(self) -> None:
        """The reporter does not agree."""

    @step(MINUTES, "give_up")
    def give_up(self, *, reason: str, note: Sealed, by, at) -> None:
        """Note why there is no agreement, by a code and in sealed words."""
        self.reason, self.note = reason, note
        self.given_up_at, self.given_up_by = at, by


class MinutesWord(models.Model):
    """A correction, an agreement or a refusal by the reporter. Never changed; a day, never a time.

    A correction holds the whole corrected text, so that each version can be read by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="words")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=WordKind.choices)
    body = SealedField(contract="amana/minutes/word", null=True)
    submission = models.BinaryField(max_length=32, unique=True, editable=False)
    said_on = models.DateField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("minutes", "number"), name="minutes_word_number_once"),
            models.CheckConstraint(
                condition=models.Q(kind=WordKind.AGREEMENT, body__isnull=True)
                | models.Q(kind__in=(WordKind.CORRECTION, WordKind.REFUSAL), body__isnull=False),
                name="minutes_word_says_something",
            ),
        )

    def __str__(self) -> str:
        return f"word on minutes {self.pk}"
