"""Labels that an office puts on its reports: from a list of its own, never words about a person."""

import uuid

from django.db import models

from reporting_channels.models.pairs import member_key
from reporting_channels.models.texts import in_language


class Tag(models.Model):
    """One label of the office's list. A retired one stays on the reports that bear it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    names = models.JSONField(help_text="Language code to the label.")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    changed_at = models.DateTimeField()
    changed_by = member_key(null=True)

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The label in the reader's language."""
        return in_language(self.names)


class ReportTag(models.Model):
    """A label on a report."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="tag_rows")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="report_rows")
    tagged_at = models.DateTimeField()
    tagged_by = member_key()

    class Meta:
        ordering = ("tag__position", "tag__code")
        constraints = (models.UniqueConstraint(fields=("report", "tag"), name="report_tag_once"),)

    def __str__(self) -> str:
        return f"tag {self.pk}"
