"""The sittings of a board: who was there, which witnesses were heard, and what happened in the one that was held."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by
from discipline.board.states import SITTING
from discipline.models.board import Board, Seat
from discipline.models.proceeding import Proceeding
from machine.models import StateField, Stateful, step
from vault.fields import SealedField


class Sitting(Stateful):
    """One day for which everybody is summoned; ``place`` says the hour as well.

    ``is_second`` is true after one that lacked its quorum.
    """

    class Asked(models.TextChoices):
        PERSON = "person", _("The person concerned, or their counsel")
        AUTHORITY = "authority", _("The authority")
        BOARD = "board", _("A member of the board")

    machine = SITTING
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="sittings")
    rank = models.PositiveSmallIntegerField()
    state = StateField(SITTING)
    summoned_on = models.DateField()
    sits_on = models.DateField()
    is_second = models.BooleanField(default=False)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    place = SealedField(contract="amana/sitting/place", null=True)
    quorum_ground = SealedField(contract="amana/sitting/quorum_ground", null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.CharField(max_length=10, choices=Asked, blank=True)
    why = SealedField(contract="amana/sitting/why", null=True)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["board", "rank"], name="discipline_sitting_rank"),
            models.UniqueConstraint(
                fields=["board"],
                condition=models.Q(state__in=["planned", "in_session", "held"]),
                name="discipline_one_live_sitting",
            ),
            models.CheckConstraint(
                condition=models.Q(sits_on__gt=models.F("summoned_on")), name="discipline_sits_after_summons"
            ),
            models.CheckConstraint(
                condition=models.Q(state="postponed", votes_for__gt=models.F("votes_against"), why__isnull=False)
                | ~models.Q(state="postponed") & models.Q(votes_for=None, votes_against=None),
                name="discipline_postponed_by_a_vote",
            ),
            at_with_by("sitting", "opened"),
            at_with_by("sitting", "ended"),
        ]

    def __str__(self) -> str:
        return f"{self.board} · {self.rank}"

    def get_absolute_url(self) -> str:
        return reverse("discipline:board", args=[self.board.proceeding_id])

    @property
    def foreign_verbs(self) -> frozenset[str]:
        """Where no board sits there are no seats to be empty, and nobody who could vote on anything."""
        has_board = self.board.proceeding.procedure.profile.board is not None
        return frozenset() if has_board else frozenset(["adjourn", "postpone", "inquire", "stay"])

    @property
    def received_on(self) -> date | None:
        """The day that counts of the proof of its summons; None until there is one."""
        paper = next((one for one in self.papers.all() if one.kind == "summons"), None)
        service = getattr(paper, "service", None)
        return service.counts_on if service is not None else None

    @step(SITTING, "open")
    def open(self, *, by, at) -> None:
        self.opened_by, self.opened_at = by, at

    @step(SITTING, "adjourn")
    def adjourn(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at

    @step(SITTING, "postpone")
    def postpone(self, *, asked_by: str, votes_for: int, votes_against: int, by, at) -> None:
        self.asked_by, self.votes_for, self.votes_against = asked_by, votes_for, votes_against
        self.ended_by, self.ended_at = by, at

    @step(SITTING, "close")
    def close(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at

    @step(SITTING, "inquire")
    def inquire(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at

    @step(SITTING, "stay")
    def stay(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at

    @step(SITTING, "drop")
    def drop(self, *, by, at) -> None:
        self.ended_by, self.ended_at = by, at


class Attendance(models.Model):
    """One seat was filled at one sitting, by its titular or by its substitute. Whoever is not here has no vote."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["seat__rank"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "seat"], name="discipline_one_in_a_seat"),
            models.UniqueConstraint(fields=["sitting", "member"], name="discipline_one_seat_a_sitting"),
        ]

    def __str__(self) -> str:
        return f"{self.sitting} · {self.seat.rank}"


class Witness(models.Model):
    """Somebody heard by the board: apart from the other witnesses, the person free to attend."""

    class Called(models.TextChoices):
        PERSON = "person", _("The person concerned")
        ADMINISTRATION = "administration", _("The administration")
        BOARD = "board", _("The board")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="witnesses")
    rank = models.PositiveSmallIntegerField()
    called_by = models.CharField(max_length=16, choices=Called)
    name = SealedField(contract="amana/witness/name")
    statement = SealedField(contract="amana/witness/statement")
    is_heard_apart = models.BooleanField()
    may_person_attend = models.BooleanField()
    is_accompanied = models.BooleanField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["sitting", "rank"], name="discipline_witness_rank")]

    def __str__(self) -> str:
        return f"{self.sitting} · {self.rank}"


class Hearing(models.Model):
    """What happened in the sitting that was held; the last word belongs to the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.OneToOneField(Proceeding, on_delete=models.PROTECT, related_name="hearing")
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="hearing")
    held_on = models.DateField()
    is_person_present = models.BooleanField()
    is_silence_notified = models.BooleanField()
    is_file_access_stated = models.BooleanField()
    is_report_read = models.BooleanField()
    is_prosecution_disclosed = models.BooleanField()
    is_last_word_given = models.BooleanField()
    minutes = SealedField(contract="amana/hearing/minutes")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.proceeding)
