"""Handing a report on: key and permission go to a colleague, and leave whoever hands it over."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accounts import permissions
from audit.log import record
from machine.models import locked
from reporting_channels import access, bars
from reporting_channels.conflict.access import is_named
from reporting_channels.dialogue import policies
from reporting_channels.models import Note, Report
from reporting_channels.policies import require_not_named


@transaction.atomic
def hand_over(*, report: Report, member, note: str = "", by, at: datetime) -> Report:
    """Give the report to ``member`` and give up one's own key; the note tells the colleague where it stands."""
    report = _shared(policies.require_may_hand_over, report, member, note, by, at)
    permissions.withdraw(report, member=by, by=by, at=at)
    record("report.handed_over", by=by, subject=report, at=at, member=member.pk)
    return report


@transaction.atomic
def hand_back(*, report: Report, member, note: str = "", by, at: datetime) -> Report:
    """Give a report that went past the office to somebody of the office, once the conflict is over.

    The outside body goes on reading. Whoever is kept away stays so, and the office's quorum gets no key.
    """
    report = _shared(policies.require_may_hand_back, report, member, note, by, at)
    record("report.handed_back", by=by, subject=report, at=at, member=member.pk)
    return report


def _shared(require: Callable[..., None], report: Report, member, note: str, by, at: datetime) -> Report:
    """Key, permission and note go to the member, if the rule allows it."""
    report = locked(report)
    require(report=report, member=member, is_excluded=bars.is_barred(report, member), by=by)
    key = access.report_key(by, report)
    require_not_named(is_named=is_named(report, key, member))
    if note:
        _write_note(report, key, note, by, at)
    permissions.give(report, member=member, key=key, by=by, at=at)
    return report


def _write_note(report: Report, key, note: str, by, at: datetime) -> None:
    row = Note(report=report, written_at=at, written_by=by)
    row.body = key.seal(row, "body", note)
    row.save(force_insert=True)
    record("note.written", by=by, subject=report, at=at, note=row.pk)
