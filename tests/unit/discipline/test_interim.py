"""Interim measures: two people, grounds of the day, a maximum that ends them, and dates that nobody forges."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Entry
from discipline.actions import interim
from discipline.interim import clocks
from discipline.interim.policies import (
    AfterItsEnd,
    LiveAlready,
    NobodyDecides,
    NotForThisPart,
    ProposedByYou,
)
from discipline.models import InterimMeasure
from discipline.policies.proceeding import InTheFuture, OutOfOrder
from machine.refusals import NotFromHere, Refused
from tests.factories import cases as making
from tests.factories import interim as factory
from tests.factories.interim import later

pytestmark = pytest.mark.django_db
WORLDS = [factory.with_authority]
TODAY = timezone.localdate


@pytest.fixture
def measure():
    return factory.in_force()


def _fresh(measure):
    found = InterimMeasure.objects.get(pk=measure.pk)
    found.people = measure.people
    return found


def _sql(text, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, values)


# -- two people, the right ones --------------------------------------------------------


def test_who_asks_does_not_decide_and_an_investigator_never_does(measure):
    asked = factory.proposed(measure.case, code="access-removal", by=measure.people.head)
    values = {"terms": "x", "gravity": "x", "plausibility": "x", "at": timezone.now()}
    with pytest.raises(ProposedByYou):
        interim.decide(interim_measure=asked, by=measure.people.head, **values)
    for other in (measure.people.lead, measure.people.reviewer):
        with pytest.raises(NotForThisPart):
            interim.decide(interim_measure=asked, by=other, **values)
    with pytest.raises(DatabaseError, match="interim_two_persons"):
        _sql(
            "UPDATE discipline_interimmeasure SET decided_by_id = proposed_by_id, decided_at = now(),"
            " decided_on = now()::date, ends_on = now()::date + 9, terms = request, gravity = request,"
            " plausibility = request WHERE id = %s",
            asked.pk,
        )


def test_a_suspension_is_the_authoritys_and_an_access_may_be_the_heads(measure):
    values = {"terms": "x", "gravity": "x", "plausibility": "x", "at": timezone.now(), "by": measure.people.head}
    other = factory.proposed(measure.case, code="no-contact")
    assert interim.decide(interim_measure=other, **values).state == "decided"
    again = factory.proposed(factory.with_authority(making.investigating(making.team())))
    values["by"] = again.people.head
    with pytest.raises(NotForThisPart):
        interim.decide(interim_measure=again, **values)


def test_somebody_must_be_able_to_sign_and_the_head_names_them():
    case = making.investigating()
    with pytest.raises(NobodyDecides):
        factory.proposed(case)
    asked = factory.proposed(case, by=case.team.head, authority=case.team.authority)
    assert case.assignments.filter(member=case.team.authority, role="authority").exists()
    assert asked.state == "proposed"


def test_one_of_a_kind_and_only_for_a_named_person_of_the_case(measure):
    with pytest.raises(LiveAlready):
        factory.proposed(measure.case)
    stranger = making.preliminary(making.team())
    with pytest.raises(Refused):
        interim.propose(
            case=measure.case,
            subject=stranger.subjects.first(),
            code="no-contact",
            request="x",
            by=measure.people.lead,
            at=timezone.now(),
        )


# -- effect, proof, days ---------------------------------------------------------------


def test_nothing_applies_before_the_notification():
    signed = factory.decided()
    assert signed.effect_on is None
    assert signed.state == "decided"
    with pytest.raises(NotFromHere):
        interim.begin(interim_measure=signed, effect_on=TODAY(), by=signed.people.head, at=timezone.now())
    for column in ("effect_on = decided_on", "state = 'in_force', effect_on = decided_on"):
        with pytest.raises(DatabaseError):
            _sql(f"UPDATE discipline_interimmeasure SET {column} WHERE id = %s", signed.pk)


@pytest.mark.parametrize(("days", "refusal"), [(-1, OutOfOrder), (1, InTheFuture)])
def test_a_forged_day_of_notification_is_refused(days, refusal):
    signed = factory.decided()
    values = {"proof": "in_person", "is_put_off": False, "by": signed.people.head, "at": timezone.now()}
    with pytest.raises(refusal):
        interim.notify(interim_measure=signed, notified_on=TODAY() + timedelta(days=days), **values)
    with pytest.raises(AfterItsEnd):
        interim.notify(
            interim_measure=signed, notified_on=signed.ends_on + timedelta(days=1), **{**values, "at": later(200)}
        )


def test_the_database_refuses_forged_days_and_grounds(measure):
    for change in (
        "ends_on = ends_on + 30",
        "decided_on = decided_on - 3",
        "notified_on = notified_on - 1",
        "gravity = plausibility",
        "is_kept_longer = true, review_on = ends_on",
        "withheld_percent = 40",
        "effect_on = effect_on + 1",
    ):
        with pytest.raises(DatabaseError):
            _sql(f"UPDATE discipline_interimmeasure SET {change} WHERE id = %s", measure.pk)


def test_a_put_off_effect_does_not_put_off_the_end():
    signed = factory.decided()
    told = interim.notify(
        interim_measure=signed,
        notified_on=TODAY(),
        proof="registered",
        is_put_off=True,
        by=signed.people.head,
        at=later(0),
    )
    assert told.state == "notified"
    begun = interim.begin(
        interim_measure=told, effect_on=TODAY() + timedelta(days=20), by=signed.people.head, at=later(21)
    )
    assert begun.state == "in_force"
    assert begun.ends_on == signed.ends_on


# -- the maximum -----------------------------------------------------------------------


def test_four_months_from_the_signature_are_shown_as_computed(measure):
    due = clocks.maximum(measure, TODAY())
    assert due.on == measure.ends_on
    assert due.clock.amount == 4
    assert due.clock.unit == "month"


def test_warned_at_30_7_and_1_days_and_over_on_the_day_after(measure):
    end = measure.ends_on
    raised = []
    for left in (31, 30, 29, 8, 7, 2, 1, 0):
        interim.sweep(at=later((end - TODAY()).days - left))
        raised.append(sorted(measure.warnings.values_list("days", flat=True)))
    assert raised == [[], [30], [30], [30], [7, 30], [7, 30], [1, 7, 30], [1, 7, 30]]
    assert _fresh(measure).state == "in_force"
    interim.sweep(at=later((end - TODAY()).days + 1))
    over = _fresh(measure)
    assert (over.state, over.ended_on) == ("lapsed", end)
    assert Entry.objects.filter(
        event="interim_measure.lapsed", subject_id=str(measure.pk), actor_kind="worker"
    ).exists()
    assert interim.sweep(at=later(400)) == 0


def test_one_signed_and_never_notified_lapses_too():
    signed = factory.decided()
    interim.sweep(at=later(200))
    assert _fresh(signed).state == "lapsed"


def test_the_worker_may_end_it_and_read_nothing_else(measure, as_site):
    as_site("worker")
    assert interim.sweep(at=later(200)) == 1
    with pytest.raises(DatabaseError, match="permission denied"):
        _sql("UPDATE discipline_interimmeasure SET ends_on = ends_on + 1")


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(offset=st.integers(0, 800), step=st.integers(1, 40))
def test_however_often_the_sweep_comes_it_ends_once_and_not_early(measure, offset, step):
    try:
        with transaction.atomic():
            day = 0
            while day < 200:
                interim.sweep(at=later(day))
                now = _fresh(measure)
                is_past = TODAY() + timedelta(days=day) > now.ends_on
                assert (now.state == "lapsed") == is_past
                day += step
            assert measure.warnings.count() <= 3
            raise RuntimeError  # leave the row as it was for the next walk
    except RuntimeError:
        pass
