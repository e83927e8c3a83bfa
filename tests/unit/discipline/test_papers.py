"""Papers of a proceeding: drawn up, issued once, sealed, served with proof, and the steps that wait for them."""

import io
import json
from datetime import timedelta

import pypdf
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from accounts.policies import RoleNeeded
from audit.models import Entry
from discipline import clocks
from discipline.access import proceeding_key, read_proceeding
from discipline.actions import appeals, execution, proceedings, sanctions
from discipline.models import Paper, PaperService, Proceeding
from discipline.orders import actions as orders
from discipline.papers import access, actions, gates, issuing, policies, wording
from discipline.papers.composing import warnings
from discipline.papers.kinds import BY_CODE, KINDS, NotYet, papers_of
from discipline.papers.source import source_of
from discipline.papers.waiting import papers_waiting
from letters import press
from procedures.letters import PAPERS
from procedures.loading import load_file, shipped
from tests.factories import accounts
from tests.factories import discipline as make
from ui.words import day_in_words

pytestmark = pytest.mark.django_db
WORLDS = [make.opened]


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


def drafts(made, by, *kinds):
    """What these papers say in each language; every page of a draft says that it is one."""
    texts, found = read_proceeding(by, made), {}
    for wanted in papers_of(made):
        if wanted.kind.code not in kinds:
            continue
        source = source_of(by, made, texts, wanted.kind)
        for language, mark in (("fr", "PROJET"), ("en", "DRAFT")):
            data = issuing.composed(wanted, source, language, by=by, at=make.later(40))
            content = press.pdf(issuing.SHEET, data, language)
            assert press.is_archival(content)
            said = found[wanted.kind.code, language] = words(content)
            assert "%(" not in said
            assert all(mark in page.replace("\n", "") for page in pages(content))
    assert {code for code, _language in found} == set(kinds)
    return found


def test_the_summons_say_when_where_and_before_whom_and_only_the_persons_names_the_charges():
    made = make.with_file()
    make.convoke(made, place="9.30 am, council room")
    team, again = made.people, Proceeding.objects.get(pk=made.pk)
    found = drafts(again, team.secretary, "opening-letter", "inventory", "summons", "board-summons", "referral-report")
    assert "Took money on 3 March" in found["referral-report", "fr"]
    assert day_in_words(again.knowledge_on) in found["referral-report", "en"]
    assert "Took money on 3 March" in found["opening-letter", "fr"]
    assert "Took money on 3 March" in found["summons", "en"]
    assert "Took money" not in found["board-summons", "en"]
    for language in ("fr", "en"):
        for kind in ("summons", "board-summons"):
            assert "9.30 am, council room" in found[kind, language]
            assert team.staff[1].name in found[kind, language]


def test_what_the_board_did_and_what_became_of_the_sanction_are_printed_in_both_languages():
    parameters = {"days": 10, "suspended_days": 4}
    sanction = make.notified(made=make.advised(), parameters=parameters, departure="A clean record.")
    by = sanction.people.secretary
    assert "execution-order" not in {one.kind.code for one in papers_of(again(sanction))}
    execution.order(sanction=sanction, starts_on=make.today(35), by=by, at=make.later(34))
    late = make.later(32 + 10 * 366 + 2)
    execution.erase(sanction=sanction, asked_on=late.date() - timedelta(days=1), by=by, at=late)
    others = {"opening-letter", "inventory", "referral-report", "board-summons", "board-order", "discontinuance"}
    found = drafts(again(sanction), by, *(set(BY_CODE) - others))
    minutes, opinion = found["minutes", "en"], found["opinion", "fr"]
    assert "The person spoke last." in minutes
    assert sanction.people.administration[1].name in minutes
    assert "The board advises" in minutes
    assert "The facts are grave." in opinion
    assert "majorité" in opinion
    assert "Grave and proved." in found["decision", "en"]
    assert "A clean record." in found["decision", "fr"]
    assert "Recours hiérarchique" in found["decision", "fr"]
    assert day_in_words(make.today(35)) in found["execution-order", "en"]
    assert day_in_words(make.today(40)) in found["execution-order", "en"]
    assert "6" in found["execution-order", "en"]
    assert day_in_words(late) in found["erasure-certificate", "en"]
    assert Paper.objects.count() == 3  # those that the line needs: a draft is stored nowhere


