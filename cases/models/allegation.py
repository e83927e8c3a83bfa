"""Whom something is said about, and what is said."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, category_label
from cases.models.constraints import code_in
from cases.states import ALLEGATION
from machine.models import StateField, Stateful, step
from vault.fields import SealedField

SUBJECT_KINDS = {
    "named": _("A named person"),
    "unknown": _("Somebody not yet known"),
    "unit": _("A unit as a whole"),
}


class Subject(models.Model):
    """The person or unit that an allegation is about; name and post are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="subjects")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    name = SealedField(contract="amana/subject/name", null=True)
    post = SealedField(contract="amana/subject/post", null=True)
    unit = models.CharField(max_length=40, blank=True, default="")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("subject")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rank"], name="subject_rank_once"),
            code_in("subject", "kind", list(SUBJECT_KINDS)),
            models.CheckConstraint(
                condition=Q(kind="named", name__isnull=False) | ~Q(kind="named") & Q(name__isnull=True),
                name="subject_named_has_name",
            ),
            models.CheckConstraint(condition=~Q(kind="unit") | ~Q(unit=""), name="subject_unit_has_unit"),
        ]

    def __str__(self) -> str:
        return str(_("Subject %(rank)s") % {"rank": self.rank})

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(SUBJECT_KINDS[self.kind])


class Allegation(Stateful):
    """One conduct said of one subject. ``knowledge_on`` is the day on which the employer knew enough.

    That day starts prescription where the procedure has one (CGFP art. L532-2).
    """

    machine = ALLEGATION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allegations")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="allegations")
    rank = models.PositiveSmallIntegerField()
    state = StateField(ALLEGATION)
    category = models.CharField(max_length=40)
    conduct = SealedField(contract="amana/allegation/conduct")
    place = SealedField(contract="amana/allegation/place", null=True)
    post = SealedField(contract="amana/allegation/post", null=True)
    aggravating = SealedField(contract="amana/allegation/aggravating", null=True)
    mitigating = SealedField(contract="amana/allegation/mitigating", null=True)
    is_approximate = models.BooleanField(default=False)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    knowledge_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("allegation")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rank"], name="allegation_rank_once"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(from_on__isnull=False, to_on__gte=F("from_on")),
                name="allegation_from_before_to",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Allegation %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:allegation", args=[self.pk])

    @property
    def category_label(self) -> str:
        """The category in the words of the procedure that the case follows."""
        return category_label(self.case.procedure, self.category)

    @property
    def standing_finding(self):
        """The finding that was proposed or confirmed, and neither sent back nor looked at again; or None."""
        standing = (one for one in self.findings.all() if one.returned_at is None and one.superseded_at is None)
        return next(standing, None)

    @property
    def in_scope(self) -> bool:
        """Whether a signed mandate covers it."""
        return any(line.investigation.state != "planned" for line in self.scopes.all())

    @step(ALLEGATION, "investigate")
    def investigate(self) -> None:
        """Taken up under the mandate."""

    @step(ALLEGATION, "propose_finding")
    def propose_finding(self) -> None:
        """A finding waits for a second person."""

    @step(ALLEGATION, "confirm")
    def confirm(self) -> None:
        """The finding stands."""

    @step(ALLEGATION, "send_back")
    def send_back(self) -> None:
        """The reviewer has questions."""

    @step(ALLEGATION, "screen_out")
    def screen_out(self) -> None:
        """Two people agreed; a Screening row says why."""

    @step(ALLEGATION, "take_back")
    def take_back(self) -> None:
        """Its case was reopened."""

    @step(ALLEGATION, "end_without_finding")
    def end_without_finding(self) -> None:
        """A Screening row says why."""

    @step(ALLEGATION, "reconsider")
    def reconsider(self) -> None:
        """Its case was reopened; the earlier finding is superseded by the action before."""

    @step(ALLEGATION, "move")
    def move(self) -> None:
        """An AllegationMove row says where to."""

    @step(ALLEGATION, "refer")
    def refer(self) -> None:
        """Before the disciplinary authority."""
