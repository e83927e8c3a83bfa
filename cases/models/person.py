"""People whom a case concerns beside its subjects, their parts over time, and relations between all of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.allegation import Subject
from cases.models.case import Case
from cases.models.constraints import at_with_by, code_in
from vault.fields import SealedField

PARTS = {
    "co_subject": _("Co-subject"),
    "witness": pgettext_lazy("person of a case", "Witness"),
    "injured": _("Person harmed"),
    "concerned": _("Complains openly, and is not the reporter"),
    "counsel": _("Counsel"),
    "companion": _("Companion"),
    "interpreter": pgettext_lazy("person of a case", "Interpreter"),
    "expert": _("Expert"),
}
RELATIONS = {
    "superior": _("is the superior of"),
    "family": _("is of the family of"),
    "business": _("has business with"),
    "same_post": _("held the same post as"),
    "access": _("gives access to"),
    "friend": _("is close to"),
    "counsel": _("defends or accompanies"),
    "quarrel": _("is in a quarrel with"),
}
_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class Person(models.Model):
    """Somebody whom the case concerns, under its key. Who reported never stands here by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="people")
    rank = models.PositiveSmallIntegerField()
    name = SealedField(contract="amana/person/name")
    contact = SealedField(contract="amana/person/contact", null=True)
    company = SealedField(contract="amana/person/company", null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        verbose_name = _("person")
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["case", "rank"], name="person_rank_once")]

    def __str__(self) -> str:
        return str(_("Person %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:tab", args=[self.case_id, "people"])


class PersonPart(models.Model):
    """In what part somebody stands in the case since a day; a later row takes its place, none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=20)
    since_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        ordering = ["since_on", "noted_at"]
        constraints = [code_in("person_part", "part", list(PARTS))]

    def __str__(self) -> str:
        return f"{self.person} · {self.part_label}"

    @property
    def part_label(self) -> str:
        """The part in words."""
        return str(PARTS[self.part])


class Relation(models.Model):
    """How one of them stands to another, with the source that says so; struck when it proves wrong, never removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="relations")
    from_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    from_subject = models.ForeignKey(Subject, null=True, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    to_subject = models.ForeignKey(Subject, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    source = SealedField(contract="amana/relation/source")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        verbose_name = _("relation")
        ordering = ["noted_at"]
        constraints = [
            code_in("relation", "kind", list(RELATIONS)),
            models.CheckConstraint(
                condition=Q(from_person__isnull=True, from_subject__isnull=False)
                | Q(from_person__isnull=False, from_subject__isnull=True),
                name="relation_from_one",
            ),
            models.CheckConstraint(
                condition=Q(to_person__isnull=True, to_subject__isnull=False)
                | Q(to_person__isnull=False, to_subject__isnull=True),
                name="relation_to_one",
            ),
            models.CheckConstraint(
                condition=~Q(from_person=F("to_person")) & ~Q(from_subject=F("to_subject"))
                | Q(from_person__isnull=True, to_subject__isnull=True)
                | Q(from_subject__isnull=True, to_person__isnull=True),
                name="relation_between_two",
            ),
            at_with_by("relation", "struck"),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.kind_label}"

    @property
    def kind_label(self) -> str:
        """The relation as it is read between the two names."""
        return str(RELATIONS[self.kind])

    @property
    def ends(self) -> tuple[uuid.UUID, uuid.UUID]:
        """The ids of the two, in the direction in which the relation is read."""
        return (self.from_person_id or self.from_subject_id, self.to_person_id or self.to_subject_id)
