"""Hearing people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Subject
from cases.models.case import Case
from cases.models.constraints import at_with_by, code_in
from cases.states import INTERVIEW
from cases.states.interview import WRITTEN
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

CAPACITIES = {
    "witness": _("Witness"),
    "subject": _("Subject of an allegation"),
    "expert": _("Expert"),
}
COMPANIONS = {
    "counsel": _("Counsel"),
    "union": _("Representative of the staff or of a union"),
    "colleague": _("Colleague"),
    "relative": _("Relative or person of trust"),
}
INTERPRETERS = {
    "sworn": _("Sworn interpreter"),
    "office": _("Interpreter of the administration"),
    "other": _("Somebody else who speaks the language"),
}
RECORDINGS = {
    "audio": _("Sound recording"),
    "video": _("Sound and picture recording"),
}
SENDINGS = {
    "read_out": _("Read there and then, on the spot"),
    "letter": _("By letter with a receipt"),
    "in_person": _("Handed over, against signature"),
    "email": _("By e-mail with an answer"),
}
STEPS = ("convoked", "rights_notified", "held", "sent", "signed", "refused", "contested", "sealed")


def _member(**options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", **options
    )


class Interview(Stateful):
    """Hearing one person. Rights are notified before, with proof; the record is sealed and then answered.

    ``conductor`` writes the record and nobody else. ``earliest_on`` is the first day on which the procedure's
    notice lets it be held. ``digest`` is keyed for the row.
    """

    machine = INTERVIEW

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="interviews")
    rank = models.PositiveSmallIntegerField()
    state = StateField(INTERVIEW)
    capacity = models.CharField(max_length=10)
    subject = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="interviews")
    person = SealedField(contract="amana/interview/person")
    conductor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="interviews"
    )
    convoked_for_on = models.DateField(null=True, blank=True)
    convoked_time = models.TimeField(null=True, blank=True)
    earliest_on = models.DateField(null=True, blank=True)
    is_notice_waived = models.BooleanField(default=False)
    place = SealedField(contract="amana/interview/place", null=True)
    language = models.CharField(max_length=12, blank=True, default="")
    interpreter = SealedField(contract="amana/interview/interpreter", null=True)
    interpreter_kind = models.CharField(max_length=10, blank=True, default="")
    companion = SealedField(contract="amana/interview/companion", null=True)
    companion_kind = models.CharField(max_length=10, blank=True, default="")
    present = SealedField(contract="amana/interview/present", null=True)
    breaks = SealedField(contract="amana/interview/breaks", null=True)
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    recording_kind = models.CharField(max_length=10, blank=True, default="")
    recording_agreed_on = models.DateField(null=True, blank=True)
    recording = models.ForeignKey(
        "cases.Exhibit", null=True, blank=True, on_delete=models.PROTECT, related_name="recorded_interviews"
    )
    record = SealedField(contract="amana/interview/record", null=True)
    held_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=10, blank=True, default="")
    refusal = SealedField(contract="amana/interview/refusal", null=True)
    corrections = SealedField(contract="amana/interview/corrections", null=True)
    digest = models.CharField(max_length=64, blank=True, default="")
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    convoked_at = models.DateTimeField(null=True, blank=True)
    convoked_by = _member()
    rights_notified_at = models.DateTimeField(null=True, blank=True)
    rights_notified_by = _member()
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = _member()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = _member()
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = _member()
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = _member()
    contested_at = models.DateTimeField(null=True, blank=True)
    contested_by = _member()
    sealed_at = models.DateTimeField(null=True, blank=True)
    sealed_by = _member()

    class Meta:
        verbose_name = _("interview")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rank"], name="interview_rank_once"),
            code_in("interview", "capacity", list(CAPACITIES)),
            code_in("interview", "interpreter_kind", ["", *INTERPRETERS]),
            code_in("interview", "companion_kind", ["", *COMPANIONS]),
            code_in("interview", "recording_kind", ["", *RECORDINGS]),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True)
                | Q(
                    rights_notified_at__isnull=False,
                    rights_notified_at__lt=F("held_at"),
                    record__isnull=False,
                    held_on__isnull=False,
                ),
                name="interview_rights_before_held",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WRITTEN, held_at__isnull=False)
                | ~Q(state__in=WRITTEN) & Q(held_at__isnull=True, record__isnull=True),
                name="interview_record_only_when_held",
            ),
            models.CheckConstraint(
                condition=Q(convoked_at__isnull=True) | Q(convoked_for_on__isnull=False, earliest_on__isnull=False),
                name="interview_convoked_for_a_day",
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True)
                | Q(held_on__gte=F("convoked_for_on")) & (Q(is_notice_waived=True) | Q(held_on__gte=F("earliest_on"))),
                name="interview_not_before_its_notice",
            ),
            models.CheckConstraint(
                condition=Q(held_by__isnull=True) | Q(held_by=F("conductor")), name="interview_written_by_its_conductor"
            ),
            models.CheckConstraint(
                condition=Q(recording__isnull=True) | ~Q(recording_kind="") & Q(recording_agreed_on__isnull=False),
                name="interview_recorded_with_consent",
            ),
            models.CheckConstraint(
                condition=~Q(state="contested") | Q(corrections__isnull=False), name="interview_contested_in_words"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(refusal__isnull=False), name="interview_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="sealed") & ~Q(digest="") & Q(sealed_at__isnull=False)
                | ~Q(state="sealed") & Q(digest="", sealed_at__isnull=True),
                name="interview_sealed_with_digest",
            ),
            *(at_with_by("interview", moment) for moment in STEPS),
        ]

    def __str__(self) -> str:
        return str(_("Interview %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:interview", args=[self.pk])

    @property
    def capacity_label(self) -> str:
        """In what capacity the person is heard, in words."""
        return str(CAPACITIES[self.capacity])

    @step(INTERVIEW, "convoke")
    def convoke(self, *, convoked_for_on, earliest_on, is_notice_waived, by, at) -> None:
        """The person is told the day."""
        self.convoked_for_on, self.earliest_on, self.is_notice_waived = convoked_for_on, earliest_on, is_notice_waived
        self.convoked_at, self.convoked_by = at, by

    @step(INTERVIEW, "notify_rights")
    def notify_rights(self, *, by, at) -> None:
        """The person was told their rights; the notice with its proof is written before."""
        self.rights_notified_at, self.rights_notified_by = at, by

    @step(INTERVIEW, "hold")
    def hold(self, *, held_on, by, at) -> None:
        """The record, sealed by the action before, is written."""
        self.held_on, self.held_at, self.held_by = held_on, at, by

    @step(INTERVIEW, "send_record")
    def send_record(self, *, sent_on, sent_how, by, at) -> None:
        """The person has the record."""
        self.sent_on, self.sent_how, self.sent_at, self.sent_by = sent_on, sent_how, at, by

    @step(INTERVIEW, "sign")
    def sign(self, *, by, at) -> None:
        """The person signed."""
        self.signed_at, self.signed_by = at, by

    @step(INTERVIEW, "refuse")
    def refuse(self, *, by, at) -> None:
        """The person did not sign; the reason is sealed by the action before."""
        self.refused_at, self.refused_by = at, by

    @step(INTERVIEW, "contest")
    def contest(self, *, by, at) -> None:
        """The person corrects; their words are sealed by the action before."""
        self.contested_at, self.contested_by = at, by

    @step(INTERVIEW, "seal")
    def seal(self, *, digest, by, at) -> None:
        """Record and answer are closed."""
        self.digest, self.sealed_at, self.sealed_by = digest, at, by
