"""Findings: proposed by one person, confirmed or sent back by another."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access, policies
from cases.grid import access as grid
from cases.models import Allegation, Exhibit, Finding, Interview, Reliance
from machine.models import locked
from procedures.profile import FindingWord
from vault.sealing import CompartmentKey

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
    nothing_for: str = "",
    nothing_against: str = "",
) -> Finding:
    """A4: a word of the pinned vocabulary, its definition and standard of proof copied, with what it rests on.

    Evidence is named each way; where there is none, ``nothing_for`` or ``nothing_against`` says why.
    """
    allegation = locked(allegation)
    policies.allegations.require_may_propose_finding(allegation=allegation, by=by)
    chosen = policies.allegations.word_of(allegation.case, word)
    policies.allegations.require_evidence(
        allegation=allegation,
        supports=supports,
        contradicts=contradicts,
        nothing_for=nothing_for,
        nothing_against=nothing_against,
    )
    finding = _worded(allegation, word, chosen, by, at)
    key = access.case_key(by, allegation.case)
    finding.reasoning = key.seal(finding, "reasoning", reasoning)
    for name, sentence in (("nothing_for", nothing_for), ("nothing_against", nothing_against)):
        if sentence:
            setattr(finding, name, key.seal(finding, name, sentence))
    finding.save(force_insert=True)
    whys = grid.whys_of(by, allegation)
    _rest_on(finding, "supports", supports, key, whys)
    _rest_on(finding, "contradicts", contradicts, key, whys)
    allegation.propose_finding()
    allegation.save()
    _note("finding.proposed", allegation, by, at, finding=finding.pk, word=word.lower())
    return finding


def _worded(allegation: Allegation, word: str, chosen: FindingWord, by: Member, at: datetime) -> Finding:
    """The word with its vocabulary, label, definition and standard of proof as they stand today."""
    return Finding(
        allegation=allegation,
        vocabulary=allegation.case.procedure,
        word=word,
        label=dict(chosen.label.texts),
        definition=dict(chosen.definition.texts),
        standard=dict(chosen.proof.texts),
        is_sustained=chosen.is_sustained,
        proposed_at=at,
        proposed_by=by,
    )


def _rest_on(
    finding: Finding, bearing: str, pieces: Sequence[Piece], key: CompartmentKey, whys: dict[UUID, str]
) -> None:
    for piece in pieces:
        line = Reliance(finding=finding, bearing=bearing, **{piece._meta.model_name: piece})
        if whys.get(piece.pk):
            line.why = key.seal(line, "why", whys[piece.pk])
        line.save(force_insert=True)


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


@transaction.atomic
def reconsider(*, allegation: Allegation, by: Member, at: datetime) -> Allegation:
    """After a reopening: the confirmed finding is superseded and stays on file; the allegation is looked at again."""
    allegation = locked(allegation)
    policies.allegations.require_may_reconsider(allegation=allegation, by=by)
    finding = locked(allegation.standing_finding)
    finding.superseded_at, finding.superseded_by = at, by
    finding.save()
    allegation.reconsider()
    allegation.save()
    _note("finding.reconsidered", allegation, by, at, finding=finding.pk, word=finding.word.lower())
    return allegation
