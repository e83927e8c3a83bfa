"""Reading how a report had ended before, and since when it is open again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from reporting_channels.models import Report, ReportReopening
from vault import opening
from vault.sealing import CompartmentKey


@dataclass(frozen=True)
class Again:
    """Since when a report is open again, and when the reporter was told what became of it this time."""

    since: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class Reopened:
    """One reopening with its opened reasons."""

    row: ReportReopening
    reasons: str = field(repr=False)


def read(key: CompartmentKey, report: Report) -> tuple[Reopened, ...]:
    """The reopenings of a report whose key is at hand, the first one first."""
    rows = ReportReopening.objects.filter(report=report).select_related("closed_by", "reopened_by")
    return tuple(Reopened(row, opening.open_text(key, row, "reasons")) for row in rows)


def last_of(reports: Iterable[Report]) -> dict[UUID, Again]:
    """The last reopening of each report, by report, in one query. The reporter's site may read these columns too."""
    rows = ReportReopening.objects.filter(report__in=[report.pk for report in reports]).order_by("reopened_at")
    found = {}
    for report_id, since, answered_at in rows.values_list("report_id", "reopened_at", "answered_at"):
        found[report_id] = Again(since, answered_at)
    return found


def days_of(report: Report) -> list[tuple[Any, Any]]:
    """When the report had been closed, and when it was opened again: for the reporter's story."""
    return list(
        ReportReopening.objects.filter(report=report).order_by("reopened_at").values_list("closed_at", "reopened_at")
    )
