"""A printed case file: asked for by one member, made by a process of its own, kept sealed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.constraints import code_in
from cases.models.report import LANGUAGES
from vault.fields import SealedField

STAGES = {
    "asked": _("Waits for its turn"),
    "gathering": _("The documents are being gathered"),
    "printing": _("The pages are being printed"),
    "sealing": _("The file is being sealed"),
    "made": _("Ready"),
    "failed": _("It could not be made"),
}
RUNNING = ("asked", "gathering", "printing", "sealing")
FAILURES = {
    "stopped": _("The process that made it was stopped. Nothing was kept; ask for the case file again."),
    "memory": _("The case file needs more memory than is allowed. Ask the administrator."),
    "time": _("Making it took longer than is allowed. Ask the administrator."),
    "broken": _("Something in the file could not be opened or printed. Ask the administrator."),
    "busy": _("Too many case files were being made. Ask again in a few minutes."),
}


class CaseFile(models.Model):
    """The whole case as numbered pages with an index. ``done`` of ``total`` documents tell how far it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, default="asked")
    failure = models.CharField(max_length=10, blank=True, default="")
    total = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    sheet = models.PositiveSmallIntegerField(default=0)
    file = SealedField(contract="amana/case_file/file", null=True)
    file_label = SealedField(contract="amana/case_file/file_label", null=True)
    digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        verbose_name = _("case file")
        ordering = ["-asked_at"]
        constraints = [
            code_in("case_file", "language", list(LANGUAGES)),
            code_in("case_file", "stage", list(STAGES)),
            models.CheckConstraint(
                condition=Q(stage="failed", failure__in=list(FAILURES)) | ~Q(stage="failed") & Q(failure=""),
                name="case_file_failed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(stage="made", file__isnull=False, file_label__isnull=False, pages__gt=0) & ~Q(digest="")
                | ~Q(stage="made") & Q(file__isnull=True, file_label__isnull=True, digest=""),
                name="case_file_made_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Case file of %(case)s") % {"case": self.case})

    def get_absolute_url(self) -> str:
        return reverse("cases:file_progress", args=[self.pk])

    @property
    def language_label(self) -> str:
        """The language of its titles, in words."""
        return str(LANGUAGES[self.language])

    @property
    def stage_label(self) -> str:
        """How far it is, in words."""
        return str(STAGES[self.stage])

    @property
    def failure_label(self) -> str:
        """Why it could not be made and what to do, in words."""
        return str(FAILURES.get(self.failure, ""))

    @property
    def is_running(self) -> bool:
        """Whether a process should be at work on it."""
        return self.stage in RUNNING
