"""The investigation's report while it is written and as it was issued: pieces, losses, dissent, the document."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by, code_in
from cases.models.investigation import Investigation
from vault.fields import SealedField

LANGUAGES = {"fr": _("French"), "en": _("English")}
ISSUED = {"fr": _("Investigation report in French"), "en": _("Investigation report in English")}


class ReportSection(models.Model):
    """One version of one piece of the report; appended, never changed, so that nobody's words are lost.

    ``replaces`` is the number of the version that its writer had before them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="sections")
    code = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    replaces = models.PositiveSmallIntegerField()
    template = models.PositiveSmallIntegerField()
    body = SealedField(contract="amana/report_section/body")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("section of a report")
        ordering = ["code", "number"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "code", "number"], name="report_section_version_once"),
            models.CheckConstraint(
                condition=models.Q(replaces=models.F("number") - 1), name="report_section_follows_the_last"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.number}"


class Loss(models.Model):
    """What the facts cost the treasury; ``wording`` seals amount, currency and what it rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="losses")
    rank = models.PositiveSmallIntegerField()
    wording = SealedField(contract="amana/loss/wording")
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("loss")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "rank"], name="loss_rank_once"),
            at_with_by("loss", "withdrawn"),
        ]

    def __str__(self) -> str:
        return str(_("Loss %(rank)s") % {"rank": self.rank})


class Dissent(models.Model):
    """What one investigator holds against the report. Only they write it; their last word is printed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="dissents")
    number = models.PositiveSmallIntegerField()
    body = SealedField(contract="amana/dissent/body")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("dissent")
        ordering = ["written_at"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "written_by", "number"], name="dissent_number_once"),
        ]

    def __str__(self) -> str:
        return str(_("Dissent of %(member)s") % {"member": self.written_by})


class IssuedReport(models.Model):
    """The report as printed in one language: a sealed file that nobody can change.

    ``digest`` is keyed for the row; the file's own SHA-256 is sealed with its label.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="issued")
    language = models.CharField(max_length=5)
    template = models.PositiveSmallIntegerField()
    sheet = models.PositiveSmallIntegerField()
    pages = models.PositiveSmallIntegerField()
    file = SealedField(contract="amana/issued_report/file")
    file_label = SealedField(contract="amana/issued_report/file_label")
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("issued report")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "language"], name="issued_report_language_once"),
            code_in("issued_report", "language", list(LANGUAGES)),
        ]

    def __str__(self) -> str:
        return str(ISSUED[self.language])

    def get_absolute_url(self) -> str:
        return reverse("cases:issued_report", args=[self.pk])

    @property
    def case(self):
        """The case that it belongs to."""
        return self.investigation.case
