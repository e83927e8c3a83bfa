"""Masks hide and give back; redactions destroy, by two people; and neither leaks through another door."""

import json
import threading
import uuid

import pytest
from django.db import DatabaseError, IntegrityError, close_old_connections, connection, transaction
from django.http import Http404
from django.utils import timezone

from audit.models import Entry
from machine.refusals import Refused
from reporting_channels import access, reporter_door, storyline
from reporting_channels.actions import messages, notes, redactions, reports, writing
from reporting_channels.dialogue import access as dialogue
from reporting_channels.models import Assessment, Message, Note, Redaction, Report
from reporting_channels.policies import SecondPersonNeeded
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting import policies
from reporting_channels.redacting.elsewhere import access as elsewhere
from reporting_channels.redacting.places import Place
from reporting_channels.redacting.spans import REMOVED, Span, SpansForged
from reporting_channels.retention import erasable
from tests.factories.accounts import member
from tests.factories.redacting import NARRATIVE, TOLD, WHO, confirm, gone, held, hide, propose, read
from tests.factories.reporting_channels import report
from tests.unit.reporting_channels.test_minutes import GRID
from vault import compartments
from vault.fields import SealedField

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(the_channel):
    return report(channel_=the_channel, narrative=TOLD, answers={"who": "Kim Canary and Lou"})


# -- redactions -----------------------------------------------------------------------


def test_what_was_removed_is_in_no_text_that_any_key_of_the_report_opens(made, receiver, colleague, head):
    assert "Canary" in held(made, receiver)
    message = messages.ask(report=made, text="Who is Kim Canary?", by=receiver, at=timezone.now())
    gone(made, "Kim Canary", receiver, colleague)
    gone(made, "Kim Canary", receiver, head, WHO, "Kim Canary and Lou")
    gone(made, "Kim Canary", receiver, head, Place("message", message=message.pk), "Who is Kim Canary?")
    seen = read(head, made)
    assert seen.narrative == "[removed] took the envelope. Her daughter Lou waited outside."
    assert seen.answers == {"who": "[removed] and Lou"}
    assert [one.text for one in seen.dialogue] == ["Who is [removed]?"]
    assert "Canary" not in held(made, receiver)
    assert "Canary" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_the_reporter_reads_the_redacted_copy_too(made, receiver, colleague, as_site):
    message = messages.ask(report=made, text="Who is Kim Canary?", by=receiver, at=timezone.now())
    gone(made, "Kim Canary", receiver, colleague, Place("message", message=message.pk), "Who is Kim Canary?")
    as_site("reporter")
    opened = reporter_door.open_by_receipt(made.told.receipt)
    said = access.read_dialogue(opened.report, opened.key)
    assert [one.text for one in said] == ["Who is [removed]?"]
    assert storyline.story(opened.report, said, timezone.localdate()).happenings
    with pytest.raises(DatabaseError), transaction.atomic():
        list(Redaction.objects.values_list("spans", flat=True))


def test_what_the_team_wrote_is_masked_and_removed_too_and_the_reporter_holds_no_copy_of_it(
    made, receiver, colleague, head, settle
):
    noted = notes.note(report=made, text="Kim Canary called. Lou was there.", by=receiver, at=timezone.now())
    where = Place("note", own=noted.pk)
    hide(made, "Lou", receiver, where, "Kim Canary called. Lou was there.", readers=[colleague])
    gone(made, "Kim Canary", receiver, head, where, "Kim Canary called. Lou was there.")
    settle()
    assert dialogue.read_notes(head, made)[0].text == "[removed] called. Lou was there."
    assert dialogue.read_notes(colleague, made)[0].text == "[removed] called. [masked] was there."
    assert dialogue.read_notes(receiver, made, is_bare=True)[0].text == "[removed] called. Lou was there."
    assert held(made, receiver).count("Kim Canary") == 2  # in the narrative and the answer, not in the note
    assert Redaction.objects.get().copy is None
    key = access.report_key(receiver, made)
    other = notes.note(report=made, text="Ordinary.", by=receiver, at=timezone.now())
    for change in ({"body": key.seal(other, "body", "x")}, {"written_by": head}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Note.objects.filter(pk=other.pk).update(**change)


def test_the_reasons_of_an_assessment_are_a_text_like_any_other(made, receiver, colleague):
    made = reports.acknowledge(report=made, text="We have it.", by=receiver, at=timezone.now())
    told = GRID | {"note": "Kim Canary is known."}
    grid = reports.assess(report=made, by=receiver, at=timezone.now(), **told).assessments.get()
    gone(made, "Kim Canary", receiver, colleague, Place("assessment", own=grid.pk), "Kim Canary is known.")
    assert [text for _grid, text in read(receiver, made).assessment_notes] == ["[removed] is known."]
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=grid.pk).update(credibility="low")


