"""The issued report read back as people and machines read it: pages, contents, references, proof, both languages."""

import io

import pypdf
import pytest
from django.utils import timezone

from audit import proofs, sealing
from audit.models import Entry
from cases.access import case_key
from cases.models import Investigation
from cases.report import access, proof
from cases.report import actions as report
from letters import press
from tests.factories import cases as factory
from tests.factories import reporting

pytestmark = pytest.mark.django_db
ATTACK = '#read("/etc/passwd") *bold* [E1] and [E9] #panic()'


@pytest.fixture
def issued(people):
    """A report with attacks in every part that is typed, issued."""
    case = factory.investigating(people)
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation)
    factory.interview(case)
    found = Investigation.objects.get(case=case)
    now = timezone.now()
    report.enter_loss(investigation=found, amount="1250000", currency="XOF", text=ATTACK, by=people.lead, at=now)
    report.dissent(investigation=found, text=f"I hold against it: {ATTACK}", by=people.investigator, at=now)
    reporting.recommend(found, people, f"Two keys. {ATTACK}")
    return reporting.deliver(found, people, facts=f"The log [E1] and the keeper [I1] agree on [A1]. {ATTACK}")


def read(people, issued, language):
    row = issued.issued.get(language=language)
    row.investigation.case = issued.case
    label, chunks = access.open_issued(people.head, row, timezone.now())
    content = b"".join(chunks)
    return label, content, pypdf.PdfReader(io.BytesIO(content))


@pytest.mark.parametrize(
    ("language", "contents", "words"),
    [
        ("fr", "Sommaire", ("Synthèse", "Préjudice financier", "1 250 000 XOF", "Opinion divergente", "pièce 1")),
        ("en", "Contents", ("Executive summary", "Losses", "1,250,000 XOF", "Dissent of an investigator", "exhibit 1")),
    ],
)
def test_it_reads_as_a_report_in_its_language(people, issued, language, contents, words):
    label, content, paper = read(people, issued, language)
    said = [" ".join(page.extract_text().split()) for page in paper.pages]
    whole = " ".join(said).replace("\u202f", " ").replace("\xa0", " ")
    assert label["pages"] == len(said)
    assert contents in said[1]
    assert all(f"Page {number} / {len(said)}" in text for number, text in enumerate(said, start=1))
    for word in (*words, issued.case.number, "Noor Example", '#read("/etc/passwd") *bold*', "[E9]", "SHA-256"):
        assert word in whole, word
    assert "root:" not in whole
    assert press.is_archival(content)
    assert [one.title for one in paper.outline if not isinstance(one, list)]


def test_references_lead_to_the_annex(people, issued):
    _label, _content, paper = read(people, issued, "fr")
    links = [
        one.get_object()
        for page in paper.pages
        for one in page.get("/Annots", [])
        if one.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) > 15  # contents and references


@pytest.mark.django_db(transaction=True)
def test_the_text_that_was_reviewed_is_proved_by_the_log(people):
    case = factory.investigating(people)
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation)
    reviewed = reporting.in_review(Investigation.objects.get(case=case), people)
    sealing.seal_pending(timezone.now())
    delivered = report.deliver(investigation=reviewed, checks=reporting.MET, by=people.reviewer, at=timezone.now())
    _label, _content, paper = read(people, delivered, "en")
    said = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    entry = Entry.objects.get(event="investigation.contradiction_skipped")
    found = proofs.inclusion(entry)
    assert "Signed checkpoint" in said
    assert f"amana/entry/v1 {entry.pk}" in said
    squeezed = said.replace(" ", "")
    assert all(one in squeezed for one in found["path"][:2])
    texts = access.texts_of(delivered, case_key(people.head, delivered.case))
    assert proof.sha256(proof.content_of(texts, 1)) in squeezed
