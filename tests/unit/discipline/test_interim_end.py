"""Interim measures: kept longer, looked at again, ended; and their pages."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.models import Entry
from cases import closing
from cases.models import Case
from cases.tabs import tab_url
from discipline.actions import interim
from discipline.interim import access, clocks, policies
from discipline.interim.policies import (
    AfterItsEnd,
    LiveAlready,
    NotKeptLonger,
    ReviewTooFar,
    SameKind,
    StillInForce,
    TooMuchWithheld,
)
from discipline.models import InterimMeasure
from discipline.policies.proceeding import InTheFuture, OutOfOrder
from machine.refusals import NotFromHere
from tests.factories import cases as making
from tests.factories import interim as factory
from tests.factories.accounts import sign_in
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


# -- kept longer, looked at again, ended -----------------------------------------------


def test_beyond_the_maximum_only_under_prosecution_with_a_review_and_bounded_pay(measure):
    by, today = measure.people.authority, TODAY()
    fits = {"prosecuted_on": today, "review_on": today + timedelta(days=90), "withheld_percent": 50}
    for change, refusal in (
        ({"prosecuted_on": today + timedelta(days=1)}, InTheFuture),
        ({"review_on": today + timedelta(days=200)}, ReviewTooFar),
        ({"review_on": today}, OutOfOrder),
        ({"withheld_percent": 51}, TooMuchWithheld),
    ):
        with pytest.raises(refusal):
            interim.keep(interim_measure=measure, reasons="x", by=by, at=later(0), **{**fits, **change})
    interim.keep(interim_measure=measure, reasons="Public action began.", by=by, at=later(0), **fits)
    interim.sweep(at=later(200))
    kept = _fresh(measure)
    assert (kept.state, kept.withheld_percent, kept.review_on) == ("in_force", 50, fits["review_on"])


def test_what_the_procedure_does_not_know_cannot_be_kept():
    other = factory.in_force(code="access-removal")
    with pytest.raises(NotKeptLonger):
        interim.keep(
            interim_measure=other,
            prosecuted_on=TODAY(),
            review_on=TODAY() + timedelta(days=5),
            withheld_percent=0,
            reasons="x",
            by=other.people.authority,
            at=later(0),
        )


def test_a_new_exhibit_asks_for_a_look_again_and_a_look_answers_it(measure):
    case = Case.objects.get(pk=measure.case_id)
    case.team = measure.people
    assert not clocks.must_look_again(_fresh(measure))
    making.exhibit(case)
    assert clocks.must_look_again(_fresh(measure))
    interim.reexamine(
        interim_measure=measure,
        occasion="new_facts",
        result="kept",
        reasons="It supports what was known.",
        by=measure.people.authority,
        at=timezone.now(),
    )
    assert not clocks.must_look_again(_fresh(measure))
    with pytest.raises(DatabaseError, match="appended"):
        _sql("UPDATE discipline_reexamination SET result = 'to_lift'")


def test_sick_leave_ends_a_suspension_at_once(measure):
    lifted = interim.lift(
        interim_measure=measure,
        ground="sick-leave",
        ended_on=TODAY(),
        reasons="Leave granted.",
        by=measure.people.authority,
        at=later(0),
    )
    assert (lifted.state, lifted.ended_on) == ("lifted", TODAY())
    assert "Sick leave" in lifted.lift_label
    with pytest.raises(NotFromHere):
        interim.lift(
            interim_measure=measure,
            ground="court",
            ended_on=TODAY(),
            reasons="x",
            by=measure.people.authority,
            at=later(0),
        )


def test_another_measure_takes_its_place_when_it_comes_into_force(measure):
    asked = factory.proposed(measure.case, code="reassignment", replaces=measure)
    values = {"terms": "x", "gravity": "x", "plausibility": "x", "at": timezone.now()}
    interim.decide(interim_measure=asked, by=measure.people.authority, **values)
    assert _fresh(measure).state == "in_force"
    interim.notify(
        interim_measure=asked,
        notified_on=TODAY(),
        proof="in_person",
        is_put_off=False,
        by=measure.people.head,
        at=later(0),
    )
    assert _fresh(measure).state == "replaced"


def test_no_replacement_starts_a_maximum_anew(measure):
    with pytest.raises(SameKind):
        factory.proposed(measure.case, replaces=measure)
    with pytest.raises(DatabaseError, match="another kind"):
        _sql(
            "INSERT INTO discipline_interimmeasure SELECT (jsonb_populate_record(m, jsonb_build_object('id', %s::text,"
            " 'rank', 9, 'replaces_id', m.id, 'state', 'proposed'))).* FROM discipline_interimmeasure m WHERE id = %s",
            str(uuid.uuid4()),
            measure.pk,
        )
    first = factory.proposed(measure.case, code="reassignment", replaces=measure)
    with pytest.raises(LiveAlready):
        factory.proposed(measure.case, code="remote-work", replaces=measure)
    interim.refuse(interim_measure=first, reasons="No post is free.", by=measure.people.authority, at=later(0))
    factory.proposed(measure.case, code="remote-work", replaces=measure)


def test_what_has_run_out_is_not_kept_although_the_sweep_is_late(measure):
    with pytest.raises(AfterItsEnd):
        interim.keep(
            interim_measure=measure,
            prosecuted_on=TODAY(),
            review_on=TODAY() + timedelta(days=250),
            withheld_percent=0,
            reasons="x",
            by=measure.people.authority,
            at=later(200),
        )


def test_a_proposal_that_is_not_taken_stays_with_its_reason():
    asked = factory.proposed()
    done = interim.refuse(interim_measure=asked, reasons="Too little is known.", by=asked.people.authority, at=later(0))
    assert done.state == "refused"
    factory.proposed(asked.case)


def test_a_case_does_not_close_over_a_standing_measure():
    made = factory.in_force(factory.with_authority(making.investigating()))
    with pytest.raises(StillInForce):
        closing.require_may_end(made.case)
    with pytest.raises(DatabaseError):
        _sql("UPDATE cases_case SET state = 'closed' WHERE id = %s", made.case.pk)


# -- doors -----------------------------------------------------------------------------


def test_its_pages_are_for_the_team_and_each_reading_is_an_entry(measure, client):
    sign_in(client, measure.people.authority)
    page = client.get(measure.get_absolute_url())
    assert page.status_code == 200
    assert "Noor Example" in page.content.decode()
    assert Entry.objects.filter(event="interim_measure.read", subject_id=str(measure.pk)).count() == 1
    assert client.get(tab_url(measure.case, "interim")).status_code == 200
    assert "Suspension from duties" in client.get("/en/discipline/interim/").content.decode()
    sign_in(client, measure.people.receiver)
    assert client.get(measure.get_absolute_url()).status_code == 404
    assert "Suspension from duties" not in client.get("/en/discipline/interim/").content.decode()


def test_the_home_page_says_what_waits(measure):
    from discipline.interim.waiting import waiting

    end = measure.ends_on
    rows = list(waiting(measure.people.head, end - timedelta(days=31)))
    assert not rows
    rows = list(waiting(measure.people.head, end - timedelta(days=7)))
    assert rows[0].due == end
    assert not rows[0].late


def test_access_knows_no_other_case(measure):
    assert [one.pk for one in access.list_measures(measure.people.lead)] == [measure.pk]
    assert access.list_measures(making.team().lead) == []
    assert policies.last_day(measure) == measure.ends_on
    assert isinstance(measure.ends_on, date)
