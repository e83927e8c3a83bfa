"""Interviews: notice, rights with proof, the record piece by piece, answers, anonymity, passages."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from audit.models import Entry
from cases import access
from cases.actions import findings, interviews, recusals
from cases.grid import access as grid_access
from cases.interviews import access as interview_access
from cases.interviews import policies
from cases.interviews.actions import anonymity
from cases.interviews.actions.convoking import first_day
from cases.interviews.paragraphs import numbered
from cases.models import AnonymisedRecord, Interview, OriginalOpening, RecordPiece, Reliance, RightsNotice
from cases.planning.actions import mandates
from cases.policies.parts import NotOnTeam
from machine.refusals import NotFromHere
from tests.factories import cases as factory
from tests.factories.accounts import member
from vault.envelope import Sealed

WORLDS = [factory.investigating]


def now(minutes: int = 0):
    return timezone.now() + timedelta(minutes=minutes)


def today(days: int = 0):
    return timezone.localdate() + timedelta(days=days)


def refused_by_the_database(change) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


@pytest.fixture
def case(people):
    return factory.investigating(people)


def heard(case, until: str, **options) -> Interview:
    return factory.interview(case, until=until, **options)


def test_the_person_has_the_procedures_notice_or_agrees_to_less(case, people):
    planned = heard(case, "planned")
    first = first_day(case, today())
    here = {"interview": planned, "by": people.lead, "at": now()}
    with pytest.raises(policies.NoticeTooShort):
        interviews.convoke(convoked_for_on=first - timedelta(days=1), **here)
    convoked = interviews.convoke(convoked_for_on=first, place="Room 2", **here)
    assert (convoked.earliest_on, convoked.is_notice_waived) == (first, False)
    refused_by_the_database(lambda: Interview.objects.filter(pk=planned.pk).update(earliest_on=today()))


def test_the_database_lets_nobody_be_held_before_the_notice_has_run(case, people):
    told = heard(case, "rights_notified")
    Interview.objects.filter(pk=told.pk).update(is_notice_waived=False)
    told.refresh_from_db()
    with pytest.raises(policies.NoticeTooShort):
        interviews.hold(interview=told, held_on=today(), statement="x", by=people.lead, at=now(5))
    sealed: Sealed = told.person
    held = {"state": "held", "held_on": today(), "held_at": now(5), "held_by": people.lead, "record": sealed}
    refused_by_the_database(lambda: Interview.objects.filter(pk=told.pk).update(**held))


def test_rights_pass_with_proof_alone_in_the_words_of_the_procedure(case, people):
    convoked = heard(case, "convoked")
    told = {"how": "letter", "notified_on": today(), "language": "fr"}
    here = {"interview": convoked, "by": people.lead, "at": now()}
    with pytest.raises(policies.ProofMissing):
        interviews.notify_rights(**told, **here)
    refused_by_the_database(lambda: Interview.objects.filter(pk=convoked.pk).update(state="rights_notified"))
    with pytest.raises(policies.ToldInFuture):
        interviews.notify_rights(receipt="No. 17", **told | {"notified_on": today(1)}, **here)
    interviews.notify_rights(file=factory.upload(b"signed", "receipt.txt"), **told, **here)
    notice = RightsNotice.objects.get()
    assert "interview-language" in notice.rights
    assert notice.procedure == case.procedure
    label, chunks = interview_access.open_proof(people.lead, interview_access.proof_of(people.lead, convoked), now())
    assert (label["name"], b"".join(chunks)) == ("receipt.txt", b"signed")
    refused_by_the_database(lambda: RightsNotice.objects.filter(pk=notice.pk).update(notified_on=today(-3)))


def test_silence_is_owed_once_proceedings_are_open(case):
    planned = heard(case, "planned")
    assert "silence" not in [right.code for right in policies.rights_owed(planned)]
    planned.case.discipline_entered_at = now()
    assert "silence" in [right.code for right in policies.rights_owed(planned)]


def test_a_record_is_written_by_its_conductor_and_nobody_else(case, people):
    told = heard(case, "rights_notified")
    values = {"question": "Where were you?", "answer": "At the gate.", "at": now()}
    with pytest.raises(policies.NotConductor):
        interviews.keep_piece(interview=told, by=people.investigator, **values)
    with pytest.raises(policies.NotConductor):
        interviews.hold(interview=told, held_on=today(), statement="x", by=people.investigator, at=now(5))
    kept = interviews.keep_piece(interview=told, by=people.lead, **values)
    forged = {"interview": told, "rank": 9, "answer": kept.answer, "written_at": now()}
    forged["written_by"] = people.investigator
    refused_by_the_database(lambda: RecordPiece.objects.create(**forged))
    given = interviews.give(interview=told, conductor=people.investigator, by=people.lead, at=now())
    interviews.keep_piece(interview=given, by=people.investigator, **values)
    with pytest.raises(policies.NotConductor):
        interviews.keep_piece(interview=given, by=people.lead, **values)
    with pytest.raises(NotOnTeam):
        interviews.give(interview=given, conductor=people.lead, by=people.reviewer, at=now())


def test_pieces_become_numbered_paragraphs_and_two_windows_lose_nothing(case, people):
    told = heard(case, "rights_notified")
    here = {"interview": told, "by": people.lead, "at": now()}
    first = interviews.keep_piece(question="Where?", answer="At the gate.\n\nAll night.", **here)
    interviews.keep_piece(question="", answer="I went home at six.", **here)
    changed = interviews.keep_piece(piece=first, revision=1, question="Where?", answer="At the north gate.", **here)
    assert changed.revision == 2
    with pytest.raises(policies.WrittenMeanwhile):
        interviews.keep_piece(piece=first, revision=1, question="Where?", answer="Elsewhere.", **here)
    held = interviews.hold(interview=told, held_on=today(), by=people.lead, at=now(5))
    interview_access.read_interview(people.lead, held, now())
    assert [number for number, _text in held.shown_paragraphs] == [1, 2]
    assert "north gate" in held.shown_paragraphs[0][1]
    assert numbered("a\n\nb\nc\n\n\n d ") == [(1, "a"), (2, "b\nc"), (3, "d")]
    refused_by_the_database(lambda: RecordPiece.objects.filter(pk=first.pk).update(revision=7))


def test_an_empty_record_and_a_clock_that_runs_backward_are_refused(case, people):
    told = heard(case, "rights_notified")
    here = {"interview": told, "held_on": today(), "by": people.lead, "at": now(5)}
    with pytest.raises(policies.NothingSaid):
        interviews.hold(statement="  ", **here)
    ten, nine = timezone.now().time().replace(hour=10), timezone.now().time().replace(hour=9)
    with pytest.raises(policies.EndsBeforeItBegins):
        interviews.hold(statement="x", from_time=ten, to_time=nine, **here)


def test_a_contested_record_keeps_the_corrections_beside_it_and_is_sealed(case, people):
    sent = heard(case, "record_sent")
    contested = interviews.contest(interview=sent, corrections="It was the south gate.", by=people.lead, at=now(40))
    interview_access.read_interview(people.lead, contested, now())
    assert contested.opened["corrections"] == "It was the south gate."
    assert contested.opened["record"] == "I saw the lorry."
    sealed = interviews.seal(interview=contested, by=people.lead, at=now(50))
    assert len(sealed.digest) == 64
    assert sealed.digest in str(Entry.objects.get(event="interview.sealed").facts)
    for column in ("corrections", "record", "refusal", "digest"):
        refused_by_the_database(
            lambda name=column: Interview.objects.filter(pk=sent.pk).update(**{name: sealed.person})
        )


def test_a_refusal_has_its_reason(case, people):
    sent = heard(case, "record_sent")
    refused = interviews.refuse(interview=sent, reasons="None given.", by=people.lead, at=now(40))
    assert refused.state == "refused"
    refused_by_the_database(lambda: Interview.objects.filter(pk=sent.pk).update(refusal=None))


def test_a_recording_needs_consent(case, people):
    planned = heard(case, "planned")
    exhibit = factory.exhibit(case)
    refused_by_the_database(lambda: Interview.objects.filter(pk=planned.pk).update(recording=exhibit))
    agreed = {"recording_kind": "audio", "recording_agreed_on": today(), "recording": exhibit}
    assert interviews.arrange(interview=planned, by=people.lead, at=now(), **agreed).recording == exhibit


def test_the_anonymised_record_takes_the_originals_place_and_the_original_opens_with_a_reason(case, people):
    signed = heard(case, "signed")
    written = factory.anonymised(signed, people.lead)
    with pytest.raises(policies.AnonymisedAlready):
        factory.anonymised(signed, people.lead)
    with pytest.raises(NotOnTeam):
        anonymity.decide(anonymised=written, verdict="granted", reasons="x", by=people.lead, at=now())
    granted = {"verdict": "granted", "reasons": sealed_of(written), "decided_at": now(), "decided_by": people.lead}
    refused_by_the_database(lambda: AnonymisedRecord.objects.filter(pk=written.pk).update(**granted))
    anonymity.decide(anonymised=written, verdict="granted", reasons="Threats.", by=people.head, at=now())
    interview_access.read_interview(people.reviewer, signed, now())
    assert signed.opened["person"] == "Witness A"
    assert signed.opened["record"] == "A lorry was seen."
    named = {row.pk: words for row, words in access.name_evidence(people.lead, case, now())}
    assert "Sam" not in named[signed.pk]
    shown = interview_access.read_calendar(people.reviewer, case, now())
    assert [one.opened["person"] for one in shown] == ["Witness A"]
    original = interview_access.open_original(people.reviewer, signed, "A contradiction to check.", now())
    assert original["person"].startswith("Sam")
    assert OriginalOpening.objects.get().opened_by == people.reviewer
    assert Entry.objects.filter(event="interview.original_opened").exists()
    refused_by_the_database(lambda: AnonymisedRecord.objects.filter(pk=written.pk).update(text=written.alias))


def sealed_of(row: AnonymisedRecord) -> Sealed:
    return row.alias


def test_the_subject_is_never_anonymised_and_a_refused_one_leaves_the_original(case, people):
    subject = heard(case, "signed", capacity="subject")
    with pytest.raises(policies.NotForSubjects):
        factory.anonymised(subject, people.lead)
    with pytest.raises(policies.NotAnonymised):
        policies.require_may_open_original(interview=subject, by=people.lead)
    other = heard(case, "signed")
    written = factory.anonymised(other, people.lead)
    anonymity.decide(anonymised=written, verdict="refused", reasons="No harm shown.", by=people.head, at=now())
    interview_access.read_interview(people.lead, other, now())
    assert other.opened["person"].startswith("Sam")
    assert factory.anonymised(other, people.lead).verdict == ""


def test_a_finding_cites_numbered_paragraphs_in_the_words_that_may_be_cited(case, people):
    signed = heard(case, "signed")
    allegation = case.allegations.get()
    findings.propose(
        allegation=allegation,
        word="SUST",
        reasoning="x",
        supports=[signed],
        nothing_against="Nobody.",
        by=people.lead,
        at=now(),
    )
    reliance = Reliance.objects.get(interview=signed)
    with pytest.raises(policies.NoSuchParagraph):
        anonymity.point(reliance=reliance, first=1, last=2, by=people.lead, at=now())
    with pytest.raises(NotOnTeam):
        anonymity.point(reliance=reliance, first=1, last=1, by=people.investigator, at=now())
    passage = anonymity.point(reliance=reliance, first=1, last=1, by=people.lead, at=now())
    interview_access.read_passages(people.reviewer, case, [reliance])
    assert reliance.shown_passages[0].opened["quote"] == "I saw the lorry."
    assert str(passage) == "§ 1"
    assert quotes_of(allegation, people.reviewer) == ["I saw the lorry."]
    findings.confirm(allegation=allegation, by=people.reviewer, at=now())
    reliance.refresh_from_db()
    with pytest.raises(policies.FindingDecided):
        anonymity.point(reliance=Reliance.objects.get(pk=reliance.pk), first=1, last=1, by=people.lead, at=now())


def test_words_cited_before_the_record_was_anonymised_are_not_shown_any_more(case, people):
    signed = heard(case, "signed")
    finding = {"word": "SUST", "reasoning": "x", "supports": [signed], "nothing_against": "Nobody."}
    findings.propose(allegation=case.allegations.get(), by=people.lead, at=now(), **finding)
    reliance = Reliance.objects.get(interview=signed)
    anonymity.point(reliance=reliance, first=1, last=1, by=people.lead, at=now())
    veil = factory.anonymised(signed, people.lead)
    anonymity.decide(anonymised=veil, verdict="granted", reasons="Serious.", by=people.head, at=now())
    (said,) = quotes_of(case.allegations.get(), people.reviewer)
    assert "lorry" not in said
    assert "anonymised" in said


def quotes_of(allegation, by) -> list[str]:
    """What the page of the allegation shows of the record."""
    read = grid_access.read_around(by, access.read_allegation(by, allegation, now()))
    lines = [line for one in read.shown_findings for line in one.shown_reliances]
    return [passage.opened["quote"] for line in lines for passage in line.shown_passages]


def test_only_who_the_mandate_names_hears_people(case, people):
    late = factory.join(case, newcomer := member(["investigator"]), "investigator")
    with pytest.raises(policies.NotNamed):
        heard(case, "planned", by=newcomer)
    running = case.investigations.get()
    mandates.amend(investigation=running, reasons="More hands.", assignments=[late], by=people.head, at=now())
    assert heard(case, "planned", by=newcomer).conductor == newcomer


def test_who_steps_back_leaves_interviews_to_come_and_keeps_nothing(case, people, settle):
    coming = heard(case, "convoked", by=people.investigator)
    done = heard(case, "held", by=people.investigator)
    recusals.recuse(case=case, reason="family", by=people.investigator, at=now())
    settle()
    coming.refresh_from_db()
    done.refresh_from_db()
    assert coming.conductor is None
    assert (done.conductor, done.held_by) == (people.investigator, people.investigator)
    given = interviews.give(interview=coming, conductor=people.lead, by=people.lead, at=now())
    assert given.conductor == people.lead
    with pytest.raises(NotOnTeam):
        interviews.send_record(interview=done, sent_on=today(), sent_how="letter", by=people.investigator, at=now(40))


def test_a_record_goes_to_the_person_after_it_was_held(case, people):
    held = heard(case, "held")
    here = {"interview": held, "sent_how": "letter", "by": people.lead, "at": now(40)}
    with pytest.raises(policies.ToldTooLate):
        interviews.send_record(sent_on=today(-1), **here)
    with pytest.raises(policies.ToldInFuture):
        interviews.send_record(sent_on=today(2), **here)
    with pytest.raises(NotFromHere):
        interviews.sign(interview=held, by=people.lead, at=now(40))
