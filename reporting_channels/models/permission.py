"""Who may open what; each row stands on a grant of the key."""

from django.db import models

from accounts.models import ObjectPermission
from reporting_channels.models.identity import IdentityDisclosure
from reporting_channels.models.report import Report


class ReportPermission(ObjectPermission):
    """A member may open this report. ``listed_at`` copies ``received_at`` (PERFORMANCE.md)."""

    content_object = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="permissions")

    class Meta(ObjectPermission.Meta):
        abstract = False
        indexes = (
            models.Index(fields=("user", "-listed_at", "content_object"), name="report_permission_list"),
        )


class IdentityDisclosurePermission(ObjectPermission):
    """A member may open this request for an identity."""

    content_object = models.ForeignKey(
        IdentityDisclosure, on_delete=models.PROTECT, related_name="permissions"
    )

    class Meta(ObjectPermission.Meta):
        abstract = False
        indexes = (
            models.Index(fields=("user", "-listed_at", "content_object"), name="disclosure_permission_list"),
        )
