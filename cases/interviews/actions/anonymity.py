"""A record that does not show who spoke, and the passages of records that findings cite."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases.interviews import access as interview_access
from cases.interviews import policies
from cases.interviews.paragraphs import numbered
from cases.models import AnonymisedRecord, Interview, Passage, Reliance
from machine.models import locked


@transaction.atomic
def write(
    *,
    interview: Interview,
    alias: str,
    text: str,
    harms: Sequence[str],
    assessment: str,
    by: Member,
    at: datetime,
) -> AnonymisedRecord:
    """Write it from the original, with what the person would suffer otherwise (HARMS); the head decides."""
    interview = locked(interview)
    policies.require_may_anonymise(interview=interview, by=by)
    made = AnonymisedRecord(interview=interview, harms=list(harms), written_at=at, written_by=by)
    key = access.case_key(by, interview.case)
    for name, words in (("alias", alias), ("text", text), ("assessment", assessment)):
        setattr(made, name, key.seal(made, name, words))
    made.save(force_insert=True)
    record(
        "interview.anonymised",
        by=by,
        subject=interview,
        at=at,
        case=interview.case_id,
        anonymised=made.pk,
        harms=list(harms),
    )
    return made


@transaction.atomic
def decide(*, anonymised: AnonymisedRecord, verdict: str, reasons: str, by: Member, at: datetime) -> AnonymisedRecord:
    """The head lets it take the original's place, or not (VERDICTS)."""
    interview = locked(anonymised.interview)
    made = locked(anonymised)
    policies.require_may_decide(anonymised=made, by=by)
    made.reasons = access.case_key(by, interview.case).seal(made, "reasons", reasons)
    made.verdict, made.decided_at, made.decided_by = verdict, at, by
    made.save()
    record(
        "interview.anonymity_decided",
        by=by,
        subject=interview,
        at=at,
        case=interview.case_id,
        anonymised=made.pk,
        verdict=verdict,
    )
    return made


@transaction.atomic
def point(*, reliance: Reliance, first: int, last: int, by: Member, at: datetime) -> Passage:
    """Say on which numbered paragraphs of the record the finding rests; their words are kept as they are cited."""
    locked(reliance.finding.allegation)
    reliance = locked(reliance)
    policies.require_may_point(reliance=reliance, by=by)
    paragraphs = dict(numbered(interview_access.text_to_cite(by, reliance.interview)))
    if not 1 <= first <= last <= len(paragraphs):
        raise policies.NoSuchParagraph()
    passage = Passage(reliance=reliance, first=first, last=last, noted_at=at, noted_by=by)
    quote = "\n\n".join(paragraphs[number] for number in range(first, last + 1))
    passage.quote = access.case_key(by, reliance.finding.allegation.case).seal(passage, "quote", quote)
    passage.save(force_insert=True)
    record(
        "finding.passage_cited",
        by=by,
        subject=reliance.finding.allegation,
        at=at,
        case=reliance.finding.allegation.case_id,
        passage=passage.pk,
        interview=reliance.interview_id,
        first=first,
        last=last,
    )
    return passage
