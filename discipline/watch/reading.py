"""What the worker reads to compute limits: codes, days and keys of rows; no sealed column and no name."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from cases.models import Allegation, Case, CaseFlag, Finding, Subject
from discipline.clocks import events_of, out_of_reach, prescription_of
from discipline.models import Proceeding
from discipline.watch.rows import Reading
from procedures.access import calendar_of
from procedures.calendars import Calendar
from procedures.clocks import Due
from procedures.models import ProcedureVersion
from procedures.reckoning import Reckoner

CHUNK = 2_000
OVER = ("ended", "discontinued")
TO_OPEN = ("referred", "discipline")


class Reckoners:
    """One for each version that is met; the calendars are read once."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.calendars: dict[str, Calendar] = {}
        self.versions: dict[UUID, ProcedureVersion] = {}
        self.found: dict[UUID, Reckoner] = {}

    def of(self, version: Any) -> Reckoner:
        """The one of this version."""
        if version.pk not in self.found:
            country = version.country
            if country not in self.calendars:
                self.calendars[country] = calendar_of(country)
            self.found[version.pk] = Reckoner(version, self.calendars[country], self.today)
        return self.found[version.pk]


def running_ids(country: str = "", *, after: UUID | None = None) -> list[UUID]:
    """Keys of the proceedings that run, of one country where it is named, in their order; those ``after`` a key."""
    rows = Proceeding.objects.exclude(state__in=OVER)
    rows = rows.filter(procedure__country=country) if country else rows
    rows = rows.filter(pk__gt=after) if after else rows
    return list(rows.order_by("pk").values_list("pk", flat=True))


def chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """So many at once that one commit shows how far it came."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def dues_of(ids: Sequence[UUID], reckoners: Reckoners) -> dict[UUID, dict[str, Due]]:
    """The clocks of these proceedings by their codes, without those that cannot be met in them."""
    found = {}
    for proceeding in Reading(ids, reckoners.versions).rows():
        events = events_of(proceeding, today=reckoners.today)
        beyond = out_of_reach(proceeding)
        dues = reckoners.of(proceeding.procedure).dues(events)
        found[proceeding.pk] = {due.clock.code: due for due in dues if due.clock.code not in beyond}
    return found


def _procedures() -> Prefetch:
    """The versions that are met, each read once and not beside every row: a profile is long."""
    return Prefetch("procedure", ProcedureVersion.objects.only("country", "code", "body"))


def prescriptions(today: date) -> dict[UUID, tuple[Case, Due]]:
    """The prescription of each person against whom something is sustained and nothing was opened, by subject."""
    cases = Case.objects.filter(state__in=TO_OPEN).only("procedure", "state", "number").prefetch_related(_procedures())
    subjects = Subject.objects.only("case_id")
    flags = CaseFlag.objects.only("case_id", "kind", "since_on", "ended_on", "lifted_at")
    found = {}
    for case in cases.prefetch_related(Prefetch("subjects", subjects), Prefetch("flags", flags)):
        answering = set(
            case.proceedings.exclude(state="discontinued")
            .exclude(is_taken_up_again=True)
            .values_list("subject_id", flat=True)
        )
        for subject in case.subjects.all():
            due = None if subject.pk in answering else prescription_of(case, subject, today=today, rows=_allegations())
            if due is not None:
                found[subject.pk] = (case, due)
    return found


def _allegations() -> Any:
    findings = Finding.objects.only(
        "allegation_id", "word", "proposed_at", "confirmed_at", "returned_at", "superseded_at"
    )
    rows = Allegation.objects.only("case_id", "subject_id", "state", "knowledge_on")
    return rows.prefetch_related(Prefetch("findings", findings))
