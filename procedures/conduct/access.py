"""The doors to the code of conduct: every member may read it, as it stood on any day."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from procedures.models import ArticleVersion, ConductArticle, ConductDocument


def list_documents() -> QuerySet[ConductDocument]:
    return ConductDocument.objects.order_by("code")


def get_document(id: Any) -> ConductDocument:
    """Raises Http404."""
    found = ConductDocument.objects.filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def get_article(id: Any) -> ConductArticle:
    """Raises Http404."""
    found = ConductArticle.objects.select_related("document").filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def articles_on(document: ConductDocument, on: date) -> list[ConductArticle]:
    """The articles with ``standing``, the version in force on the day (None before the first, or repealed)."""
    articles = list(document.articles.prefetch_related("versions"))
    for article in articles:
        article.standing = in_force(article, on)
    return articles


def in_force(article: ConductArticle, on: date) -> ArticleVersion | None:
    """What the article said on the day; its versions are at hand."""
    known = [one for one in article.versions.all() if one.valid_from <= on]
    newest = max(known, key=lambda one: one.valid_from, default=None)
    return newest if newest is not None and not newest.is_repeal else None


def list_versions() -> list[ArticleVersion]:
    """Every version that says something, by document and article, the newest first: what may be cited."""
    rows = ArticleVersion.objects.filter(is_repeal=False).select_related("article__document")
    return list(
        rows.prefetch_related("article__versions").order_by("article__document__code", "article__rank", "-valid_from")
    )
