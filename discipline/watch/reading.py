"""What the worker reads to compute limits: codes, days and keys of rows; no sealed column and no name."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from cases.models import Allegation, Case, CaseFlag, Finding, Subject
from discipline.clocks import events_of, out_of_reach, prescription_of
from discipline.models import (
    Appeal,
    Board,
    BoardOrder,
    Hearing,
    MentionErasure,
    Opinion,
    Paper,
    PaperService,
    Proceeding,
    Revocation,
    Sanction,
    Sitting,
)
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
        self.found: dict[UUID, Reckoner] = {}

    def of(self, version: Any) -> Reckoner:
        """The one of this version."""
        if version.pk not in self.found:
            country = version.country
            if country not in self.calendars:
                self.calendars[country] = calendar_of(country)
            self.found[version.pk] = Reckoner(version, self.calendars[country], self.today)
        return self.found[version.pk]


def running_ids(country: str = "") -> list[UUID]:
    """Keys of the proceedings that run, of one country where it is named."""
    rows = Proceeding.objects.exclude(state__in=OVER)
    rows = rows.filter(procedure__country=country) if country else rows
    return list(rows.order_by("pk").values_list("pk", flat=True))


def chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """So many at once that one commit shows how far it came."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def dues_of(ids: Sequence[UUID], reckoners: Reckoners) -> dict[UUID, dict[str, Due]]:
    """The clocks of these proceedings by their codes, without those that cannot be met in them."""
    found = {}
    for proceeding in _rows(ids):
        events = events_of(proceeding, today=reckoners.today)
        beyond = out_of_reach(proceeding)
        dues = reckoners.of(proceeding.procedure).dues(events)
        found[proceeding.pk] = {due.clock.code: due for due in dues if due.clock.code not in beyond}
    return found


def _papers() -> Prefetch:
    """What was issued and the day that counts of its service: never a word of it."""
    services = Prefetch("service", PaperService.objects.only("paper_id", "counts_on"))
    papers = Paper.objects.only("sanction_id", "sitting_id", "kind", "remedies").order_by()
    return Prefetch("papers", papers.prefetch_related(services))


def _procedures() -> Prefetch:
    """The versions that are met, each read once and not beside every row: a profile is long."""
    return Prefetch("procedure", ProcedureVersion.objects.only("country", "code", "body"))


def _rows(ids: Sequence[UUID]) -> list[Proceeding]:
    rows = Proceeding.objects.filter(pk__in=ids).select_related("case")
    rows = rows.only("case", "procedure", "state", "knowledge_on", "opened_at", "decided_at", "case__state")
    sanctions = Sanction.objects.only(
        "proceeding_id", "state", "code", "parameters", "imposed_at", "notified_on", "are_remedies_printed"
    )
    sanctions = sanctions.prefetch_related(
        Prefetch(
            "appeals", Appeal.objects.only("sanction_id", "state", "kind", "filed_on", "determined_at", "lodged_at")
        ),
        _papers(),
        Prefetch("revocation", Revocation.objects.only("sanction_id", "revoked_at")),
        Prefetch("mention_erasure", MentionErasure.objects.only("sanction_id", "erased_on", "repeated_on")),
    )
    sittings = Sitting.objects.only("board_id", "rank", "state", "summoned_on", "sits_on")
    orders = BoardOrder.objects.only("sitting_id", "kind", "ordered_on", "ended_on").order_by()
    sittings = sittings.prefetch_related(_papers(), Prefetch("order", orders))
    return list(
        rows.prefetch_related(
            _procedures(),
            Prefetch("case__flags", CaseFlag.objects.only("case_id", "kind", "since_on", "ended_on", "lifted_at")),
            Prefetch("board", Board.objects.only("proceeding_id", "convoked_at")),
            Prefetch("board__sittings", sittings),
            Prefetch("hearing", Hearing.objects.only("proceeding_id", "held_on")),
            Prefetch("opinion", Opinion.objects.only("proceeding_id", "given_on")),
            Prefetch("sanctions", sanctions),
        )
    )


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
