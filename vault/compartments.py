"""Making a compartment, holding it, and destroying its key (crypto-erasure)."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit.actors import HasActor
from audit.log import record
from audit.statements import Answer, ask
from machine.refusals import Refused
from machine.rows import fresh, insert
from vault import grants, sealing
from vault.models import Compartment, Grant, Holder, IdentityShare
from vault.sealing import CompartmentKey

# By hand: on the path of every report, making the query cost more than answering it.
_QUORUM = """
    SELECT h.id, h.public_key FROM vault_holder h JOIN vault_quorum q ON q.holder_id = h.id
    WHERE q.retired_at IS NULL
"""


class UnderHold(Refused):
    """A compartment under legal hold is not destroyed."""

    sentence = _("This is under legal hold. It can be destroyed only once the hold is lifted.")


class Destroyed(Refused):
    """The compartment's key no longer exists."""

    sentence = _("This was destroyed under the retention rules. Nobody can open it any more.")


def create(
    *,
    kind: str,
    at: datetime,
    by: HasActor,
    holders: Iterable[Holder] = (),
    excluding_quorum: bool = False,
) -> tuple[Compartment, CompartmentKey]:
    """Make a compartment and its key; grant it to ``holders`` and to the office's quorum. One entry.

    The quorum receives no grant of an identity, whose key exists only as shares, nor where its
    members are excluded from the matter: the compartment remembers it, and no later act gives it one.
    """
    compartment, key, _given = create_granted(
        kind=kind, at=at, by=by, holders=holders, excluding_quorum=excluding_quorum
    )
    return compartment, key


@transaction.atomic(savepoint=False)
def create_granted(
    *,
    kind: str,
    at: datetime,
    by: HasActor,
    holders: Iterable[Holder | grants.Keyholder],
    excluding_quorum: bool = False,
    quorum: Answer | None = None,
) -> tuple[Compartment, CompartmentKey, list[Grant]]:
    """As ``create``, with the grants of ``holders`` in their order, for the permission rows that lean on them.

    ``quorum`` is what ``asked_for_quorum`` answered, if the caller asked for it together with something else.
    """
    is_apart = excluding_quorum or kind == Compartment.Kind.IDENTITY
    compartment = fresh(Compartment, kind=kind, created_at=at, is_apart=is_apart)
    insert([compartment])
    key = sealing.new_key(compartment.pk)
    receivers = list(holders)
    count = len(receivers)
    if not is_apart:
        receivers += [grants.Keyholder(*row) for row in (quorum or asked_for_quorum()).rows]
    given = grants.sealed_to(key, receivers, at)
    record(
        "compartment.created",
        by=by,
        subject=compartment,
        at=at,
        kind=compartment.kind,
        holders=[grant.holder_id for grant in given],
    )
    return compartment, key, given[:count]


def asked_for_quorum(asking: Callable[..., Answer] = ask) -> Answer:
    """Who holds the office's quorum now, for ``create_granted``."""
    return asking(_QUORUM, ())


@transaction.atomic
def hold(*, compartment: Compartment, by: HasActor, at: datetime) -> Compartment:
    """Put the compartment under legal hold: until it is freed, its key cannot be destroyed."""
    return _set_hold(compartment, True, "compartment.held", by, at)


@transaction.atomic
def free(*, compartment: Compartment, by: HasActor, at: datetime) -> Compartment:
    """Lift the legal hold."""
    return _set_hold(compartment, False, "compartment.freed", by, at)


@transaction.atomic
def destroy(*, compartment: Compartment, by: HasActor, at: datetime) -> Compartment:
    """Destroy the key: every grant and every share is emptied, and what was sealed stays closed.

    The caller empties what else wraps the key (the receipt) and first deletes the permission
    rows that lean on the grants. Backups that hold the grants must be expired by the office.
    """
    compartment = _locked(compartment)
    if compartment.under_hold:
        raise UnderHold
    compartment.destroyed_at = at
    compartment.save(update_fields=["destroyed_at"])
    live = Grant.objects.active().filter(compartment=compartment)
    shares = IdentityShare.objects.filter(compartment=compartment).exclude(sealed_share=b"")
    emptied = {"grants": live.update(sealed_key=b"", revoked_at=at), "shares": shares.update(sealed_share=b"")}
    record("compartment.destroyed", by=by, subject=compartment, at=at, kind=compartment.kind, **emptied)
    return compartment


def _set_hold(compartment: Compartment, held: bool, event: str, by: HasActor, at: datetime) -> Compartment:
    compartment = _locked(compartment)
    if compartment.under_hold != held:
        compartment.under_hold = held
        compartment.save(update_fields=["under_hold"])
        record(event, by=by, subject=compartment, at=at, kind=compartment.kind)
    return compartment


def _locked(compartment: Compartment) -> Compartment:
    found = Compartment.objects.select_for_update().get(pk=compartment.pk)
    if found.destroyed_at is not None:
        raise Destroyed
    return found
