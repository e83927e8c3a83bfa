"""The file of a proceeding as a list: numbered without a gap, from what the case and the proceeding hold in clear."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.models import IssuedReport
from discipline.models import Proceeding
from discipline.papers.kinds import BY_CODE
from discipline.papers.wording import title_of
from ui.words import day_in_words


def pieces(proceeding: Proceeding) -> list[list[str]]:
    """Number, name, day and pages of each document, oldest first."""
    rows = sorted(_case_pieces(proceeding) + _own_pieces(proceeding), key=lambda row: row[0])
    return [[str(n), name, day_in_words(day), pages] for n, (day, name, pages) in enumerate(rows, start=1)]


def consultations(proceeding: Proceeding) -> list[list[str]]:
    """Day, reader and pages of each consultation."""
    return [
        [day_in_words(one.consulted_on), str(one.get_reader_display()), str(one.pages)]
        for one in proceeding.consultations.all()
    ]


def _case_pieces(proceeding: Proceeding) -> list[tuple[date, str, str]]:
    case, language = proceeding.case, (get_language() or "fr").partition("-")[0]
    reports = IssuedReport.objects.filter(investigation__case=case, language=language)
    rows = [(_on(one.issued_at), _("Investigation report"), str(one.pages)) for one in reports]
    heard = case.interviews.filter(held_on__isnull=False).order_by("rank")
    rows += [(one.held_on, _("Record of %(interview)s") % {"interview": one}, "") for one in heard]
    exhibits = case.exhibits.order_by("rank")
    return rows + [(_on(one.registered_at), str(one), "") for one in exhibits]


def _own_pieces(proceeding: Proceeding) -> list[tuple[date, str, str]]:
    profile = proceeding.procedure.profile
    rows: list[tuple[date, str, str]] = []
    for paper in proceeding.papers.exclude(kind="inventory"):
        title = title_of(profile, BY_CODE[paper.kind])
        rows.append((_on(paper.issued_at), f"{title} ({paper.number})", str(paper.pages)))
    labels = {right.code: right.label for right in profile.rights}
    for notice in proceeding.right_notices.all():
        rows.append(
            (notice.notified_on, _("Proof that a right was notified: %(right)s") % {"right": labels[notice.right]}, "1")
        )
    return rows


def _on(value: Any) -> date:
    return localdate(value) if isinstance(value, datetime) else value
