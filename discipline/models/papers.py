"""A paper of a proceeding as it was issued, and the proof that it was served."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from discipline.models.proceeding import Proceeding
from discipline.models.sanction import Sanction
from discipline.models.sitting import Sitting
from vault.fields import SealedField

_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class Paper(models.Model):
    """``kind`` is a code of ``papers.kinds``; ``sanction``, ``sitting`` and summoned ``member`` say what it is about.

    ``template`` is the version of its wording and ``sheet`` that of its layout. ``content`` is what was printed, for
    those who cannot read a PDF; ``remedies`` are the appeals that it names. ``digest`` is keyed for the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="papers")
    number = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=30)
    sanction = models.ForeignKey(Sanction, null=True, on_delete=models.PROTECT, related_name="papers")
    sitting = models.ForeignKey(Sitting, null=True, on_delete=models.PROTECT, related_name="papers")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)
    language = models.CharField(max_length=5)
    template = models.PositiveSmallIntegerField()
    sheet = models.PositiveSmallIntegerField()
    pages = models.PositiveSmallIntegerField()
    remedies = ArrayField(models.CharField(max_length=40), default=list)
    content = SealedField(contract="amana/paper/content")
    file = SealedField(contract="amana/paper/file")
    file_label = SealedField(contract="amana/paper/file_label")
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        default_permissions = ()
        ordering = ["issued_at", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "kind", "sanction", "sitting", "member"],
                nulls_distinct=False,
                name="discipline_paper_issued_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["notice", "execution-order", "erasure-certificate"], sanction__isnull=False)
                | ~Q(kind__in=["notice", "execution-order", "erasure-certificate"]) & Q(sanction__isnull=True),
                name="discipline_paper_about_a_sanction",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["summons", "board-order"], sitting__isnull=False, member__isnull=True)
                | Q(kind="board-summons", sitting__isnull=False, member__isnull=False)
                | ~Q(kind__in=["summons", "board-summons", "board-order"])
                & Q(sitting__isnull=True, member__isnull=True),
                name="discipline_paper_summons_to_a_sitting",
            ),
            models.CheckConstraint(condition=Q(language__in=["fr", "en"]), name="discipline_paper_language"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("discipline:paper", args=[self.pk])


class PaperService(models.Model):
    """How a paper reached the person: ``served_on`` is the day of the act, ``counts_on`` the day that the law takes.

    A refusal is proved by a witness; ``reference`` is the number of the registered letter or of the gazette.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="service")
    way = models.CharField(max_length=20)
    served_on = models.DateField()
    counts_on = models.DateField()
    witness = SealedField(contract="amana/paper_service/witness", null=True)
    reference = SealedField(contract="amana/paper_service/reference", null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(way="refused", witness__isnull=False) | (~Q(way="refused") & Q(witness__isnull=True)),
                name="discipline_refusal_has_a_witness",
            ),
            models.CheckConstraint(
                condition=~Q(way__in=["registered", "unclaimed", "gazette"]) | Q(reference__isnull=False),
                name="discipline_letter_has_a_reference",
            ),
            models.CheckConstraint(
                condition=Q(counts_on__gte=models.F("served_on")), name="discipline_counts_from_service"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} · {self.counts_on}"
