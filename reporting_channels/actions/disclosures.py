"""Reading who a reporter is: asked in writing, allowed by custodians, announced, short, recorded.

Source: Directive (EU) 2019/1937 art. 16; SECURITY.md, "Identity".
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts import permissions
from accounts.models import Member
from audit.actors import WORKER
from audit.log import record
from machine.models import locked
from reporting_channels import access, bars, policies, policies_identity
from reporting_channels.actions import detriment
from reporting_channels.actions.messages import write
from reporting_channels.codes import MessageKind
from reporting_channels.detriment.codes import Occasion
from reporting_channels.models import IdentityDisclosure, Report, ShareRelease
from vault import compartments
from vault.models import IdentityShare

READING_HOURS = 24
DAYS_OPEN = 60
OPEN_STATES = ("requested", "released", "noticed", "opened")


@transaction.atomic
def request(
    *, report: Report, legal_basis: str, reasons: str, risk: dict[str, Any] | None = None, by, at: datetime
) -> IdentityDisclosure:
    """Ask for the identity. Its custodians, and the requester, can read the reasons; nobody else."""
    report = locked(report)
    identity = report.identity
    # A custodian whom the report must not reach is not asked, and learns nothing.
    asked = list(_custodians(identity)) if identity else []
    barred = bars.barred(report, asked)
    custodians = [member for member in asked if member not in barred]
    policies.require_may_request(
        report=report,
        by=by,
        is_custodian=by in asked,
        has_open=identity is not None and identity.disclosures.filter(requested_by=by, state__in=OPEN_STATES).exists(),
    )
    is_apart = report.compartment.is_apart
    compartment, key = compartments.create(kind="disclosure", at=at, by=by, excluding_quorum=is_apart)
    row = IdentityDisclosure(
        identity=identity,
        compartment=compartment,
        legal_basis=legal_basis,
        requested_at=at,
        requested_by=by,
    )
    row.reasons = key.seal(row, "reasons", reasons)
    row.save(force_insert=True)
    for member in (by, *custodians):
        permissions.give(row, member=member, key=key, by=by, at=at)
    record("disclosure.requested", by=by, subject=row, at=at, report=report.pk, legal_basis=legal_basis)
    detriment.arise(report=report, kind=Occasion.ASKED, by=by, at=at)
    detriment.with_the_step(report=report, risk=risk, by=by, at=at)
    return row


def _custodians(identity):
    return Member.objects.filter(holder__identity_shares__compartment=identity.compartment_id)


@transaction.atomic
def release(*, identity_disclosure: IdentityDisclosure, by, at: datetime) -> IdentityDisclosure:
    """Release one custodian's share to the requester; the last one needed moves the request on."""
    row = _going_on(identity_disclosure)
    share = _share(row, by)
    policies.require_may_complete(
        identity_disclosure=row,
        by=by,
        has_share=share is not None,
        has_released=row.releases.filter(released_by=by).exists(),
    )
    sealed = access.release_share(by, share, row.requested_by)
    ShareRelease.objects.create(disclosure=row, sealed_share=sealed, released_at=at, released_by=by)
    facts = {"released": row.releases.count(), "needed": row.identity.shares_needed}
    if facts["released"] < facts["needed"]:
        record("disclosure.share_released", by=by, subject=row, at=at, **facts)
        return row
    row.complete(by=by, at=at)
    row.save()
    record("disclosure.released", by=by, subject=row, at=at, **facts)
    return row


def _share(row: IdentityDisclosure, by) -> IdentityShare | None:
    return IdentityShare.objects.filter(compartment=row.identity.compartment_id, custodian=by.holder_id).first()


@transaction.atomic
def refuse(*, identity_disclosure: IdentityDisclosure, reasons: str, by, at: datetime) -> IdentityDisclosure:
    """Refuse, with reasons that the requester and the custodians read; shares already released are emptied."""
    row = locked(identity_disclosure)
    policies.require_may_refuse(identity_disclosure=row, by=by, has_share=_share(row, by) is not None)
    row.refuse(reasons=access.disclosure_key(by, row).seal(row, "refusal", reasons), by=by, at=at)
    row.save()
    _empty(row)
    record("disclosure.refused", by=by, subject=row, at=at)
    return row


