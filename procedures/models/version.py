"""A profile as it was on the day it was loaded: hashed, and never changed again."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from procedures.loading import profile_of
from procedures.profile import Profile


class ProcedureVersion(models.Model):
    """What a case pins. `body` is the canonical text, `digest` the SHA-256 of its UTF-8 bytes in hexadecimal.

    The database refuses every change but one signature, with a note, by another person than the one who loaded it.
    `loaded_by` is null when the command line loaded it; what a member loads is a draft.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft: legal review required")
        WORKED = "worked", _("Worked")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("code"), max_length=60)
    country = models.CharField(_("country"), max_length=2)
    corps = models.CharField(_("corps"), max_length=60)
    valid_from = models.DateField(_("valid from"))
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    body = models.TextField(_("text"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    loaded_at = models.DateTimeField(_("loaded at"))
    loaded_by = models.ForeignKey(
        "accounts.Member", models.PROTECT, null=True, related_name="+", verbose_name=_("loaded by")
    )
    signed_at = models.DateTimeField(_("signed at"), null=True)
    signed_by = models.ForeignKey(
        "accounts.Member", models.PROTECT, null=True, related_name="+", verbose_name=_("signed by")
    )
    signing_note = models.TextField(_("note of the signature"), blank=True, default="")

    class Meta:
        verbose_name = _("procedure version")
        verbose_name_plural = _("procedure versions")
        ordering = ["code", "-valid_from", "-loaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="procedureversion_signed_at_with_by",
            ),
            models.CheckConstraint(condition=Q(status__in=["draft", "worked"]), name="procedureversion_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from:%Y-%m-%d} {self.digest[:8]}"

    def get_absolute_url(self) -> str:
        return reverse("procedures:version", args=[self.pk])

    @property
    def profile(self) -> Profile:
        """The frozen profile; parsed once a process."""
        return profile_of(self.body)

    @property
    def is_ready(self) -> bool:
        """Worked, or signed by somebody who answers for it."""
        return self.status == self.Status.WORKED or self.signed_at is not None

    def sign(self, *, note: str, by, at) -> None:
        self.signed_at, self.signed_by, self.signing_note = at, by, note
