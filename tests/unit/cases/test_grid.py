"""The allegation grid: what it cites, what speaks which way, and a summary that is computed."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from cases import access as case_access
from cases.actions import findings
from cases.grid import access
from cases.grid.actions import breaches, evidence, filling
from cases.grid.forms import AddMany, Sources
from cases.grid.pages import numbered_origins, sources_in_words
from cases.grid.policies import CitedAlready, Decided, NoSuchSource, NotInForce, StillCited
from cases.grid.summary import summary_of
from cases.interviews.actions import anonymity
from cases.models import Allegation, Breach, Case
from procedures.conduct import actions as conduct
from procedures.conduct.policies import NothingToRepeal
from procedures.models import ArticleVersion, ConductArticle
from tests.factories import cases as factory
from tests.factories.accounts import member, sign_in
from tests.factories.joining import another_allegation, linked

WORLDS = [factory.preliminary]

NOW = timezone.now
OLD, NEW = date(2020, 1, 1), date(2025, 1, 1)
LATER = timedelta(hours=4)


@pytest.fixture
def versions(db):
    """An article with two wordings, the second from 2025."""
    by = member(["administrator"])
    document = conduct.add_document(code="code", titles={"en": "Code"}, by=by, at=NOW())
    texts = {"titles": {"en": "Gifts"}, "by": by, "at": NOW()}
    article = conduct.add_article(document=document, number="3", valid_from=OLD, texts={"en": "None."}, **texts)
    conduct.add_version(article=article, valid_from=NEW, texts={"en": "None at all."}, **texts)
    return article.versions.get(valid_from=OLD), article.versions.get(valid_from=NEW)


def test_an_allegation_cites_the_version_of_the_day_of_the_facts(people, versions):
    case = factory.preliminary(people)
    one = factory.allegation(case, from_on=date(2024, 6, 1))
    old, new = versions
    cite = {"allegation": one, "by": people.lead, "at": NOW()}
    with pytest.raises(NotInForce):
        breaches.cite(version=new, **cite)
    breaches.cite(version=old, **cite)
    with pytest.raises(CitedAlready):
        breaches.cite(version=old, **cite)
    breaches.cite(version=new, reason="The facts went on into 2025.", **cite)
    with pytest.raises(StillCited):
        filling.amend(allegation=one, from_on=date(2025, 6, 1), by=people.lead, at=NOW())


def test_a_repealed_article_is_cited_for_earlier_facts_only_and_keeps_what_it_said(people, versions):
    case = factory.preliminary(people)
    before, after = (factory.allegation(case, from_on=date(year, 6, 1)) for year in (2025, 2027))
    _old, new = versions
    repealing = {"by": member(["administrator"]), "at": NOW()}
    with pytest.raises(NothingToRepeal):
        conduct.repeal(article=new.article, valid_from=date(2019, 12, 31), **repealing)
    breaches.cite(version=new, allegation=before, by=people.lead, at=NOW())
    conduct.repeal(article=new.article, valid_from=date(2027, 1, 1), **repealing)
    with pytest.raises(NotInForce):
        breaches.cite(version=new, allegation=after, by=people.lead, at=NOW())
    assert before.breaches.get().version.texts == {"en": "None at all."}
    article = ConductArticle.objects.get(pk=new.article_id)
    with pytest.raises(NothingToRepeal):
        conduct.repeal(article=article, valid_from=date(2028, 1, 1), **repealing)


def test_the_page_of_a_repeal_asks_for_a_day_in_force(versions, client):
    article = versions[0].article
    page = reverse("procedures:repeal_article", args=[article.pk])
    sign_in(client, member(["administrator"]))
    refused = client.post(page, {"valid_from": "2019-01-01"})
    assert refused.status_code == 422
    assert "2019-01-01" in refused.content.decode(), "what was typed stands there"
    assert client.post(page, {"valid_from": ""}).status_code == 422
    assert client.post(page, {"valid_from": "2027-01-01"}).status_code == 302
    assert article.versions.get(is_repeal=True).valid_from == date(2027, 1, 1)
    sign_in(client, member(["investigator"]))
    assert client.get(page).status_code == 403


def test_the_database_looks_at_the_day_too(people, versions):
    case = factory.preliminary(people)
    one = factory.allegation(case, from_on=date(2024, 6, 1))
    old, new = versions
    row = {"allegation": one, "cited_at": NOW(), "cited_by": people.lead}
    with pytest.raises(DatabaseError), transaction.atomic():
        Breach.objects.create(version=new, **row)
    Breach.objects.create(version=old, **row)
    with pytest.raises(DatabaseError), transaction.atomic():
        Allegation.objects.filter(pk=one.pk).update(from_on=date(2025, 6, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        ArticleVersion.objects.filter(pk=old.pk).update(texts={"en": "Some."})
    ArticleVersion.objects.filter(pk=new.pk).update(texts={"en": "Nobody cites this yet."})


def test_what_stands_around_stays_once_a_finding_is_proposed(people):
    case = factory.investigating(people)
    one = case.allegations.get()
    one.people = people
    filling.amend(allegation=one, aggravating="Twice.", is_approximate=True, by=people.lead, at=NOW())
    link = linked(Allegation.objects.get(pk=one.pk), people)
    factory.finding(one, confirmed=False)
    one = Allegation.objects.get(pk=one.pk)
    with pytest.raises(Decided):
        filling.amend(allegation=one, mitigating="First time.", by=people.lead, at=NOW())
    with pytest.raises(Decided):
        evidence.withdraw(link=link, by=people.lead, at=NOW())
    with pytest.raises(DatabaseError), transaction.atomic():
        Allegation.objects.filter(pk=one.pk).update(category="theft")


def test_a_finding_keeps_why_each_piece_speaks(people, settle):
    case = factory.investigating(people)
    one = case.allegations.get()
    link = linked(one, people)
    findings.propose(
        allegation=one, word="SUST", reasoning="x", supports=[link.exhibit], nothing_against="Nobody.", by=people.lead,
        at=NOW(),
    )  # fmt: skip
    settle()
    assert one.findings.get().reliances.get().why is not None
    with pytest.raises(DatabaseError), transaction.atomic():
        one.findings.update(nothing_against=None)


def test_the_summary_is_computed_from_the_findings(people):
    case = factory.preliminary(people)
    another_allegation(case, people)
    factory.active(case)
    first, second = case.allegations.order_by("rank")
    first.people = second.people = people
    assert summary_of(case.allegations.all()) == "open"
    factory.finding(first, "SUST")
    factory.finding(second, "UNFD")
    assert summary_of(Case.objects.get(pk=case.pk).allegations.all()) == "partly"
    read = access.read_grid(people.lead, Case.objects.get(pk=case.pk), NOW())
    assert [one.opened["conduct"] for one in read.shown_allegations] == [factory.CONDUCT, "Burnt the gate log."]


def test_many_conducts_become_allegations_against_many_subjects_or_none(people, versions):
    case = factory.preliminary(people)
    another_allegation(case, people)
    subjects = list(case.subjects.all())
    line = {"category": "corruption", "knowledge_on": timezone.localdate()}
    lines = [
        filling.Line(conduct=f"Conduct {n}", from_on=date(2024, 2, n), version=versions[0], **line) for n in (1, 2)
    ]
    made = filling.add_many(case=case, subjects=subjects, lines=lines, by=people.lead, at=NOW())
    assert len(made) == 4
    assert all(one.breaches.get().version == versions[0] for one in made)
    before = case.allegations.count()
    wrong = filling.Line(conduct="x", from_on=date(2024, 2, 1), version=versions[1], **line)
    with pytest.raises(NotInForce):
        filling.add_many(case=case, subjects=subjects, lines=[*lines, wrong], by=people.lead, at=NOW())
    assert case.allegations.count() == before


def test_each_line_of_the_bulk_form_has_its_days_and_its_place(people):
    case = factory.preliminary(people)
    subject = factory.allegation(case).subject
    known = {"subjects": [(subject, "Somebody")], "categories": [("corruption", "Corruption")]}
    typed = {
        "subjects": [str(subject.pk)],
        "category": "corruption",
        "knowledge_on": "2024-07-01",
        "conduct_1": "Took.",
    }
    typed |= {"from_1": "2024-06-01", "to_1": "2024-06-03", "place_1": "Gate four"}
    form = AddMany(typed, **known)
    assert form.is_valid(), form.errors
    (made,) = filling.add_many(case=case, by=people.lead, at=NOW(), **form.cleaned_data)
    assert (made.from_on, made.to_on) == (date(2024, 6, 1), date(2024, 6, 3))
    assert access.texts_of(people.lead, made)["place"] == "Gate four"
    assert "to_1" in AddMany(typed | {"to_1": "2024-05-31"}, **known).errors
    assert "from_1" in AddMany(typed | {"from_1": ""}, **known).errors
    assert "conduct_2" in AddMany(typed | {"place_2": "Gate five"}, **known).errors, "nothing typed is dropped"


def test_an_allegation_says_where_it_comes_from_and_only_reports_of_its_case_count(people):
    case = factory.preliminary(people)
    one = factory.allegation(case)
    of_another = factory.preliminary(factory.team()).origins.get()
    note = {"allegation": one, "by": people.lead, "at": NOW()}
    with pytest.raises(NoSuchSource):
        filling.note_sources(origins=[of_another], is_ex_officio=False, **note)
    form = Sources({"sources": [str(case.origins.get().pk), "office"]}, origins=numbered_origins(case))
    assert form.is_valid()
    assert len(filling.note_sources(**form.cleaned_data, **note)) == 2
    assert filling.note_sources(**form.cleaned_data, **note) == [], "what is noted is not noted twice"
    read = access.read_around(people.reviewer, case_access.read_allegation(people.reviewer, one, NOW()))
    assert sources_in_words(read) == ["Report 1 behind this case", "The office itself found it"]
    assert not Sources({"sources": [str(of_another.pk)]}, origins=numbered_origins(case)).is_valid()
    assert not Sources({}, origins=numbered_origins(case)).is_valid()


def test_a_text_is_imported_article_by_article(versions):
    by = member(["administrator"])
    document = versions[0].article.document
    text = "Preamble\nArticle 3. Gifts\nRefuse them.\n\nArticle 4 – Secrecy\nKeep it."
    when = {"valid_from": date(2026, 1, 1), "by": by, "at": NOW()}
    assert conduct.import_text(document=document, language="en", text=text, **when) == 2
    assert [one.number for one in document.articles.all()] == ["3", "4"]
    assert versions[0].article.versions.count() == 3


def test_whoever_was_promised_no_name_has_none_beside_the_evidence(people):
    case = factory.investigating(people)
    one = case.allegations.get()
    heard = factory.interview(case)
    linked(one, people, piece=heard)
    veil = factory.anonymised(heard, people.lead)
    anonymity.decide(anonymised=veil, verdict="granted", reasons="Serious.", by=people.head, at=NOW() + LATER)
    read = access.read_grid(people.reviewer, Case.objects.get(pk=case.pk), NOW())
    assert [link.opened["words"] for link in read.shown_allegations[0].shown_evidence] == ["Witness A"]
