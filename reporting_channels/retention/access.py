"""The doors to what keeps a report, to what would destroy it, and to the certificates of what was destroyed."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction

from accounts import doors, permissions
from accounts.models import Member
from accounts.policies import require_role
from audit.log import record
from audit.models import Entry
from reporting_channels import access
from reporting_channels.models import EarlyDeletion, Erasure, LegalHold, Postponement, Report, ReportPermission
from vault import opening

KEEPERS = ("head_of_office", "auditor")
SOON = timedelta(days=366)  # no class warns earlier than this
PAGE = 50


@dataclass(frozen=True)
class Written:
    """A row of the keeping with the words that somebody wrote for it."""

    row: Any
    reasons: str = field(repr=False)
    answer: str = field(default="", repr=False)


@dataclass(frozen=True)
class KeepingTexts:
    """Everything that was decided about how long a report is kept, opened for one reader."""

    holds: tuple[Written, ...]
    postponements: tuple[Written, ...]
    deletions: tuple[Written, ...]


@transaction.atomic
def read_keeping(by: Member, report: Report, at: datetime) -> KeepingTexts:
    """Open the reasons of holds, postponements and proposals; the opening is an entry."""
    key = access.report_key(by, report)
    record("report.opened", by=by, subject=report, at=at)
    holds = LegalHold.objects.filter(report=report).select_related("placed_by", "lifted_by")
    longer = Postponement.objects.filter(report=report).select_related("postponed_by")
    deletions = EarlyDeletion.objects.filter(report=report).select_related("proposed_by", "confirmed_by", "refused_by")

    def words(row: Any, name: str) -> str:
        return opening.open_text(key, row, name)

    return KeepingTexts(
        tuple(Written(row, words(row, "reasons"), words(row, "lift_reasons")) for row in holds),
        tuple(Written(row, words(row, "reasons")) for row in longer),
        tuple(Written(row, words(row, "reasons"), words(row, "refusal")) for row in deletions),
    )


def get_hold(member: Member, report: Report, id: Any) -> LegalHold:
    """A hold on a report that this member may open; otherwise an entry and Http404."""
    row = LegalHold.objects.filter(report=report, pk=id).first()
    if row is None:
        doors.missing(member, "hold", id)
    return row


def get_deletion(member: Member, id: Any) -> EarlyDeletion:
    """A proposal on a report that this member may open; otherwise an entry and Http404."""
    try:
        row = EarlyDeletion.objects.select_related("report").filter(pk=id).first()
    except (ValidationError, ValueError):
        row = None
    if row is None or not permissions.has(member, row.report):
        doors.missing(member, "early_deletion", id)
    return row


def to_decide(member: Member) -> list[EarlyDeletion]:
    """The proposals on which this member could be the second person."""
    keys = permissions.listed(ReportPermission, member).values_list("content_object_id", flat=True)
    rows = EarlyDeletion.objects.filter(state="proposed", report__in=list(keys)).exclude(proposed_by=member)
    return list(rows.select_related("report").order_by("proposed_at")[:PAGE])


def ending_soon(member: Member, today: date) -> list[Report]:
    """The member's reports whose end is near enough that some class may warn of it."""
    keys = permissions.listed(ReportPermission, member).values_list("content_object_id", flat=True)
    rows = Report.objects.filter(pk__in=list(keys), ends_on__lte=today + SOON).select_related("channel")
    return list(rows.order_by("ends_on")[:PAGE])


def list_erasures(member: Member, page: int | str = 1):
    """The certificates, newest first, a page of fifty."""
    require_role(member, *KEEPERS)
    return Paginator(Erasure.objects.select_related("report__channel"), PAGE).get_page(page)


def get_erasure(member: Member, id: Any) -> Erasure:
    """One certificate, for the head of office and the auditor; otherwise an entry and Http404."""
    found = Erasure.objects.select_related("report__channel", "deletion__proposed_by", "deletion__confirmed_by").filter(
        pk=id
    )
    row = found.first() if any(member.has_role(code) for code in KEEPERS) else None
    if row is None:
        doors.missing(member, "erasure", id)
    return row


@transaction.atomic
def read_certificate(by: Member, row: Erasure, at: datetime) -> Entry | None:
    """Note the reading, and return the entry of the log that holds the certificate's digest."""
    record("erasure.read", by=by, subject=row, at=at)
    return Entry.objects.filter(subject_kind="erasure", subject_id=str(row.pk), event="erasure.certified").first()


def erasures_of(report_ids: list[Any]) -> dict[Any, Erasure]:
    """For rooms that refer to a report: what became of those that were destroyed, by report."""
    return {row.report_id: row for row in Erasure.objects.filter(report__in=report_ids)}
