"""Every clock of a hundred thousand proceedings after a calendar changed; and reading every profile at start."""

from __future__ import annotations

from datetime import date
from statistics import median
from time import perf_counter

from django.utils import timezone

from accounts.models import Member
from audit.actors import OPERATOR
from config.benches.figures import Figure, Ground, seconds
from config.embedded import DATABASE
from discipline.models import Limit, LimitMove, Recomputation
from discipline.watch import recomputing
from procedures import loading
from procedures.access import latest
from procedures.actions import holidays, versions
from procedures.loading import PROFILES

_CASES = """
    INSERT INTO cases_case (id, state, outcome, year, serial, number, unit, category, procedure_id,
        compartment_id, facts, opened_at, opened_by_id)
    SELECT gen_random_uuid(), 'discipline', '', 3000 + n / 100000, 1 + n %% 100000, 'D' || n, 'north-gate',
        'corruption', %(procedure)s, gen_random_uuid(), decode('01' || repeat(md5(n::text), 4), 'hex'),
        now() - n %% 120 * interval '1 day' - n * interval '1 second', %(member)s
    FROM generate_series(1, %(count)s) n
"""
# Knowledge and opening on days of their own; half have a sitting, a third a sanction that was notified.
_PROCEEDINGS = """
    INSERT INTO discipline_proceeding (id, number, state, outcome, case_id, subject_id, procedure_id, compartment_id,
        person, facts, unit, knowledge_on, is_taken_up_again, is_past_prescription, opened_at, opened_by_id,
        discontinued_reason)
    SELECT gen_random_uuid(), number || '/D1', CASE WHEN n %% 3 = 0 THEN 'decided' ELSE 'charged' END, '', id,
        gen_random_uuid(), procedure_id, gen_random_uuid(), facts, facts, unit,
        (opened_at - n %% 400 * interval '1 day')::date, false, false, opened_at, opened_by_id, ''
    FROM (SELECT *, row_number() OVER (ORDER BY number) AS n FROM cases_case WHERE number LIKE 'D%%') c
"""
_BOARDS = """
    WITH board AS (
        INSERT INTO discipline_board (id, proceeding_id, category, is_paritary, is_quorum_per_college,
            is_quorum_at_second, postponements, is_by_name, convoked_at, convoked_by_id)
        SELECT gen_random_uuid(), id, 'A', true, true, false, 1, false, opened_at + interval '20 days', opened_by_id
        FROM discipline_proceeding WHERE right(number, 4) < '5' OR state = 'decided'
        RETURNING id, convoked_at, convoked_by_id
    )
    INSERT INTO discipline_sitting (id, board_id, rank, state, is_second, summoned_on, sits_on, asked_by,
        planned_at, planned_by_id)
    SELECT gen_random_uuid(), id, 1, 'planned', false, convoked_at::date, convoked_at::date + 30, '', convoked_at,
        convoked_by_id FROM board
"""
_SANCTIONS = """
    INSERT INTO discipline_sanction (id, proceeding_id, decision_id, state, code, parameters, unit, imposed_at,
        imposed_by_id, notified_on, service, are_remedies_printed, unprinted)
    SELECT gen_random_uuid(), id, gen_random_uuid(), 'notified', 'blame', '{}', unit, opened_at + interval '60 days',
        opened_by_id, (opened_at + interval '63 days')::date, '', true, '{}'
    FROM discipline_proceeding WHERE state = 'decided'
"""


def measure(ground: Ground) -> list[Figure]:
    """Fill, compute once, change the calendar, compute anew; read the profiles some times."""
    count = ground.size(100_000, 600)
    _load(ground, count)
    ground.say("computing for the first time")
    first = seconds(lambda: _anew(date(2025, 5, 2)))
    before = Limit.objects.count()
    ground.say("computing anew")
    taken = seconds(lambda: _anew(_busiest()))
    asked = Recomputation.objects.order_by("-asked_at")[0]
    touched = Limit.objects.filter(computed_at=asked.finished_at).count()
    moved = LimitMove.objects.filter(recomputation=asked).count()
    if asked.done < count or not moved:
        raise RuntimeError(f"{asked.done} of {asked.total} computed, {moved} moved: the bench proves nothing")
    return [
        Figure(
            "clocks after a calendar's change",
            f"{count:,} proceedings with {before:,} limits, by one worker, {moved:,} moved",
            taken,
            unit="s",
            target=60,
            digits=1,
        ),
        Figure(
            "touched over moved", "rows of limits that were written, over those that moved", touched / moved, target=1
        ),
        Figure("clocks, the first time", "the same with every row still to be written", first, unit="s", digits=1),
        Figure(
            "loading all profiles",
            f"{len(loading.shipped())} files read, checked and hashed, the median of several",
            median(_profiles() for _round in range(ground.size(9, 3))),
            unit="s",
            target=0.5,
        ),
    ]


def _anew(day: date) -> None:
    now = timezone.now()
    holidays.add(country="FR", on=day, name="Bench", by=OPERATOR, at=now)
    recomputing.carry_out(at=timezone.now())


def _busiest() -> date:
    """A worked day on which some limits fall that a holiday moves."""
    codes = [one.code for one in latest("fr-state").profile.clocks if one.roll != "none"]
    rows = Limit.objects.filter(clock__in=codes, is_open=True).order_by("due_on").values_list("due_on", flat=True)
    taken = set(holidays.Holiday.objects.filter(country="FR").values_list("on", flat=True))
    return next(day for day in rows if day.weekday() < 5 and day not in taken)


def _profiles() -> float:
    start = perf_counter()
    for path in loading.shipped():
        loading.load_file(path)
    return perf_counter() - start


def _load(ground: Ground, count: int) -> None:
    member = Member.objects.create(sign_in="clocks", name="Clocks", roles=["secretariat"])
    procedure = versions.load(path=PROFILES / "fr-state.toml", by=OPERATOR, at=timezone.now())
    for year in range(2022, 2032):
        holidays.copy(country="FR", year=year, by=OPERATOR, at=timezone.now())
    now = timezone.now()
    Recomputation.objects.filter(finished_at=None).update(began_at=now, finished_at=now)
    with ground.postgres.superuser(DATABASE) as loading_:
        loading_.execute("SET session_replication_role = replica")  # rows are laid, not told
        ground.say(f"{count:,} proceedings")
        loading_.execute(_CASES, {"procedure": procedure.pk, "member": member.pk, "count": count})
        for statement in (_PROCEEDINGS.replace("%%", "%"), _BOARDS, _SANCTIONS):
            loading_.execute(statement)
        for table in (
            "cases_case",
            "discipline_proceeding",
            "discipline_board",
            "discipline_sitting",
            "discipline_sanction",
        ):
            loading_.execute(f"VACUUM ANALYZE {table}")
