"""What each subject was told of the outcome, before a case is closed (PROCESS C9)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Subject
from cases.models.case import Case
from cases.models.constraints import code_in
from cases.models.mandate import WAYS

TELLINGS = {
    "told": _("The subject was told the outcome"),
    "untold": _("The subject is not told, for a reason that is kept"),
}
GROUNDS = {
    "unreachable": _("They cannot be reached, though it was tried"),
    "dead": _("They have died"),
    "court": _("The criminal courts have the matter, and asked that nothing be said"),
    "source": _("Telling them now would betray who reported, or who was heard"),
}


class OutcomeNotice(models.Model):
    """A subject was told on a day how the case ends for them, or is not told, on a ground. Appended, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outcome_notices")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="outcome_notices")
    kind = models.CharField(max_length=10)
    how = models.CharField(max_length=10, blank=True, default="")
    told_on = models.DateField(null=True, blank=True)
    ground = models.CharField(max_length=12, blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("notice of the outcome to a subject")
        ordering = ("recorded_at", "id")
        constraints = (
            code_in("outcome_notice", "kind", list(TELLINGS)),
            models.CheckConstraint(
                condition=Q(kind="told", how__in=list(WAYS), told_on__isnull=False, ground="")
                | Q(kind="untold", how="", told_on__isnull=True, ground__in=list(GROUNDS)),
                name="outcome_notice_told_or_on_a_ground",
            ),
            models.UniqueConstraint(fields=("subject",), condition=Q(kind="told"), name="outcome_notice_told_once"),
        )

    def __str__(self) -> str:
        return str(TELLINGS[self.kind])

    @property
    def how_label(self) -> str:
        """How the subject was told, in words."""
        return str(WAYS.get(self.how, ""))

    @property
    def ground_label(self) -> str:
        """Why the subject is not told, in words."""
        return str(GROUNDS.get(self.ground, ""))
