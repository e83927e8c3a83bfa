"""The file of a proceeding: what comes to it later is told to the person before anything rests on it."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from discipline.actions import decisions, proceedings
from discipline.board.actions import sittings
from discipline.file import actions as file
from discipline.file import pieces, policies
from discipline.file.waiting import to_tell
from discipline.models import FileNotice, Proceeding
from discipline.orders import actions as orders
from discipline.papers import inventory
from procedures.tradition import STEPS
from tests.factories import accounts
from tests.factories import discipline as made
from tests.factories.desks import page

pytestmark = pytest.mark.django_db
WORLDS = [made.with_file]


def signed_in(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def fresh(proceeding):
    again = Proceeding.objects.get(pk=proceeding.pk)
    again.people = proceeding.people
    return again


def grown() -> Proceeding:
    """An inquiry of the board on the fifteenth day added its result; the board sits again on the thirtieth."""
    proceeding = made.with_file()
    made.convoke(proceeding, sits_on=made.today(15))
    proceeding = made.in_session(fresh(proceeding), on=15)
    by, at = proceeding.people.secretary, made.later(15)
    order = orders.inquire(
        sitting=proceeding.board.sittings.get(), votes_for=4, votes_against=0, words="Ask.", by=by, at=at
    )
    orders.end(order=order, ground="done", ended_on=made.today(15), result="Answered.", by=by, at=at)
    orders.resume(sitting=order.sitting, sits_on=made.today(30), by=by, at=at)
    made.summoned(proceeding, at=15)
    return made.in_session(fresh(proceeding))


def tell(proceeding, *, on: int):
    return file.tell(proceeding=proceeding, told_on=made.today(on), by=proceeding.people.secretary, at=made.later(on))


def test_nobody_is_heard_on_a_file_that_grew_until_the_person_was_told(settle):
    proceeding = grown()
    by = proceeding.people.secretary
    hold = {"proceeding": proceeding, "minutes": "x", "by": by, "at": made.later(30), **made.COMPLETE}
    with pytest.raises(policies.NewDocuments, match="Result of the board's further inquiry"):
        sittings.hold(**hold)
    assert [str(row.hint) for row in to_tell(by, made.today(30))] == ["Tell the person of new documents"]
    notice = tell(proceeding, on=30)
    settle()
    assert notice.documents == 1
    with pytest.raises(policies.NothingNew):
        tell(proceeding, on=30)
    assert list(to_tell(by, made.today(30))) == []
    sittings.hold(**hold)
    settle()


def test_reading_the_file_again_tells_the_person_as_well():
    proceeding = grown()
    assert pieces.unseen(proceeding)
    proceedings.record_consultation(
        proceeding=proceeding, reader="counsel", consulted_on=made.today(20), pages=12,
        by=proceeding.people.secretary, at=made.later(30),
    )  # fmt: skip
    assert pieces.unseen(fresh(proceeding)) == []


def test_a_consultation_before_the_document_does_not():
    proceeding = grown()
    proceedings.record_consultation(
        proceeding=proceeding, reader="person", consulted_on=made.today(3), pages=12,
        by=proceeding.people.secretary, at=made.later(30),
    )  # fmt: skip
    assert len(pieces.unseen(fresh(proceeding))) == 1


def test_a_day_before_the_document_is_refused():
    with pytest.raises(proceedings.policies.OutOfOrder):
        tell(grown(), on=14)


def test_no_decision_is_proposed_or_confirmed_on_such_a_file(monkeypatch):
    proceeding = made.advised()
    decision = made.proposed(proceeding)
    found = [pieces.piece(made.later(31), "A late letter", "1")]
    monkeypatch.setattr(pieces, "of_case", lambda _proceeding: found)
    with pytest.raises(policies.NewDocuments, match="A late letter"):
        decisions.confirm(decision=decision, by=proceeding.people.authority, at=made.later(31))
    decisions.send_back(decision=decision, questions="?", by=proceeding.people.authority, at=made.later(31))
    with pytest.raises(policies.NewDocuments):
        made.proposed(fresh(proceeding))


def test_the_profile_says_which_steps_wait_and_one_without_the_rule_lets_none_wait(monkeypatch):
    proceeding = grown()
    profile = proceeding.procedure.profile
    assert [step for step in STEPS if profile.waits_for_notice(step)] == ["hold", "decide"]
    assert "TA Dijon" in profile.file_rules[0].law.article
    monkeypatch.setattr(type(proceeding.procedure), "profile", replace(profile, file_rules=()))
    assert pieces.unseen(proceeding) == []
    policies.require_told(proceeding, before="hold")


def test_the_secretariat_does_it_through_the_pages_and_the_inventory_counts_every_document():
    proceeding = grown()
    client, url = signed_in(proceeding.people.secretary), reverse("discipline:tell", args=[proceeding.pk])
    hold = reverse("machine:transition", args=["proceeding", proceeding.pk, "hold"])
    assert client.get(hold).status_code == 409
    shown = page(client.get(proceeding.get_absolute_url()))
    assert "New in the file, and not yet told to the person" in shown
    assert url in shown
    assert "Result of the board" in page(client.get(url))
    with travel(made.later(30)):
        accounts.sign_in(client, proceeding.people.secretary)
        assert client.post(url, {"told_on": str(made.today(5))}).status_code == 422
        assert client.post(url, {"told_on": str(made.today())}).status_code == 302
    assert FileNotice.objects.count() == 1
    assert "the person was told of 1 new document" in page(client.get(proceeding.get_absolute_url()))
    rows = inventory.pieces(fresh(proceeding))
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert all(row[3] for row in rows)
    assert signed_in(proceeding.people.authority).get(url).status_code == 409
    assert signed_in(accounts.member(["secretariat"])).get(url).status_code == 404
