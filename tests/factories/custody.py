"""Exhibits for tests, and what is done with them, built through the actions."""

from django.utils import timezone

from cases.custody.actions import handling, whereabouts
from cases.models import Exhibit, StoragePlace
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
