"""The doors to what is kept apart: a page of it with its first words, each look an entry."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Member
from accounts.policies import require_role
from audit.log import record_all
from reporting_channels.access import KeyLocked
from reporting_channels.codes import MessageKind
from reporting_channels.models import Mask, Message, Redaction, Report, ReportPermission
from reporting_channels.policies import READERS
from reporting_channels.quarantine import alike
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting.places import NARRATIVE, Place
from vault import opening
from vault.sealing import CompartmentKey

PAGE = 50
FIRST_WORDS = 240  # characters
SHELVES = ("quarantined", "set_aside")


@dataclass(frozen=True)
class Glimpse:
    """One report as the queue shows it."""

    report: Report
    words: str = field(repr=False)
    is_cut: bool
    wrote_again: bool


@dataclass(frozen=True)
class Shelf:
    """A page of the queue; ``groups`` holds reports that say nearly the same together."""

    page: Any
    groups: tuple[tuple[Glimpse, ...], ...] = field(repr=False)

    @property
    def ids(self) -> list[str]:
        """Every report that was looked at."""
        return [glimpse.report.pk.hex for group in self.groups for glimpse in group]


def _rows(member: Member, state: str) -> QuerySet[Report]:
    mine = ReportPermission.objects.filter(user_id=member.pk, content_object_id=OuterRef("pk"))
    return Report.objects.filter(Exists(mine), state=state)


def standing(member: Member) -> tuple[int, date | None]:
    """How many reports wait apart for a look by this member, and since when the oldest one does."""
    rows = _rows(member, "quarantined")
    return rows.count(), rows.order_by("received_on").values_list("received_on", flat=True).first()


def spoke_again(member: Member) -> int:
    """How many of those set aside have a reporter who wrote since: a machine rarely does."""
    return _rows(member, "set_aside").filter(_has_answer()).count()


def _has_answer() -> Exists:
    return Exists(Message.objects.filter(report_id=OuterRef("pk"), kind=MessageKind.ANSWER))


@transaction.atomic
def look(member: Member, *, state: str, page: int | str, at: datetime) -> Shelf:
    """Open a page's first words at once, oldest first, those whose reporter wrote again before all; an entry for each.

    Raises KeyLocked; what cannot be opened (a key taken back meanwhile) is left out.
    """
    require_role(member, *READERS)
    if member.keyring is None:
        raise KeyLocked()
    rows = _rows(member, state).select_related("channel").annotate(wrote=_has_answer())
    paged = Paginator(rows.order_by("-wrote", "received_on", "pk"), PAGE).get_page(page)
    reports = list(paged.object_list)
    keys = opening.compartment_keys(member.keyring, [report.compartment_id for report in reports])
    reports = [report for report in reports if report.compartment_id in keys]
    texts = _told(member, reports, keys)
    record_all("report.previewed", by=member, subjects=reports, at=at)
    glimpses = [_glimpse(report, text) for report, text in zip(reports, texts, strict=True)]
    return Shelf(paged, tuple(tuple(glimpses[place] for place in places) for places in alike.groups(texts)))


def _told(member: Member, reports: list[Report], keys: dict[UUID, CompartmentKey]) -> list[str]:
    """What each tells, through the one door for texts where anything of it was masked or removed."""
    ids = [report.pk for report in reports]
    changed = {
        pk
        for model in (Mask, Redaction)
        for pk in model.objects.filter(report__in=ids).values_list("report", flat=True)
    }
    texts = []
    for report in reports:
        key = keys[report.compartment_id]
        text = opening.open_text(key, report, "narrative")
        is_changed = report.pk in changed
        texts.append(redacting.veil(report, key, member).text(Place(NARRATIVE), text) if is_changed else text)
    return texts


def _glimpse(report: Report, text: str) -> Glimpse:
    words = " ".join(text[: 2 * FIRST_WORDS].split())
    return Glimpse(report, words[:FIRST_WORDS], len(words) > FIRST_WORDS, report.wrote)


def chosen(member: Member, ids: list[str], state: str) -> list[Report]:
    """Those of the named reports that this member may open and that still stand where they stood."""
    return list(_rows(member, state).filter(pk__in=ids).order_by("received_on", "pk"))
