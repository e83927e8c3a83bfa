"""Papers of a proceeding for tests, issued and served through the actions on the days that a test hands in."""

import io
from datetime import date, datetime, timedelta
from functools import cache
from unittest.mock import patch

import pypdf
from django.utils import timezone

from accounts.models import Member
from discipline.models import Paper, Proceeding, Sanction
from discipline.papers import actions as papers
from letters import press


def later(days: int) -> datetime:
    """A moment so many days from now: tests hand time in."""
    return timezone.now() + timedelta(days=days)


def today(days: int = 0) -> date:
    """The day of that moment, in the office's zone."""
    return timezone.localtime(later(days)).date()


@cache
def blank() -> bytes:
    page, into = pypdf.PdfWriter(), io.BytesIO()
    page.add_blank_page(595, 842)
    page.write(into)
    return into.getvalue()


def issued(made: Proceeding, kind: str, *, about: str = "", at: int = 0, by: Member | None = None) -> Paper:
    """Issue a paper on a blank sheet: printing takes typst a third of a second, and test_papers.py tests it."""
    with patch.object(press, "pdf", lambda *_given: blank()):
        by = by or made.people.secretary
        return papers.issue(proceeding=made, kind=kind, about=about, language="fr", by=by, at=later(at))


def lettered(made: Proceeding, *, at: int = 0, by: Member | None = None) -> Paper:
    """The opening letter is issued and handed over."""
    by = by or made.people.secretary
    paper = issued(made, "opening-letter", at=at, by=by)
    papers.serve(paper=paper, way="in_person", served_on=today(at), by=by, at=later(at))
    return paper


def summoned(made: Proceeding, *, at: int = 0, served: int | None = None) -> Paper:
    """The summons to the planned sitting is issued and handed over, on that day or on ``served``."""
    by, day = made.people.secretary, at if served is None else served
    proceeding = Proceeding.objects.get(pk=made.pk)
    about = str(proceeding.board.sittings.get(state="planned").pk)
    paper = issued(proceeding, "summons", about=about, at=at, by=by)
    papers.serve(paper=paper, way="in_person", served_on=today(day), by=by, at=later(day))
    return paper


def noticed(sanction: Sanction, *, at: int = 33, by: Member | None = None, **values) -> Paper:
    """The notice of the decision is issued and served."""
    by = by or sanction.people.secretary
    about = str(sanction.pk)
    proceeding = Proceeding.objects.get(pk=sanction.proceeding_id)
    paper = issued(proceeding, "notice", about=about, at=at, by=by)
    papers.serve(paper=paper, by=by, at=later(at), **{"way": "in_person", "served_on": today(at)} | values)
    return paper
