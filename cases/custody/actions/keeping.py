"""Holds on exhibits, and their destruction: proposed by one, agreed by two others, carried out by the holder."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases.access import case_key
from cases.custody import access, line, retention
from cases.custody import policies_keeping as policies
from cases.models import Destruction, Exhibit, ExhibitHold
from machine.models import locked
from vault import compartments


@transaction.atomic
def place_hold(*, exhibit: Exhibit, ground: str, by: Member, at: datetime) -> ExhibitHold:
    """Keep it whatever the procedure says (HOLD_GROUNDS); its key cannot be destroyed either."""
    exhibit = locked(exhibit)
    policies.require_may_place_hold(exhibit=exhibit, by=by)
    hold = ExhibitHold.objects.create(exhibit=exhibit, ground=ground, placed_at=at, placed_by=by)
    if exhibit.compartment is not None:
        compartments.hold(compartment=exhibit.compartment, by=by, at=at)
    record("exhibit.hold_placed", by=by, subject=exhibit, at=at, case=exhibit.case_id, hold=hold.pk, ground=ground)
    return hold


@transaction.atomic
def lift_hold(*, hold: ExhibitHold, by: Member, at: datetime) -> ExhibitHold:
    """Let it go its way again; by somebody else than who placed it."""
    exhibit = locked(hold.exhibit)
    hold = locked(hold)
    policies.require_may_lift_hold(hold=hold, by=by)
    hold.lifted_at, hold.lifted_by = at, by
    hold.save()
    if exhibit.compartment is not None:
        compartments.free(compartment=exhibit.compartment, by=by, at=at)
    record("exhibit.hold_lifted", by=by, subject=exhibit, at=at, case=exhibit.case_id, hold=hold.pk)
    return hold


@transaction.atomic
def propose(*, exhibit: Exhibit, method: str, reasons: str, by: Member, at: datetime) -> Destruction:
    """Ask for its destruction (METHODS), once the time of keeping is over."""
    exhibit = locked(exhibit)
    today = timezone.localdate(at)
    until = retention.kept_until(exhibit.case, today)
    policies.require_may_propose(exhibit=exhibit, by=by, kept_until=until, today=today)
    made = Destruction(exhibit=exhibit, method=method, ends_on=until, proposed_at=at, proposed_by=by)
    made.reasons = case_key(by, exhibit.case).seal(made, "reasons", reasons)
    made.save(force_insert=True)
    record("destruction.proposed", by=by, subject=made, at=at, exhibit=exhibit.pk, method=method, kept_until=until)
    return made


@transaction.atomic
def agree(*, destruction: Destruction, by: Member, at: datetime) -> Destruction:
    """The first of two agrees."""
    destruction = locked(destruction)
    policies.require_may_agree(destruction=destruction, by=by)
    destruction.agree(by=by, at=at)
    destruction.save()
    record("destruction.agreed", by=by, subject=destruction, at=at, exhibit=destruction.exhibit_id)
    return destruction


@transaction.atomic
def approve(*, destruction: Destruction, by: Member, at: datetime) -> Destruction:
    """The second of two agrees."""
    destruction = locked(destruction)
    policies.require_may_approve(destruction=destruction, by=by)
    destruction.approve(by=by, at=at)
    destruction.save()
    record("destruction.approved", by=by, subject=destruction, at=at, exhibit=destruction.exhibit_id)
    return destruction


@transaction.atomic
def refuse(*, destruction: Destruction, refusal: str, by: Member, at: datetime) -> Destruction:
    """The exhibit stays, and the reason with the proposal."""
    destruction = locked(destruction)
    policies.require_may_refuse(destruction=destruction, by=by)
    destruction.refusal = case_key(by, destruction.exhibit.case).seal(destruction, "refusal", refusal)
    destruction.refuse(by=by, at=at)
    destruction.save()
    record("destruction.refused", by=by, subject=destruction, at=at, exhibit=destruction.exhibit_id)
    return destruction


@transaction.atomic
def carry_out(*, destruction: Destruction, note: str, by: Member, at: datetime) -> Destruction:
    """Destroy it: the thing by hand, a file by its keys. The worker deletes what lies outside, and certifies."""
    exhibit = locked(destruction.exhibit)
    destruction = locked(destruction)
    policies.require_may_carry_out(destruction=destruction, by=by)
    key = case_key(by, exhibit.case)
    if exhibit.file is not None:
        destruction.file_id = access.file_id_of(by, exhibit)
    destruction.carry_out(by=by, at=at)
    destruction.save()
    exhibit.destroy()
    exhibit.save()
    if exhibit.compartment is not None:
        compartments.destroy(compartment=exhibit.compartment, by=by, at=at)
    said = line.Particulars(note=note)
    line.note("exhibit.destroyed", exhibit=exhibit, kind="destroyed", result="gone", key=key, by=by, at=at, said=said)
    record("destruction.carried_out", by=by, subject=destruction, at=at, exhibit=exhibit.pk)
    return destruction
