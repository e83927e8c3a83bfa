"""The code of conduct: documents, their articles, and each article's wordings with the day they came into force."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from procedures.words import in_words


class ConductDocument(models.Model):
    """A text that staff are bound by: a code of conduct, a charter, a service order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    titles = models.JSONField()
    is_example = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("document of conduct")
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("procedures:conduct", args=[self.pk])

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_words(self.titles)


class ConductArticle(models.Model):
    """A numbered article; what it says stands in its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(ConductDocument, on_delete=models.PROTECT, related_name="articles")
    number = models.CharField(max_length=20)
    rank = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("article")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="conductarticle_number_once"),
            models.UniqueConstraint(fields=["document", "rank"], name="conductarticle_rank_once"),
        ]

    def __str__(self) -> str:
        return str(_("Article %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return f"{self.document.get_absolute_url()}#article-{self.rank}"


class ArticleVersion(models.Model):
    """What an article says from a day on, in several languages; ``is_repeal`` says nothing any more.

    It is in force until the next version's day. Once an allegation cites it, the database refuses every change.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(ConductArticle, on_delete=models.PROTECT, related_name="versions")
    valid_from = models.DateField()
    is_repeal = models.BooleanField(default=False)
    titles = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    amended_at = models.DateTimeField(null=True, blank=True)
    amended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("version of an article")
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["article", "valid_from"], name="articleversion_one_a_day"),
            models.CheckConstraint(
                condition=Q(is_repeal=True, texts={}) | Q(is_repeal=False) & ~Q(texts={}) & ~Q(titles={}),
                name="articleversion_says_something",
            ),
            models.CheckConstraint(
                condition=Q(amended_at__isnull=True, amended_by__isnull=True)
                | Q(amended_at__isnull=False, amended_by__isnull=False),
                name="articleversion_amended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article.number} {self.valid_from:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return f"{self.article.document.get_absolute_url()}?on={self.valid_from:%Y-%m-%d}#article-{self.article.rank}"

    @property
    def title(self) -> str:
        """The heading in the reader's language."""
        return in_words(self.titles)

    @property
    def text(self) -> str:
        """The wording in the reader's language."""
        return in_words(self.texts)
