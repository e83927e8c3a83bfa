"""What the rules count, from codes, days and blind tokens alone: the worker opens nothing and needs no key."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from cases.models import AlertRule, Allegation, Finding, PersonToken, Recusal
from procedures.models import ProcedureVersion

FEWEST_PEERS = 5  # persons of a unit with anything counted, below which a rank among them says nothing


@dataclass(frozen=True)
class Event:
    """One allegation as a rule sees it."""

    allegation: UUID
    case: UUID
    token: bytes | None
    unit: str
    category: str
    on: date
    is_left_out: bool


@dataclass(frozen=True)
class Met:
    """A rule was met, about a person's token or a unit."""

    token: bytes | None
    unit: str
    events: tuple[Event, ...]


def events(today: date, days: int) -> list[Event]:
    """Every allegation of the window, with whether it was found not to have happened, or to be right."""
    since = today - timedelta(days=days)
    rows = (
        Allegation.objects.filter(added_at__date__gt=since, added_at__date__lte=today)
        .order_by()
        .values_list("pk", "case_id", "subject_id", "subject__unit", "category", "added_at", "case__procedure_id")
    )
    tokens = {
        subject: bytes(token) for subject, token in PersonToken.objects.order_by().values_list("subject_id", "token")
    }
    words = dict(Finding.objects.filter(confirmed_at__isnull=False).order_by().values_list("allegation_id", "word"))
    hides = {one.pk: set(one.profile.history_hides) for one in ProcedureVersion.objects.all()}
    return [
        Event(pk, case, tokens.get(subject), unit, category, added.date(), words.get(pk) in hides[procedure])
        for pk, case, subject, unit, category, added, procedure in rows
    ]


def met(rule: AlertRule, found: list[Event]) -> list[Met]:
    """Persons or units that reach the rule's threshold among these events."""
    counted = [one for one in found if rule.is_all_counted or not one.is_left_out]
    if rule.kind == "category":
        counted = [one for one in counted if one.category == rule.category]
    if rule.kind == "unit":
        return [
            Met(None, unit, tuple(group))
            for unit, group in _grouped(counted, "unit").items()
            if unit and len(group) >= rule.threshold
        ]
    persons = _grouped([one for one in counted if one.token], "token")
    reached = [Met(token, "", tuple(group)) for token, group in persons.items() if len(group) >= rule.threshold]
    return [one for one in reached if rule.kind != "peers" or _is_high(one, persons, rule.percentile)]


def _grouped(rows: list[Event], by: str) -> dict:
    groups = defaultdict(list)
    for one in rows:
        groups[getattr(one, by)].append(one)
    return groups


def _is_high(one: Met, persons: dict, percentile: int) -> bool:
    """Whether at least ``percentile`` per cent of the persons counted in the same unit have fewer."""
    unit = one.events[-1].unit
    peers = [len(group) for group in persons.values() if group[-1].unit == unit]
    below = sum(1 for count in peers if count < len(one.events))
    return bool(unit) and len(peers) >= FEWEST_PEERS and below * 100 >= percentile * (len(peers) - 1)


def reviewer_of(rule: AlertRule, found: Met) -> UUID | None:
    """The reviewer, or the deputy where the reviewer stepped back from one of the cases; None where both did."""
    away = set(
        Recusal.objects.filter(case_id__in={one.case for one in found.events})
        .order_by()
        .values_list("member_id", flat=True)
    )
    return next((one for one in (rule.reviewer_id, rule.deputy_id) if one is not None and one not in away), None)
