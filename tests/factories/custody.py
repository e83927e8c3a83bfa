"""Exhibits for tests, and what is done with them, built through the actions."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases.access import case_key
from cases.custody.actions import counts, handling, keeping, whereabouts
from cases.models import Destruction, Exhibit, StockCount, StoragePlace
from tests.factories import cases
from tests.factories.accounts import member


def place(code: str = "S-1", **values) -> StoragePlace:
    """A place where exhibits are kept."""
    defaults = {"kind": "safe", "name": "Safe of the office", "added_at": timezone.now()}
    return StoragePlace.objects.create(code=code, added_by=member(["administrator"]), **defaults | values)


def offered(case, *, to=None, **options) -> Exhibit:
    """An exhibit that was handed over and waits."""
    exhibit = cases.exhibit(case, **options)
    handling.transfer(
        exhibit=exhibit, to=to or case.team.reviewer, result="intact", note="", by=case.team.lead, at=timezone.now()
    )
    exhibit.refresh_from_db()
    return exhibit


def outside(case) -> Exhibit:
    """An exhibit that a laboratory has."""
    exhibit = cases.exhibit(case)
    whereabouts.send_out(
        exhibit=exhibit,
        outsider="laboratory",
        receiver="Lin Example, chemist",
        receipt=cases.upload(b"signed", "receipt.pdf"),
        result="intact",
        note="",
        by=case.team.lead,
        at=timezone.now(),
    )
    exhibit.refresh_from_db()
    return exhibit


def on_hold(case):
    """A hold on an exhibit."""
    return keeping.place_hold(exhibit=cases.exhibit(case), ground="court", by=case.team.lead, at=timezone.now())


def counting(case) -> StockCount:
    """A stock-taking that runs."""
    return counts.begin(case=case, by=case.team.lead, at=timezone.now())


def to_destroy(case, exhibit: Exhibit, by: Member, *, reasons: str = "Not needed.", refusal: str = "") -> Destruction:
    """A proposal, written past its policy: the time of keeping of a case that a test can make is never over."""
    now = timezone.now()
    row = Destruction(exhibit=exhibit, method="burnt", ends_on=timezone.localdate(), proposed_at=now, proposed_by=by)
    key = case_key(by, case)
    row.reasons = key.seal(row, "reasons", reasons)
    row.refusal = key.seal(row, "refusal", refusal) if refusal else None
    with transaction.atomic():
        row.save(force_insert=True)
        record("destruction.proposed", by=by, subject=row, at=now, exhibit=exhibit.pk)
    return row
