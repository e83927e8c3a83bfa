"""The line of custody of each exhibit: who had it, when, why, with what result. Appended, linked by hashes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.constraints import code_in
from cases.models.exhibit import Exhibit
from cases.models.storage import StoragePlace
from vault.fields import SealedField

CUSTODY_KINDS = {
    "received": pgettext_lazy("exhibit", "Received"),
    "sealed": pgettext_lazy("exhibit", "Described and sealed"),
    "transferred": pgettext_lazy("exhibit", "Handed over"),
    "accepted": _("Receipt confirmed"),
    "refused": _("Receipt refused"),
    "withdrawn": _("Handing over taken back"),
    "examined": _("Examined"),
    "copied": _("Copied"),
    "disclosed": _("Shown to a party"),
    "moved": pgettext_lazy("exhibit", "Moved"),
    "resealed": _("Sealed again"),
    "sent_out": _("Sent outside the office"),
    "taken_back": _("Back from outside"),
    "counted": _("Seen at a stock-taking"),
    "missing": _("Not found"),
    "found": _("Found again"),
    "returned": _("Returned to its owner"),
    "destroyed": pgettext_lazy("exhibit", "Destroyed"),
}
NOTED = ("examined", "copied", "disclosed", "resealed")
RESULTS = {
    "intact": _("Intact"),
    "opened": _("Opened, seal renewed"),
    "broken": _("Seal found broken"),
    "changed": _("Changed since it was last seen"),
    "damaged": _("Damaged"),
    "absent": _("Not there"),
    "gone": _("No longer exists"),
}
SEEN = ("intact", "opened", "broken", "changed", "damaged")
OUTSIDERS = {
    "laboratory": _("Laboratory or expert"),
    "prosecutor": _("Prosecutor"),
    "court": _("Court"),
    "police": _("Police or gendarmerie"),
    "authority": _("Another authority"),
    "owner": _("Owner"),
}
TO_MEMBER = ("received", "transferred", "accepted", "taken_back", "found")
TO_OUTSIDER = ("sent_out", "returned")


class Custody(models.Model):
    """One event of an exhibit's custody; appended, never changed (database guard).

    Columns answer who, what, how, when, on what and with what result (PROCESS 2.4, evidence). ``hash`` is over the
    event and the hash before it (``cases.custody.chain``); the database computes both again before it takes the row.
    ``to`` is the member to whom it was handed, or who holds it from then on; ``receiver`` the person outside.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="custody")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=15)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outsider = models.CharField(max_length=12, blank=True, default="")
    receiver = SealedField(contract="amana/custody/receiver", null=True)
    place = models.ForeignKey(StoragePlace, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seal = models.CharField(max_length=40, blank=True, default="")
    copy = models.ForeignKey(Exhibit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = SealedField(contract="amana/custody/note", null=True)
    commitment = models.CharField(max_length=64, blank=True, default="")
    receipt = SealedField(contract="amana/custody/receipt", null=True)
    receipt_label = SealedField(contract="amana/custody/receipt_label", null=True)
    receipt_digest = models.CharField(max_length=64, blank=True, default="")
    result = models.CharField(max_length=15)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    content = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("custody event")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["exhibit", "rank"], name="custody_rank_once"),
            models.UniqueConstraint(fields=["hash"], name="custody_hash_once"),
            code_in("custody", "kind", list(CUSTODY_KINDS)),
            code_in("custody", "result", list(RESULTS)),
            models.CheckConstraint(
                condition=Q(kind__in=TO_MEMBER, to__isnull=False) | ~Q(kind__in=TO_MEMBER) & Q(to__isnull=True),
                name="custody_handed_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(kind="transferred") & ~Q(to=F("noted_by")) | ~Q(kind="transferred"),
                name="custody_handed_to_another",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=TO_OUTSIDER, outsider__in=list(OUTSIDERS), receiver__isnull=False)
                | ~Q(kind__in=TO_OUTSIDER) & Q(outsider="", receiver__isnull=True),
                name="custody_outsider_is_named",
            ),
            models.CheckConstraint(
                condition=Q(receipt__isnull=True, receipt_label__isnull=True, receipt_digest="")
                & ~Q(kind__in=TO_OUTSIDER)
                | Q(receipt__isnull=False, receipt_label__isnull=False) & ~Q(receipt_digest=""),
                name="custody_outsider_signed",
            ),
            models.CheckConstraint(condition=~Q(kind="refused") | Q(note__isnull=False), name="custody_refused_why"),
            models.CheckConstraint(
                condition=Q(kind="missing", result="absent") | ~Q(kind="missing") & ~Q(result="absent"),
                name="custody_missing_is_absent",
            ),
            models.CheckConstraint(
                condition=Q(kind="destroyed", result="gone") | ~Q(kind="destroyed") & ~Q(result="gone"),
                name="custody_destroyed_is_gone",
            ),
            models.CheckConstraint(condition=Q(seal__regex=r"^[A-Za-z0-9 ./-]*$"), name="custody_seal_is_a_code"),
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

    @property
    def outsider_label(self) -> str:
        """Who has it outside the office, in words."""
        return str(OUTSIDERS.get(self.outsider, ""))
