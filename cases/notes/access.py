"""The doors to notes: the team's for whoever may open the case, one's own for nobody else."""

from datetime import datetime
from typing import Any

from accounts import workspaces
from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case
from cases.models import Case, CaseNote, PrivateNote
from vault import opening


def read_team_notes(by: Member, case: Case, at: datetime) -> list[CaseNote]:
    """Open the team's notes, newest first; one entry where there is any."""
    notes = list(case.notes.select_related("written_by").order_by("-written_at", "-id"))
    key = case_key(by, case)
    for note in notes:
        note.text = opening.open_text(key, note, "body")
    if notes:
        record("case.notes_read", by=by, subject=case, at=at)
    return notes


def read_private_notes(by: Member, case: Case, at: datetime) -> list[PrivateNote]:
    """Open what the member wrote for themselves, newest first: their own words, so no entry."""
    notes = list(PrivateNote.objects.filter(case=case, written_by=by).order_by("-written_at", "-id"))
    if notes:
        key = workspaces.own_key(by, at)
        for note in notes:
            note.text = opening.open_text(key, note, "body")
    return notes


def get_private_note(by: Member, id: Any) -> PrivateNote:
    """One's own note on a case that one may still open; anybody else's is not there."""
    note = PrivateNote.objects.filter(pk=id, written_by=by).first()
    if note is None:
        missing(by, "privatenote", id)
    note.case = get_case(by, note.case_id)
    return note
