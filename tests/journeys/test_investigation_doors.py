"""Every door of a case, tried by those whose it is not, and with what should never be typed."""

import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import CODES
from accounts.views.again import GIVEN
from audit.models import Entry
from cases import urls
from cases.actions import assignments, recusals
from cases.custody.actions import keeping
from cases.models import Allegation, Exhibit, Interview, Investigation
from tests.factories import cases as factory
from tests.factories import custody
from tests.factories.accounts import member
from tests.journeys.test_investigation import browser, said, step

WORLDS = [factory.investigating]


@pytest.fixture
def people(db):
    return factory.team()


@pytest.fixture
def case(people):
    made = factory.investigating(people)
    factory.interview(made)
    exhibit = factory.exhibit(made, file=factory.upload())
    keeping.place_hold(exhibit=exhibit, ground="court", by=people.lead, at=timezone.now())
    custody.to_destroy(made, exhibit, people.lead)
    custody.counting(made)
    return made


def rows(case) -> dict:
    """For each word of an address, a row of this case."""
    exhibit = Exhibit.objects.get(case=case)
    return {
        "": case,
        "from": case.origins.get().report,
        "declare": case.assignments.first(),
        "team": case.assignments.first(),
        "allegations": Allegation.objects.get(case=case),
        "investigations": Investigation.objects.get(case=case),
        "interviews": Interview.objects.get(case=case),
        "exhibits": exhibit,
        "x": exhibit,
        "exhibits/receipts": exhibit.custody.first(),
        "exhibits/holds": exhibit.holds.get(),
        "exhibits/destructions": exhibit.destructions.get(),
        "exhibits/counts": case.counts.get(),
    }


def doors(case) -> list[str]:
    """Every address of the room that leads to one row, filled with the ids of this case."""
    found, known = [], rows(case)
    for pattern in urls.urlpatterns:
        route = str(pattern.pattern)
        if "<uuid:pk>" in route and not route.startswith("places/"):  # a shelf belongs to no case
            word = route.split("<")[0].strip("/")
            if word not in known:
                continue  # a row that this case has none of: tests/rules/test_doors.py has one of every kind
            tab = {"code": "allegations"} if "<slug:code>" in route else {}
            tab |= {"form": "csv"} if "<slug:form>" in route else {}
            found.append(reverse(f"cases:{pattern.name}", kwargs={"pk": known[word].pk, **tab}))
    assert len(found) > 20
    return found


def steps(case) -> list[str]:
    """Every step of every machine that a form serves, at rows of this case."""
    found = []
    for row in (case, *(rows(case)[word] for word in ("allegations", "investigations", "interviews"))):
        for verb in {edge.verb for edge in row.machine.edges if edge.source}:
            found.append(step(row, verb))
    return found


def with_passphrase(who) -> Client:
    """A browser in which the passphrase was just given again, so that nothing but the door itself refuses."""
    client = browser(who)
    session = client.session
    session[GIVEN] = int(time.time())
    session.save()
    return client


def refuses(who, url) -> None:
    before = Entry.objects.filter(event="door.tried").count()
    for method in ("get", "post"):
        answer = getattr(who, method)(url)
        assert answer.status_code in (404, 405), (method, url, answer.status_code)
        assert b"north-gate" not in answer.content
    assert Entry.objects.filter(event="door.tried").count() > before, url


def test_a_stranger_with_every_role_finds_nothing_behind_any_door(case):
    stranger = with_passphrase(member([code for code in CODES if code not in ("quorum_officer", "identity_custodian")]))
    for url in doors(case):
        refuses(stranger, url)
    for url in steps(case):
        assert stranger.get(url).status_code == 404, url
        assert stranger.post(url).status_code == 404, url
    assert case.number not in said(stranger.get(reverse("cases:list")))
    assert case.number not in said(stranger.get("/en/"))


def test_whoever_stepped_back_is_a_stranger(case, people):
    recusals.recuse(case=case, reason="family", by=people.investigator, at=timezone.now())
    gone = with_passphrase(people.investigator)
    for url in doors(case):
        refuses(gone, url)
    assert case.number not in said(gone.get("/en/"))


