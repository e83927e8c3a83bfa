"""On the home page: which proceedings wait for a paper to be issued, or for the proof that one was served."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from accounts import home
from accounts.models import Member
from discipline.models import Paper, Proceeding, Sanction, Seat
from discipline.papers.kinds import Wanted, papers_of
from discipline.papers.wording import title_of
from ui.words import labelled


def papers_waiting(member: Member, today: date) -> Iterator[home.Row]:
    """One row a proceeding, the longest unproved first: how many are to be issued, how many to be served."""
    rows = []
    for proceeding in _running(member):
        wanted = list(papers_of(proceeding, list(proceeding.papers.all())))
        unissued = [one for one in wanted if one.paper is None]
        unserved = [one for one in wanted if _is_unserved(one)]
        if unissued or unserved:
            rows.append(_row(proceeding, unissued, unserved))
    yield from sorted(rows, key=lambda row: row.due or date.max)


def _is_unserved(one: Wanted) -> bool:
    return one.paper is not None and one.kind.is_served and one.service is None


def _row(proceeding: Proceeding, unissued: list[Wanted], unserved: list[Wanted]) -> home.Row:
    said = []
    if unserved:
        count = len(unserved)
        said.append(
            ngettext("%(count)d issued without proof of service", "%(count)d issued without proof of service", count)
            % {"count": count}
        )
    if unissued:
        count = len(unissued)
        words = ngettext("%(count)d paper to issue", "%(count)d papers to issue", count) % {"count": count}
        titles = dict.fromkeys(title_of(proceeding.procedure.profile, one.kind) for one in unissued)
        said.append(labelled(words, ", ".join(titles)))
    since = min((localdate(one.paper.issued_at) for one in unserved), default=None)
    url = reverse("discipline:papers", args=[proceeding.pk])
    if len(unserved) == 1:
        url = unserved[0].paper.get_absolute_url()
    return home.Row(text=proceeding.number, url=url, due=since, hint=" · ".join(said))


def _running(member: Member) -> list[Proceeding]:
    """The member's proceedings that run, with everything that says which papers they have."""
    papers = Paper.objects.select_related("service", "sanction", "sitting", "member")
    sanctions = Sanction.objects.select_related("order", "mention_erasure")
    seats = Seat.objects.select_related("titular", "substitute").prefetch_related("recusals")
    running = Proceeding.objects.filter(permissions__user=member).exclude(state__in=["ended", "discontinued"])
    rows = running.select_related("procedure", "board", "hearing", "opinion").prefetch_related(
        "charges",
        "board__sittings__order",
        Prefetch("board__seats", seats),
        Prefetch("papers", papers),
        Prefetch("sanctions", sanctions),
    )
    return list(rows)