def test_whoever_removes_words_is_told_where_else_they_stand(made, receiver, head):
    noted = notes.note(report=made, text="kim canary called.", by=receiver, at=timezone.now())
    writing.keep(report=made, kind="news", text="About Kim Canary", by=head, at=timezone.now())
    key = access.report_key(receiver, made)
    texts = redacting.places(made, key)
    assert elsewhere.texts_with(["Kim Canary"], texts, NARRATIVE) == [WHO, Place("note", own=noted.pk)]
    assert [str(one) for one in elsewhere.fixed_with(["Kim Canary"], made, key)] == [
        "A message that a colleague began and did not send"
    ]
    assert not elsewhere.fixed_with(["Somebody Else"], made, key)


def test_no_sealed_words_of_a_report_are_forgotten_when_the_removed_ones_are_looked_for():
    """A new sealed text is a place in which passages are chosen, or one that the page warns of."""
    chosen = {"report.narrative", "report.answers", "message.body", "minutesword.body", "note.body", "assessment.note"}
    no_words = {"attachment.secret", "cleanedfile.secret", "cleaning.outcome", "scan.outcome", "deposit.opening"}
    no_words |= {"mask.spans", "redaction.spans", "redaction.copy"}
    of_another_key = {f"identitydisclosure.{name}" for name in ("reasons", "refusal", "derogation_note")}
    of_another_key |= {"identity.name", "identity.contact", "sharerelease.sealed_share"}
    warned = {f"{model._meta.model_name}.{column}" for model, column in elsewhere.FIXED}
    sealed = {
        f"{model._meta.model_name}.{column.name}"
        for model in {Report, *erasable.models_of_a_report()}
        for column in model._meta.concrete_fields
        if isinstance(column, SealedField)
    }
    assert sealed - chosen - no_words - of_another_key == warned


def test_an_earlier_copy_gives_way_to_the_next_one(made, receiver, colleague):
    first = gone(made, "Kim Canary", receiver, colleague)
    left = f"{REMOVED} took the envelope. Her daughter Lou waited outside."
    gone(made, "Lou", receiver, colleague, text=left)
    first.refresh_from_db()
    assert first.copy is None
    assert read(receiver, made).narrative == "[removed] took the envelope. Her daughter [removed] waited outside."
    assert "Lou" not in held(made, receiver).replace("Kim Canary and Lou", "")


def test_masks_follow_their_words_through_a_redaction(made, receiver, colleague, head):
    hide(made, "Lou", receiver, readers=[colleague])
    confirm(propose(made, "Kim Canary", receiver), head)
    assert read(colleague, made).narrative == "[removed] took the envelope. Her daughter [masked] waited outside."


def test_the_log_of_what_went_names_grounds_and_never_words(made, receiver, colleague):
    row = gone(made, "Kim Canary", receiver, colleague)
    assert [(one.rank, one.ground) for one in row.passages.all()] == [(1, "third_party")]
    entry = Entry.objects.get(event="redaction.proposed")
    assert entry.said == {
        "redaction": str(row.pk), "place": "narrative", "passages": 1, "grounds": ["third_party"],
    }  # fmt: skip