@transaction.atomic
def tell(*, identity_disclosure: IdentityDisclosure, text: str, by, at: datetime) -> IdentityDisclosure:
    """Put the notice, with its reasons, into the reporter's dialogue before anything is opened (art. 16(3))."""
    row = _going_on(identity_disclosure)
    policies.require_may_tell(identity_disclosure=row, by=by)
    report = row.identity.report
    key = access.report_key(by, report)
    message = write(report=report, key=key, kind=MessageKind.NOTICE, text=text, by=by, at=at)
    row.tell(notice=message, by=by, at=at)
    row.save()
    record("disclosure.noticed", by=by, subject=row, at=at, message=message.pk)
    return row


@transaction.atomic
def derogate(
    *, identity_disclosure: IdentityDisclosure, ground: str, note: str, until: date, by, at: datetime
) -> IdentityDisclosure:
    """Record, as a custodian, why the reporter is not told first; on ``until`` they learn of it (art. 16(3))."""
    row = _going_on(identity_disclosure)
    policies_identity.require_may_derogate(identity_disclosure=row, by=by, has_share=_share(row, by) is not None)
    policies_identity.require_derogation_ends(until=until, today=timezone.localdate(at))
    sealed = access.disclosure_key(by, row).seal(row, "derogation_note", note)
    row.derogate(ground=ground, note=sealed, until=until, by=by, at=at)
    row.save()
    record("disclosure.derogated", by=by, subject=row, at=at, ground=ground, until=until)
    return row


@transaction.atomic
def lapse(*, identity_disclosure: IdentityDisclosure, by, at: datetime) -> IdentityDisclosure:
    """Withdraw one's request before anything was opened; what was released is destroyed."""
    row = locked(identity_disclosure)
    policies_identity.require_may_lapse(identity_disclosure=row, by=by)
    return _lapsed(row, by, by, at)


@transaction.atomic
def open_(*, identity_disclosure: IdentityDisclosure, by, at: datetime) -> IdentityDisclosure:
    """Start the time in which the requester may read: READING_HOURS."""
    row = _going_on(identity_disclosure)
    policies.require_may_open(identity_disclosure=row, by=by)
    row.open(until=at + timedelta(hours=READING_HOURS), by=by, at=at)
    row.save()
    record("disclosure.opened", by=by, subject=row, at=at, hours=READING_HOURS)
    detriment.arise(report=row.identity.report, kind=Occasion.IDENTITY, by=by, at=at)
    return row


@transaction.atomic
def end(*, identity_disclosure: IdentityDisclosure, by, at: datetime) -> IdentityDisclosure:
    """End the access and empty the shares that were released."""
    row = locked(identity_disclosure)
    policies.require_may_end(identity_disclosure=row, by=by)
    return _ended(row, by, by, at)


def end_overdue(*, at: datetime) -> int:
    """End every access whose time is over; return how many. Called by the sweep."""
    return _each(IdentityDisclosure.objects.filter(state="opened", opened_until__lte=at), _ended, at)


def lapse_overdue(*, at: datetime) -> int:
    """End every request whose identity was taken back, or that nobody carried on for DAYS_OPEN; return how many."""
    waiting = IdentityDisclosure.objects.filter(state__in=OPEN_STATES).exclude(state="opened")
    over = Q(identity__taken_back_on__isnull=False) | Q(requested_at__lte=at - timedelta(days=DAYS_OPEN))
    return _each(waiting.filter(over), _lapsed, at)


def _each(found: QuerySet, finish: Callable, at: datetime) -> int:
    done = 0
    for pk, state in found.values_list("pk", "state"):
        with transaction.atomic():
            for row in IdentityDisclosure.objects.select_for_update(skip_locked=True).filter(pk=pk, state=state):
                finish(row, None, WORKER, at)
                done += 1
    return done


def _going_on(identity_disclosure: IdentityDisclosure) -> IdentityDisclosure:
    row = locked(identity_disclosure)
    policies_identity.require_there(identity=row.identity)
    return row


def _lapsed(row: IdentityDisclosure, member, actor, at: datetime) -> IdentityDisclosure:
    row.lapse(by=member, at=at)
    row.save()
    _empty(row)
    record("disclosure.lapsed", by=actor, subject=row, at=at)
    return row


def _ended(row: IdentityDisclosure, member, actor, at: datetime) -> IdentityDisclosure:
    row.end(by=member, at=at)
    row.save()
    _empty(row)
    record("disclosure.ended", by=actor, subject=row, at=at)
    return row


def _empty(row: IdentityDisclosure) -> None:
    row.releases.update(sealed_share=b"")
