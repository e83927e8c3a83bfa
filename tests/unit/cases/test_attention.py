"""What is new, what is told, the calendar: for whoever may open the case at that moment, and nobody else."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.models import Preference
from audit import proofs
from audit.models import Entry
from audit.standalone import verify_log
from cases import access, history, tabs
from cases.actions import recusals
from cases.attention import digest, feeds, marks, preferences
from cases.models import CaseNote, Feed, LookMark
from cases.notes import actions as notes
from cases.timeline import lines
from tests.factories import cases as factory
from tests.factories.audit import sealed
from tests.journeys.test_investigation import browser, said

WORLDS = [factory.preliminary]

MORNING = timezone.localtime().replace(hour=9, minute=0)


@pytest.fixture
def case(people):
    return factory.preliminary(people)


def test_what_others_did_is_new_until_the_visit_is_over(case, people):
    lead = browser(people.lead)
    lead.get(case.get_absolute_url())
    assert marks.changes(people.lead, [case]) == {}
    LookMark.objects.update(looked_at=timezone.now() - timedelta(hours=1))
    notes.tell_team(case=case, text="Look at the second lorry.", by=people.head, at=timezone.now())
    assert marks.changes(people.lead, [case]) == {case.pk: 1}
    assert case.number in said(lead.get("/en/")).split("New in your cases")[1]
    for _page in range(2):  # the marks stay for the length of a visit
        assert 'class="is-action"' in said(lead.get(tabs.tab_url(case, "timeline")))
    assert marks.changes(people.lead, [case]) == {}


def test_ones_own_acts_and_readings_are_not_new(case, people):
    marks.look(case=case, by=people.lead, at=timezone.now())
    factory.allegation(case)  # the lead's own
    browser(people.head).get(tabs.tab_url(case, "allegations"))
    assert marks.changes(people.lead, [case]) == {}


def test_the_timeline_is_filtered_by_kind_person_and_period(case, people):
    lead = browser(people.lead)
    url = tabs.tab_url(case, "timeline")
    assert "opened the case" in said(lead.get(url))
    assert "opened the case" not in said(lead.get(f"{url}?kind=team"))
    assert "assigned a member" in said(lead.get(f"{url}?kind=team&person={people.head.pk}"))
    assert "assigned a member" not in said(lead.get(f"{url}?kind=team&person={people.lead.pk}"))
    assert "opened the case" not in said(lead.get(f"{url}?to_on=2020-01-01"))
    assert "Time limit" in said(lead.get(f"{url}?kind=clocks"))
    for forged in ("?kind=x", "?person=1", "?from_on=31/31/31", "?page=-1", "?page=99"):
        assert lead.get(url + forged).status_code == 200, forged


def test_the_timeline_goes_away_as_a_table_and_as_proofs(case, people):
    lead = browser(people.lead)
    table = said(lead.get(reverse("cases:timeline_file", args=[case.pk, "csv"])))
    assert "opened the case" in table
    sealed(1)
    answer = lead.get(reverse("cases:timeline_file", args=[case.pk, "jsonl"]))
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert "case.opened" in lines[0]["body"]
    key = verify_log.read_key(proofs.published_key())
    assert all(verify_log.check_inclusion(line, key).startswith("Sound") for line in lines)
    assert Entry.objects.filter(event="case.timeline_taken", subject_id=str(case.pk)).count() == 2


def test_a_private_note_is_its_writers_and_a_team_note_everybodys(case, people):
    notes.tell_team(case=case, text="To all of us.", by=people.lead, at=timezone.now())
    mine = notes.note_for_oneself(case=case, text="A doubt of my own.", by=people.lead, at=timezone.now())
    url = tabs.tab_url(case, "notes")
    own, head = said(browser(people.lead).get(url)), said(browser(people.head).get(url))
    assert "To all of us." in own
    assert "To all of us." in head
    assert "A doubt of my own." in own
    assert "A doubt of my own." not in head
    gone = reverse("cases:throw_note_away", args=[mine.pk])
    assert browser(people.head).post(gone).status_code == 404
    assert browser(people.lead).post(gone).status_code == 302
    assert "A doubt of my own." not in said(browser(people.lead).get(url))


def test_a_note_to_the_team_is_never_changed(case, people):
    notes.tell_team(case=case, text="It stays.", by=people.lead, at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseNote.objects.update(written_at=timezone.now())


def test_the_digest_says_numbers_and_counts_of_watched_cases(case, people, settings):
    settings.DIGEST_MAIL = True
    preferences.tell(digest=True, address="lead@office.example", by=people.lead, at=timezone.now())
    assert digest.send_all(MORNING) == 0, "nothing is watched"
    Preference.objects.update(digested_on=None)
    marks.watch(case=case, by=people.lead, at=timezone.now())
    notes.tell_team(case=case, text="The second lorry.", by=people.head, at=timezone.now())
    assert digest.send_all(MORNING) == 1
    assert digest.send_all(MORNING) == 0, "once a day"
    (sent,) = mail.outbox
    assert sent.to == ["lead@office.example"]
    assert case.number in sent.body
    assert not re.search("lorry|north|Noor|corrupt|bribe", sent.subject + sent.body, re.IGNORECASE)
    Preference.objects.update(digested_on=None)
    assert digest.send_all(MORNING.replace(hour=3)) == 0, "not before the morning"


def test_no_mail_without_being_set_up_and_none_about_what_one_may_not_open(case, people, settings):
    preferences.tell(digest=True, address="i@office.example", by=people.investigator, at=timezone.now())
    marks.watch(case=case, by=people.investigator, at=timezone.now())
    recusals.recuse(case=case, reason="family", by=people.investigator, at=timezone.now())
    factory.allegation(case)
    settings.DIGEST_MAIL = False
    assert digest.send_all(MORNING) == 0
    settings.DIGEST_MAIL = True
    assert digest.send_all(MORNING) == 0
    assert not mail.outbox


def test_the_calendar_holds_numbers_and_kinds_and_closes(case, people):
    lead = browser(people.lead)
    page = said(lead.post(reverse("cases:make_feed")))
    url = re.search(r"http://testserver(/en/cases/calendar/[\w-]+/)", page)[1]
    calendar = Client().get(url)
    events = list(Calendar.from_ical(calendar.content).walk("VEVENT"))
    assert events
    assert all(str(event["SUMMARY"]).startswith(case.number) for event in events)
    assert b"Noor" not in calendar.content
    assert b"north" not in calendar.content
    assert url.split("/")[-2] not in str(list(Feed.objects.values()))
    recusals_left = feeds.as_ics(people.reviewer, timezone.now())
    assert b"VEVENT" in recusals_left
    lead.post(reverse("cases:revoke_feed"))
    assert Client().get(url).status_code == 404
    assert Client().get(reverse("cases:feed", args=["x" * 43])).status_code == 404


def test_a_calendar_forgets_a_case_when_its_owner_steps_back(case, people):
    token = feeds.make(by=people.investigator, at=timezone.now())
    url = reverse("cases:feed", args=[token])
    assert case.number.encode() in Client().get(url).content
    recusals.recuse(case=case, reason="family", by=people.investigator, at=timezone.now())
    assert case.number.encode() not in Client().get(url).content


def test_a_new_address_closes_the_one_before(people):
    first = feeds.make(by=people.lead, at=timezone.now())
    second = feeds.make(by=people.lead, at=timezone.now())
    assert feeds.owner_of(first) is None
    assert feeds.owner_of(second) == people.lead


@pytest.mark.parametrize("address", ["", "not an address", "a@b@c"])
def test_a_digest_needs_an_address(people, address):
    answer = browser(people.lead).post(reverse("cases:preferences"), {"digest": "on", "address": address})
    assert answer.status_code == 422
    assert not Preference.objects.exists()


def test_the_search_finds_numbers_lists_and_names_of_ones_own_cases_alone(case, people):
    lead, other = browser(people.lead), browser(factory.team().lead)
    for asked in (case.number, str(case.serial), "٢٠٢٦-٠٠٠١" if case.number == "2026-0001" else case.number):
        assert case.get_absolute_url() in said(lead.post("/en/search/", {"q": asked})), asked
        assert case.get_absolute_url() not in said(other.post("/en/search/", {"q": asked}))
    factory.allegation(case)
    assert f"{case.number} · " in said(lead.post("/en/search/", {"q": "noor EXAMPLE"}))
    miss, forbidden = (said(other.post("/en/search/", {"q": q})) for q in ("Nobody Atall", "Noor Example"))
    assert re.sub('value="[^"]*"', "", miss) == re.sub('value="[^"]*"', "", forbidden)
    assert "?unit=north-gate" in said(lead.post("/en/search/", {"q": "NORTH"}))
    assert "?unit=north-gate" not in said(other.post("/en/search/", {"q": "NORTH"}))
    for odd in ("", " ", "%", "\x00", "ا" * 500, "田", "💥"):
        assert lead.post("/en/search/", {"q": odd}).status_code == 200


def test_the_history_tells_acts_and_readings_apart(people):
    case = factory.preliminary(people)
    access.read_facts(people.lead, case, timezone.now())
    acts = [str(line.says) for line in history.latest(case, 50)]
    assert "opened the case" in acts
    assert "read the statement of facts" not in acts
    assert (
        str(lines.page_of(case, lines.Wanted(kind="readings"), 1).object_list[0].says) == "read the statement of facts"
    )
    assert history.last_time(case, "case.facts_read").by == people.lead.name


def test_what_one_person_did_many_times_on_end_is_one_line_that_opens():
    def line(says: str, by: str = "Jo", hour: int = 9, **more) -> history.Line:
        at = datetime(2026, 3, 2, hour, tzinfo=UTC)
        return history.Line(at, by, says, "", "", event=says, **more)

    added = [line("added", hour=one) for one in (14, 13, 12, 11)]
    alone = [line("added", by="Sam", hour=10), line("moved", hour=9), line("moved", hour=8)]
    first, *rest = history.in_runs([*added, *alone])
    assert (first.lines, first.newest.at.hour, len(first.lines)) == (tuple(added), added[0].at.hour, 4)
    assert rest == alone
    new = [replace(one, is_new=True) for one in added[:3]]
    assert [len(one.lines) for one in history.in_runs([*new, *added[1:]])] == [3, 3]
    other_day = [replace(one, at=one.at - timedelta(days=1)) for one in added[2:]]
    assert history.in_runs([*added[:2], *other_day]) == [*added[:2], *other_day]


def test_whoever_only_looks_makes_no_news_whatever_they_look_at(case, people):
    marks.look(case=case, by=people.lead, at=timezone.now())
    head = browser(people.head)
    for code in ("grid", "people", "around", "notes", "exhibits", "recommendations", "timeline"):
        assert head.get(tabs.tab_url(case, code)).status_code == 200
    assert marks.changes(people.lead, [case]) == {}
