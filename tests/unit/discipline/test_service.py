"""Proof of service: the way, its proof, the day that counts, and the steps that wait for it."""

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from discipline import clocks
from discipline.actions import proceedings
from discipline.board import refusals
from discipline.board.actions import composing, sittings
from discipline.models import Paper, PaperService, Proceeding, Sitting
from discipline.papers import access, actions, gates, policies
from discipline.papers.kinds import papers_of
from discipline.papers.waiting import papers_waiting
from tests.factories import accounts
from tests.factories import discipline as make
from tests.factories.papers import issued
from ui.words import day_in_words

pytestmark = pytest.mark.django_db
WORLDS = [make.opened]


def again(sanction):
    return Proceeding.objects.get(pk=sanction.proceeding_id)


def test_the_charges_wait_for_the_opening_letter_and_its_service():
    made = make.opened()
    by = made.people.secretary
    with pytest.raises(gates.OpeningLetterNotServed):
        proceedings.serve(proceeding=made, by=by, at=make.later(0))
    paper = issued(made, "opening-letter")
    with pytest.raises(gates.OpeningLetterNotServed):
        proceedings.serve(proceeding=made, by=by, at=make.later(0))
    actions.serve(paper=paper, way="in_person", served_on=make.today(2), by=by, at=make.later(3))
    assert proceedings.serve(proceeding=made, by=by, at=make.later(3)).charges_served_on == make.today(2)


def test_a_sitting_waits_for_the_summons_and_for_the_time_that_it_must_leave():
    made = make.with_file()
    by, team = made.people.secretary, made.people
    given = {"places": make.places(team), "category": "A", "size_ground": "Order.", "by": by, "at": make.later(0)}
    composing.convoke(proceeding=made, sits_on=make.today(30), **given)
    sitting = again(made.board).board.sittings.get()
    there = {seat.pk: seat.titular for seat in sitting.board.seats.all()}
    sat = {"there": there, "by": by, "at": make.later(30)}
    with pytest.raises(gates.SummonsNotServed):
        sittings.open_(sitting=sitting, **sat)
    with pytest.raises(gates.SummonsNotServed):
        sittings.adjourn(sitting=sitting, sits_on=make.today(50), **sat)
    sitting.adjourn(by=by, at=make.later(30))
    with pytest.raises(IntegrityError, match="summons was served"), transaction.atomic():
        sitting.save()
    make.summoned(made, served=20)
    with pytest.raises(refusals.SummonsServedLate, match=re.escape(day_in_words(make.today(35)))):
        sittings.open_(sitting=Sitting.objects.get(), **sat)
    moved = sittings.put_off(sitting=Sitting.objects.get(), sits_on=make.today(45), by=by, at=make.later(21))
    assert [one.state for one in Sitting.objects.order_by("rank")] == ["dropped", "planned"]
    with pytest.raises(gates.SummonsNotServed):
        sittings.open_(sitting=moved, there=there, by=by, at=make.later(45))
    make.summoned(made, at=21)
    assert clocks.events_of(again(made.board), today=make.today(45))["hearing.convoked"] == make.today(21)
    assert sittings.open_(sitting=moved, there=there, by=by, at=make.later(45)).state == "in_session"


def test_the_database_too_waits_for_the_opening_letter_and_for_the_notice():
    made = make.opened()
    made.serve(served_on=make.today())
    with pytest.raises(IntegrityError, match="opening-letter was served"), transaction.atomic():
        made.save()
    sanction = make.imposed()
    sanction.notify(notified_on=make.today(33), service="in_person")
    with pytest.raises(IntegrityError, match="notice was served"), transaction.atomic():
        sanction.save()


def test_who_takes_a_seat_over_is_summoned_too():
    made = make.with_file()
    places = make.places(made.people)
    substitute = accounts.member(["board_member"])
    first, *others = places
    make.convoke(made, places=[first, *others[:2], replace(others[2], substitute=substitute, substitute_category="A")])
    by, seat = made.people.secretary, made.board.seats.get(substitute=substitute)
    summoned = {one.about.member for one in papers_of(again(made.board)) if one.kind.code == "board-summons"}
    assert seat.titular in summoned
    composing.recuse(
        seat=seat, member=seat.titular, ground="tie", asked_by="member", words="Cousins.", by=by, at=make.later(1)
    )
    summoned = {one.about.member for one in papers_of(again(made.board)) if one.kind.code == "board-summons"}
    assert substitute in summoned
    assert seat.titular not in summoned


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"way": "gazette", "reference": "12"}, policies.UnknownWay),
        ({"way": "pigeon"}, policies.UnknownWay),
        ({"way": "refused"}, policies.WitnessNeeded),
        ({"way": "registered"}, policies.ReferenceNeeded),
        ({"way": "unclaimed", "reference": " "}, policies.ReferenceNeeded),
    ],
)
def test_service_takes_the_proof_of_its_way(given, refusal):
    made = make.opened()
    paper = issued(made, "opening-letter")
    with pytest.raises(refusal):
        actions.serve(paper=paper, served_on=make.today(), by=made.people.secretary, at=make.later(0), **given)


def test_a_refusal_keeps_its_witness_sealed_and_service_is_recorded_once():
    made = make.opened()
    by, paper = made.people.secretary, issued(made, "opening-letter")
    given = {"paper": paper, "served_on": make.today(), "by": by, "at": make.later(0)}
    service = actions.serve(way="refused", witness="Ama Example, usher", **given)
    assert access.read_paper(by, Paper.objects.get(pk=paper.pk), make.later(0))["witness"] == "Ama Example, usher"
    with pytest.raises(policies.ServedAlready):
        actions.serve(way="in_person", **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperService.objects.filter(pk=service.pk).update(counts_on=make.today(9))
    filed = issued(make.with_file(), "inventory")
    with pytest.raises(policies.NotServed):
        actions.serve(paper=filed, way="in_person", served_on=make.today(), by=filed.issued_by, at=make.later(0))


def test_the_home_page_says_which_papers_wait_and_leads_to_them(django_assert_max_num_queries):
    made = make.opened()
    by, url = made.people.secretary, reverse("discipline:papers", args=[made.pk])
    for who in (by, made.people.authority):
        assert [(row.text, row.url, row.hint) for row in papers_waiting(who, make.today())] == [
            (made.number, url, "1 paper to issue: Letter opening the proceeding")
        ]
    paper = issued(made, "opening-letter")
    rows = list(papers_waiting(by, make.today()))
    assert [(row.url, row.hint) for row in rows] == [(paper.get_absolute_url(), "1 issued without proof of service")]
    actions.serve(paper=paper, way="in_person", served_on=make.today(), by=by, at=make.later(0))
    assert list(papers_waiting(by, make.today())) == []
    assert list(papers_waiting(accounts.member(["secretariat"]), make.today())) == []
    client = Client()
    accounts.sign_in(client, by)
    held = make.convoked()
    accounts.sign_in(client, held.people.secretary)
    home = client.get("/en/").content.decode()
    assert "Papers that wait to be issued or served" in home
    assert "6 papers to issue: Inventory of the file" in home  # and the report to the board, four summonses
    with django_assert_max_num_queries(14):
        list(papers_waiting(held.people.secretary, make.today()))
