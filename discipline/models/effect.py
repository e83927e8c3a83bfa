"""What hangs on an appeal: the stay of the sanction, what was put in during its instruction, and its effects."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.constraints import at_with_by, code_in
from discipline.appeals.effects import TASKS, WORDS
from discipline.models.appeal import Appeal
from vault.fields import SealedField

_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class Stay(models.Model):
    """The person asks that the sanction wait for the appeal; whoever determines the appeal rules on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="stay")
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    is_granted = models.BooleanField(null=True)
    reasons = SealedField(contract="amana/stay/reasons", null=True)
    ruled_at = models.DateTimeField(null=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        default_permissions = ()
        constraints = [
            at_with_by("stay", "ruled"),
            models.CheckConstraint(condition=~Q(ruled_by=F("asked_by")), name="stay_ruled_by_another"),
            models.CheckConstraint(
                condition=Q(ruled_at__isnull=True, is_granted__isnull=True)
                | Q(ruled_at__isnull=False, is_granted__isnull=False, reasons__isnull=False),
                name="stay_ruled_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return str(self.appeal)


class Submission(models.Model):
    """Something put in while the appeal is examined: observations, a report, a hearing."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Observations of the person")
        AUTHORITY = "authority", _("Observations of the authority")
        HEARING = "hearing", _("Hearing of the person or of witnesses")
        DOCUMENT = "document", _("A document asked for or received")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="submissions")
    kind = models.CharField(max_length=12, choices=Kind)
    received_on = models.DateField()
    text = SealedField(contract="amana/submission/text")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        default_permissions = ()
        ordering = ["received_on", "added_at"]
        constraints = [code_in("submission", "kind", ("person", "authority", "hearing", "document"))]

    def __str__(self) -> str:
        return f"{self.appeal} · {self.get_kind_display()}"


class AppealEffect(models.Model):
    """One effect of the outcome. ``code`` is one of ``appeals.effects.WORDS``; a task stays a gap until it is done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="effects")
    code = models.CharField(max_length=40)
    on = models.DateField()
    is_task = models.BooleanField()
    done_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        default_permissions = ()
        ordering = ["on", "code"]
        constraints = [
            at_with_by("appeal_effect", "done"),
            code_in("appeal_effect", "code", tuple(WORDS)),
            models.UniqueConstraint(fields=["appeal", "code"], name="appeal_effect_once"),
            models.CheckConstraint(
                condition=Q(is_task=True, code__in=TASKS) | (Q(is_task=False) & ~Q(code__in=TASKS)),
                name="appeal_effect_task_by_code",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_at__isnull=True)
                | Q(is_task=True, done_on__isnull=False, done_on__gte=F("on"), done_at__isnull=False),
                name="appeal_effect_done_after_its_day",
            ),
        ]

    def __str__(self) -> str:
        return str(WORDS[self.code])

    def get_absolute_url(self) -> str:
        return self.appeal.get_absolute_url()

    @property
    def is_gap(self) -> bool:
        """Owed and not carried out yet."""
        return self.is_task and self.done_on is None
