"""Who works on a case, and who stays out of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.constraints import at_with_by, code_in

ROLES = {
    "head": _("Head of office"),
    "lead": _("Lead investigator"),
    "investigator": _("Investigator"),
    "reviewer": _("Reviewer"),
    "authority": _("Disciplinary authority"),
}
INVESTIGATING = ("lead", "investigator")

RECUSAL_REASONS = {
    "family": _("Family or close friendship with a person concerned"),
    "hierarchy": _("Works, or worked, above or under a person concerned"),
    "interest": _("Has a personal or financial interest"),
    "witness": _("Saw the facts, or reported them"),
    "other": _("Another reason that could make others doubt"),
}


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Filters over a case's team."""

    def current(self) -> "AssignmentQuerySet":
        """Assignments that have not ended."""
        return self.filter(ended_at__isnull=True)


class Assignment(models.Model):
    """A member works on a case in one role, from the day they stated that they have no conflict."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20)
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    no_conflict_declared_at = models.DateTimeField(null=True, blank=True)
    no_conflict_declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        ordering = ["assigned_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "member"], condition=Q(ended_at__isnull=True), name="assignment_one_current"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True, role="lead"), name="assignment_one_lead"
            ),
            code_in("assignment", "role", list(ROLES)),
            at_with_by("assignment", "ended"),
            at_with_by("assignment", "no_conflict_declared"),
            models.CheckConstraint(
                condition=Q(no_conflict_declared_by__isnull=True) | Q(no_conflict_declared_by=F("member")),
                name="assignment_declared_in_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.member} · {self.role_label}"

    def get_absolute_url(self) -> str:
        return reverse("cases:tab", args=[self.case_id, "team"])

    @property
    def role_label(self) -> str:
        """The role on this case, in words."""
        return str(ROLES[self.role])


class Recusal(models.Model):
    """A member who has a conflict stays out: no permission and no key, ever again (database guard)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recusals")
    reason = models.CharField(max_length=20)
    recused_at = models.DateTimeField()
    recused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("recusal")
        constraints = [
            models.UniqueConstraint(fields=["case", "member"], name="recusal_once"),
            code_in("recusal", "reason", list(RECUSAL_REASONS)),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {RECUSAL_REASONS[self.reason]}"
