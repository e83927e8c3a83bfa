"""Members who must have nothing to do with a report."""

import uuid

from django.db import models

from reporting_channels.codes import ExclusionReason
from reporting_channels.models.pairs import member_key


class Exclusion(models.Model):
    """From here on no permission and no key for this member can exist (a trigger refuses).

    ``token`` stands for the member (see ``bars``): a stolen table does not tell who was kept away from what.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="exclusions")
    token = models.BinaryField(max_length=16, editable=False)
    reason = models.CharField(max_length=20, choices=ExclusionReason.choices)
    excluded_at = models.DateTimeField()
    excluded_by = member_key()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "token"), name="exclusion_once"),)

    def __str__(self) -> str:
        return f"exclusion {self.pk}"
