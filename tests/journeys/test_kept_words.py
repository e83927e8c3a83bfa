"""Words that stay: findings when the vocabulary changes, and a report part that two people write at once."""

import shutil
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.actors import OPERATOR
from cases.models import Case
from procedures.actions import versions
from procedures.loading import PROFILES
from procedures.parts import whole
from tests.factories import cases as factory
from tests.journeys.test_investigation import browser, press, said

OLD, NEW = "Precise and concordant documents", "Overwhelming documents"


@pytest.fixture
def people(db):
    return factory.team()


def changed_vocabulary(folder, monkeypatch):
    """The same procedure, in which “sustained” is called and proved otherwise."""
    made = folder / "profiles"
    shutil.copytree(PROFILES, made)
    words = made / "parts" / "words.toml"
    text = words.read_text(encoding="utf-8").replace("Sustained", "Made out").replace(OLD, NEW)
    words.write_text(text, encoding="utf-8")
    monkeypatch.setattr("procedures.loading.whole", partial(whole, folder=words.parent))
    return versions.load(path=made / "fr-state.toml", by=OPERATOR, at=timezone.now())


def test_a_vocabulary_that_changes_leaves_older_findings_and_cases_as_they_were(people, tmp_path, monkeypatch):
    case = factory.investigating(people)
    one = case.allegations.get()
    one.people = people
    factory.finding(one)
    page = browser(people.lead).get(one.get_absolute_url())
    assert OLD in said(page)

    newer = changed_vocabulary(tmp_path, monkeypatch)
    assert newer.pk != case.procedure_id
    head, lead = browser(people.head), browser(people.lead)
    press(
        head,
        reverse("cases:open", args=[factory.assessed_report(people).pk]),
        procedure=newer.pk, category="corruption", unit="north-gate", facts="Another lorry.", no_conflict="on",
    )  # fmt: skip
    other = Case.objects.exclude(pk=case.pk).get()
    other.team = people
    for who, role in ((people.lead, "lead"), (people.reviewer, "reviewer")):
        factory.join(other, who, role)
    factory.allegation(other)
    factory.active(other)
    later = other.allegations.get()
    form = said(lead.get(reverse("cases:finding", args=[later.pk])))
    assert NEW in form
    assert "Made out" in form
    assert OLD not in form

    page = said(lead.get(one.get_absolute_url()))
    for words, is_there in ((OLD, True), ("Sustained", True), (NEW, False), ("Made out", False)):
        assert (words in page) is is_there, words
    page = said(head.get(reverse("cases:tab", args=[case.pk, "grid"])))
    assert "Made out" not in page


def test_of_two_who_write_the_same_part_each_finds_both_texts(people):
    running = factory.investigating(people).investigations.get()
    part = reverse("cases:report_part", args=[running.pk, "facts"])
    lead, nema = browser(people.lead), browser(people.investigator)
    for who in (lead, nema):
        assert 'name="replaces" value="0"' in said(who.get(part))
    press(lead, part, replaces="0", text="The lead saw two lorries.")
    late = nema.post(part, {"replaces": "0", "text": "The investigator saw three."})
    assert late.status_code == 409
    for words in ("The lead saw two lorries.", "The investigator saw three.", 'name="replaces" value="1"'):
        assert words in said(late), words
    assert people.lead.name in said(late)
    press(nema, part, replaces="1", text="Two lorries, then a third.")
    late = lead.post(part, {"replaces": "1", "text": "The lead goes on."})
    assert "Two lorries, then a third." in said(late)
    assert "The lead goes on." in said(late)
    earlier = said(lead.get(reverse("cases:report_versions", args=[running.pk, "facts"])))
    for words in ("The lead saw two lorries.", "Two lorries, then a third."):
        assert words in earlier
    forged = nema.post(part, {"replaces": "9", "text": "From a version that is not there."})
    assert forged.status_code in (409, 422)
    assert "From a version that is not there." in said(forged)
    assert browser(people.reviewer).post(part, {"replaces": "2", "text": "Mine."}).status_code in (403, 409)
