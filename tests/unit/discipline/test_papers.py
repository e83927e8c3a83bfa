"""Papers of a proceeding: drawn up, issued once, sealed, served with proof, and the steps that wait for them."""

import io
import json

import pypdf
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from accounts.policies import RoleNeeded
from audit.models import Entry
from discipline import clocks
from discipline.access import proceeding_key, read_proceeding
from discipline.actions import appeals, proceedings, sanctions
from discipline.models import Paper, PaperService, Proceeding
from discipline.papers import access, actions, gates, issuing, policies, wording
from discipline.papers.composing import warnings
from discipline.papers.kinds import BY_CODE, KINDS, NotYet, papers_of
from letters import press
from procedures.letters import PAPERS
from procedures.loading import load_file, shipped
from tests.factories import accounts
from tests.factories import discipline as make

pytestmark = pytest.mark.django_db


def issue(made, kind, *, about="", language="fr", day=0, by=None):
    by = by or made.people.secretary
    return actions.issue(proceeding=made, kind=kind, about=about, language=language, by=by, at=make.later(day))


def words(content: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def again(sanction):
    return Proceeding.objects.get(pk=sanction.proceeding_id)


def test_the_schema_of_profiles_and_the_wording_know_the_same_papers():
    assert set(PAPERS) == {kind.code for kind in KINDS} == set(wording.version(wording.newest()))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_paper_of_a_whole_proceeding_is_printed_in_both_languages(language):
    sanction = make.executed()
    made, by = again(sanction), sanction.people.secretary
    texts, found = read_proceeding(by, made), {}
    for wanted in papers_of(made):
        data = issuing.composed(wanted, made, texts, language, by=by, at=make.later(40))
        content = press.pdf(issuing.SHEET, data, language)
        assert press.is_archival(content)
        said = found[wanted.kind.code] = words(content)
        assert "%(" not in said
        for page in pages(content):
            assert {"fr": "PROJET", "en": "DRAFT"}[language] in page.replace("\n", "")
    assert set(found) == set(BY_CODE) - {"erasure-certificate"}
    assert "Took money on 3 March" in found["opening-letter"]
    assert "Took money" not in found["board-summons"]
    assert "The person spoke last." in found["minutes"]
    assert "Grave and proved." in found["decision"]
    assert Paper.objects.count() == 2  # the two that the line needs: a draft is stored nowhere


def test_a_paper_is_issued_once_sealed_and_kept_as_it_was():
    made = make.opened()
    by = made.people.secretary
    paper = issue(made, "opening-letter")
    assert (paper.number, paper.language, paper.template, paper.sheet) == (f"{made.number}/01", "fr", 1, 1)
    label, chunks = access.take_paper(by, paper, make.later(0))
    content = b"".join(chunks)
    assert len(content) == label["size"]
    assert "PROJET" not in words(content)
    assert paper.number in words(content)
    opened = access.read_paper(by, paper, make.later(0))
    assert opened["data"]["to"] == "Noor Example, inspector"
    with pytest.raises(policies.IssuedAlready):
        issue(made, "opening-letter")
    with pytest.raises(RoleNeeded):
        issue(make.opened(), "opening-letter", by=made.people.authority)
    assert Entry.objects.filter(event="paper.issued", subject_id=str(paper.pk)).count() == 1


def test_the_database_refuses_a_second_issue_and_any_change():
    made = make.opened()
    paper = issue(made, "opening-letter")
    for change in (
        lambda: Paper.objects.filter(pk=paper.pk).update(language="en"),
        lambda: paper.delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    twin = Paper.objects.get(pk=paper.pk)
    key = proceeding_key(made.people.secretary, made)
    twin.pk, twin._state.adding, twin.number = None, True, f"{made.number}/99"
    twin.id = Paper._meta.pk.default()
    twin.content = key.seal(twin, "content", json.dumps({}))
    with pytest.raises(IntegrityError, match="issued_once"), transaction.atomic():
        twin.save(force_insert=True)


def test_nothing_is_issued_before_its_time_nor_about_a_part_of_another():
    made = make.opened()
    for kind in ("minutes", "notice", "erasure-certificate", "summons"):
        with pytest.raises(NotYet):
            issue(made, kind)
    other = make.imposed()
    with pytest.raises(NotYet):
        issue(made, "notice", about=str(other.pk))


def test_the_charges_wait_for_the_opening_letter_and_its_service():
    made = make.opened()
    by = made.people.secretary
    with pytest.raises(gates.OpeningLetterNotServed):
        proceedings.serve(proceeding=made, by=by, at=make.later(0))
    paper = issue(made, "opening-letter")
    with pytest.raises(gates.OpeningLetterNotServed):
        proceedings.serve(proceeding=made, by=by, at=make.later(0))
    actions.serve(paper=paper, way="in_person", served_on=make.today(2), by=by, at=make.later(3))
    assert proceedings.serve(proceeding=made, by=by, at=make.later(3)).charges_served_on == make.today(2)


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
    paper = issue(made, "opening-letter")
    with pytest.raises(refusal):
        actions.serve(paper=paper, served_on=make.today(), by=made.people.secretary, at=make.later(0), **given)


def test_a_refusal_keeps_its_witness_sealed_and_service_is_recorded_once():
    made = make.opened()
    by, paper = made.people.secretary, issue(made, "opening-letter")
    given = {"paper": paper, "served_on": make.today(), "by": by, "at": make.later(0)}
    service = actions.serve(way="refused", witness="Ama Example, usher", **given)
    assert access.read_paper(by, Paper.objects.get(pk=paper.pk), make.later(0))["witness"] == "Ama Example, usher"
    with pytest.raises(policies.ServedAlready):
        actions.serve(way="in_person", **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperService.objects.filter(pk=service.pk).update(counts_on=make.today(9))
    filed = issue(make.with_file(), "inventory")
    with pytest.raises(policies.NotServed):
        actions.serve(paper=filed, way="in_person", served_on=make.today(), by=filed.issued_by, at=make.later(0))


def test_the_notice_names_every_open_remedy_with_its_limit_and_starts_the_clocks():
    sanction = make.imposed()
    by = sanction.people.secretary
    with pytest.raises(gates.NoticeNotServed):
        sanctions.notify(sanction=sanction, by=by, at=make.later(33))
    paper = make.noticed(sanction, way="registered", reference="RA 7")
    assert set(paper.remedies) == {"gracious", "hierarchical", "court"}
    said = words(b"".join(access.take_paper(by, paper, make.later(33))[1]))
    for part in ("Recours gracieux", "Recours hiérarchique", "Recours devant la", "2 mois"):
        assert part in said
    told = sanctions.notify(sanction=sanction, by=by, at=make.later(34))
    assert (told.notified_on, told.service, told.are_remedies_printed) == (make.today(33), "registered", True)


def test_a_notice_that_leaves_a_remedy_out_is_not_issued(monkeypatch):
    sanction = make.imposed()
    made = again(sanction)
    made.people = sanction.people
    whole = issuing.remedies.printed
    monkeypatch.setattr(issuing.remedies, "printed", lambda one: whole(one)[:1])
    with pytest.raises(policies.RemedyNotPrinted):
        issue(made, "notice", about=str(sanction.pk), day=33)
    assert not Paper.objects.filter(kind="notice").exists()


def test_the_clock_of_a_remedy_that_the_notice_left_out_never_runs(monkeypatch):
    sanction = make.imposed()
    whole = issuing.remedies.printed
    monkeypatch.setattr(
        issuing.remedies, "printed", lambda one: [row for row in whole(one) if row.kind.code != "hierarchical"]
    )
    monkeypatch.setattr(policies, "require_remedies", lambda **_given: None)
    make.noticed(sanction)
    told = sanctions.notify(sanction=sanction, by=sanction.people.secretary, at=make.later(33))
    assert not told.are_remedies_printed
    told.people = sanction.people
    appeal = make.lodged(told)
    assert clocks.filing(appeal, today=make.today(300)) is None
    assert appeals.admit(appeal=appeal, by=sanction.people.appeal, at=make.later(300)).state == "admitted"


def test_a_draft_profile_says_on_every_paper_that_its_facts_are_not_verified():
    by_code = {one.profile.code: one.profile for one in map(load_file, shipped())}
    with translation.override("fr"):
        assert not warnings(by_code["fr-state"])
        assert "n’ont pas été vérifiées" in warnings(by_code["tn-customs"])[0]
        assert "honneur" in wording.title_of(by_code["tn-customs"], BY_CODE["summons"])
        assert "gazette" in policies.ways_of(by_code["jp-national"])
        assert "gazette" not in policies.ways_of(by_code["fr-state"])


def test_the_pages_lead_from_the_list_to_the_proof_of_service(client):
    made = make.opened()
    accounts.sign_in(client, made.people.secretary)
    listing = client.get(reverse("discipline:papers", args=[made.pk])).content.decode()
    draft = reverse("discipline:paper_draft", args=[made.pk, "opening-letter"])
    assert draft in listing
    assert "Took money on 3 March" in client.get(draft).content.decode()
    assert client.get(f"{draft}?as=pdf&language=en")["Content-Type"] == "application/pdf"
    assert Paper.objects.count() == 0
    assert client.post(draft, {"language": "xx"}).status_code == 422
    paper = client.post(draft, {"language": "fr"})["Location"]
    assert client.get(paper).status_code == 200
    assert client.get(f"{paper}copy/")["Content-Disposition"].startswith("attachment")
    early = client.post(f"{paper}service/", {"way": "in_person", "served_on": make.today(-3).isoformat()})
    assert early.status_code == 422
    client.post(f"{paper}service/", {"way": "in_person", "served_on": make.today().isoformat()})
    assert PaperService.objects.count() == 1
    assert client.post(draft, {"language": "fr"}).status_code == 409
    assert client.get(reverse("discipline:paper_draft", args=[made.pk, "love-letter"])).status_code == 404


def test_a_stranger_and_a_member_of_the_board_meet_no_paper(client):
    made = make.opened()
    paper = issue(made, "opening-letter")
    accounts.sign_in(client, accounts.member(["secretariat"]))
    for name, pk in (("papers", made.pk), ("paper", paper.pk), ("paper_copy", paper.pk), ("paper_serve", paper.pk)):
        assert client.get(reverse(f"discipline:{name}", args=[pk])).status_code == 404
