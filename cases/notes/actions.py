"""Writing to the team, or for oneself."""

from datetime import datetime

from django.db import transaction

from accounts import workspaces
from accounts.models import Member
from audit.log import record
from cases.access import case_key
from cases.models import Case, CaseNote, PrivateNote
from cases.notes.policies import require_may_write


@transaction.atomic
def tell_team(*, case: Case, text: str, by: Member, at: datetime) -> CaseNote:
    """Everybody on the case reads it; it stays as it is."""
    require_may_write(case=case, by=by)
    note = CaseNote(case=case, written_at=at, written_by=by)
    note.body = case_key(by, case).seal(note, "body", text)
    note.save(force_insert=True)
    record("case.noted", by=by, subject=case, at=at, note=note.pk)
    return note


@transaction.atomic
def note_for_oneself(*, case: Case, text: str, by: Member, at: datetime) -> PrivateNote:
    """Sealed for its writer alone. No entry says that it was written: nobody else is concerned."""
    require_may_write(case=case, by=by)
    note = PrivateNote(case=case, written_at=at, written_by=by)
    note.body = workspaces.own_key(by, at).seal(note, "body", text)
    note.save(force_insert=True)
    return note


@transaction.atomic
def throw_away(*, note: PrivateNote, by: Member, at: datetime) -> None:
    """One's own note goes without a trace."""
    PrivateNote.objects.filter(pk=note.pk, written_by=by).delete()
