"""The board that advises: its seats, its hearing and its opinion."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from discipline.models.proceeding import Proceeding
from vault.fields import SealedField


class Board(models.Model):
    """The board convoked for one proceeding; its rules are those of the pinned procedure."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.OneToOneField(Proceeding, on_delete=models.PROTECT, related_name="board")
    summoned_on = models.DateField()
    sits_on = models.DateField()
    convoked_at = models.DateTimeField()
    convoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sits_on__gt=models.F("summoned_on")), name="discipline_board_sits_after_summons"
            )
        ]

    def __str__(self) -> str:
        return str(self.proceeding)


class Seat(models.Model):
    """A member of the board, on the side of the administration or of the staff."""

    class College(models.TextChoices):
        ADMINISTRATION = "administration", _("Administration")
        STAFF = "staff", _("Staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="seats")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    college = models.CharField(max_length=16, choices=College)
    is_chair = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["college", "-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "member"], name="discipline_one_seat_each"),
            models.UniqueConstraint(fields=["board"], condition=models.Q(is_chair=True), name="discipline_one_chair"),
            models.CheckConstraint(
                condition=models.Q(is_chair=False) | models.Q(college="administration"),
                name="discipline_chair_for_administration",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} · {self.get_college_display()}"


class Hearing(models.Model):
    """What happened in the session; the last word belongs to the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.OneToOneField(Proceeding, on_delete=models.PROTECT, related_name="hearing")
    held_on = models.DateField()
    present = models.ManyToManyField(Seat, related_name="+")
    is_person_present = models.BooleanField()
    is_silence_notified = models.BooleanField()
    is_last_word_given = models.BooleanField()
    minutes = SealedField(contract="amana/hearing/minutes")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.proceeding)


class Opinion(models.Model):
    """The board's reasoned opinion: an exact sanction, "none", or no majority.

    ``rounds`` keeps each vote from the most severe proposal downward, as
    "code:for:against:abstained", so that the order can be checked afterwards.
    """

    class Result(models.TextChoices):
        SANCTION = "sanction", _("A sanction")
        NONE = "none", _("No sanction")
        NO_MAJORITY = "no_majority", _("No majority")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.OneToOneField(Proceeding, on_delete=models.PROTECT, related_name="opinion")
    result = models.CharField(max_length=12, choices=Result)
    sanction = models.CharField(max_length=40, blank=True)
    rounds = ArrayField(models.CharField(max_length=80))
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
