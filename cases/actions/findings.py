"""Findings: proposed by one person, confirmed or sent back by another."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.models import Allegation, Exhibit, Finding, Interview, Reliance
from machine.models import locked

Piece = Exhibit | Interview


@transaction.atomic
def propose(
    *,
    allegation: Allegation,
    word: str,
    reasoning: str,
    by: Member,
    at: datetime,
    supports: Sequence[Piece] = (),
    contradicts: Sequence[Piece] = (),
) -> Finding:
    """A4: a word of the pinned vocabulary, its definition and standard of proof copied, with what it rests on."""
    allegation = locked(allegation)
    policies.allegations.require_may_propose_finding(allegation=allegation, by=by)
    chosen = policies.allegations.word_of(allegation.case, word)
    policies.allegations.require_evidence(
        allegation=allegation, word=chosen, supports=supports, contradicts=contradicts
    )
    finding = Finding(
        allegation=allegation,
        word=word,
        label=dict(chosen.label.texts),
        definition=dict(chosen.definition.texts),
        standard=dict(chosen.proof.texts),
        is_sustained=chosen.is_sustained,
        proposed_at=at,
        proposed_by=by,
    )
    finding.reasoning = access.case_key(by, allegation.case).seal(finding, "reasoning", reasoning)
    finding.save(force_insert=True)
    _rest_on(finding, "supports", supports)
    _rest_on(finding, "contradicts", contradicts)
    allegation.propose_finding()
    allegation.save()
    _note("finding.proposed", allegation, by, at, finding=finding.pk, word=word.lower())
    return finding


def _rest_on(finding: Finding, bearing: str, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        Reliance.objects.create(finding=finding, bearing=bearing, **{piece._meta.model_name: piece})


def _note(event: str, allegation: Allegation, by: Member, at: datetime, **facts: object) -> None:
    record(event, by=by, subject=allegation, at=at, case=allegation.case_id, **facts)


@transaction.atomic
def confirm(*, allegation: Allegation, by: Member, at: datetime) -> Finding:
    """A5: a second person, who did not investigate, confirms the finding that stands."""
    allegation = locked(allegation)
    policies.allegations.require_may_confirm(allegation=allegation, by=by)
    finding = locked(allegation.standing_finding)
    finding.confirmed_at, finding.confirmed_by = at, by
    finding.save()
    allegation.confirm()
    allegation.save()
    _note("finding.confirmed", allegation, by, at, finding=finding.pk, word=finding.word.lower())
    return finding


@transaction.atomic
def return_(*, allegation: Allegation, questions: str, by: Member, at: datetime) -> Finding:
    """A6: send it back with questions; the returned finding stays on file."""
    allegation = locked(allegation)
    policies.allegations.require_may_send_back(allegation=allegation, by=by)
    finding = locked(allegation.standing_finding)
    finding.questions = access.case_key(by, allegation.case).seal(finding, "questions", questions)
    finding.returned_at, finding.returned_by = at, by
    finding.save()
    allegation.send_back()
    allegation.save()
    _note("finding.returned", allegation, by, at, finding=finding.pk)
    return finding
