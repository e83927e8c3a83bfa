"""The doors to what a clerk took down and to the minutes; each reading by a member is an entry."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count

from accounts import doors
from accounts.models import Member
from audit.log import record
from reporting_channels import access
from reporting_channels.codes import WordKind
from reporting_channels.models import Minutes, MinutesWord, RecordingConsent, Report, TakingDown
from reporting_channels.questionnaires.definition import NARRATIVE
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting import places
from reporting_channels.redacting.places import Place
from vault import opening
from vault.sealing import CompartmentKey


@dataclass(frozen=True)
class Version:
    """One text of the minutes: the clerk's, or the reporter's correction of a day."""

    on: date
    is_clerks: bool
    answers: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Word:
    """What the reporter did with them on a day; ``text`` only where they refused."""

    kind: str
    on: date
    text: str = field(default="", repr=False)


@dataclass(frozen=True)
class MinutesTexts:
    """Everything of the minutes, opened for one reader."""

    versions: tuple[Version, ...] = field(repr=False)
    words: tuple[Word, ...] = field(repr=False)
    note: str = field(default="", repr=False)

    @property
    def current(self) -> Version:
        """The text that stands."""
        return self.versions[-1]


@dataclass(frozen=True)
class Consented:
    """Who agreed to a recording, to what, and when."""

    scope: str
    on: date
    given_by: str = field(repr=False)
    name: str = field(repr=False)


@dataclass(frozen=True)
class Taken:
    """How a report that a clerk took down came, as a receiver reads it."""

    row: TakingDown
    minutes: Minutes | None
    referred_by: str = field(repr=False)
    consents: tuple[Consented, ...] = field(repr=False)
    is_corrected: bool = False


def minutes_of(report: Report) -> Minutes | None:
    """The minutes of a report that was opened; None where none are owed."""
    return Minutes.objects.filter(report=report).first()


def get_minutes(member: Member, id: Any) -> Minutes:
    """The minutes, if this member may open their report; otherwise an entry and Http404."""
    try:
        row = Minutes.objects.select_related("report").filter(pk=id).first()
    except (ValidationError, ValueError):
        row = None
    if row is None or not row.report.permissions.filter(user_id=member.pk).exists():
        doors.missing(member, "minutes", id)
    return row


@transaction.atomic
def read_minutes(by: Member, minutes: Minutes, at: datetime) -> MinutesTexts:
    """Open every version for a member; the reading is an entry."""
    key = access.report_key(by, minutes.report)
    texts = _texts(minutes, key, redacting.veil(minutes.report, key, by))
    record("minutes.read", by=by, subject=minutes, at=at, versions=len(texts.versions))
    return texts


def read_own_minutes(minutes: Minutes, key: CompartmentKey) -> MinutesTexts:
    """Every version for whoever holds the receipt. No entry: it would have a time (principle 1)."""
    return _texts(minutes, key, redacting.veil(minutes.report, key))


def _texts(minutes: Minutes, key: CompartmentKey, veil: redacting.Veil) -> MinutesTexts:
    report = minutes.report
    answers = veil.answers(json.loads(opening.open_text(key, report, "answers")))
    told = veil.text(Place(places.NARRATIVE), opening.open_text(key, report, "narrative"))
    first = {NARRATIVE: told, **answers}
    versions, words = [Version(minutes.offered_on, True, first)], []
    for word in MinutesWord.objects.filter(minutes=minutes):
        body = opening.open_text(key, word, "body")
        if word.kind == WordKind.CORRECTION:
            versions.append(Version(word.said_on, False, veil.answers(json.loads(body), word.pk)))
        said = veil.text(Place(places.MINUTES, word=word.pk), body) if word.kind == WordKind.REFUSAL else ""
        words.append(Word(word.kind, word.said_on, said))
    return MinutesTexts(tuple(versions), tuple(words), opening.open_text(key, minutes, "note"))


def read_taken(by: Member, report: Report) -> Taken | None:
    """How the report came, for a member who has just opened it: that opening is the entry."""
    row = TakingDown.objects.select_related("taken_by").filter(report=report).first()
    if row is None:
        return None
    key = access.report_key(by, report)
    return Taken(
        row,
        minutes_of(report),
        opening.open_text(key, row, "referred_by"),
        tuple(_consents(report, key)),
        MinutesWord.objects.filter(minutes__report=report, kind=WordKind.CORRECTION).exists(),
    )


def _consents(report: Report, key: CompartmentKey) -> Iterator[Consented]:
    for row in RecordingConsent.objects.select_related("attachment").filter(attachment__report=report):
        label = json.loads(opening.open_text(key, row.attachment, "label"))
        yield Consented(row.get_scope_display(), row.given_on, opening.open_text(key, row, "given_by"), label["name"])


def taken_by(member: Member, at_most: int = 14) -> list[dict[str, Any]]:
    """How many reports this clerk took down on each of the last days, and what became of the receipts: counts only."""
    rows = TakingDown.objects.filter(taken_by=member).order_by("-taken_on").values("taken_on", "handover")
    days: dict[date, dict[str, Any]] = {}
    for row in rows.annotate(count=Count("id")):
        day = days.setdefault(row["taken_on"], {"on": row["taken_on"], "count": 0})
        day["count"] += row["count"]
        day[row["handover"]] = row["count"]
    return list(days.values())[:at_most]


def taking_of(member: Member, report_id: Any) -> TakingDown:
    """The clerk's own part in a report that they have just sent; otherwise an entry and Http404."""
    row = TakingDown.objects.filter(report_id=report_id, taken_by=member).first()
    if row is None:
        doors.missing(member, "report", report_id)
    return row
