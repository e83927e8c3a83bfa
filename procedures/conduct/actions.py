"""Adding documents, articles and versions; a version that nobody cites yet can still be put right by a new one."""

import re
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import Member
from audit.log import record
from procedures.conduct import policies
from procedures.models import ArticleVersion, ConductArticle, ConductDocument

_HEADING = re.compile(r"^\s*Article\s+([\w.-]+?)\s*(?:[.:–—-]\s*(.*))?$", re.IGNORECASE)


@transaction.atomic
def add_document(
    *, code: str, titles: dict[str, str], is_example: bool = False, by: Member, at: datetime
) -> ConductDocument:
    """Add a document of conduct, without articles yet."""
    policies.require_may_keep_conduct(by=by)
    if ConductDocument.objects.filter(code=code).exists():
        raise policies.DocumentThere()
    row = ConductDocument.objects.create(code=code, titles=titles, is_example=is_example, added_at=at, added_by=by)
    record("conduct.document_added", by=by, subject=row, at=at, code=code)
    return row


@transaction.atomic
def add_article(
    *,
    document: ConductDocument,
    number: str,
    valid_from: date,
    titles: dict[str, str],
    texts: dict[str, str],
    by: Member,
    at: datetime,
) -> ConductArticle:
    """Add an article with its first wording."""
    policies.require_may_keep_conduct(by=by)
    if document.articles.filter(number=number).exists():
        raise policies.ArticleThere()
    rank = (document.articles.aggregate(last=Max("rank"))["last"] or 0) + 1
    article = ConductArticle.objects.create(document=document, number=number, rank=rank, added_at=at, added_by=by)
    record("conduct.article_added", by=by, subject=article, at=at, document=document.pk)
    add_version(article=article, valid_from=valid_from, titles=titles, texts=texts, by=by, at=at)
    return article


@transaction.atomic
def add_version(
    *,
    article: ConductArticle,
    valid_from: date,
    titles: dict[str, str],
    texts: dict[str, str],
    is_repeal: bool = False,
    by: Member,
    at: datetime,
) -> ArticleVersion:
    """What the article says from this day on; earlier versions stay as they are."""
    policies.require_may_keep_conduct(by=by)
    if article.versions.filter(valid_from=valid_from).exists():
        raise policies.VersionThere()
    row = ArticleVersion.objects.create(
        article=article,
        valid_from=valid_from,
        is_repeal=is_repeal,
        titles={} if is_repeal else titles,
        texts={} if is_repeal else texts,
        added_at=at,
        added_by=by,
    )
    record("conduct.version_added", by=by, subject=row, at=at, article=article.pk, valid_from=valid_from)
    return row


@transaction.atomic
def repeal(*, article: ConductArticle, valid_from: date, by: Member, at: datetime) -> ArticleVersion:
    """The article says nothing any more from this day on; what was in force before keeps its words."""
    policies.require_may_repeal(article=article, on=valid_from, by=by)
    return add_version(article=article, valid_from=valid_from, titles={}, texts={}, is_repeal=True, by=by, at=at)


@transaction.atomic
def import_text(
    *, document: ConductDocument, language: str, text: str, valid_from: date, by: Member, at: datetime
) -> int:
    """Read articles out of a text whose articles begin with a line “Article 3. Gifts”; return how many were added.

    Articles that are there already get a new version from the day; raises NothingToImport, VersionThere.
    """
    policies.require_may_keep_conduct(by=by)
    found = _read(text)
    if not found:
        raise policies.NothingToImport()
    for number, title, words in found:
        values = {"titles": {language: title or number}, "texts": {language: words}, "valid_from": valid_from}
        article = document.articles.filter(number=number).first()
        if article is None:
            add_article(document=document, number=number, by=by, at=at, **values)
        else:
            add_version(article=article, by=by, at=at, **values)
    return len(found)


def _read(text: str) -> list[tuple[str, str, str]]:
    """(number, title, words) of each article that has words."""
    articles: list[list[str]] = []
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading:
            articles.append([heading[1], (heading[2] or "").strip(), ""])
        elif articles:
            articles[-1][2] += line + "\n"
    return [(number, title, words.strip()) for number, title, words in articles if words.strip()]
