"""One edge table, narrowed by the pinned profile: Japan without a board, Mauritius within ten days, France as ever."""

import pytest
from django.utils import timezone

from discipline.actions import decisions, proceedings, sanctions
from discipline.board.actions import composing, sittings
from discipline.policies import line
from discipline.policies.decision import CountsLater
from discipline.policies.proceeding import Prescribed, RightsNotNotified, rights_missing
from machine.refusals import NotFromHere
from machine.verbs import what_can_be_done
from procedures.actions import versions
from procedures.loading import PROFILES
from tests.factories import cases
from tests.factories import discipline as make
from tests.factories import procedures as make_procedure
from tests.factories.accounts import member
from tests.factories.papers import noticed

pytestmark = pytest.mark.django_db


def following(monkeypatch, code: str):
    """Cases are opened under this procedure; for a draft somebody named answers first."""
    version = make_procedure.version(PROFILES / f"{code}.toml")
    if not version.is_ready:
        versions.sign(version=version, note="Read against the texts.", by=member(["head_of_office"]), at=timezone.now())
        version.refresh_from_db()
    monkeypatch.setattr(cases, "procedure", lambda: version)


def test_in_japan_the_decision_follows_the_opening_and_nothing_else_does(monkeypatch):
    following(monkeypatch, "jp-national")
    made = make.opened()
    assert line.next_steps(made) == ("decide",)
    with pytest.raises(NotFromHere, match="has no such step"):
        proceedings.serve(proceeding=made, by=made.people.secretary, at=make.later(0))
    decision = decisions.propose(
        proceeding=made,
        sanction="pay-cut",
        parameters={"months": 3, "percent": 10},
        proved=list(made.charges.all()),
        reasons="A leak by neglect after a specific order.",
        by=made.people.secretary,
        at=make.later(1),
    )
    decisions.confirm(decision=decision, by=made.people.authority, at=make.later(1))
    made.refresh_from_db()
    assert made.state == "decided"
    assert {charge.state for charge in made.charges.all()} == {"answered"}


def test_in_japan_a_publication_is_recorded_on_its_day_and_counts_after_two_weeks(monkeypatch):
    following(monkeypatch, "jp-national")
    opened = make.opened()
    sanctioned = make.imposed(made=opened, sanction="pay-cut", parameters={"months": 3, "percent": 10})
    paper = noticed(sanctioned, at=32, way="gazette", reference="4471")
    assert (paper.service.counts_on - paper.service.served_on).days == 15
    with pytest.raises(CountsLater, match=r"NPA rule 12-0"):
        sanctions.notify(sanction=sanctioned, by=opened.people.secretary, at=make.later(33))
    told = sanctions.notify(sanction=sanctioned, by=opened.people.secretary, at=make.later(47))
    assert told.notified_on == paper.service.counts_on


def test_the_line_stops_where_the_tradition_does(monkeypatch):
    assert make.opened().stops == {"opened", "charged", "file_access", "decided", "ended"}
    following(monkeypatch, "jp-national")
    japanese = make.opened()
    assert (japanese.stops, japanese.foreign_verbs) == (
        {"opened", "decided", "ended"},
        {"serve", "give_file_access", "convoke", "hold", "give_opinion"},
    )


def test_in_japan_no_pay_cut_exceeds_a_fifth(monkeypatch):
    following(monkeypatch, "jp-national")
    made = make.opened()
    with pytest.raises(Exception, match="NPA rule 12-0"):
        decisions.propose(
            proceeding=made,
            sanction="pay-cut",
            parameters={"months": 3, "percent": 21},
            proved=list(made.charges.all()),
            reasons="Too much.",
            by=made.people.secretary,
            at=make.later(1),
        )


def test_in_mauritius_a_charge_after_ten_days_comes_too_late(monkeypatch):
    following(monkeypatch, "mu-mra")
    case = cases.referred()
    with pytest.raises(Prescribed):
        make.opened(case=case, at=days_after_knowledge(case, 11))


def days_after_knowledge(case, days: int):
    """A moment so many days after the employer knew."""
    known = min(allegation.knowledge_on for allegation in case.allegations.all())
    return make.later((known - make.today()).days + days)


def test_in_mauritius_the_answer_is_heard_without_a_board(monkeypatch):
    following(monkeypatch, "mu-mra")
    case = cases.referred()
    made = make.charged(case=case, at=days_after_knowledge(case, 10))
    people = made.people
    assert line.next_steps(made) == ("convoke",)
    days = {"sits_on": make.today(8)}
    with pytest.raises(RightsNotNotified):
        composing.convoke(proceeding=made, by=people.secretary, at=make.later(0), **days)
    rights = [right.code for right in rights_missing(made)]
    proceedings.notify_rights(
        proceeding=made, rights=rights, notified_on=make.today(), by=people.secretary, at=make.later(0)
    )
    composing.convoke(proceeding=made, by=people.secretary, at=make.later(0), **days)
    make.summoned(made)
    made.refresh_from_db()
    assert not made.board.seats.exists()
    offered = {verb.edge.verb for verb in what_can_be_done(made.board.sittings.get(), people.secretary)}
    assert offered == {"open"}  # nobody votes, and no quorum can be missing
    sittings.open_(sitting=made.board.sittings.get(), there={}, by=people.secretary, at=make.later(8))
    sittings.hold(
        proceeding=made,
        is_person_present=True,
        minutes="The person answered in writing and in person.",
        by=people.secretary,
        at=make.later(8),
    )
    made.refresh_from_db()
    assert line.next_steps(made) == ("decide",)


def test_what_comes_first_is_named_with_its_article():
    with pytest.raises(NotFromHere, match=r"Open the file to the person\. \(Code général"):
        make.proposed(made=make.charged(), sanction="blame")


def test_in_france_a_warning_needs_no_board_and_a_demotion_does(monkeypatch):
    made = make.with_file()
    assert line.next_steps(made) == ("convoke", "decide")
    assert line.next_steps(make.heard()) == ("give_opinion",)
