"""Lists of exhibits for whoever may open their case, and what waits for a member."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case, get_exhibit, require_declared
from cases.custody import access
from cases.models import Assignment, Case, Custody, Destruction, Exhibit, ExhibitHold, StockCount, StoragePlace


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


def read_inventory(by: Member, case: Case, at: datetime) -> list[Exhibit]:
    """The case's exhibits with all their words and their whole lines of custody, to print; one entry."""
    require_declared(by, case)
    key = case_key(by, case)
    rows = list(case.exhibits.select_related("holder", "place", "registered_by"))
    for row in rows:
        row.case = case
        access.open_whole(key, row)
    record("exhibits.inventory_taken", by=by, subject=case, at=at, exhibits=len(rows))
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


def broken(member: Member) -> list[Exhibit]:
    """Exhibits whose seal was found broken, and on which nothing was done since."""
    here = Exhibit.objects.filter(case_id__in=my_cases(member)).exclude(state__in=["returned", "destroyed"])
    rows = here.select_related("case").prefetch_related("custody").order_by("case__opened_at", "rank")
    return [one for one in rows if max(one.custody.all(), key=lambda event: event.rank).result == "broken"]


def to_decide(member: Member) -> list[Destruction]:
    """Destructions in the member's cases that wait for another person."""
    waiting = Destruction.objects.filter(exhibit__case_id__in=my_cases(member), state__in=["proposed", "agreed"])
    return list(waiting.exclude(proposed_by=member).exclude(agreed_by=member).select_related("exhibit__case"))


def get_hold(member: Member, id: Any) -> ExhibitHold:
    """A hold on an exhibit that the member may open."""
    return _of_exhibit(member, ExhibitHold, "exhibithold", id)


def get_destruction(member: Member, id: Any) -> Destruction:
    """The destruction of an exhibit that the member may open."""
    return _of_exhibit(member, Destruction, "destruction", id)


def _of_exhibit(member: Member, model: Any, kind: str, id: Any) -> Any:
    row = model.objects.filter(pk=id, exhibit__case__permissions__user=member).first()
    if row is None:
        missing(member, kind, id)
    row.exhibit = get_exhibit(member, row.exhibit_id)
    return row


def read_destruction(by: Member, row: Destruction, at: datetime) -> Destruction:
    """Open why it is to be destroyed, and why somebody refused."""
    row.opened = access.words_of_destruction(case_key(by, row.exhibit.case), row)
    record("destruction.read", by=by, subject=row, at=at, exhibit=row.exhibit_id)
    return row


def get_count(member: Member, id: Any) -> StockCount:
    """A stock-taking of a case that the member may open."""
    row = StockCount.objects.filter(pk=id, case__permissions__user=member).first()
    if row is None:
        missing(member, "stockcount", id)
    row.case = get_case(member, row.case_id)
    return row


def get_place(member: Member, id: Any) -> StoragePlace:
    """Any place: where shelves stand is no secret inside the office."""
    row = StoragePlace.objects.filter(pk=id).first()
    if row is None:
        missing(member, "storageplace", id)
    return row


def all_places() -> QuerySet[StoragePlace]:
    """The whole list, closed ones last."""
    return StoragePlace.objects.select_related("inside").order_by("closed_at", "code")


def kept_in(member: Member, place: StoragePlace) -> list[Exhibit]:
    """The exhibits of the member's own cases that lie in this place; nobody else's are shown or counted."""
    rows = place.exhibits.filter(case_id__in=my_cases(member)).select_related("case", "holder", "place")
    return list(rows.order_by("case__year", "case__serial", "rank"))
