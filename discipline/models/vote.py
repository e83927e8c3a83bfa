"""How the board voted, proposal by proposal, and the opinion that follows from it."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from discipline.models.board import Seat
from discipline.models.proceeding import Proceeding
from vault.fields import SealedField


class Round(models.Model):
    """One proposal put to the vote: an exact sanction of the scale, or none (empty code).

    ``severity`` is the proposal's place in the scale of the pinned procedure, 1 for the mildest, 0 for no sanction:
    the database sees by it that the vote goes downward. ``rank`` counts those that were set aside as well.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="rounds")
    rank = models.PositiveSmallIntegerField()
    severity = models.PositiveSmallIntegerField()
    sanction = models.CharField(max_length=40, blank=True)
    parameters = models.JSONField(default=dict)
    votes_for = models.PositiveSmallIntegerField()
    votes_against = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    is_won = models.BooleanField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "rank"], name="discipline_round_rank"),
            models.CheckConstraint(
                condition=models.Q(severity=0, sanction="") | models.Q(severity__gt=0, sanction__gt=""),
                name="discipline_round_names_its_sanction",
            ),
            models.CheckConstraint(
                condition=models.Q(is_won=True, votes_for__gt=models.F("votes_against") + models.F("abstained"))
                | models.Q(is_won=False, votes_for__lte=models.F("votes_against") + models.F("abstained")),
                name="discipline_majority_of_those_present",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding} · {self.rank}"

    def get_absolute_url(self) -> str:
        return reverse("discipline:vote", args=[self.proceeding_id])


class VoteCorrection(models.Model):
    """A vote that was typed wrongly is set aside, with the reason; it stays on file and is recorded anew.

    Only the last one that stands, and only before the opinion: what follows a vote depends on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="correction")
    why = SealedField(contract="amana/vote_correction/why")
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["corrected_at"]

    def __str__(self) -> str:
        return str(self.round)


class Vote(models.Model):
    """Who voted what, kept only where the procedure asks for names."""

    class Choice(models.TextChoices):
        FOR = "for", _("For")
        AGAINST = "against", _("Against")
        ABSTAINED = "abstained", _("Abstained")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice)

    class Meta:
        default_permissions = ()
        ordering = ["seat__rank"]
        constraints = [models.UniqueConstraint(fields=["round", "seat"], name="discipline_one_vote_a_seat")]

    def __str__(self) -> str:
        return f"{self.round} · {self.seat.rank}"


class Opinion(models.Model):
    """The board's reasoned opinion: an exact sanction, "none", or no majority. It follows from the rounds."""

    class Result(models.TextChoices):
        SANCTION = "sanction", _("A sanction")
        NONE = "none", _("No sanction")
        NO_MAJORITY = "no_majority", _("No majority")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.OneToOneField(Proceeding, on_delete=models.PROTECT, related_name="opinion")
    result = models.CharField(max_length=12, choices=Result)
    sanction = models.CharField(max_length=40, blank=True)
    parameters = models.JSONField(default=dict)
    reasons = SealedField(contract="amana/opinion/reasons")
    given_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result="sanction", sanction__gt="")
                | (~models.Q(result="sanction") & models.Q(sanction="")),
                name="discipline_opinion_names_its_sanction",
            )
        ]

    def __str__(self) -> str:
        return f"{self.proceeding} · {self.get_result_display()}"

    def is_departed_from(self, sanction: str, parameters: dict) -> bool:
        """Whether a decision with this sanction and these numbers is another than the board advised."""
        if self.result == self.Result.NO_MAJORITY:
            return False
        return self.sanction != sanction or any(parameters.get(name) != n for name, n in self.parameters.items())
