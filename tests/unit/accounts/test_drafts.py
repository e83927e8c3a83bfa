"""What is typed into a long box is there again, for its writer alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import tasks
from accounts.drafts import keeping
from accounts.drafts.keeping import Place
from accounts.models import Draft
from accounts.workspaces import KeyClosed, own_key
from tests.factories import cases as factory
from tests.journeys.test_investigation import browser, said
from vault.models import Grant

WORDS = "I saw that the second lorry was never weighed."


@pytest.fixture
def case(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return factory.preliminary()


def url(case) -> str:
    return reverse("cases:tell_team", args=[case.pk])


def here(case) -> dict:
    return {"draft_form": "cases:tell_team", "draft_row": str(case.pk)}


def test_what_is_being_typed_comes_back_and_goes_when_it_is_sent(case):
    lead = browser(case.team.lead)
    assert 'name="draft_form"' in said(lead.get(url(case)))
    assert lead.post(reverse("draft_keep"), {"text": WORDS} | here(case)).status_code == 204
    assert WORDS in said(lead.get(url(case)))
    assert WORDS not in said(browser(case.team.head).get(url(case)))
    assert lead.post(url(case), {"text": WORDS} | here(case)).status_code == 302
    assert not Draft.objects.exists()


def test_without_script_what_was_refused_is_kept(case):
    lead = browser(case.team.lead)
    assert lead.post(url(case), {"text": "x" * 30_000} | here(case)).status_code == 422
    assert "x" * 30_000 in said(lead.get(url(case)))


def test_a_draft_can_be_thrown_away(case):
    lead = browser(case.team.lead)
    lead.post(reverse("draft_keep"), {"text": WORDS} | here(case))
    gone = lead.post(reverse("draft_drop"), here(case) | {"draft_path": url(case)})
    assert gone["Location"] == url(case)
    assert lead.post(reverse("draft_drop"), {"draft_path": "https://evil.example/"})["Location"] == reverse("home")
    assert WORDS not in said(lead.get(url(case)))


def test_nothing_short_nothing_secret_and_nothing_endless_is_kept(case):
    lead, at = case.team.lead, timezone.now()
    place = Place("cases:tell_team", str(case.pk))
    assert keeping.keep(place, {"text": ["short"]}, by=lead, at=at) is None
    assert keeping.keep(place, {"text": ["x" * 300_000]}, by=lead, at=at) is None
    assert keeping.keep(place, {"passphrase": ["x" * 30]}, by=lead, at=at) is None
    keeping.keep(place, {"text": [WORDS], "csrfmiddlewaretoken": ["secret"]}, by=lead, at=at)
    assert keeping.kept(place, by=lead, at=at).fields == {"text": [WORDS]}


def test_the_own_compartment_is_nobody_elses_and_not_the_quorums(case):
    lead = case.team.lead
    key = own_key(lead, timezone.now())
    assert own_key(lead, timezone.now()).compartment_id == key.compartment_id
    assert list(Grant.objects.filter(compartment=key.compartment_id).values_list("holder", flat=True)) == [
        lead.holder_id
    ]
    lead.keyring = None
    with pytest.raises(KeyClosed):
        own_key(lead, timezone.now())


def test_drafts_are_forgotten_after_a_month(case):
    lead = case.team.lead
    keeping.keep(Place("a", "b"), {"text": [WORDS]}, by=lead, at=timezone.now() - timedelta(days=31))
    keeping.keep(Place("a", "c"), {"text": [WORDS]}, by=lead, at=timezone.now())
    assert tasks.forget_drafts() == 1
    assert Draft.objects.get().row == "c"
