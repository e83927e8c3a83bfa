"""The interim measure, its being kept longer, its re-examinations and the warnings before its end."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by, code_in
from discipline.interim.states import INTERIM_MEASURE, STANDING
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

PROOFS = {
    "in_person": _("Handed over in person, signed for"),
    "refused": _("Handed over in person, signature refused before a witness"),
    "registered": _("Registered letter, acknowledged"),
    "unclaimed": _("Registered letter, not claimed"),
    "bailiff": _("Served by a bailiff"),
}
GROUNDS_TO_LIFT = {
    "weakened": _("New facts weaken what was known"),
    "not_needed": _("It is no longer needed"),
    "found_nothing": _("The allegation was not sustained"),
    "acquitted": _("Acquitted or discharged"),
    "court": _("Decision of a court"),
    "decided": _("The disciplinary decision takes its place"),
}
OCCASIONS = {
    "new_facts": _("New facts in the file"),
    "asked": _("The person or their counsel asked"),
    "review": _("The day of review has come"),
    "own": _("On the authority’s own motion"),
}
RESULTS = {"kept": _("Kept, the reasons still hold"), "to_lift": _("No longer justified: to be lifted")}
WARNINGS = (30, 7, 1)
_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class InterimMeasure(Stateful):
    """One precaution for one person of a case, under the case's key.

    ``ends_on`` is computed at the signature by the pinned procedure; the database lets nobody move it but a keeping.
    """

    machine = INTERIM_MEASURE
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="interim_measures")
    subject = models.ForeignKey("cases.Subject", on_delete=models.PROTECT, related_name="interim_measures")
    procedure = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replacements")
    rank = models.PositiveSmallIntegerField()
    state = StateField(INTERIM_MEASURE)
    code = models.CharField(max_length=40)
    request = SealedField(contract="amana/interim_measure/request")
    terms = SealedField(contract="amana/interim_measure/terms", null=True)
    gravity = SealedField(contract="amana/interim_measure/gravity", null=True)
    plausibility = SealedField(contract="amana/interim_measure/plausibility", null=True)
    known = models.JSONField(default=dict)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    decided_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    refusal = SealedField(contract="amana/interim_measure/refusal", null=True)
    notified_on = models.DateField(null=True)
    proof = models.CharField(max_length=20, blank=True, default="")
    notified_at = models.DateTimeField(null=True)
    notified_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    effect_on = models.DateField(null=True)
    began_at = models.DateTimeField(null=True)
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    is_kept_longer = models.BooleanField(default=False)
    review_on = models.DateField(null=True)
    withheld_percent = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    lift_ground = models.CharField(max_length=40, blank=True, default="")
    lift_reasons = SealedField(contract="amana/interim_measure/lift_reasons", null=True)

    class Meta:
        default_permissions = ()
        ordering = ["proposed_at", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rank"], name="interim_rank_once"),
            models.UniqueConstraint(
                fields=["subject", "code"],
                condition=Q(state__in=["proposed", *STANDING], replaces__isnull=True),
                name="interim_one_live_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(state__in=["proposed", *STANDING]), name="interim_one_replacement"
            ),
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="interim_two_persons"),
            models.CheckConstraint(condition=~Q(refused_by=F("proposed_by")), name="interim_refused_by_another"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_on__isnull=True, ends_on__isnull=True)
                | Q(decided_at__isnull=False, decided_on__isnull=False, ends_on__gt=F("decided_on"))
                & Q(gravity__isnull=False, plausibility__isnull=False, terms__isnull=False),
                name="interim_decided_with_grounds_and_end",
            ),
            models.CheckConstraint(
                condition=Q(notified_on__isnull=True, proof="")
                | Q(notified_on__gte=F("decided_on"), proof__in=list(PROOFS)),
                name="interim_notified_after_decision_with_proof",
            ),
            models.CheckConstraint(
                condition=Q(effect_on__isnull=True) | Q(notified_on__isnull=False, effect_on__gte=F("notified_on")),
                name="interim_no_effect_before_notice",
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(effect_on__isnull=False), name="interim_in_force_from_a_day"
            ),
            models.CheckConstraint(
                condition=Q(withheld_percent=0) | Q(withheld_percent__lte=100, is_kept_longer=True),
                name="interim_pay_only_when_kept_longer",
            ),
            models.CheckConstraint(
                condition=Q(is_kept_longer=False, review_on__isnull=True)
                | Q(is_kept_longer=True, review_on__isnull=False),
                name="interim_kept_longer_is_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(state="lifted") & ~Q(lift_ground="") & Q(lifted_at__isnull=False)
                | ~Q(state="lifted") & Q(lift_ground="", lifted_at__isnull=True),
                name="interim_lifted_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["lifted", "lapsed", "replaced"], ended_on__isnull=False)
                | ~Q(state__in=["lifted", "lapsed", "replaced"]) & Q(ended_on__isnull=True),
                name="interim_ended_on_a_day",
            ),
            *(at_with_by("interim", moment) for moment in ("decided", "refused", "notified", "began", "lifted")),
        ]
        indexes = [models.Index(fields=["ends_on"], condition=Q(state__in=STANDING), name="interim_ending")]

    def __str__(self) -> str:
        return str(_("Interim measure %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("discipline:interim_measure", args=[self.pk])

    @property
    def rule(self):
        """What the pinned procedure says of this kind of measure."""
        return self.procedure.profile.interim_measure(self.code)

    @property
    def is_standing(self) -> bool:
        """Signed, and not over."""
        return self.state in STANDING

    @property
    def proof_label(self) -> str:
        """How the person was notified, in words."""
        return str(PROOFS.get(self.proof, ""))

    @property
    def lift_label(self) -> str:
        """Why it was lifted, in words: ours, or those of the procedure."""
        ended_by = {one.code: one.label for one in self.rule.ended_by}
        return str(GROUNDS_TO_LIFT.get(self.lift_ground) or ended_by.get(self.lift_ground, ""))

    @step(INTERIM_MEASURE, "decide")
    def decide(self, *, decided_on, ends_on, known, by, at) -> None:
        self.decided_on, self.ends_on, self.known = decided_on, ends_on, known
        self.decided_by, self.decided_at = by, at

    @step(INTERIM_MEASURE, "refuse")
    def refuse(self, *, by, at) -> None:
        self.refused_by, self.refused_at = by, at

    @step(INTERIM_MEASURE, "notify")
    def notify(self, *, notified_on, proof, by, at) -> None:
        self.notified_on, self.proof, self.notified_by, self.notified_at = notified_on, proof, by, at

    @step(INTERIM_MEASURE, "begin")
    def begin(self, *, effect_on, by, at) -> None:
        self.effect_on, self.began_by, self.began_at = effect_on, by, at

    @step(INTERIM_MEASURE, "lift")
    def lift(self, *, ground, ended_on, by, at) -> None:
        self.lift_ground, self.ended_on, self.lifted_by, self.lifted_at = ground, ended_on, by, at

    @step(INTERIM_MEASURE, "lapse")
    def lapse(self) -> None:
        self.ended_on = self.ends_on

    @step(INTERIM_MEASURE, "replace")
    def replace(self, *, ended_on) -> None:
        self.ended_on = ended_on


class InterimKeeping(models.Model):
    """A decision of its own that a measure outlives its maximum, with the condition that the law asks for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(InterimMeasure, on_delete=models.PROTECT, related_name="keepings")
    prosecuted_on = models.DateField()
    review_on = models.DateField()
    withheld_percent = models.PositiveSmallIntegerField(default=0)
    reasons = SealedField(contract="amana/interim_keeping/reasons")
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        default_permissions = ()
        ordering = ["kept_at"]
        constraints = [
            models.CheckConstraint(condition=Q(withheld_percent__lte=100), name="interim_keeping_percent"),
            models.CheckConstraint(condition=Q(review_on__gt=F("prosecuted_on")), name="interim_keeping_review_ahead"),
        ]

    def __str__(self) -> str:
        return str(self.measure)