def test_whoever_has_not_declared_reads_nothing_but_the_names(case, people):
    new = member(["investigator"])
    assignment = assignments.assign(case=case, member=new, role="investigator", by=people.head, at=timezone.now())
    declare = reverse("cases:declare", args=[assignment.pk])
    who = browser(new)
    page = who.get(declare)
    assert "Noor Example" in said(page)
    assert factory.CONDUCT not in said(page)
    for url in doors(case):
        answer = who.get(url)
        assert answer.status_code in (302, 404, 200, 405, 409)
        if answer.status_code == 302:
            assert answer["Location"] == declare
        if answer.status_code == 200:
            assert "step-back" in url
    for url in steps(case):
        assert who.get(url).status_code in (404, 409)  # 404: a step that has no page of its own
    assert who.post(declare).status_code == 302
    assert who.get(case.get_absolute_url()).status_code == 200
    assert who.post(declare).status_code == 404


@pytest.mark.parametrize(
    "text", ["", "   ", "a\x00b", "abc\u202edcba", "x" * 30_000], ids=["empty", "blank", "nul", "bidi", "enormous"]
)
def test_text_that_cannot_be_kept_comes_back_with_a_sentence(case, people, text):
    lead = browser(people.lead)
    allegation = rows(case)["allegations"]
    exhibit = rows(case)["exhibits"]
    values = {"word": "SUST", "supports": [str(exhibit.pk)], "nothing_against": "Nobody.", "reasoning": text}
    answer = lead.post(reverse("cases:finding", args=[allegation.pk]), values)
    assert answer.status_code == 422
    assert "error-summary" in said(answer)
    assert allegation.findings.count() == 0


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("add_subject", {"kind": "king", "name": "X"}),
        ("add_subject", {"kind": "named", "name": ""}),
        ("add_subject", {"kind": "unit", "unit": "<b>"}),
        (
            "add_allegation",
            {"subject": "0" * 36, "conduct": "x", "category": "corruption"},
        ),
        ("add_allegation", {"conduct": "x", "category": "invented", "knowledge_on": "2026-02-31"}),
        ("plan_interview", {"person": "X", "capacity": "emperor"}),
        ("register", {"kind": "document", "description": "x", "source": "x", "result": "perfect"}),
    ],
)
def test_forged_choices_and_impossible_days_are_told_apart(case, people, name, values):
    answer = browser(people.lead).post(reverse(f"cases:{name}", args=[case.pk]), values)
    assert answer.status_code == 422


def test_a_subject_of_another_case_is_no_choice(case, people):
    other = factory.investigating(factory.team())
    subject = other.subjects.first()
    values = {"subject": subject.pk, "conduct": "x", "category": "corruption", "knowledge_on": "2026-01-01"}
    answer = browser(people.lead).post(reverse("cases:add_allegation", args=[case.pk]), values)
    assert answer.status_code == 422


def test_steps_that_the_state_or_the_part_does_not_allow_say_why(case, people):
    lead, head = browser(people.lead), browser(people.head)
    assert lead.post(step(case, "decide")).status_code == 403
    assert head.post(step(case, "decide")).status_code == 409
    assert head.post(step(case, "close"), {"outcome": "no_breach", "feedback": "x"}).status_code == 409
    assert lead.post(step(rows(case)["interviews"], "sign")).status_code == 409
    assert lead.get(reverse("machine:transition", args=["case", case.pk, "enter_discipline"])).status_code == 404
    assert lead.get(reverse("machine:transition", args=["case", case.pk, "explode"])).status_code == 404
    case.refresh_from_db()
    assert case.state == "investigation"


def test_the_two_languages_have_every_page(case, people):
    lead = browser(people.lead)
    for url in doors(case):
        answer = lead.get(url.replace("/en/", "/fr/"))
        assert answer.status_code in (200, 302, 404, 405, 409, 403), url
    page = said(lead.get(case.get_absolute_url().replace("/en/", "/fr/")))
    assert "Qui est concerné" in page
    assert "Allegations" not in page
