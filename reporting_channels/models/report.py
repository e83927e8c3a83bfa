"""A report: sealed words, a state, and the few codes that may be counted."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import ObjectPermission
from audit.checks import RowConditions
from audit.days import day_of
from machine.models import StateField, Stateful, step
from reporting_channels.codes import ORAL, Category, Level, Medium, NoCaseReason, Risk
from reporting_channels.models import ghost
from reporting_channels.models.pairs import both_or_none, moment, unsought
from reporting_channels.states import APART, REPORT
from vault.fields import Sealed, SealedField

if TYPE_CHECKING:
    from reporting_channels.models.identity import Identity

KEPT = models.Q(ends_on__isnull=False)
ERASED = models.Q(state="erased")  # who took the steps stands in the log; the row keeps what is counted
STEPS = (
    "let_in",
    "set_aside",
    "acknowledged",
    "assessed",
    "attached",
    "no_case_proposed",
    "no_case_confirmed",
    "returned",
    "feedback",
    "closed",
)
CONDITIONS = {f"report_{step}_pair": both_or_none(step) | ERASED for step in STEPS} | {
    "report_kept_apart_for_a_sign": ~models.Q(state="quarantined") | ~models.Q(signs=""),
    "report_no_case_needs_second_person": models.Q(no_case_confirmed_by__isnull=True)
    | ~models.Q(no_case_confirmed_by=models.F("no_case_proposed_by")),
    "report_return_needs_second_person": models.Q(returned_by__isnull=True)
    | ~models.Q(returned_by=models.F("no_case_proposed_by")),
    "report_no_case_has_reason": ~models.Q(state__in=("no_case_proposed", "no_case"))
    | (models.Q(no_case_proposed_by__isnull=False) & ~models.Q(no_case_reason="")),
    "report_has_words_until_it_is_erased": models.Q(ERASED, narrative__isnull=True, answers__isnull=True)
    | (~ERASED & models.Q(narrative__isnull=False, answers__isnull=False)),
    "report_no_case_is_confirmed": ~models.Q(state="no_case") | models.Q(no_case_confirmed_by__isnull=False),
    "report_medium_known": models.Q(medium__in=Medium.values),
    "report_days_count_from_zero": models.Q(acknowledged_after__gte=0, assessed_after__gte=0, feedback_after__gte=0),
}


class Report(Stateful):
    """What somebody told the office. The words are sealed; only codes and days lie open.

    Of its arrival the day is kept and no time. ``submission`` is the digest of the
    draft's own key, so that pressing "send" twice makes one report.
    """

    machine = REPORT
    was_there = False  # set on a report that a second press of "send" finds

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = StateField(REPORT)
    channel = models.ForeignKey("Channel", on_delete=models.PROTECT, related_name="reports")
    medium = models.CharField(max_length=20, choices=Medium.choices, default=Medium.SITE)
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    submission = models.BinaryField(max_length=32, unique=True, editable=False)
    language = models.CharField(max_length=8)
    questionnaire = models.ForeignKey(
        "QuestionnaireVersion", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    band = models.CharField(max_length=10, choices=Level.choices, blank=True)
    retention = models.SlugField(max_length=40, db_index=False)
    procedure = models.SlugField(max_length=60, db_index=False)
    received_on = models.DateField()
    # Bars set at intake, with noise in the places that nobody fills (see ``bars``); neither column ever changes.
    barred = models.BinaryField(editable=False, default=bytes)
    is_past_office = models.BooleanField(default=False, editable=False)
    ends_on = models.DateField(null=True, editable=False)
    narrative = SealedField(contract="amana/report/narrative", null=True)
    answers = SealedField(contract="amana/report/answers", null=True)

    signs = models.CharField(max_length=80, blank=True, editable=False, help_text="Codes of why it was kept apart.")
    let_in_at, let_in_by = moment(), unsought()
    set_aside_at, set_aside_by = moment(), unsought()

    category = models.CharField(max_length=20, choices=Category.choices, blank=True)
    detriment_risk = models.CharField(max_length=10, choices=Risk.choices, blank=True)
    acknowledged_at, acknowledged_by = moment(), unsought()
    assessed_at, assessed_by = moment(), unsought()
    attached_at, attached_by = moment(), unsought()
    no_case_reason = models.CharField(max_length=20, choices=NoCaseReason.choices, blank=True)
    no_case_note = SealedField(contract="amana/report/no_case_note", null=True)
    no_case_proposed_at, no_case_proposed_by = moment(), unsought()
    no_case_confirmed_at, no_case_confirmed_by = moment(), unsought()
    return_note = SealedField(contract="amana/report/return_note", null=True)
    returned_at, returned_by = moment(), unsought()
    feedback_at, feedback_by = moment(), unsought()
    closed_at, closed_by = moment(), unsought()
    # Of an erased report: the days that its steps took, because the days themselves are gone.
    acknowledged_after = models.SmallIntegerField(null=True, editable=False)
    is_heard_again = models.BooleanField(null=True, editable=False)
    assessed_after = models.SmallIntegerField(null=True, editable=False)
    feedback_after = models.SmallIntegerField(null=True, editable=False)
    is_fed_back_in_time = models.BooleanField(null=True, editable=False)
    is_detriment_in_time = models.BooleanField(null=True, editable=False)

    class Meta:
        permissions = (("open_report", "Open the report"),)
        default_permissions = ()
        indexes = (
            models.Index(fields=("state", "received_on"), name="report_state_received"),
            models.Index(fields=("ends_on",), condition=KEPT, name="report_ends_on"),
        )
        constraints = (RowConditions(name="report_is_in_order", conditions=CONDITIONS),)

    def __str__(self) -> str:
        return gettext("Report %(reference)s") % {"reference": self.reference}

    @property
    def reference(self) -> str:
        """What people call it: eight signs of its random id. It says nothing about when it came."""
        return self.pk.hex[:8].upper()

    def get_absolute_url(self) -> str:
        """The report's page on the staff site."""
        return reverse("report", args=[self.pk])

    @property
    def permission_model(self):
        """Where the permissions on a report stand."""
        return ReportPermission

    @property
    def listed_at(self):
        """The key of lists, copied into the permission rows: the day, ids do the rest. None while kept apart."""
        return None if self.is_apart else day_of(self.received_on)

    @property
    def is_apart(self) -> bool:
        """Whether it stands in no inbox, clock or count: nobody has let it in yet."""
        return self.state in APART

    @property
    def identity(self) -> "Identity | None":
        """Who the reporter is, sealed apart: None where no name was given, or it was taken back."""
        return self.identities.filter(taken_back_on__isnull=True).first()

    @property
    def has_identity(self) -> bool:
        """Whether a name or a contact is there."""
        return self.identities.filter(taken_back_on__isnull=True).exists()

    @property
    def is_over(self) -> bool:
        """Whether nothing new begins on it; its reporter can still write until it is erased."""
        return self.state in ("closed", "erased")

    @property
    def is_erased(self) -> bool:
        """Whether nothing is left of it but what is counted."""
        return self.state == "erased"

    @step(REPORT, "let_in")
    def let_in(self, *, by, at) -> None:
        """Note who took it for a report; an earlier setting aside gives way, the log keeps it."""
        self.let_in_at, self.let_in_by = at, by
        self.set_aside_at = self.set_aside_by = None

    @step(REPORT, "set_aside")
    def set_aside(self, *, by, at) -> None:
        """Note who took it for junk; it is kept for a short time."""
        self.set_aside_at, self.set_aside_by = at, by

    @property
    def is_oral(self) -> bool:
        """Whether somebody spoke and a clerk wrote, so that minutes are owed."""
        return self.medium in ORAL

    @step(REPORT, "acknowledge")
    def acknowledge(self, *, by, at) -> None:
        """Note who acknowledged (Directive (EU) 2019/1937 art. 9(1)(b): within seven days)."""
        self.acknowledged_at, self.acknowledged_by = at, by

    @step(REPORT, "assess")
    def assess(self, *, category: str, detriment_risk: str, by, at) -> None:
        """Take over the two codes of the grid that may be counted; figures count the first time."""
        self.category, self.detriment_risk = category, detriment_risk
        if self.assessed_at is None:
            self.assessed_at, self.assessed_by = at, by

    @step(REPORT, "attach")
    def attach(self, *, by, at) -> None:
        """Note that a case was opened from it; the case keeps the reference."""
        self.attached_at, self.attached_by = at, by

    @step(REPORT, "propose_no_case")
    def propose_no_case(self, *, reason: str, note: Sealed, by, at) -> None:
        """Note the proposal; an earlier refusal gives way, the log keeps it."""
        self.no_case_reason, self.no_case_note = reason, note
        self.no_case_proposed_at, self.no_case_proposed_by = at, by
        self.returned_at = self.returned_by = None

    @step(REPORT, "confirm_no_case")
    def confirm_no_case(self, *, by, at) -> None:
        """Note the second person."""
        self.no_case_confirmed_at, self.no_case_confirmed_by = at, by

    @step(REPORT, "return")
    def return_(self, *, note: Sealed, by, at) -> None:
        """Note who refused the proposal, and why."""
        self.return_note = note
        self.returned_at, self.returned_by = at, by

    @step(REPORT, "give_feedback")
    def give_feedback(self, *, by, at) -> None:
        """Note who told the reporter first what became of it (art. 9(1)(f)); figures count the first time."""
        if self.feedback_at is None:
            self.feedback_at, self.feedback_by = at, by

    @step(REPORT, "close")
    def close(self, *, by, at) -> None:
        """Note the end; the time of keeping runs from here."""
        self.closed_at, self.closed_by = at, by

    @step(REPORT, "reopen")
    def reopen(self) -> None:
        """Take the end off, and what led to it; a ReportReopening row keeps it. It is assessed again."""
        self.closed_at = self.closed_by = None
        self.no_case_reason, self.no_case_note, self.return_note = "", None, None
        self.no_case_proposed_at = self.no_case_proposed_by = None
        self.no_case_confirmed_at = self.no_case_confirmed_by = None
        self.returned_at = self.returned_by = None

    @step(REPORT, "reopen_in_case")
    def reopen_in_case(self) -> None:
        """Take the end off; the report goes on in its case."""
        self.closed_at = self.closed_by = None

    @step(REPORT, "erase")
    def erase(self) -> None:
        """Keep what statistics count, codes and months, and nothing else (``models.ghost``)."""
        ghost.empty(self)


class ReportPermission(ObjectPermission):
    """A member may open this report. ``listed_at`` is the day of arrival (PERFORMANCE.md)."""

    # Found by the unique key that begins with the user; nobody looks for everything that one permission gives.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False)
    permission = models.ForeignKey(Permission, on_delete=models.PROTECT, db_index=False)
    content_object = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="permissions")
    listed_at = models.DateTimeField(null=True)  # a row without it stands in no list: the report is kept apart

    class Meta(ObjectPermission.Meta):
        abstract = False
        indexes = (models.Index(fields=("user", "-listed_at", "content_object"), name="report_permission_list"),)
