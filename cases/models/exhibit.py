"""Exhibits, and the line of custody of each: who had it, when, why, with what result."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.case import Case
from cases.models.constraints import code_in
from vault.fields import SealedField

EXHIBIT_KINDS = {
    "document": _("Document"),
    "file": _("Computer file"),
    "image": _("Photograph or recording"),
    "thing": _("Thing"),
}
CUSTODY_KINDS = {
    "received": pgettext_lazy("exhibit", "Received"),
    "transferred": _("Handed over"),
    "accepted": _("Receipt confirmed"),
    "examined": _("Examined"),
    "copied": _("Copied"),
    "disclosed": _("Shown to a party"),
    "returned": _("Returned to its owner"),
}
NOTED = ("examined", "copied", "disclosed", "returned")
RESULTS = {
    "intact": _("Intact"),
    "opened": _("Opened, seal renewed"),
    "changed": _("Changed since it was last seen"),
    "damaged": _("Damaged"),
}


class Exhibit(models.Model):
    """A piece of evidence; ``file`` seals what opens its file, ``file_label`` the file's name and kind.

    ``digest`` is keyed for the row, so that nobody can test a guess against it; the file's own
    SHA-256 is sealed with the file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exhibits")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    description = SealedField(contract="amana/exhibit/description")
    source = SealedField(contract="amana/exhibit/source")
    file = SealedField(contract="amana/exhibit/file", null=True)
    file_label = SealedField(contract="amana/exhibit/file_label", null=True)
    digest = models.CharField(max_length=64, blank=True, default="")
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("exhibit")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rank"], name="exhibit_rank_once"),
            code_in("exhibit", "kind", list(EXHIBIT_KINDS)),
            models.CheckConstraint(
                condition=Q(file__isnull=True, file_label__isnull=True, digest="")
                | Q(file__isnull=False, file_label__isnull=False) & ~Q(digest=""),
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


class Custody(models.Model):
    """One event of an exhibit's custody; appended, never changed (database guard).

    Columns answer who, what, how, when, on what and with what result (PROCESS 2.4, evidence).
    ``to`` is the member to whom it was handed over, or who confirmed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="custody")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=15)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = SealedField(contract="amana/custody/note", null=True)
    result = models.CharField(max_length=15)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("custody event")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["exhibit", "rank"], name="custody_rank_once"),
            code_in("custody", "kind", list(CUSTODY_KINDS)),
            code_in("custody", "result", list(RESULTS)),
            models.CheckConstraint(
                condition=Q(kind__in=["transferred", "accepted", "received"], to__isnull=False)
                | ~Q(kind__in=["transferred", "accepted", "received"]) & Q(to__isnull=True),
                name="custody_handed_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exhibit} · {self.kind_label}"

    @property
    def kind_label(self) -> str:
        """What was done, in words."""
        return str(CUSTODY_KINDS[self.kind])

    @property
    def result_label(self) -> str:
        """In what condition it was, in words."""
        return str(RESULTS[self.result])
