"""The risk of detriment in a case: its decisions make it a question again; whoever decides learns how high it is.

The reports that a case stands on keep their words and their reporters. The team learns levels, days and what it must
heed (reporting_channels.detriment.saying), and whoever keeps the report assesses (ADR 0055).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import Member
from cases.models import Case
from cases.origins import reports_of
from cases.policies.parts import role_on
from cases.tabs import FIRST, Look, block
from machine.reminders import Reminder
from reporting_channels.actions import detriment
from reporting_channels.detriment.codes import Occasion
from reporting_channels.detriment.saying import of_reports
from reporting_channels.models import Report

DECIDING = ("head", "lead", "reviewer", "authority")


def hold_reports(case: Case) -> None:
    """Lock the reports before the case, as whoever is kept away from one does: the two then never wait in a ring."""
    keys = [report.pk for report in reports_of(case)]
    list(Report.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True).values_list("pk"))


def arises(*, case: Case, kind: str, by: Member, at: datetime) -> None:
    """This step of the case makes the risk a question again, inside the caller's transaction."""
    for report in reports_of(case):
        detriment.arise(report=report, kind=kind, by=by, at=at)


def proceeding_opened(*, case: Case, by: Member, at: datetime) -> None:
    """Discipline calls this, inside the caller's transaction: it knows nothing of the reports behind a case."""
    arises(case=case, kind=Occasion.PROCEEDING, by=by, at=at)


def of_case(case: Case, by: Member) -> Iterable[Reminder]:
    """What the page of a decision says to whoever takes it; to nobody else on the team."""
    return of_reports(reports_of(case), is_step=True) if role_on(case, by) in DECIDING else []


def of_investigation(investigation: Any, by: Member) -> Iterable[Reminder]:
    """The same on the page of a step of the investigation."""
    return of_case(investigation.case, by)


def shown(look: Look) -> dict[str, Any] | None:
    """On the case's first page, for those who decide in it."""
    if look.case.closed_at is not None or role_on(look.case, look.by) not in DECIDING:
        return None
    found = of_reports(reports_of(look.case))
    return {"reminders": found} if found else None


block(FIRST, "cases/tabs/detriment.html", shown, order=5, aside=True)
