"""The case's page: a tab opens what it shows, and the log says so of nothing else."""

import json

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from cases import tabs
from tests.factories import cases as factory
from tests.journeys.test_investigation import browser, said

WORLDS = [factory.preliminary]


@pytest.fixture
def case(people):
    made = factory.preliminary(people)
    factory.allegation(made)
    return made


def readings(case) -> list[str]:
    entries = Entry.objects.filter(event="case.read", subject_id=str(case.pk)).order_by("id")
    return [json.loads(entry.facts)["part"] for entry in entries]


def test_every_tab_has_its_own_address_and_says_that_it_is_open(case, people):
    lead = browser(people.lead)
    for tab in tabs.every_tab():
        page = lead.get(tabs.tab_url(case, tab.code))
        assert page.status_code == 200, tab.code
        assert said(page).count('aria-current="page"') >= 1
        assert f'<a href="{tabs.tab_url(case, tab.code)}" aria-current="page">' in said(page)


def test_only_the_tab_that_is_open_is_read_and_recorded(case, people):
    lead = browser(people.lead)
    assert factory.CONDUCT not in said(lead.get(case.get_absolute_url()))
    assert readings(case) == ["subjects"]
    for quiet in ("team", "clocks", "timeline", "documents"):
        lead.get(tabs.tab_url(case, quiet))
    assert readings(case) == ["subjects"]
    assert factory.CONDUCT in said(lead.get(tabs.tab_url(case, "allegations")))
    assert readings(case) == ["subjects", "allegations"]


def test_a_tab_that_nobody_declared_is_not_found(case, people):
    assert browser(people.lead).get(reverse("cases:tab", args=[case.pk, "gossip"])).status_code == 404


def test_a_part_declares_its_tab_its_block_and_its_flag_once(case, people, monkeypatch):
    monkeypatch.setattr(tabs, "_tabs", dict(tabs._tabs))
    monkeypatch.setattr(tabs, "_blocks", dict(tabs._blocks))
    monkeypatch.setattr(tabs, "_flags", [*tabs._flags, lambda case: ("On hold for a test", "soon")])
    tabs.tab("extra", "Something extra", order=25, count=lambda case: 7)
    tabs.block("extra", "cases/tabs/papers.html", lambda look: {"papers": []})
    tabs.block("extra", "cases/tabs/facts.html", lambda look: None)
    page = said(browser(people.lead).get(reverse("cases:tab", args=[case.pk, "extra"])))
    assert "Something extra" in page
    assert "On hold for a test" in page
    assert 'id="papers"' in page
    assert 'id="facts"' not in page
    with pytest.raises(ValueError, match="already declared"):
        tabs.tab("extra", "Again", order=1)
    with pytest.raises(ValueError, match="already stands"):
        tabs.block("extra", "cases/tabs/facts.html", lambda look: None)


def test_a_block_is_told_who_looks_and_what_the_address_asks_for(case, people):
    look = tabs.Look(case, people.lead, timezone.now(), QueryDict("facts=open"))
    assert tabs.find("overview").code == tabs.FIRST
    assert [one.template for one, _shown in tabs.drawn("clocks", look)] == ["cases/tabs/clocks.html"]
