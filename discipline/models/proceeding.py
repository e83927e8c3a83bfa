"""The proceeding against one person, its team's permissions, and what was notified and consulted."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import ObjectPermission
from cases.models.constraints import at_with_by
from discipline.states import PROCEEDING
from discipline.words import DISCONTINUED
from machine.models import StateField, Stateful, step
from procedures.tradition import STEPS
from vault.fields import SealedField


class Proceeding(Stateful):
    """One person answers for charges before the authority that may sanction them.

    ``number`` is public, per year and sequential; ``knowledge_on`` is the day on which
    the authority knew the reality, nature and extent of the facts (CGFP art. L532-2).
    ``resumes`` is the one whose sanction an appeal took away and which this one takes up again.
    ``prescribed_on`` is the last day to open it, as computed at its opening; None where nothing limits it.
    """

    class Outcome(models.TextChoices):
        SANCTION = "sanction", _("Sanction")
        NO_SANCTION = "no_sanction", _("No sanction")
        DISCONTINUED = "discontinued", _("Discontinued")

    machine = PROCEEDING
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    state = StateField(PROCEEDING)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="proceedings")
    subject = models.ForeignKey("cases.Subject", on_delete=models.PROTECT, related_name="proceedings")
    procedure = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    person = SealedField(contract="amana/proceeding/person")
    facts = SealedField(contract="amana/proceeding/facts")
    unit = models.CharField(max_length=60)
    knowledge_on = models.DateField()
    resumes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="resumed_by")
    is_taken_up_again = models.BooleanField(default=False)
    prescribed_on = models.DateField(null=True)
    is_past_prescription = models.BooleanField(default=False)
    override = models.OneToOneField(
        "discipline.PrescriptionOverride", null=True, on_delete=models.PROTECT, related_name="proceeding"
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    charges_served_on = models.DateField(null=True)
    file_opened_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    discontinued_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-opened_at", "pk"]
        permissions = [("open_proceeding", _("May open the proceeding"))]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["case", "subject"],
                condition=~models.Q(state="discontinued") & models.Q(is_taken_up_again=False),
                name="discipline_one_proceeding_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(is_past_prescription=False) | models.Q(override__isnull=False),
                name="discipline_prescription_blocks",
            ),
            at_with_by("proceeding", "decided"),
            at_with_by("proceeding", "ended"),
        ]

    permission_model: type[models.Model]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("discipline:proceeding", args=[self.pk])

    @property
    def discontinued_says(self) -> Any:
        """Why it ended without a decision, in words; empty where it did not."""
        return DISCONTINUED.get(self.discontinued_reason, self.discontinued_reason)

    @property
    def foreign_verbs(self) -> frozenset[str]:
        """Steps that the pinned tradition does not take."""
        return frozenset(STEPS) - {step.code for step in self.procedure.profile.steps}

    @property
    def stops(self) -> frozenset[str]:
        """Its line is that of the pinned tradition; the steps that a board brings show once they are taken."""
        taken = [step.code for step in self.procedure.profile.steps if not step.only_with_board]
        return frozenset(["opened", *(PROCEEDING.target(code) for code in taken), "decided", "ended"])

    @property
    def listed_at(self):
        return self.opened_at

    @step(PROCEEDING, "serve")
    def serve(self, *, served_on) -> None:
        self.charges_served_on = served_on

    @step(PROCEEDING, "give_file_access")
    def give_file_access(self, *, opened_on) -> None:
        self.file_opened_on = opened_on

    @step(PROCEEDING, "convoke")
    def convoke(self) -> None: ...

    @step(PROCEEDING, "hold")
    def hold(self) -> None: ...

    @step(PROCEEDING, "give_opinion")
    def give_opinion(self) -> None: ...

    @step(PROCEEDING, "decide")
    def decide(self, *, outcome: str, by, at) -> None:
        self.outcome, self.decided_by, self.decided_at = outcome, by, at

    @step(PROCEEDING, "finish")
    def finish(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at

    @step(PROCEEDING, "discontinue")
    def discontinue(self, *, reason: str, by, at) -> None:
        self.outcome, self.discontinued_reason = self.Outcome.DISCONTINUED, reason
        self.ended_by, self.ended_at = by, at


class ProceedingPermission(ObjectPermission):
    """Who may open which proceeding, with the key that goes with it (accounts.permissions)."""

    content_object = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="permissions")

    class Meta(ObjectPermission.Meta):
        abstract = False
        indexes = [models.Index("user", models.F("listed_at").desc(), "content_object", name="discipline_perm_list")]


Proceeding.permission_model = ProceedingPermission


class RightNotice(models.Model):
    """One right of the defence was notified on a day, with proof (CGFP art. L532-4 for the French State)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="right_notices")
    right = models.CharField(max_length=40)
    notified_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["notified_on", "right"]
        constraints = [models.UniqueConstraint(fields=["proceeding", "right"], name="discipline_right_notified_once")]

    def __str__(self) -> str:
        return f"{self.proceeding} · {self.right}"


class Consultation(models.Model):
    """The person, or their counsel, read the file on a day."""

    class Reader(models.TextChoices):
        PERSON = "person", _("The person")
        COUNSEL = "counsel", _("Their counsel")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="consultations")
    reader = models.CharField(max_length=10, choices=Reader)
    consulted_on = models.DateField()
    pages = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["consulted_on", "recorded_at"]

    def __str__(self) -> str:
        return f"{self.proceeding} · {self.get_reader_display()}"


class FileNotice(models.Model):
    """The person was told on a day that documents were added to the file, and may read it again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="file_notices")
    told_on = models.DateField()
    documents = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["told_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(documents__gt=0), name="discipline_told_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding} · {self.told_on:%Y-%m-%d}"
