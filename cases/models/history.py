"""The office's index of subjects: one key for those who may look, one token for each subject (ADR 0032)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import ObjectPermission
from cases.models.allegation import Subject

PURPOSES = {
    "assessing": _("To assess an allegation in this case"),
    "proportion": _("To weigh what a measure or a sanction should be"),
    "conflict": _("To see whether a conflict of interests exists"),
    "prevention": _("To offer help early, without discipline"),
}


class HistoryIndex(models.Model):
    """The index as a thing with a key of its own; there is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    is_only = models.BooleanField(default=True)
    founded_at = models.DateTimeField()
    founded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("index of subjects")
        permissions = [("open_historyindex", "Look across cases")]
        constraints = [
            models.UniqueConstraint(fields=["is_only"], name="history_index_once"),
            models.CheckConstraint(condition=models.Q(is_only=True), name="history_index_is_only"),
        ]

    def __str__(self) -> str:
        return str(_("Index of subjects"))

    @property
    def listed_at(self):
        """Lists of permissions sort by it."""
        return self.founded_at


class HistoryPermission(ObjectPermission):
    """Who may look across cases: never without the index's key."""

    content_object = models.ForeignKey(HistoryIndex, on_delete=models.PROTECT, related_name="permissions")

    class Meta(ObjectPermission.Meta):
        pass


HistoryIndex.permission_model = HistoryPermission


class PersonToken(models.Model):
    """Stands for the person behind a subject, alike in every case; only the index's key makes one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="person_token")
    token = models.BinaryField(max_length=32, db_index=True)
    indexed_at = models.DateTimeField()
    indexed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"person token {self.pk}"
