"""What the report asks somebody to change, and what became of it after the case."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import ObjectPermission
from cases.models.constraints import at_with_by
from cases.models.investigation import Investigation
from cases.states import RECOMMENDATION
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

STEPS = ("withdrawn", "addressed", "accepted", "refused", "completed", "closed")


def _by() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class Recommendation(Stateful):
    """``text`` is sealed with the case; everything else with a key of its own, which its owner and the head hold.

    The owner so reads this one recommendation and nothing of the case (ADR 0039).
    """

    machine = RECOMMENDATION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="recommendations")
    rank = models.PositiveSmallIntegerField()
    state = StateField(RECOMMENDATION)
    text = SealedField(contract="amana/recommendation/text")
    unit = models.CharField(max_length=40)
    due_on = models.DateField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations"
    )
    compartment = models.OneToOneField(
        "vault.Compartment", null=True, blank=True, on_delete=models.PROTECT, related_name="recommendation"
    )
    wording = SealedField(contract="amana/recommendation/wording", null=True)
    refusal = SealedField(contract="amana/recommendation/refusal", null=True)
    proof = SealedField(contract="amana/recommendation/proof", null=True)
    file = SealedField(contract="amana/recommendation/file", null=True)
    file_label = SealedField(contract="amana/recommendation/file_label", null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = _by()
    addressed_at = models.DateTimeField(null=True, blank=True)
    addressed_by = _by()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = _by()
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = _by()
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = _by()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = _by()

    class Meta:
        verbose_name = _("recommendation")
        ordering = ["rank"]
        permissions = [("open_recommendation", "Open the recommendation")]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "rank"], name="recommendation_rank_once"),
            models.CheckConstraint(
                condition=Q(state__in=["written", "withdrawn"], owner__isnull=True, compartment__isnull=True)
                | ~Q(state__in=["written", "withdrawn"])
                & Q(owner__isnull=False, compartment__isnull=False, wording__isnull=False),
                name="recommendation_addressed_whole",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | ~Q(closed_by=F("owner")),
                name="recommendation_closed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(refusal__isnull=False), name="recommendation_refused_with_reasons"
            ),
            models.CheckConstraint(
                condition=~Q(state="completed") | Q(proof__isnull=False), name="recommendation_completed_with_proof"
            ),
            *(at_with_by("recommendation", moment) for moment in STEPS),
        ]

    def __str__(self) -> str:
        return str(_("Recommendation %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:recommendation", args=[self.pk])

    @property
    def listed_at(self):
        """What lists sort by; copied into every permission row."""
        return self.written_at

    @property
    def case(self):
        """The case that it comes from."""
        return self.investigation.case

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state not in ("closed", "withdrawn")

    @step(RECOMMENDATION, "withdraw")
    def withdraw(self, *, by, at) -> None:
        """Out of the report before it is delivered."""
        self.withdrawn_at, self.withdrawn_by = at, by

    @step(RECOMMENDATION, "address")
    def address(self, *, owner, due_on, by, at) -> None:
        """With its owner, to whom the action sealed it before."""
        self.owner, self.due_on, self.addressed_at, self.addressed_by = owner, due_on, at, by

    @step(RECOMMENDATION, "accept")
    def accept(self, *, by, at) -> None:
        """The owner carries it out."""
        self.accepted_at, self.accepted_by = at, by

    @step(RECOMMENDATION, "refuse")
    def refuse(self, *, by, at) -> None:
        """The owner does not; the reasons are sealed by the action before."""
        self.refused_at, self.refused_by = at, by

    @step(RECOMMENDATION, "complete")
    def complete(self, *, by, at) -> None:
        """Done, says the owner; the proof is sealed by the action before."""
        self.completed_at, self.completed_by = at, by

    @step(RECOMMENDATION, "hand_back")
    def hand_back(self) -> None:
        """The proof did not suffice."""
        self.completed_at = self.completed_by = None

    @step(RECOMMENDATION, "close")
    def close(self, *, by, at) -> None:
        """Somebody other than the owner has examined it."""
        self.closed_at, self.closed_by = at, by


class RecommendationPermission(ObjectPermission):
    """Who may open a recommendation without the case: its owner and the head who gave it; never without the key."""

    content_object = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="permissions")

    class Meta(ObjectPermission.Meta):
        indexes = [
            models.Index(
                fields=["user", "-listed_at"], include=["content_object"], name="recommendation_list_by_member"
            ),
        ]


Recommendation.permission_model = RecommendationPermission


class ProgressNote(models.Model):
    """A word on how far a recommendation is; read by its owner and the head."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="notes")
    body = SealedField(contract="amana/progress_note/body")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("progress note")
        ordering = ["written_at"]

    def __str__(self) -> str:
        return f"{self.recommendation} · {self.written_at:%Y-%m-%d}"
