"""The board that advises: its terms, its seats, who cannot sit, and who stepped down from a seat."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from discipline.models.proceeding import Proceeding
from procedures.board import EXCLUSIONS
from vault.fields import SealedField

CATEGORY = 40  # characters of a category or grade


class Board(models.Model):
    """The board convoked for one proceeding.

    Its terms are copied from the pinned procedure when it is composed, so that the database, which reads no
    profile, can refuse what they refuse (ADR 0047). Empty quorum: the profile gives none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.OneToOneField(Proceeding, on_delete=models.PROTECT, related_name="board")
    category = models.CharField(max_length=CATEGORY, blank=True)
    is_paritary = models.BooleanField()
    minimum = models.PositiveSmallIntegerField(null=True)
    quorum_of = models.PositiveSmallIntegerField(null=True)
    quorum_over = models.PositiveSmallIntegerField(null=True)
    is_quorum_per_college = models.BooleanField()
    is_quorum_at_second = models.BooleanField()
    postponements = models.PositiveSmallIntegerField()
    is_by_name = models.BooleanField()
    size_ground = SealedField(contract="amana/board/size_ground", null=True)
    convoked_at = models.DateTimeField()
    convoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quorum_of=None, quorum_over=None)
                | models.Q(quorum_of__gt=0, quorum_over__isnull=False),
                name="discipline_board_quorum_is_a_share",
            )
        ]

    def __str__(self) -> str:
        return str(self.proceeding)


class Seat(models.Model):
    """A place on the board: its titular member, and the substitute who takes it when the titular cannot.

    ``kind`` is the seat's code in the profile, where the profile names seats. ``chairs`` is 1 for the chair and 2
    for who stands in for it.
    """

    class College(models.TextChoices):
        ADMINISTRATION = "administration", _("Administration")
        STAFF = "staff", _("Staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="seats")
    rank = models.PositiveSmallIntegerField()
    college = models.CharField(max_length=16, choices=College, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    chairs = models.PositiveSmallIntegerField(null=True)
    is_of_category = models.BooleanField()
    titular = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    titular_category = models.CharField(max_length=CATEGORY, blank=True)
    substitute = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    substitute_category = models.CharField(max_length=CATEGORY, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["board", "rank"], name="discipline_seat_rank"),
            models.UniqueConstraint(fields=["board", "titular"], name="discipline_one_seat_each"),
            models.UniqueConstraint(fields=["board", "substitute"], name="discipline_one_substitution_each"),
            models.UniqueConstraint(fields=["board", "chairs"], name="discipline_one_chair"),
            models.CheckConstraint(
                condition=~models.Q(substitute=models.F("titular")), name="discipline_substitute_is_another"
            ),
            models.CheckConstraint(
                condition=models.Q(chairs=None) | models.Q(chairs__in=[1, 2]), name="discipline_chair_or_vice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} · {self.rank}"

    def get_absolute_url(self) -> str:
        return self.board.proceeding.get_absolute_url()

    @property
    def is_chair(self) -> bool:
        return self.chairs == 1


class SeatRecusal(models.Model):
    """A titular or a substitute steps down from a seat, on a ground; the words are sealed. Never taken back."""

    class Ground(models.TextChoices):
        TOOK_PART = "took_part", _("They had a part in the matter")
        NAMED = "named", _("They are named in the matter")
        TIE = "tie", _("A tie of family, interest or work with a person of the matter")
        POSITION = "position", _("They have taken a position on the matter")
        OTHER = "other", _("Another ground, written down")

    class Asked(models.TextChoices):
        MEMBER = "member", _("The member themselves")
        PERSON = "person", _("The person concerned")
        AUTHORITY = "authority", _("The authority")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=12, choices=Ground)
    asked_by = models.CharField(max_length=10, choices=Asked)
    words = SealedField(contract="amana/seatrecusal/words")
    recused_at = models.DateTimeField()
    recused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["recused_at"]
        constraints = [models.UniqueConstraint(fields=["seat", "member"], name="discipline_recused_once")]

    def __str__(self) -> str:
        return f"{self.seat} · {self.get_ground_display()}"


EXCLUSION_LABELS = {
    "authority": _("Holds the disciplinary power"),
    "delegated-signature": _("Signs for the authority by delegation"),
    "took-part": _("Investigated, reviewed or confirmed a finding"),
    "report-author": _("Signed the report that refers the matter"),
    "named": _("Is named in the matter"),
}


class Ineligibility(models.Model):
    """What the system cannot know by itself: this member may not sit on the board of this proceeding, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="ineligibilities")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=24, choices=[(code, EXCLUSION_LABELS[code]) for code in EXCLUSIONS])
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "member", "ground"], name="discipline_ineligible_once")
        ]

    def __str__(self) -> str:
        return f"{self.proceeding} · {self.get_ground_display()}"
