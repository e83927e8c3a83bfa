"""The contradictory stage: what a subject is shown, what is blacked out and why, comments answered one by one."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from audit.models import Entry
from cases.contradiction import access, actions, clock, letters, policies
from cases.contradiction.passages import BLACK, blacked_out, paragraphs_of
from cases.models import Investigation
from cases.policies.parts import NotOnTeam
from cases.report.forms import Deliver
from tests.factories import cases as factory
from tests.factories import reporting

pytestmark = pytest.mark.django_db
WORLDS = [factory.investigating]


def now():
    return timezone.now()


@pytest.fixture
def drafted(people):
    case = factory.investigating(people)
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation)
    return reporting.drafted(Investigation.objects.get(case=case), people)


def send(investigation, people, on=None):
    return actions.put_forward(
        investigation=investigation, sent_on=on or timezone.localdate(), by=people.lead, at=now()
    )


def test_what_is_blacked_out_is_logged_with_its_ground_and_leaves_the_letter(drafted, people):
    passages = [
        blacked_out(one, {"witness": ["kim witness"]}) for one in paragraphs_of("facts", reporting.PARTS["facts"])
    ]
    extract = actions.prepare(
        investigation=drafted, subject=drafted.scopes.get().allegation.subject, passages=passages, language="fr",
        by=people.lead, at=now(),
    )  # fmt: skip
    kept = access.read_extract(people.reviewer, extract, now())
    assert [one.seen for one in kept] == ["The log shows both lorries.", f"{BLACK} saw the second one leave."]
    entry = Entry.objects.get(event="extract.prepared").facts
    assert '"redactions":1' in entry
    assert "witness" in entry
    assert "Kim" not in entry
    send(drafted, people)
    extract = access.get_extract(people.lead, extract.pk)
    said = letters.extract(extract, access.read_extract(people.lead, extract, now()), now())
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(said)).pages)
    assert "Kim" not in text
    assert b"Kim" not in said
    assert "Pourrait révéler un témoin" in " ".join(text.split())
    assert "Noor Example" in text


def test_a_sent_extract_stands_and_an_unsent_one_can_be_taken_back(drafted, people):
    first = reporting.extract(drafted, people)
    with pytest.raises(policies.OneExtractOnly):
        reporting.extract(drafted, people)
    actions.discard(extract=first, by=people.lead, at=now())
    second = reporting.extract(drafted, people)
    send(drafted, people)
    second.refresh_from_db()
    with pytest.raises(policies.AlreadySent):
        actions.discard(extract=second, by=people.lead, at=now())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_extract SET sent_on = sent_on - 5 WHERE id = %s", [second.pk])


def test_nobody_submits_while_the_time_runs_and_a_comment_waits(drafted, people):
    extract = reporting.extract(drafted, people)
    heard = send(drafted, people)
    extract.refresh_from_db()
    due = clock.due(extract, timezone.localdate())
    assert due.on >= timezone.localdate() + timedelta(days=15)
    with pytest.raises(policies.TimeToComment):
        actions.submit(investigation=heard, by=people.lead, at=now())
    said = actions.record_comment(
        extract=extract, kind="comment", received_on=timezone.localdate(), text="No.", by=people.investigator, at=now()
    )
    with pytest.raises(policies.CommentsUnanswered):
        actions.submit(investigation=heard, by=people.lead, at=now())
    with pytest.raises(NotOnTeam):
        actions.answer(comment=said, answer="accepted", reply="x", by=people.reviewer, at=now())
    actions.answer(comment=said, answer="not_accepted", reply="The log says so.", by=people.lead, at=now())
    with pytest.raises(policies.AnsweredAlready):
        actions.answer(comment=said, answer="accepted", reply="x", by=people.lead, at=now())
    assert actions.submit(investigation=heard, by=people.lead, at=now()).state == "review"


def test_silence_lets_the_report_go_on_once_the_time_is_over(drafted, people):
    reporting.extract(drafted, people)
    heard = send(drafted, people, on=timezone.localdate() - timedelta(days=40))
    assert actions.submit(investigation=heard, by=people.lead, at=now()).state == "review"


def test_days_that_cannot_be_are_refused(drafted, people):
    extract = reporting.extract(drafted, people)
    with pytest.raises(policies.SentInFuture):
        send(drafted, people, on=timezone.localdate() + timedelta(days=1))
    send(drafted, people)
    extract.refresh_from_db()
    with pytest.raises(policies.BeforeSending):
        actions.record_comment(
            extract=extract, kind="none", received_on=timezone.localdate() - timedelta(days=3), text="", by=people.lead,
            at=now(),
        )  # fmt: skip


def test_a_dispensation_is_the_leads_alone(drafted, people):
    subject = drafted.scopes.get().allegation.subject
    values = {"investigation": drafted, "subject": subject, "ground": "waived", "reasons": "Letter of 3 March."}
    with pytest.raises(NotOnTeam):
        actions.dispense(by=people.investigator, at=now(), **values)
    actions.dispense(by=people.lead, at=now(), **values)
    with pytest.raises(policies.NothingToSend):
        send(drafted, people)


def test_each_note_of_the_checklist_says_of_which_line_it_is_and_a_refusal_leads_to_the_extract(drafted, people):
    for language, words in (("en", "Complete: what this rests on"), ("fr", "Complet : sur quoi cela repose")):
        with override(language):
            labels = [str(field.label) for code, field in Deliver().fields.items() if code.endswith("_note")]
        assert len(set(labels)) == len(labels)
        assert words in labels
    with pytest.raises(policies.SubjectUnheard) as refused:
        policies.require_may_put_forward(investigation=drafted, by=people.lead)
    assert [url for _label, url in refused.value.leads] == [reverse("cases:prepare_extract", args=[drafted.pk])]
