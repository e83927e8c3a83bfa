"""Exhibits: what was taken into custody, where it comes from, who holds it, where it lies."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.case import Case
from cases.models.constraints import code_in
from cases.models.storage import StoragePlace
from cases.states import EXHIBIT
from machine.models import StateField, Stateful, step
from vault.fields import SealedField
from vault.models import Compartment

EXHIBIT_KINDS = {
    "document": _("Document"),
    "file": _("Computer file"),
    "image": _("Photograph or recording"),
    "device": _("Telephone, computer or other device"),
    "extract": _("Extract of an office system"),
    "thing": _("Thing"),
    "sample": _("Sample of goods"),
    "money": _("Money"),
}
ORIGINS = {
    "given": _("Handed over by somebody"),
    "asked": _("Obtained on request"),
    "seized": pgettext_lazy("exhibit", "Seized"),
    "found": pgettext_lazy("exhibit", "Found"),
    "extracted": _("Extracted from a system"),
    "made": _("Made by the team"),
    "derived": _("Copied or taken from another exhibit"),
}


class Exhibit(Stateful):
    """A piece of evidence; ``file`` seals what opens its file, ``file_label`` the file's name, size and SHA-256.

    ``digest`` commits to the file's SHA-256 and ``commitment`` to the words, each with a secret made of ``salt``:
    nobody can test a guess against them, and whoever is shown the words can check them. ``key`` is the key of the
    exhibit's own compartment, sealed with the case's: destroying an exhibit destroys that compartment alone.
    What only some of a team may read is a case of its own circle (``cases.flags``), never one exhibit of it.
    """

    machine = EXHIBIT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exhibits")
    rank = models.PositiveSmallIntegerField()
    state = StateField(EXHIBIT)
    kind = models.CharField(max_length=10)
    origin = models.CharField(max_length=10, default="given")
    power = models.CharField(max_length=20, blank=True, default="")
    obtained_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="derived")
    description = SealedField(contract="amana/exhibit/description")
    source = SealedField(contract="amana/exhibit/source")
    method = SealedField(contract="amana/exhibit/method", null=True)
    salt = SealedField(contract="amana/exhibit/salt", null=True)
    commitment = models.CharField(max_length=64, blank=True, default="")
    compartment = models.OneToOneField(
        Compartment, null=True, blank=True, on_delete=models.PROTECT, related_name="exhibit"
    )
    key = SealedField(contract="amana/exhibit/key", null=True)
    file = SealedField(contract="amana/exhibit/file", null=True)
    file_label = SealedField(contract="amana/exhibit/file_label", null=True)
    digest = models.CharField(max_length=64, blank=True, default="")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="held_exhibits")
    place = models.ForeignKey(StoragePlace, null=True, blank=True, on_delete=models.PROTECT, related_name="exhibits")
    place_detail = SealedField(contract="amana/exhibit/place_detail", null=True)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("exhibit")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rank"], name="exhibit_rank_once"),
            code_in("exhibit", "kind", list(EXHIBIT_KINDS)),
            code_in("exhibit", "origin", list(ORIGINS)),
            models.CheckConstraint(
                condition=Q(origin="derived", parent__isnull=False, method__isnull=False)
                | ~Q(origin="derived") & Q(parent__isnull=True, method__isnull=True),
                name="exhibit_derived_from_another",
            ),
            models.CheckConstraint(
                condition=Q(file_label__isnull=True, file__isnull=True, digest="")
                | Q(file_label__isnull=False, file__isnull=False) & ~Q(digest="")
                | Q(state="destroyed", file_label__isnull=False, file__isnull=True, key__isnull=True) & ~Q(digest=""),
                name="exhibit_file_with_digest",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Exhibit %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:exhibit", args=[self.pk])

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(EXHIBIT_KINDS[self.kind])

    @property
    def origin_label(self) -> str:
        """How it came to the office, in words."""
        return str(ORIGINS[self.origin])

    @property
    def number(self) -> str:
        """Its number, as a label bears it: the case's number and its own."""
        return f"{self.case.number}/{self.rank}"

    @step(EXHIBIT, "seal")
    def seal(self) -> None:
        """Its description stands."""

    @step(EXHIBIT, "hold")
    def hold(self) -> None:
        """Whoever registered it holds it."""

    @step(EXHIBIT, "transfer")
    def transfer(self) -> None:
        """Offered; the holder answers for it until the other confirms."""

    @step(EXHIBIT, "accept")
    def accept(self, *, by) -> None:
        """The receiver is the holder now."""
        self.holder = by

    @step(EXHIBIT, "refuse")
    def refuse(self) -> None:
        """It stays with its holder."""

    @step(EXHIBIT, "withdraw")
    def withdraw(self) -> None:
        """It stays with its holder."""

    @step(EXHIBIT, "send_out")
    def send_out(self) -> None:
        """Somebody outside has it; the holder answers for its coming back."""
        self.place = None
        self.place_detail = None

    @step(EXHIBIT, "take_back")
    def take_back(self, *, by) -> None:
        """Whoever fetched it holds it."""
        self.holder = by

    @step(EXHIBIT, "give_back")
    def give_back(self) -> None:
        """Its owner has it."""
        self.place = None
        self.place_detail = None

    @step(EXHIBIT, "report_missing")
    def report_missing(self) -> None:
        """Its holder answers for what became of it."""

    @step(EXHIBIT, "find")
    def find(self, *, by) -> None:
        """Whoever found it holds it."""
        self.holder = by

    @step(EXHIBIT, "destroy")
    def destroy(self) -> None:
        """Nothing opens its file any more."""
        self.file = self.key = None
        self.place = None
        self.place_detail = None
