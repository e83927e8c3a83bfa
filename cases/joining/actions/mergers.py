"""One case goes on in another: the head of both proposes, a second person of both confirms."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access, closing
from cases.joining import policies
from cases.joining.actions import moving
from cases.models import Case, Merger
from machine.models import locked


@transaction.atomic
def propose_merger(*, case: Case, absorbed: Case, reasons: str, by: Member, at: datetime) -> Merger:
    """Propose that ``absorbed`` goes on in ``case``. Nothing moves before a second person agreed."""
    case = locked(case)
    policies.require_may_propose_merger(case=case, absorbed=absorbed, by=by)
    merger = Merger(case=case, absorbed=absorbed, proposed_at=at, proposed_by=by)
    merger.reasons = access.case_key(by, case).seal(merger, "reasons", reasons)
    merger.save(force_insert=True)
    _note("merger.proposed", merger, by, at)
    return merger


def _note(event: str, merger: Merger, by: Member, at: datetime) -> None:
    for case in (merger.case, merger.absorbed):
        record(event, by=by, subject=case, at=at, merger=merger.pk, absorbed=merger.absorbed_id)


@transaction.atomic
def confirm_merger(*, merger: Merger, by: Member, at: datetime) -> Case:
    """Agree: what is open moves, with its evidence linked; the absorbed case closes and points to the one that goes on.

    Teams, keys, exhibits, records and the log of the absorbed case stay where they are.
    """
    merger = locked(merger)
    both = {one.pk: locked(one) for one in sorted((merger.case, merger.absorbed), key=lambda one: one.pk)}
    case, absorbed = both[merger.case_id], both[merger.absorbed_id]
    policies.require_may_answer_merger(merger=merger, by=by)
    policies.require_can_merge(case=case, absorbed=absorbed)
    closing.require_may_end(absorbed)
    merger.confirmed_at, merger.confirmed_by = at, by
    merger.save(update_fields=["confirmed_at", "confirmed_by"])
    subjects: moving.Subjects = {}
    key = access.case_key(by, case)
    for allegation in absorbed.allegations.all():
        if allegation.state in policies.MOVABLE:
            moving.move(allegation=allegation, case=case, key=key, subjects=subjects, ground="merger", by=by, at=at)
    absorbed.absorb(by=by, at=at)
    absorbed.save()
    record("case.absorbed", by=by, subject=absorbed, at=at, surviving=case.pk, merger=merger.pk)
    record("merger.confirmed", by=by, subject=case, at=at, merger=merger.pk, absorbed=absorbed.pk)
    return case


@transaction.atomic
def refuse_merger(*, merger: Merger, by: Member, at: datetime) -> Merger:
    """Disagree: both cases go on as they are."""
    merger = locked(merger)
    policies.require_may_answer_merger(merger=merger, by=by)
    merger.refused_at, merger.refused_by = at, by
    merger.save(update_fields=["refused_at", "refused_by"])
    _note("merger.refused", merger, by, at)
    return merger
