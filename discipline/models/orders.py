"""What a board may order before it gives its opinion: a further inquiry, or a stay while a prosecution is pending."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by
from discipline.models.sitting import Sitting
from vault.fields import SealedField

_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class BoardOrder(models.Model):
    """The board ended a sitting by this order, voted by a majority of those present; ``words`` say what and why.

    The secretariat ends an inquiry with its result, the authority a stay by its notice to go on; ``ended_on`` is the
    day that counts for the clocks. A new sitting follows.
    """

    class Kind(models.TextChoices):
        INQUIRY = "inquiry", _("Further inquiry")
        STAY = "stay", _("Stay of the proceeding")

    class Ground(models.TextChoices):
        DONE = "done", _("The inquiry is complete")
        GIVEN_UP = "given_up", _("The inquiry could not be carried out")
        JUDGMENT = "judgment", _("The criminal judgment has been given")
        GOES_ON = "goes_on", _("The authority goes on without waiting for the judgment")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="order")
    kind = models.CharField(max_length=10, choices=Kind)
    ordered_on = models.DateField()
    votes_for = models.PositiveSmallIntegerField()
    votes_against = models.PositiveSmallIntegerField()
    words = SealedField(contract="amana/board_order/words")
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    ended_on = models.DateField(null=True)
    ground = models.CharField(max_length=10, choices=Ground, blank=True)
    result = SealedField(contract="amana/board_order/result", null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        default_permissions = ()
        ordering = ["ordered_at"]
        constraints = [
            at_with_by("board_order", "ended"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_on__isnull=True, ground="", result__isnull=True)
                | Q(ended_at__isnull=False, ended_on__gte=models.F("ordered_on"), result__isnull=False)
                & (
                    Q(kind="inquiry", ground__in=["done", "given_up"])
                    | Q(kind="stay", ground__in=["judgment", "goes_on"])
                ),
                name="board_order_ended_with_its_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting} · {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("discipline:board", args=[self.sitting.board.proceeding_id])

    @property
    def is_open(self) -> bool:
        """Nobody has ended it yet."""
        return self.ended_at is None
