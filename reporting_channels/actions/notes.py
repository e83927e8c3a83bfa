"""What the team tells itself."""

from datetime import datetime

from django.db import transaction

from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.dialogue import policies
from reporting_channels.models import Note, Report


@transaction.atomic
def note(*, report: Report, text: str, by, at: datetime) -> Note:
    """Seal a note for the team; the reporter's process has no right to it, and nobody can change it."""
    report = locked(report)
    policies.require_may_note(report=report, by=by)
    row = Note(report=report, written_at=at, written_by=by)
    row.body = access.report_key(by, report).seal(row, "body", text)
    row.save(force_insert=True)
    record("note.written", by=by, subject=report, at=at, note=row.pk)
    return row
