"""What stands of the risk of detriment, for whom: all of it with the report's key, codes and days without it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Member
from audit.log import record
from reporting_channels import access
from reporting_channels.codes import Risk, label
from reporting_channels.detriment.codes import Measure
from reporting_channels.detriment.days import due_on
from reporting_channels.models import DetrimentAssessment, DetrimentOccasion, Report
from vault import opening


@dataclass(frozen=True)
class Looked:
    """One assessment with its opened reasons; those of the first one stand in the grid's note."""

    row: DetrimentAssessment
    reasons: str = field(repr=False)
    occasions: tuple[DetrimentOccasion, ...] = ()

    @property
    def measures(self) -> list[str]:
        """What was agreed, in words."""
        return [label(Measure, code) for code in self.row.measures]


@dataclass(frozen=True)
class Standing:
    """What stands today: the last assessment, and the occasions that nobody has taken up yet, oldest first."""

    report: Report
    last: DetrimentAssessment | None
    owed: tuple[DetrimentOccasion, ...]
    today: date

    @property
    def due(self) -> date | None:
        """By when it is owed: seven days after the first occasion, or on the day set for the next look."""
        days = [due_on(one.raised_on) for one in self.owed]
        if self.last is not None and self.last.review_on is not None and self.last.review_on <= self.today:
            days.append(self.last.review_on)
        return min(days, default=None)

    @property
    def is_late(self) -> bool:
        """Whether that day is past."""
        return self.due is not None and self.due < self.today

    @property
    def lacks_measures(self) -> bool:
        """Whether a risk is seen and nothing is agreed against it."""
        return self.last is not None and not self.last.measures and self.last.level in (Risk.MEDIUM, Risk.HIGH)


def standing(report: Report, today: date) -> Standing:
    """What stands of one report."""
    return standings([report], today)[report.pk]


def standings(reports: Iterable[Report], today: date) -> dict[UUID, Standing]:
    """What stands of each of these reports, by report, in one query: no assessment is without its occasion."""
    reports = list(reports)
    found: dict[UUID, list[DetrimentOccasion]] = {one.pk: [] for one in reports}
    rows = DetrimentOccasion.objects.filter(report__in=list(found)).select_related("assessment__carer")
    for one in rows.defer("assessment__reasons").order_by("raised_on", "id"):
        found[one.report_id].append(one)
    return {one.pk: _standing(one, found[one.pk], today) for one in reports}


def _standing(report: Report, occasions: list[DetrimentOccasion], today: date) -> Standing:
    done = [one.assessment for one in occasions if one.assessment is not None]
    last = max(done, key=lambda row: (row.assessed_at, row.pk), default=None)
    return Standing(report, last, tuple(one for one in occasions if one.assessment is None), today)


def by_number(member: Member, number: str) -> Report | None:
    """The report of this number, if this member may open it; None for every other, whether it exists or not."""
    sought = "".join(number.split()).lower()
    mine = access.listed(member).values_list("content_object_id", flat=True)
    found = [key for key in mine if key.hex[:8] == sought]
    return Report.objects.get(pk=found[0]) if len(found) == 1 else None


def open_occasions(report_ids: Iterable[Any]) -> QuerySet[DetrimentOccasion]:
    """The occasions on these reports that no assessment has taken up, oldest first."""
    return DetrimentOccasion.objects.filter(report__in=list(report_ids), assessment=None).order_by("raised_on", "id")


@transaction.atomic
def read(by: Member, report: Report, at: datetime) -> tuple[Looked, ...]:
    """Every assessment of a report with its reasons, the newest first; the reading is an entry where there is any."""
    key = access.report_key(by, report)
    rows = DetrimentAssessment.objects.filter(report=report).select_related("carer", "assessed_by")
    rows = rows.prefetch_related("occasions").order_by("-assessed_at", "-id")
    found = tuple(Looked(row, opening.open_text(key, row, "reasons"), tuple(row.occasions.all())) for row in rows)
    if found:
        record("detriment.read", by=by, subject=report, at=at, assessments=len(found))
    return found