class Reexamination(models.Model):
    """The authority looked at the measure again, with reasons; appended, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(InterimMeasure, on_delete=models.PROTECT, related_name="reexaminations")
    occasion = models.CharField(max_length=20)
    result = models.CharField(max_length=20)
    reasons = SealedField(contract="amana/reexamination/reasons")
    reexamined_at = models.DateTimeField()
    reexamined_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        default_permissions = ()
        ordering = ["reexamined_at"]
        constraints = [
            code_in("reexamination", "occasion", list(OCCASIONS)),
            code_in("reexamination", "result", list(RESULTS)),
        ]

    def __str__(self) -> str:
        return str(self.measure)

    @property
    def occasion_label(self) -> str:
        """Why it was looked at again, in words."""
        return str(OCCASIONS[self.occasion])

    @property
    def result_label(self) -> str:
        """What came of it, in words."""
        return str(RESULTS[self.result])


class InterimWarning(models.Model):
    """The end of a measure came near: 30, 7 and 1 days before, once each."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.ForeignKey(InterimMeasure, on_delete=models.PROTECT, related_name="warnings")
    days = models.PositiveSmallIntegerField()
    warned_on = models.DateField()

    class Meta:
        default_permissions = ()
        ordering = ["-days"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "days"], name="interim_warned_once"),
            models.CheckConstraint(condition=Q(days__in=WARNINGS), name="interim_warning_days"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} · {self.days}"
