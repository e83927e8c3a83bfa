"""What the report asks somebody to change: written, given to its owner, carried out, examined by somebody else."""

from datetime import date, datetime

from django.db import transaction

from accounts import permissions
from accounts.models import Member
from audit.log import record
from cases import access as case_access
from cases import sealed_files
from cases.actions.ranks import next_rank
from cases.models import Investigation, ProgressNote, Recommendation
from cases.recommendations import access, policies
from machine.models import locked
from vault import compartments
from vault.sealing import CompartmentKey
from vault.upload import SealedUpload


@transaction.atomic
def write(
    *, investigation: Investigation, text: str, unit: str, due_on: date, by: Member, at: datetime
) -> Recommendation:
    """Add a recommendation to the report that is being written; only the team reads it so far."""
    investigation = locked(investigation)
    policies.require_may_write_one(investigation=investigation, by=by)
    row = Recommendation(
        investigation=investigation, rank=next_rank(investigation.recommendations), unit=unit, due_on=due_on,
        written_at=at, written_by=by,
    )  # fmt: skip
    row.text = case_access.case_key(by, investigation.case).seal(row, "text", text)
    row.save(force_insert=True)
    record("recommendation.written", by=by, subject=row, at=at, case=investigation.case_id, rank=row.rank)
    return row


@transaction.atomic
def withdraw(*, recommendation: Recommendation, by: Member, at: datetime) -> Recommendation:
    """Take it out of the report before the review."""
    recommendation = locked(recommendation)
    policies.require_may_withdraw(recommendation=recommendation, by=by)
    recommendation.withdraw(by=by, at=at)
    recommendation.save()
    record("recommendation.withdrawn", by=by, subject=recommendation, at=at)
    return recommendation


@transaction.atomic
def address(*, recommendation: Recommendation, owner: Member, due_on: date, by: Member, at: datetime) -> Recommendation:
    """Give it to its owner: its words are sealed again under a key of its own, which owner and head receive."""
    recommendation = locked(recommendation)
    policies.require_may_address(recommendation=recommendation, by=by, owner=owner)
    key = _key_for(recommendation, by, at)
    former = recommendation.owner
    recommendation.address(owner=owner, due_on=due_on, by=by, at=at)
    recommendation.wording = key.seal(recommendation, "wording", access.text_of(by, recommendation))
    recommendation.save()
    if former is not None and former.pk != owner.pk:
        permissions.withdraw(recommendation, member=former, by=by, at=at)
    record("recommendation.addressed", by=by, subject=recommendation, at=at, owner=owner.pk, due_on=due_on)
    for member in (owner, by):
        permissions.give(recommendation, member=member, key=key, by=by, at=at)
    return recommendation


def _key_for(recommendation: Recommendation, by: Member, at: datetime) -> CompartmentKey:
    """Its own key: made when it is given for the first time."""
    if recommendation.compartment_id is not None:
        return access.key_of(by, recommendation)
    is_apart = recommendation.case.compartment.is_apart
    recommendation.compartment, key = compartments.create(kind="remedy", at=at, by=by, excluding_quorum=is_apart)
    return key


@transaction.atomic
def accept(*, recommendation: Recommendation, by: Member, at: datetime) -> Recommendation:
    """The owner carries it out by its day."""
    recommendation = locked(recommendation)
    policies.require_may_accept(recommendation=recommendation, by=by)
    recommendation.accept(by=by, at=at)
    recommendation.save()
    record("recommendation.accepted", by=by, subject=recommendation, at=at)
    return recommendation


@transaction.atomic
def refuse(*, recommendation: Recommendation, reasons: str, by: Member, at: datetime) -> Recommendation:
    """The owner does not, and says why."""
    recommendation = locked(recommendation)
    policies.require_may_refuse(recommendation=recommendation, by=by)
    recommendation.refusal = access.key_of(by, recommendation).seal(recommendation, "refusal", reasons)
    recommendation.refuse(by=by, at=at)
    recommendation.save()
    record("recommendation.refused", by=by, subject=recommendation, at=at)
    return recommendation


@transaction.atomic
def note(*, recommendation: Recommendation, text: str, by: Member, at: datetime) -> Recommendation:
    """A word on how far it is."""
    recommendation = locked(recommendation)
    policies.require_may_note(recommendation=recommendation, by=by)
    _write_note(recommendation, text, by, at)
    record("recommendation.noted", by=by, subject=recommendation, at=at)
    return recommendation


def _write_note(recommendation: Recommendation, text: str, by: Member, at: datetime) -> None:
    row = ProgressNote(recommendation=recommendation, written_at=at, written_by=by)
    row.body = access.key_of(by, recommendation).seal(row, "body", text)
    row.save(force_insert=True)


@transaction.atomic
def complete(
    *, recommendation: Recommendation, proof: str, by: Member, at: datetime, file: SealedUpload | None = None
) -> Recommendation:
    """The owner says that it is done and shows it."""
    recommendation = locked(recommendation)
    policies.require_may_complete(recommendation=recommendation, by=by)
    key = access.key_of(by, recommendation)
    recommendation.proof = key.seal(recommendation, "proof", proof)
    if file is not None:
        sealed_files.keep_upload(recommendation, key, file)
    recommendation.complete(by=by, at=at)
    recommendation.save()
    record("recommendation.completed", by=by, subject=recommendation, at=at)
    return recommendation


@transaction.atomic
def hand_back(*, recommendation: Recommendation, text: str, by: Member, at: datetime) -> Recommendation:
    """The proof does not suffice; the owner reads why."""
    recommendation = locked(recommendation)
    policies.require_may_hand_back(recommendation=recommendation, by=by)
    _write_note(recommendation, text, by, at)
    recommendation.hand_back()
    recommendation.save()
    record("recommendation.handed_back", by=by, subject=recommendation, at=at)
    return recommendation


@transaction.atomic
def close(*, recommendation: Recommendation, by: Member, at: datetime) -> Recommendation:
    """Somebody other than its owner has examined the proof, or the refusal."""
    recommendation = locked(recommendation)
    policies.require_may_close(recommendation=recommendation, by=by)
    recommendation.close(by=by, at=at)
    recommendation.save()
    record("recommendation.closed", by=by, subject=recommendation, at=at)
    return recommendation
