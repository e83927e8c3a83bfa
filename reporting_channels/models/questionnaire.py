"""Questionnaires: what a report's questions were, word for word, for as long as the report is kept."""

import uuid

from django.db import models
from django.utils.translation import get_language

from reporting_channels.models.channel import Channel
from reporting_channels.models.pairs import member_key
from reporting_channels.questionnaires.definition import Definition, in_words
from reporting_channels.questionnaires.loading import definition_of, values_of
from reporting_channels.questionnaires.reading import Read, read
from reporting_channels.questionnaires.validity import LANGUAGES


class Questionnaire(models.Model):
    """One list of questions under a code. Its words stand in its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class VersionQuerySet(models.QuerySet):
    """Versions of questionnaires."""

    def published(self) -> "VersionQuerySet":
        """Those by which somebody may be asked."""
        return self.filter(published_at__isnull=False)

    def current(self) -> "VersionQuerySet":
        """Of each questionnaire the published version with the highest number."""
        return self.published().order_by("questionnaire_id", "-number").distinct("questionnaire_id")


class QuestionnaireVersion(models.Model):
    """The questions as they were asked. ``body`` is the canonical text, ``digest`` the SHA-256 of its UTF-8 bytes.

    Without ``published_at`` it is a draft, and a questionnaire has at most one. From then on the database refuses
    every change. ``drafted_by`` and ``published_by`` are null when the command line did it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    body = models.TextField()
    digest = models.CharField(max_length=64)
    drafted_at = models.DateTimeField()
    drafted_by = member_key(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = member_key(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ("questionnaire", "-number")
        constraints = (
            models.UniqueConstraint(fields=("questionnaire", "number"), name="questionnaire_number_once"),
            models.UniqueConstraint(
                fields=("questionnaire",),
                condition=models.Q(published_at__isnull=True),
                name="questionnaire_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(published_by__isnull=True) | models.Q(published_at__isnull=False),
                name="questionnaire_published_by_with_at",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    @property
    def definition(self) -> Definition:
        """The questions; read once in a process."""
        return definition_of(self.body)

    @property
    def languages(self) -> tuple[str, ...]:
        """In which its texts must be there: the office's, and those of the open channels that offer it."""
        offering = Channel.objects.filter(questionnaires__contains=[self.questionnaire.code], is_active=True)
        spoken = {code for channel in offering for code in channel.languages}
        return (*LANGUAGES, *sorted(spoken.difference(LANGUAGES)))

    def looked_through(self) -> Read:
        """The questions, and everything that stands in the way of asking them."""
        return read(values_of(self.body), self.languages)

    @property
    def title(self) -> str:
        """What it is about, in the reader's language."""
        return in_words(self.definition.title, get_language())

    @property
    def is_published(self) -> bool:
        """Whether somebody may be asked by it, and nothing can change it any more."""
        return self.published_at is not None
