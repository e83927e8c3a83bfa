"""What is true of a case beside where it stands: on hold, restricted, criminal proceedings in parallel."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.constraints import at_with_by, code_in
from vault.fields import SealedField

FLAG_KINDS = {
    "on_hold": _("On hold"),
    "restricted": _("Restricted"),
    "criminal": _("Criminal proceedings in parallel"),
}
HOLD_REASONS = {
    "court": _("A court’s decision is awaited"),
    "authority": _("Another authority’s answer is awaited"),
    "absence": _("Somebody who must be heard cannot be: illness, leave, abroad"),
    "force": _("Force majeure"),
    "other": _("Another reason"),
}
LEVELS = {
    "discreet": _("Discreet: lists show neither category nor unit, statistics count it under no unit"),
    "admitted": _("Closed circle: also, only those whom the head of office admits one by one open the file"),
}


class CaseFlag(models.Model):
    """One time that a flag stood on a case: set once, lifted once; the open rows are the case's flags.

    ``reason`` is a code of HOLD_REASONS, ``level`` one of LEVELS. Of criminal proceedings the authority and
    its reference are sealed; what they do to time limits is the procedure's matter (``cases.clocks``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=12)
    reason = models.CharField(max_length=12, blank=True, default="")
    level = models.CharField(max_length=12, blank=True, default="")
    words = SealedField(contract="amana/caseflag/words", null=True)
    authority = SealedField(contract="amana/caseflag/authority", null=True)
    reference = SealedField(contract="amana/caseflag/reference", null=True)
    since_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_words = SealedField(contract="amana/caseflag/lifted_words", null=True)

    class Meta:
        verbose_name = _("flag")
        ordering = ["set_at"]
        constraints = [
            code_in("caseflag", "kind", list(FLAG_KINDS)),
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(lifted_at__isnull=True), name="caseflag_one_open_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind="on_hold", reason__in=list(HOLD_REASONS)) | ~Q(kind="on_hold") & Q(reason=""),
                name="caseflag_hold_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind="restricted", level__in=list(LEVELS)) | ~Q(kind="restricted") & Q(level=""),
                name="caseflag_restricted_with_level",
            ),
            models.CheckConstraint(
                condition=Q(kind="criminal", authority__isnull=False)
                | ~Q(kind="criminal") & Q(authority__isnull=True, reference__isnull=True, review_on__isnull=False),
                name="caseflag_authority_or_review_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(kind="criminal", lifted_at__isnull=False, ended_on__gte=F("since_on")),
                name="caseflag_ended_when_lifted",
            ),
            at_with_by("caseflag", "lifted"),
        ]

    def __str__(self) -> str:
        return f"{self.kind_label} · {self.case}"

    def get_absolute_url(self) -> str:
        return self.case.get_absolute_url()

    @property
    def kind_label(self) -> str:
        """The flag, in words."""
        return str(FLAG_KINDS[self.kind])

    @property
    def detail_label(self) -> str:
        """Reason or level, in words; empty where it has neither."""
        return str({**HOLD_REASONS, **LEVELS}.get(self.reason or self.level, ""))


class FlagAdmission(models.Model):
    """A member whom the head of office admits to a closed circle, by name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    flag = models.ForeignKey(CaseFlag, on_delete=models.PROTECT, related_name="admissions")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    admitted_at = models.DateTimeField()
    admitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("admission to a closed circle")
        constraints = [models.UniqueConstraint(fields=["flag", "member"], name="flagadmission_once")]

    def __str__(self) -> str:
        return f"{self.flag} · {self.member}"
