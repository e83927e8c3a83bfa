"""On the home page: which limits a member was told of, until they put the notice away."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from accounts import home
from accounts.models import Member
from discipline.models import LimitNotice
from discipline.watch.access import list_unseen


def told(member: Member, today: date) -> Iterator[home.Row]:
    """A number, a kind of limit, a day: nothing of the matter."""
    for notice in list_unseen(member):
        words = ngettext("%(days)d day or less", "%(days)d days or less", notice.days) % {"days": notice.days}
        yield home.Row(
            text=f"{holder_of(notice.limit)} · {label_of(notice.limit)}",
            url=reverse("discipline:limits_told"),
            due=notice.on,
            hint=words,
        )


def told_since(member_id: object, since: datetime) -> int:
    """How many notices this member was given since then: for the daily digest, which says the number alone."""
    return LimitNotice.objects.filter(member=member_id, told_at__gt=since, seen_at=None).count()


def holder_of(limit: Any) -> str:
    """The number of the proceeding, or of the case in which nothing is opened yet."""
    return limit.proceeding.number if limit.proceeding else limit.subject.case.number


def label_of(limit: Any) -> Any:
    """What the clock is called in the procedure that is followed; its code where it is not there any more."""
    version = limit.proceeding.procedure if limit.proceeding else limit.subject.case.procedure
    return next((one.label for one in version.profile.clocks if one.code == limit.clock), limit.clock)
