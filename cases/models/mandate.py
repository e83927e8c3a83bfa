"""Whom a mandate names, how it was amended, whether each subject was told, when the work stood still.

Every row here is appended: a mandate is never edited (PROCESS 2.4).
"""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.allegation import Subject
from cases.models.constraints import at_with_by, code_in
from cases.models.investigation import Investigation
from cases.models.team import INVESTIGATING, ROLES, Assignment
from vault.fields import SealedField

NOTICES = {
    "notified": _("The subject has been told that an investigation is under way"),
    "deferred": _("Telling the subject is put off"),
}
DEFERRALS = {
    "evidence": _("Evidence could disappear"),
    "people": _("Somebody could be put under pressure"),
    "prosecutor": _("The prosecutor asked for it"),
    "unknown": _("The subject is not known yet"),
}
WAYS = {
    "letter": _("By letter with a receipt"),
    "in_person": _("In person, against signature"),
    "email": _("By e-mail with an answer"),
}
SUSPENSION_GROUNDS = {
    "criminal": _("The criminal courts have the matter first"),
    "health": _("Health of a person who must be heard"),
    "force_majeure": pgettext_lazy("suspension", "Force majeure"),
}


class Amendment(models.Model):
    """A signed change of a running mandate: a later end, more powers, more people or allegations."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="amendments")
    rank = models.PositiveSmallIntegerField()
    ends_on = models.DateField(null=True, blank=True)
    powers = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    reasons = SealedField(contract="amana/amendment/reasons")
    letter = SealedField(contract="amana/amendment/letter")
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("amendment")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "rank"], name="amendment_rank_once"),
        ]

    def __str__(self) -> str:
        return str(_("Amendment %(rank)s") % {"rank": self.rank})


class Naming(models.Model):
    """A mandate, or its amendment, names an investigator; the assignment holds their statement of no conflict."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="namings")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="namings")
    amendment = models.ForeignKey(Amendment, null=True, blank=True, on_delete=models.PROTECT, related_name="namings")
    role = models.CharField(max_length=20)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("naming")
        ordering = ["named_at"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "assignment"], name="naming_once"),
            code_in("naming", "role", INVESTIGATING),
        ]

    def __str__(self) -> str:
        return f"{self.investigation} · {self.assignment.member}"

    @property
    def role_label(self) -> str:
        """The part for which the mandate names them, in words."""
        return str(ROLES[self.role])


class SubjectNotice(models.Model):
    """One subject was told on a day, or telling them is put off until a day on which it is looked at again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="notices")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10)
    how = models.CharField(max_length=10, blank=True, default="")
    notified_on = models.DateField(null=True, blank=True)
    deferral = models.CharField(max_length=20, blank=True, default="")
    review_on = models.DateField(null=True, blank=True)
    note = SealedField(contract="amana/subject_notice/note", null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("notice to a subject")
        ordering = ["recorded_at"]
        constraints = [
            code_in("subject_notice", "kind", list(NOTICES)),
            models.CheckConstraint(
                condition=Q(kind="notified", notified_on__isnull=False, how__in=list(WAYS), deferral="")
                & Q(review_on__isnull=True)
                | Q(kind="deferred", notified_on__isnull=True, how="", deferral__in=list(DEFERRALS))
                & Q(review_on__isnull=False),
                name="subject_notice_told_or_deferred",
            ),
            models.UniqueConstraint(
                fields=["investigation", "subject"], condition=Q(kind="notified"), name="subject_notice_told_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.kind_label}"

    @property
    def kind_label(self) -> str:
        """Told or put off, in words."""
        return str(NOTICES[self.kind])

    @property
    def deferral_label(self) -> str:
        """Why telling was put off, in words."""
        return str(DEFERRALS.get(self.deferral, ""))

    @property
    def how_label(self) -> str:
        """How the subject was told, in words."""
        return str(WAYS.get(self.how, ""))


class Suspension(models.Model):
    """The authority lets an investigation stand still on a ground, from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="suspensions")
    ground = models.CharField(max_length=20)
    reasons = SealedField(contract="amana/suspension/reasons")
    suspended_at = models.DateTimeField()
    suspended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    resume_reasons = SealedField(contract="amana/suspension/resume_reasons", null=True)
    resumed_at = models.DateTimeField(null=True, blank=True)
    resumed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("suspension of an investigation")
        ordering = ["suspended_at"]
        constraints = [
            code_in("suspension", "ground", list(SUSPENSION_GROUNDS)),
            models.UniqueConstraint(
                fields=["investigation"], condition=Q(resumed_at__isnull=True), name="suspension_one_open"
            ),
            at_with_by("suspension", "resumed"),
        ]

    def __str__(self) -> str:
        return self.ground_label

    @property
    def ground_label(self) -> str:
        """Why the work stands still, in words."""
        return str(SUSPENSION_GROUNDS[self.ground])
