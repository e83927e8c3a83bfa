"""Cases that belong together: linked, merged, split."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Allegation
from cases.models.case import Case
from cases.models.constraints import at_with_by, code_in, two_persons
from vault.fields import SealedField

TIES = {
    "people": _("The same people"),
    "facts": _("The same or connected facts"),
    "pattern": _("The same way of acting"),
    "follows": _("One follows from the other"),
}
MOVES = {"split": _("Split into a case of its own"), "merger": _("Merged into another case")}


class CaseLink(models.Model):
    """Two cases that concern each other; each side's words are sealed with its own key, so neither opens the other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked_from")
    tie = models.CharField(max_length=10)
    why = SealedField(contract="amana/caselink/why")
    why_other = SealedField(contract="amana/caselink/why_other")
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("link between cases")
        ordering = ["linked_at"]
        constraints = [
            code_in("caselink", "tie", list(TIES)),
            models.CheckConstraint(condition=~Q(case=F("other")), name="caselink_of_two"),
            models.UniqueConstraint(fields=["case", "other"], condition=Q(ended_at__isnull=True), name="caselink_once"),
            at_with_by("caselink", "ended"),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.tie_label}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()

    @property
    def tie_label(self) -> str:
        """How they concern each other, in words."""
        return str(TIES[self.tie])


class Merger(models.Model):
    """``absorbed`` goes on in ``case``: the head of both proposes, a second person of both confirms."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="mergers")
    absorbed = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="absorbed_by")
    reasons = SealedField(contract="amana/merger/reasons")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("merger")
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(case=F("absorbed")), name="merger_of_two"),
            models.UniqueConstraint(
                fields=["absorbed"], condition=Q(refused_at__isnull=True), name="merger_absorbed_once"
            ),
            *two_persons("merger"),
        ]

    def __str__(self) -> str:
        return str(_("%(absorbed)s merges into %(case)s") % {"absorbed": self.absorbed, "case": self.case})

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()

    @property
    def is_waiting(self) -> bool:
        """Whether a second person is awaited."""
        return self.confirmed_at is None and self.refused_at is None


class AllegationMove(models.Model):
    """An allegation that goes on as another row, in ``case``; what stood before can still be read where it stood."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="moves")
    allegation = models.OneToOneField(Allegation, on_delete=models.PROTECT, related_name="came_by")
    moved_from = models.OneToOneField(Allegation, on_delete=models.PROTECT, related_name="went_by")
    ground = models.CharField(max_length=10)
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("move of an allegation")
        constraints = [
            code_in("allegationmove", "ground", list(MOVES)),
            models.CheckConstraint(condition=~Q(allegation=F("moved_from")), name="allegationmove_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.moved_from} → {self.allegation}"

    @property
    def ground_label(self) -> str:
        """Why it moved, in words."""
        return str(MOVES[self.ground])
