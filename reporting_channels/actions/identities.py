"""Who the reporter is, said at the start or later, and taken back by them as long as nobody opened it.

Everything here runs in the reporter's process, which inserts and changes nothing: the database erases as the
TakingBack is written, after it has checked the proof that only the receipt gives.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.actors import REPORTER, Actor
from audit.days import day_only
from audit.log import record
from machine.refusals import Refused
from machine.rows import insert
from reporting_channels import access_identity, policies_identity, routing
from reporting_channels.codes import IdentityPart
from reporting_channels.models import Identity, Report, TakingBack
from reporting_channels.models.seats import Ready
from vault import erasure_keys
from vault import identity as entrusted
from vault.sealing import CompartmentKey, derived


class TooFewCustodians(Refused):
    """Fewer custodians have a key than the identity needs."""

    http_status = 503
    sentence = _(
        "Your name cannot be kept safely today, so nothing was sent. Send the report without it, or come back later."
    )


def entrust(
    *, report: Report, key: CompartmentKey, name: str, contact: str, keepers: Sequence[Ready], by: Actor, at: datetime
) -> Identity:
    """Seal an identity to its own compartment, whose key is cut into shares and forgotten.

    It works inside the caller's transaction. ``key`` is the report's: whoever holds the receipt has it, and so the
    proof by which they can take the identity back.
    """
    needed = report.channel.custodians_needed
    if len(keepers) < needed:
        raise TooFewCustodians()
    custodians = [one.holder for one in keepers]
    compartment, own = entrusted.create(custodians=custodians, threshold=needed, by=by, at=day_only(at))
    row = Identity(report=report, compartment=compartment, shares_needed=needed, given_on=timezone.localdate(at))
    row.name = own.seal(row, "name", name) if name else None
    row.contact = own.seal(row, "contact", contact) if contact else None
    row.parts = IdentityPart.ALL if name and contact else IdentityPart.NAME if name else IdentityPart.CONTACT
    row.proof_digest = hashlib.sha256(_proof(key, row)).digest()
    insert([row])
    return row


@transaction.atomic
def add(
    *, report: Report, key: CompartmentKey, name: str, contact: str, by: Actor = REPORTER, at: datetime
) -> Identity:
    """Say who one is after the report was sent. Raises IdentityThere, DialogueOver, TooFewCustodians."""
    policies_identity.require_may_add_identity(report=report, has_identity=report.has_identity)
    keepers = routing.keepers(report)
    row = entrust(report=report, key=key, name=name, contact=contact, keepers=keepers, by=by, at=at)
    record("identity.added", by=by, subject=report, at=at, parts=row.parts)
    return row


@transaction.atomic
def take_back(*, report: Report, key: CompartmentKey, part: str, by: Actor = REPORTER, at: datetime) -> TakingBack:
    """Take an identity back, or its name or contact alone. Raises NothingToTakeBack, OpenedAlready."""
    standing = access_identity.standing(report, timezone.localdate(at))
    policies_identity.require_may_take_back(identity=standing.identity, part=part, was_opened=standing.was_opened)
    whole = IdentityPart.ALL if standing.identity.parts == part else part
    row = TakingBack(
        identity=standing.identity,
        part=whole,
        proof=_proof(key, standing.identity),
        taken_back_on=timezone.localdate(at),
    )
    insert([row])
    record("identity.taken_back", by=by, subject=report, at=at, part=whole)
    return row


def take_parts_out(*, at: datetime) -> int:
    """Take the outside part of every key of what was taken back out of its file, so that no backup opens it.

    Called by the worker's sweep; twice does nothing twice. Returns how many went.
    """
    back = Identity.objects.filter(taken_back_on__lte=timezone.localdate(at))
    gone = [pk for pk in back.values_list("compartment_id", flat=True) if not erasure_keys.is_erased(pk)]
    erasure_keys.erase(gone)
    return len(gone)


def _proof(key: CompartmentKey, row: Identity) -> bytes:
    return derived(key, f"amana/identity-proof/v1/{row.pk.hex}")
