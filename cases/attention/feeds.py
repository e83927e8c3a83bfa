"""A member's deadlines for their calendar: an address that can be closed, case numbers and kinds, nothing else."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.models import Member
from audit.log import record
from cases import access
from cases.clocks import clocks_of
from cases.models import Case, Feed
from cases.policies.investigations import open_investigation
from procedures.access import calendar_of
from ui.words import labelled

TOKEN_BYTES = 32
AT_MOST = 500  # newest open cases of a member


def digest_of(token: str) -> bytes:
    """What is kept of an address: it cannot be turned back, and 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).digest()


@transaction.atomic
def make(*, by: Member, at: datetime) -> str:
    """Make a new address, closing the one before; the token is returned once and kept nowhere."""
    revoke(by=by, at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = Feed.objects.create(digest=digest_of(token), made_at=at, made_by=by)
    record("feed.made", by=by, subject=by, at=at, feed=feed.pk)
    return token


@transaction.atomic
def revoke(*, by: Member, at: datetime) -> None:
    """Close the member's address; nobody gets anything from it any more."""
    for feed in Feed.objects.select_for_update().filter(made_by=by, revoked_at__isnull=True):
        feed.revoked_at, feed.revoked_by = at, by
        feed.save(update_fields=["revoked_at", "revoked_by"])
        record("feed.revoked", by=by, subject=by, at=at, feed=feed.pk)


def open_feed(by: Member) -> Feed | None:
    """The member's open address, if they have one."""
    return Feed.objects.filter(made_by=by, revoked_at__isnull=True).first()


def owner_of(token: str) -> Member | None:
    """Whose address this is, while it is open and the member's account is."""
    feed = Feed.objects.select_related("made_by").filter(digest=digest_of(token), revoked_at__isnull=True).first()
    return feed.made_by if feed is not None and feed.made_by.is_active else None


def as_ics(member: Member, at: datetime) -> bytes:
    """Every day that runs in the member's own open cases."""
    calendar = Calendar()
    calendar.add("prodid", "-//Amana//deadlines//")
    calendar.add("version", "2.0")
    calendar.add("name", _("Deadlines"))
    for case in access.working_cases(member, at_most=AT_MOST):
        for code, label, on in _days(case, timezone.localdate(at)):
            calendar.add_component(_event(case, code, label, on, at))
    return calendar.to_ical()


def _event(case: Case, code: str, label: str, on: date, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(case.pk, code)}@amana")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", labelled(case.number, label))
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    return event


def _days(case: Case, today: date) -> Iterator[tuple[str, str, date]]:
    """Each running day of the case: its code, its kind in words, the day."""
    for due in clocks_of(case, today, calendar_of(case.procedure.country)):
        if due.is_open and due.on:
            yield due.clock.code, str(due.clock.label), due.on
    running = open_investigation(case)
    if running is not None and running.runs_until:
        yield "mandate", _("End of the mandate"), running.runs_until
    if running is not None and running.review_on:
        yield "notice", _("Telling the subject is looked at again"), running.review_on
    review = getattr(case, "next_review", None)
    if review is not None:
        yield "review", _("The case is looked at again"), review.review_on
