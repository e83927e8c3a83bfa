"""Lists of exhibits for whoever may open their case, and what waits for a member."""

from datetime import datetime
from typing import Any

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_exhibit, require_declared
from cases.custody import access
from cases.models import Assignment, Case, Custody, Exhibit


def get_event(member: Member, id: Any) -> Custody:
    """An event of custody of a case that the member may open."""
    event = Custody.objects.filter(pk=id, exhibit__case__permissions__user=member).first()
    if event is None:
        missing(member, "custody", id)
    event.exhibit = get_exhibit(member, event.exhibit_id)
    return event


def read_list(by: Member, case: Case, at: datetime) -> list[Exhibit]:
    """The case's exhibits with their descriptions; one entry."""
    require_declared(by, case)
    key = case_key(by, case)
    rows = list(case.exhibits.select_related("holder", "place", "registered_by"))
    for row in rows:
        row.case = case
        row.opened = access.words_of(key, row)
    record("exhibits.listed", by=by, subject=case, at=at)
    return rows


def my_cases(member: Member) -> list[Any]:
    """The cases whose files this member may open: assigned, declared, permitted."""
    mine = Assignment.objects.current().filter(member=member, no_conflict_declared_at__isnull=False)
    return list(mine.filter(case__permissions__user=member).values_list("case_id", flat=True))


def offered_to(member: Member) -> list[Exhibit]:
    """Exhibits that were handed to the member and wait for their word."""
    waiting = Exhibit.objects.filter(case_id__in=my_cases(member), state="offered").select_related("case", "holder")
    found = []
    for exhibit in waiting.prefetch_related("custody"):
        last = max(exhibit.custody.all(), key=lambda event: event.rank)
        if last.kind == "transferred" and last.to_id == member.pk:
            exhibit.offered_at = last.noted_at
            found.append(exhibit)
    return found


def to_describe(member: Member) -> list[Exhibit]:
    """Exhibits that the member took with many others and has not described."""
    waiting = Exhibit.objects.filter(case_id__in=my_cases(member), state="registered", holder=member)
    return list(waiting.select_related("case").order_by("registered_at", "rank"))


def missed(member: Member) -> list[Exhibit]:
    """Exhibits that nobody finds, in the member's cases."""
    lost = Exhibit.objects.filter(case_id__in=my_cases(member), state="missing")
    return list(lost.select_related("case").order_by("case__opened_at", "rank"))
