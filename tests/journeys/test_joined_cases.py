"""Two cases that become one, one that becomes two, one that is opened again: through the pages, and what nobody may."""

import pytest
from django.urls import reverse

from cases.models import Allegation, Case, Merger
from tests.factories import cases as factory
from tests.factories.accounts import member
from tests.factories.joining import another_allegation, linked, two_cases
from tests.journeys.test_investigation import browser, press, said, step


@pytest.fixture
def people(db):
    return factory.team()


def of(name: str, row) -> str:
    return reverse(f"cases:{name}", args=[row.pk])


def test_of_two_merged_cases_both_numbers_live_on_and_the_absorbed_one_only_points(people):
    surviving, absorbed = two_cases(people)
    old = absorbed.allegations.get()
    exhibit = linked(old, people).exhibit
    head, lead, reviewer = browser(people.head), browser(people.lead), browser(people.reviewer)
    values = {"absorbed": absorbed.pk, "reasons": "One network."}
    assert lead.post(of("merge", surviving), values).status_code in (403, 409)
    assert head.post(of("merge", surviving), values | {"absorbed": surviving.pk}).status_code == 422
    press(head, of("merge", surviving), **values)
    merger = Merger.objects.get()
    assert head.post(of("answer_merger", merger), {"answer": "confirm"}).status_code in (403, 409)
    page = said(reviewer.get(of("answer_merger", merger)))
    assert "One network." in page
    press(reviewer, of("answer_merger", merger), answer="confirm")

    found = lead.get(reverse("cases:by_number"), {"number": absorbed.number}, follow=True)
    assert found.redirect_chain[-1][0].endswith(surviving.get_absolute_url())
    assert absorbed.number in said(found)
    newcomer = member(["investigator"])
    factory.join(surviving, newcomer, "investigator", by=people.head)
    led = browser(newcomer).get(absorbed.get_absolute_url(), follow=True)
    assert led.redirect_chain[-1][0].endswith(surviving.get_absolute_url())
    assert lead.get(absorbed.get_absolute_url())["Location"] == surviving.get_absolute_url()
    assert lead.get(exhibit.get_absolute_url()).status_code == 200  # what stays is read by the team that had it

    new = Allegation.objects.get(case=surviving, rank=2)
    grid = browser(newcomer).get(reverse("cases:tab", args=[surviving.pk, "grid"]))
    assert grid.status_code == 200
    page = said(browser(newcomer).get(new.get_absolute_url()))
    assert "Log of the north gate, March." in page or "It names him." in page
    assert browser(newcomer).get(exhibit.get_absolute_url()).status_code == 404
    for url, typed in (
        (of("add_subject", absorbed), {"kind": "unknown"}),
        (of("register", absorbed), {"kind": "document", "description": "x", "source": "x", "result": "intact"}),
        (step(absorbed, "reopen"), {"ground": "new_facts", "reasons": "x"}),
        (step(old, "screen_out"), {"ground": "unfounded", "reasons": "x"}),
    ):
        assert head.post(url, typed).status_code in (403, 409), url


def test_an_allegation_that_is_split_off_takes_its_evidence_along(people):
    case = factory.preliminary(people)
    kept, moved = case.allegations.get(), another_allegation(case, people)
    linked(moved, people, bearing="contradicts")
    head = browser(people.head)
    chosen = {"category": "corruption", "unit": "south-gate", "facts": "A log burnt."}
    none_left = head.post(of("split", case), chosen | {"allegations": [kept.pk, moved.pk]})
    assert none_left.status_code == 409
    assert "A log burnt." in said(none_left)
    foreign = factory.preliminary(factory.team()).allegations.get()
    assert head.post(of("split", case), chosen | {"allegations": [foreign.pk]}).status_code == 422
    press(head, of("split", case), **chosen, allegations=[moved.pk])
    new = Case.objects.get(unit="south-gate")
    factory.join(new, newcomer := member(["investigator"]), "lead", by=people.head)
    theirs = browser(newcomer)
    page = said(theirs.get(reverse("cases:tab", args=[new.pk, "grid"])))
    assert "Burnt the gate log." in page
    assert factory.CONDUCT not in page
    page = said(theirs.get(new.allegations.get().get_absolute_url()))
    assert "It names him." in page
    link = new.allegations.get().evidence.get()
    file = theirs.get(of("evidence_file", link))
    assert b"".join(file.streaming_content) == b"gate log"
    for closed in (case, kept, moved):
        assert theirs.get(closed.get_absolute_url()).status_code == 404
    assert case.number in said(head.get(reverse("cases:tab", args=[new.pk, "around"])))
    assert new.number in said(head.get(reverse("cases:tab", args=[case.pk, "around"])))


def test_a_closed_case_is_read_only_until_it_is_reopened_on_a_ground_and_keeps_its_closure(people):
    case = factory.closed(people)
    one, running = case.allegations.get(), case.investigations.get()
    head, lead = browser(people.head), browser(people.lead)
    typed = {
        of("add_subject", case): {"kind": "named", "name": "Ada Sample"},
        of("register", case): {"kind": "document", "description": "x", "source": "x", "result": "intact"},
        of("plan_interview", case): {"person": "Ada Sample", "capacity": "witness"},
        of("tell_team", case): {"text": "One more word."},
        of("around", one): {"category": "theft", "knowledge_on": "2026-01-05"},
        of("finding", one): {"word": "SUST", "nothing_for": "x", "nothing_against": "x", "reasoning": "x"},
        reverse("cases:report_part", args=[running.pk, "facts"]): {"replaces": "1", "text": "Other facts."},
    }
    for url, values in typed.items():
        assert lead.post(url, values).status_code in (403, 409), url
    page = said(lead.get(case.get_absolute_url()))
    assert "Closed" in page
    assert lead.post(step(case, "reopen"), {"ground": "new_facts", "reasons": "x"}).status_code == 403
    assert head.post(step(case, "reopen"), {"ground": "whim", "reasons": "x"}).status_code == 422
    assert head.post(step(case, "reopen"), {"ground": "new_facts", "reasons": " "}).status_code == 422
    page = said(press(head, step(case, "reopen"), ground="new_facts", reasons="A second register was found."))
    assert "No breach established" in page
    page = said(lead.get(reverse("cases:tab", args=[case.pk, "around"])))
    for words in ("No breach established", "A second register was found.", people.head.name):
        assert words in page, words
    press(lead, of("add_subject", case), kind="named", name="Ada Sample", post="Guard", unit="north-gate")
    assert "Unfounded" in said(lead.get(one.get_absolute_url()))
