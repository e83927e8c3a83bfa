"""The case: the file that holds allegations, team, investigation and findings together."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import ObjectPermission
from cases.models.constraints import at_with_by
from cases.states import CASE
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

OUTCOMES = {
    "no_breach": _("No breach established"),
    "management": _("Handled by management, without discipline"),
    "no_sanction": _("Proceedings without sanction"),
    "sanction": _("Sanction pronounced"),
    "passed_on": _("Passed on to another authority"),
    "insufficient": _("Closed before any investigation: too little to go on"),
    "merged": _("Merged into another case"),
}
# Ends that belong to an act of their own; the head of office chooses among the others.
OWN_ACTS = ("insufficient", "merged")
AFTER_DISCIPLINE = ("no_sanction", "sanction")


def category_label(procedure, code: str) -> str:
    """A category in the words of this procedure; the code itself where the procedure has no such one."""
    return next((str(one.label) for one in procedure.profile.categories if one.code == code), code)


class CaseQuerySet(models.QuerySet["Case"]):
    """Filters that lists and statistics share."""

    def standing_in(self, state: str) -> "CaseQuerySet":
        """Cases that stand in this state."""
        return self.filter(state=state)


class Case(Stateful):
    """One matter. Where it stands is ``state``; how it ended is ``outcome``."""

    machine = CASE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = StateField(CASE)
    outcome = models.CharField(max_length=20, blank=True, default="")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=60, unique=True)
    unit = models.CharField(max_length=40)
    category = models.CharField(max_length=40)
    procedure = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT, related_name="case")
    facts = SealedField(contract="amana/case/facts")
    split_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="splits", editable=False
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    discipline_entered_at = models.DateTimeField(null=True, blank=True)
    discipline_entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        permissions = [("open_case", "Open the case")]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="case_number_once"),
            models.CheckConstraint(condition=Q(serial__gte=1), name="case_serial_from_one"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_at__isnull=True, outcome=""),
                name="case_closed_with_outcome",
            ),
            models.CheckConstraint(condition=Q(outcome__in=["", *OUTCOMES]), name="case_outcome_in_list"),
            at_with_by("case", "discipline_entered"),
            at_with_by("case", "closed"),
        ]

    def __str__(self) -> str:
        return str(_("Case %(number)s") % {"number": self.number})

    @property
    def counted(self) -> str:
        """Year and serial: what the log says of the number, whatever the office's pattern."""
        return f"{self.year}-{self.serial:04d}"

    @property
    def listed_at(self):
        """What lists sort by; copied into every permission row."""
        return self.opened_at

    @property
    def category_label(self) -> str:
        """The category in the words of the pinned procedure."""
        return category_label(self.procedure, self.category)

    @property
    def outcome_label(self) -> str:
        """How it ended, in words; empty while it goes on."""
        return str(OUTCOMES.get(self.outcome, ""))

    def get_absolute_url(self) -> str:
        return reverse("cases:case", args=[self.pk])

    @step(CASE, "investigate")
    def investigate(self) -> None:
        """The mandate is signed."""

    @step(CASE, "decide")
    def decide(self) -> None:
        """Every finding is confirmed."""

    @step(CASE, "refer")
    def refer(self) -> None:
        """The sustained allegations go to the disciplinary authority."""

    @step(CASE, "enter_discipline")
    def enter_discipline(self, *, by, at) -> None:
        """Proceedings are open."""
        self.discipline_entered_at, self.discipline_entered_by = at, by

    @step(CASE, "finish")
    def finish(self) -> None:
        """Proceedings are over."""

    @step(CASE, "follow_up")
    def follow_up(self) -> None:
        """Nothing goes to discipline."""

    @step(CASE, "close")
    def close(self, *, outcome: str, by, at) -> None:
        """Close with an outcome of OUTCOMES."""
        self.outcome, self.closed_at, self.closed_by = outcome, at, by

    @step(CASE, "set_aside")
    def set_aside(self, *, outcome: str, by, at) -> None:
        """Close before any investigation."""
        self.outcome, self.closed_at, self.closed_by = outcome, at, by

    @step(CASE, "absorb")
    def absorb(self, *, by, at) -> None:
        """It goes on in another case."""
        self.outcome, self.closed_at, self.closed_by = "merged", at, by

    @step(CASE, "reopen")
    def reopen(self) -> None:
        """Take the closure off the case; a Reopening row keeps it."""
        self.outcome, self.closed_at, self.closed_by = "", None, None

    @step(CASE, "reopen_preliminary")
    def reopen_preliminary(self) -> None:
        """As ``reopen``, before any mandate."""
        self.outcome, self.closed_at, self.closed_by = "", None, None

    @step(CASE, "reopen_facts")
    def reopen_facts(self) -> None:
        """As ``reopen``, to look for facts."""
        self.outcome, self.closed_at, self.closed_by = "", None, None

    @step(CASE, "reopen_decision")
    def reopen_decision(self) -> None:
        """As ``reopen``, to decide again."""
        self.outcome, self.closed_at, self.closed_by = "", None, None

    @step(CASE, "reopen_referral")
    def reopen_referral(self) -> None:
        """As ``reopen``, before the disciplinary authority."""
        self.outcome, self.closed_at, self.closed_by = "", None, None


class CasePermission(ObjectPermission):
    """Who may open a case; never without the key, and with the sort key of lists beside it."""

    content_object = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="permissions")

    class Meta(ObjectPermission.Meta):
        indexes = [
            models.Index(fields=["user", "-listed_at"], include=["content_object"], name="case_list_by_member"),
        ]


Case.permission_model = CasePermission


class Origin(models.Model):
    """A report that this case comes from. The report itself stays behind its own key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="origins")
    report = models.OneToOneField("reporting_channels.Report", on_delete=models.PROTECT, related_name="origin")

    class Meta:
        verbose_name = _("origin")

    def __str__(self) -> str:
        return str(self.case)