def test_an_order_of_the_board_goes_to_the_person_with_what_it_does_to_the_time_limits(settle):
    made = make.in_session(make.convoked())
    sitting, by = made.board.sittings.get(), made.people.secretary
    orders.inquire(sitting=sitting, votes_for=4, votes_against=0, words="Ask the bank.", by=by, at=make.later(30))
    again = Proceeding.objects.get(pk=made.pk)
    again.people = made.people
    found = drafts(again, by, "board-order")
    for language in ("fr", "en"):
        assert "Ask the bank." in found["board-order", language]
        assert "84-961" in found["board-order", language]
    assert "1 month more" in found["board-order", "en"]
    paper = issue(again, "board-order", about=str(sitting.pk), day=30)
    actions.serve(paper=paper, way="in_person", served_on=make.today(31), by=by, at=make.later(31))
    settle()
    assert [row.hint for row in papers_waiting(by, make.today(31)) if "Décision" in row.hint] == []


def test_whoever_a_proceeding_is_dropped_against_is_told_so_unless_they_died():
    made = make.charged()
    done = proceedings.discontinue(proceeding=made, reason="facts", by=made.people.authority, at=make.later(1))
    by = made.people.secretary
    done = Proceeding.objects.get(pk=done.pk)
    assert "New facts remove the ground" in drafts(done, by, "discontinuance")["discontinuance", "en"]
    done.discontinued_reason = "death"
    assert "discontinuance" not in {one.kind.code for one in papers_of(done)}


def test_a_paper_is_issued_once_sealed_and_kept_as_it_was():
    made = make.opened()
    by = made.people.secretary
    paper = issue(made, "opening-letter")
    assert (paper.number, paper.language, paper.template, paper.sheet) == (f"{made.number}/01", "fr", 2, 1)
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


def test_the_notice_names_every_open_remedy_with_its_limit_and_starts_the_clocks():
    sanction = make.imposed()
    by = sanction.people.secretary
    with pytest.raises(gates.NoticeNotServed):
        sanctions.notify(sanction=sanction, by=by, at=make.later(33))
    made = again(sanction)
    paper = actions.issue(
        proceeding=made, kind="notice", about=str(sanction.pk), language="fr", by=by, at=make.later(33)
    )
    actions.serve(paper=paper, way="registered", reference="RA 7", served_on=make.today(33), by=by, at=make.later(33))
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
    monkeypatch.setattr(issuing.remedies, "printed", lambda *about: whole(*about)[:1])
    with pytest.raises(policies.RemedyNotPrinted):
        issue(made, "notice", about=str(sanction.pk), day=33)
    assert not Paper.objects.filter(kind="notice").exists()


def test_the_clock_of_a_remedy_that_the_notice_left_out_never_runs(monkeypatch):
    sanction = make.imposed()
    whole = issuing.remedies.printed
    monkeypatch.setattr(
        issuing.remedies, "printed", lambda *about: [row for row in whole(*about) if row.kind.code != "hierarchical"]
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


@pytest.mark.parametrize(
    ("failure", "words"),
    [(press.NotPrinted, "The PDF could not be made, and nothing is lost."), (press.TookTooLong, "took too long")],
)
def test_a_paper_that_cannot_be_printed_is_a_sentence_on_its_form_and_nothing_is_issued(
    client, monkeypatch, failure, words
):
    made = make.opened()

    def broken(*_given, **_named):
        raise failure("The sheet could not be printed.")

    monkeypatch.setattr(press, "pdf", broken)
    accounts.sign_in(client, made.people.secretary)
    draft = reverse("discipline:paper_draft", args=[made.pk, "opening-letter"])
    answer = client.post(draft, {"language": "en"})
    assert answer.status_code == 503
    assert words in answer.content.decode()
    assert 'value="en"' in answer.content.decode(), "the form is there again, as it was filled in"
    assert not made.papers.exists()
    assert client.get(f"{draft}?as=pdf").status_code == 503


def test_a_stranger_and_a_member_of_the_board_meet_no_paper(client):
    made = make.opened()
    paper = issue(made, "opening-letter")
    accounts.sign_in(client, accounts.member(["secretariat"]))
    for name, pk in (("papers", made.pk), ("paper", paper.pk), ("paper_copy", paper.pk), ("paper_serve", paper.pk)):
        assert client.get(reverse(f"discipline:{name}", args=[pk])).status_code == 404