def test_one_person_alone_removes_nothing(made, receiver):
    row = propose(made, "Lou", receiver)
    with pytest.raises(SecondPersonNeeded):
        confirm(row, receiver)
    with pytest.raises(IntegrityError), transaction.atomic():
        Redaction.objects.filter(pk=row.pk).update(confirmed_at=timezone.now(), confirmed_by=receiver)
    assert read(receiver, made).narrative == TOLD


@pytest.mark.parametrize("role", ["receiver", "investigator", "auditor", "administrator"])
def test_a_colleague_without_the_report_neither_masks_nor_removes(made, receiver, role):
    stranger, row = member([role]), propose(made, "Lou", receiver)
    for attempt in (
        lambda: hide(made, "Lou", stranger),
        lambda: propose(made, "Lou", stranger),
        lambda: confirm(row, stranger),
    ):
        with pytest.raises((Http404, Refused)):
            attempt()
    assert read(receiver, made).narrative == TOLD


@pytest.mark.parametrize("spans", [[Span(0, 999)], [Span(-3, 2)], [Span(0, 4), Span(2, 6)], []])
def test_forged_offsets_change_nothing(made, receiver, spans):
    with pytest.raises(SpansForged):
        redactions.propose(report=made, place=NARRATIVE, spans=spans, by=receiver, at=timezone.now())
    nowhere = Place("message", message=uuid.uuid4())
    with pytest.raises(Http404):
        redactions.propose(report=made, place=nowhere, spans=[Span(0, 1)], by=receiver, at=timezone.now())
    assert not Redaction.objects.exists()


def test_a_proposal_of_before_is_refused_after_the_text_changed(made, receiver, colleague):
    first, second = propose(made, "Lou", receiver), propose(made, "Kim Canary", receiver)
    confirm(first, colleague)
    with pytest.raises(policies.TextChanged):
        confirm(second, colleague)
    with pytest.raises(policies.TextChanged):
        confirm(first, colleague)
    redactions.refuse(redaction=second, by=receiver, at=timezone.now())
    assert read(receiver, made).narrative.count("[removed]") == 1


def test_nothing_under_legal_hold_is_removed_by_anybody(made, receiver, colleague):
    row = propose(made, "Lou", receiver)
    compartments.hold(compartment=made.compartment, by=receiver, at=timezone.now())
    made.refresh_from_db()
    with pytest.raises(policies.UnderHold):
        confirm(row, colleague)
    with pytest.raises(policies.UnderHold):
        propose(made, "Kim", receiver)


def test_the_database_overwrites_no_word_without_a_confirmed_redaction(made, receiver):
    message = messages.ask(report=made, text="Who?", by=receiver, at=timezone.now())
    key = access.report_key(receiver, made)
    propose(made, "Lou", receiver)
    for attempt in (
        lambda: Report.objects.filter(pk=made.pk).update(narrative=key.seal(made, "narrative", "Nothing.")),
        lambda: Report.objects.filter(pk=made.pk).update(answers=key.seal(made, "answers", json.dumps({}))),
        lambda: Message.objects.filter(pk=message.pk).update(body=key.seal(message, "body", "Nothing.")),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_a_confirmed_redaction_opens_its_own_text_and_no_other(made, receiver, colleague):
    one, other = (messages.ask(report=made, text="Kim?", by=receiver, at=timezone.now()) for _turn in range(2))
    gone(made, "Kim", receiver, colleague, Place("message", message=one.pk), "Kim?")
    key = access.report_key(receiver, made)
    for values in ({"body": key.seal(other, "body", "x")}, {"kind": "news"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Message.objects.filter(pk=other.pk).update(**values)


@pytest.mark.django_db(transaction=True)
def test_of_two_redactors_at_once_one_removes_and_the_other_is_told(made, receiver, colleague, head):
    rows = [propose(made, "Lou", receiver), propose(made, "Kim Canary", receiver)]
    outcomes = []

    def act(row, who):
        close_old_connections()
        try:
            confirm(row, who)
            outcomes.append("removed")
        except policies.TextChanged:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=pair) for pair in zip(rows, (colleague, head), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["removed", "told"]
    assert read(receiver, made).narrative.count("[removed]") == 1
