"""The queries: office-wide counts over codes and days. No sealed field, no person and no number of a case is read.

The counts are the same for everybody who may see them: a recusal, an exclusion or
a permission changes nothing here, and so nothing here betrays one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case as Choose
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractMonth, TruncDate
from django.utils import timezone

from cases.models import Case, Finding, Investigation, Reopening
from discipline.models import Appeal, Proceeding, Sanction
from insights import restricted, sources_people
from insights.periods import Year
from procedures.counting import add_months
from reporting_channels.codes import MessageKind
from reporting_channels.detriment.days import DAYS as DETRIMENT_DAYS
from reporting_channels.detriment.days import NO_DECISION
from reporting_channels.models import DetrimentOccasion, Message, Report, Satisfaction
from reporting_channels.models.satisfaction import QUESTIONS
from reporting_channels.states import APART

IN_TIME, LATE = "in_time", "late"
WROTE, SILENT = "wrote", "silent"
ACKNOWLEDGEMENT_DAYS, FEEDBACK_MONTHS = 7, 3  # Directive (EU) 2019/1937 art. 9(1)(b) and (f)

Counts = Counter[tuple[str, int]]  # (code, month) -> how many


@dataclass(frozen=True, slots=True)
class Source:
    """Rows whose event ``at`` falls in a year; ``codes`` names the field behind each breakdown.

    ``case`` leads from a row to its case: a restricted one counts without its unit.
    """

    rows: Callable[[], QuerySet]
    at: str
    codes: dict[str, str]
    case: str = ""


def _reports() -> QuerySet:
    """Junk, and what nobody has looked at, count nowhere, and just as little once they are erased.

    Nor does what went past the office: its head would read there what nobody may tell them.
    """
    counted = Report.objects.filter(is_past_office=False).exclude(state__in=APART)
    return counted.exclude(state="erased", set_aside_at__isnull=False).order_by()


def _living() -> QuerySet:
    return _reports().exclude(state="erased")


def _erased() -> QuerySet:
    return _reports().filter(state="erased")


def _cases() -> QuerySet:
    return Case.objects.order_by()


def _closings_taken_back() -> QuerySet:
    return Reopening.objects.order_by()


def _confirmed() -> QuerySet:
    return Finding.objects.filter(confirmed_at__isnull=False).order_by()


def _proceedings() -> QuerySet:
    # A discontinued proceeding has an end and no decision.
    return Proceeding.objects.exclude(outcome="").annotate(over_at=Coalesce("decided_at", "ended_at")).order_by()


def _sanctions() -> QuerySet:
    return Sanction.objects.order_by()


def _appeals() -> QuerySet:
    return Appeal.objects.filter(determined_at__isnull=False).order_by()


def _felt() -> QuerySet:
    return Satisfaction.objects.order_by()


def _no_case() -> QuerySet:
    return _reports().filter(no_case_confirmed_at__isnull=False)


SOURCES: dict[str, tuple[Source, ...]] = {
    "no_case": (Source(_no_case, "no_case_confirmed_at", {"reason": "no_case_reason"}),),
    **{f"felt_{name}": (Source(_felt, "quarter_on", {"answer": name}),) for name in QUESTIONS},
    "reports_received": (Source(_reports, "received_on", {"month": "", "channel": "channel__code"}),),
    "reports_assessed": (Source(_reports, "assessed_at", {"category": "category", "risk": "detriment_risk"}),),
    "cases_opened": (Source(_cases, "opened_at", {"month": "", "category": "category", "unit": "unit"}, "pk"),),
    "cases_closed": (
        Source(_cases, "closed_at", {"outcome": "outcome", "category": "category", "unit": "unit"}, "pk"),
        Source(
            _closings_taken_back,
            "closed_at",
            {"outcome": "outcome", "category": "case__category", "unit": "case__unit"},
            "case_id",
        ),
    ),
    "findings_confirmed": (
        Source(_confirmed, "confirmed_at", {"finding": "word", "category": "allegation__category"}),
    ),
    "proceedings_decided": (Source(_proceedings, "over_at", {"outcome": "outcome", "unit": "unit"}, "case_id"),),
    "sanctions_imposed": (
        Source(_sanctions, "imposed_at", {"sanction": "code", "unit": "unit"}, "proceeding__case_id"),
    ),
    **{code: (Source(*source),) for code, source in sources_people.SOURCES.items()},
    "appeals_determined": (Source(_appeals, "determined_at", {"outcome": "outcome"}),),
}


def count(measure: str, breakdown: str, year: Year) -> Counts:
    """(code, month) to how many, for the months of the year that are published."""
    if measure == "acknowledged":
        return _by_month(_acknowledged(year))
    if measure == "fed_back":
        return _by_month(_fed_back(year))
    if measure == "risk_again":
        return _risk_again(year)
    if measure == "wrote_again":
        return _wrote_again(year)
    counts: Counts = Counter()
    for source in SOURCES[measure]:
        field, rows = source.codes[breakdown], source.rows()
        code = F(field) if field else Value("", output_field=CharField())
        if breakdown == "unit":
            rows, code = restricted.marked(rows, source.case, source.at), restricted.code_or_withheld(field)
        rows = _within(rows, source.at, year).annotate(in_month=ExtractMonth(source.at), by_code=code)
        for found, month, how_many in rows.values_list("by_code", "in_month").annotate(Count("pk")):
            counts[found, month] += how_many
    return counts


def units(year: Year) -> list[str]:
    """Codes of the units that any case or proceeding named up to the end of what is published.

    One that only restricted cases named makes no row: its name in the list would tell of them.
    """
    until, named = _midnight(year.until), set()
    for rows, case in ((_cases(), "pk"), (Proceeding.objects.order_by(), "case_id")):
        told = restricted.marked(rows.filter(opened_at__lt=until), case, "opened_at").filter(is_restricted=False)
        named |= set(told.values_list("unit", flat=True).distinct())
    return sorted(named)


def first_year() -> int | None:
    """The year of the first report or case; None where there is nothing at all."""
    report = _reports().order_by("received_on").values_list("received_on", flat=True).first()
    case = Case.objects.order_by("opened_at").values_list("opened_at", flat=True).first()
    years = [day.year for day in (report, case and timezone.localtime(case).date()) if day]
    return min(years, default=None)


# -- delays -------------------------------------------------------------------------


def days_between(delay: str, year: Year) -> Counter[tuple[int, int]]:
    """(month in which it ended, days) to how many: enough for every median and never a list of single matters."""
    found: Counter[tuple[int, int]] = Counter()
    for rows, days, end in _delays_of_erased(delay):
        counted = _within(rows, end, year).annotate(in_month=ExtractMonth(end))
        for month, span, how_many in counted.values_list("in_month", days).annotate(Count("pk")):
            found[month, span] += how_many
    for rows, start, end in _delays(delay):
        lasting = _day(end) - _day(start)
        counted = _within(rows, end, year).annotate(in_month=ExtractMonth(end), lasting=lasting)
        for month, span, how_many in counted.values_list("in_month", "lasting").annotate(Count("pk")):
            found[month, max(span.days, 0)] += how_many
    return found


def _day(moment: str) -> Any:
    return F(moment) if moment.endswith("_on") else TruncDate(moment)


def _delays(delay: str) -> Iterable[tuple[QuerySet, str, str]]:
    return {
        "receipt_to_acknowledgement": [(_living(), "received_on", "acknowledged_at")],
        "receipt_to_assessment": [(_living(), "received_on", "assessed_at")],
        "receipt_to_feedback": [(_living(), "received_on", "feedback_at")],
        "opening_to_closure": [
            (_cases(), "opened_at", "closed_at"),
            (_closings_taken_back(), "case__opened_at", "closed_at"),
        ],
        "mandate_to_report": [(Investigation.objects.order_by(), "signed_at", "delivered_at")],
        "interim_length": [(sources_people.ended(), "decided_on", "ended_on")],
        "proceeding_to_decision": [(Proceeding.objects.order_by(), "opened_at", "decided_at")],
    }[delay]


def _delays_of_erased(delay: str) -> Iterable[tuple[QuerySet, str, str]]:
    """Of an erased report the days are gone and how long its steps took is kept: a past figure never changes."""
    return {
        "receipt_to_acknowledgement": [(_erased(), "acknowledged_after", "acknowledged_at")],
        "receipt_to_assessment": [(_erased(), "assessed_after", "assessed_at")],
        "receipt_to_feedback": [(_erased(), "feedback_after", "feedback_at")],
    }.get(delay, [])


# -- what was done in time ------------------------------------------------------------


def _acknowledged(year: Year) -> Iterator[tuple[date, bool, int]]:
    wait = timedelta(days=ACKNOWLEDGEMENT_DAYS)
    rows = _within(_erased(), "received_on", year).values_list("received_on", "acknowledged_after")
    for received_on, days, how_many in rows.annotate(Count("pk")):
        yield received_on, days is not None and days <= ACKNOWLEDGEMENT_DAYS, how_many
    rows = _within(_living(), "received_on", year).annotate(done_on=TruncDate("acknowledged_at"))
    for received_on, done_on, how_many in rows.values_list("received_on", "done_on").annotate(Count("pk")):
        yield received_on, done_on is not None and done_on <= received_on + wait, how_many


def _fed_back(year: Year) -> Iterator[tuple[date, bool, int]]:
    wait = timedelta(days=ACKNOWLEDGEMENT_DAYS)
    rows = _within(_erased(), "received_on", year).values_list("received_on", "is_fed_back_in_time")
    for received_on, is_in_time, how_many in rows.annotate(Count("pk")):
        yield received_on, bool(is_in_time), how_many
    rows = _within(_living(), "received_on", year)
    rows = rows.annotate(answered_on=TruncDate("acknowledged_at"), done_on=TruncDate("feedback_at"))
    rows = rows.values_list("received_on", "answered_on", "done_on")
    for received_on, answered_on, done_on, how_many in rows.annotate(Count("pk")):
        due_on = add_months(min(answered_on or date.max, received_on + wait), FEEDBACK_MONTHS)
        yield received_on, done_on is not None and done_on <= due_on, how_many


def _wrote_again(year: Year) -> Counts:
    """Whether the reporter said a word after sending: the only sign of coming back that is ever kept (ADR 0021)."""
    counts: Counts = Counter()
    spoken = Message.objects.filter(report=OuterRef("pk"), kind=MessageKind.ANSWER)
    rows = _within(_reports(), "received_on", year).annotate(wrote=Exists(spoken), in_month=ExtractMonth("received_on"))
    rows = rows.annotate(again=Choose(When(state="erased", then=F("is_heard_again")), default=F("wrote")))
    for wrote, month, how_many in rows.values_list("again", "in_month").annotate(Count("pk")):
        counts[WROTE if wrote else SILENT, month] += how_many
    return counts


def _risk_again(year: Year) -> Counts:
    """Whether the risk of detriment was assessed within seven days of each decision that came before the feedback."""
    before = DetrimentOccasion.objects.filter(report=OuterRef("pk"), raised_on__lte=OuterRef("told_on"))
    taken = before.exclude(kind__in=NO_DECISION)
    done_on = TruncDate("assessment__assessed_at")
    missed = taken.filter(Q(assessment=None) | Q(raised_on__lt=done_on - timedelta(days=DETRIMENT_DAYS)))
    counts: Counts = Counter()
    rows = _within(_reports(), "feedback_at", year).annotate(in_month=ExtractMonth("feedback_at"))
    rows = rows.annotate(told_on=TruncDate("feedback_at"))
    living = rows.exclude(state="erased").annotate(had=Exists(taken), late=Exists(missed)).filter(had=True)
    for late, month, how_many in living.values_list("late", "in_month").annotate(Count("pk")):
        counts[LATE if late else IN_TIME, month] += how_many
    gone = rows.filter(state="erased", is_detriment_in_time__isnull=False)
    for done, month, how_many in gone.values_list("is_detriment_in_time", "in_month").annotate(Count("pk")):
        counts[IN_TIME if done else LATE, month] += how_many
    return counts


def _by_month(done: Iterator[tuple[date, bool, int]]) -> Counts:
    counts: Counts = Counter()
    for received_on, is_in_time, how_many in done:
        counts[IN_TIME if is_in_time else LATE, received_on.month] += how_many
    return counts


def _within(rows: QuerySet, at: str, year: Year) -> QuerySet:
    first: Any = year.starts_on
    until: Any = year.until
    if not at.endswith("_on"):
        first, until = _midnight(first), _midnight(until)
    return rows.filter(**{f"{at}__gte": first, f"{at}__lt": until})


def _midnight(day: date) -> datetime:
    """The day's beginning in the office's zone."""
    return timezone.make_aware(datetime.combine(day, time()))
