"""The doors to printed case files, and to everything that goes into one."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case, open_heard
from cases.casefile import limits, locks
from cases.casefile.actions import fail
from cases.models import Case, CaseFile, Exhibit
from vault import files, opening
from vault.sealing import CompartmentKey


def get_file(member: Member, id: Any) -> CaseFile:
    """A case file of a case that the member may open; one whose process died says so."""
    row = CaseFile.objects.select_related("asked_by").filter(pk=id, case__permissions__user=member).first()
    if row is None:
        missing(member, "casefile", id)
    row.case = get_case(member, row.case_id)
    return row


def files_of(case: Case) -> QuerySet[CaseFile]:
    """What was printed of the case, newest first."""
    return case.files.select_related("asked_by")


def settle(row: CaseFile, at: datetime) -> CaseFile:
    """Tell the truth about a process that is gone: nobody holds its lock, and it had time to take it."""
    is_young = row.stage == "asked" and at - row.asked_at < timedelta(seconds=limits.STARTING_SECONDS)
    if not row.is_running or is_young or locks.at_work(row.pk):
        return row
    row.refresh_from_db(fields=["stage"])
    if not row.is_running:
        row.refresh_from_db()
        return row
    case = row.case
    settled = fail(case_file=row, failure="stopped", by=row.asked_by, at=at)
    settled.case = case
    return settled


def key_for(by: Member, case: Case) -> CompartmentKey:
    """The case's key, out of the session: the only one that the process is handed."""
    return case_key(by, case)


def text(key: CompartmentKey, row: Any, name: str) -> str:
    """One sealed text, for the process that prints everything; its whole work is one entry."""
    return opening.open_text(key, row, name)


def heard(key: CompartmentKey, interview: Any) -> dict[str, str]:
    """Who was heard and what was said; the anonymised record alone where one was granted."""
    open_heard(key, [interview], "person", "record")
    return interview.opened


def label(key: CompartmentKey, row: Any) -> dict[str, Any]:
    """Name, kind, size and SHA-256 of a row's file; empty where it has none."""
    said = opening.open_text(key, row, "file_label")
    return json.loads(said) if said else {}


def content(key: CompartmentKey, row: Any) -> bytes | None:
    """The bytes of a row's file, in memory; None where the stored file is gone or broken."""
    try:
        return b"".join(opening.open_file(_file_key(key, row), row, "file"))
    except files.FileBroken:
        return None


def _file_key(key: CompartmentKey, row: Any) -> CompartmentKey:
    """An exhibit's file has a key of its own, which the case's opens."""
    if not isinstance(row, Exhibit) or row.compartment_id is None:
        return key
    return CompartmentKey(row.compartment_id, opening.open_bytes(key, row, "key"))


def open_file(by: Member, row: CaseFile, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The printed case file; recorded before its first byte."""
    key = case_key(by, row.case)
    said = label(key, row)
    chunks = opening.open_file(key, row, "file")
    record("case_file.taken", by=by, subject=row.case, at=at, file=row.pk)
    return said, chunks
