"""Giving a compartment's key to a holder, and taking it back."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from audit.actors import HasActor
from audit.log import record
from machine.rows import fresh, insert
from vault import hybrid
from vault.models import Grant, Holder
from vault.sealing import CompartmentKey, material

PURPOSE = "amana/grant/v1"


class Keyholder(NamedTuple):
    """All that sealing needs of a holder, where making a row of the model would cost more than reading it."""

    pk: uuid.UUID
    public_key: bytes


def give(*, key: CompartmentKey, holder: Holder, by: HasActor, at: datetime) -> Grant:
    """Seal the compartment's key to one holder. A second active grant is an IntegrityError."""
    (grant,) = give_all(key=key, holders=[holder], by=by, at=at)
    return grant


@transaction.atomic(savepoint=False)
def give_all(*, key: CompartmentKey, holders: Iterable[Holder | Keyholder], by: HasActor, at: datetime) -> list[Grant]:
    """Seal the compartment's key to each holder: one INSERT and one entry that names them all."""
    grants = sealed_to(key, holders, at)
    if grants:
        record(
            "grant.given",
            by=by,
            subject=("compartment", key.compartment_id),
            at=at,
            holders=[grant.holder_id for grant in grants],
        )
    return grants


def sealed_to(key: CompartmentKey, holders: Iterable[Holder | Keyholder], at: datetime) -> list[Grant]:
    """Write the grants alone; whoever calls it writes the entry that names the holders."""
    grants = [_sealed(key, holder, at) for holder in holders]
    insert(grants)
    return grants


@transaction.atomic
def revoke(*, grant: Grant, by: HasActor, at: datetime) -> Grant:
    """Empty the sealed key and close the grant. A grant that is already revoked stays as it is.

    Whoever saw the key may have kept it: what is sealed afterwards belongs into a new compartment.
    """
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    if grant.revoked_at is not None:
        return grant
    grant.sealed_key, grant.revoked_at = b"", at
    grant.save(update_fields=["sealed_key", "revoked_at"])
    record(
        "grant.revoked",
        by=by,
        subject=("compartment", grant.compartment_id),
        at=at,
        holder=grant.holder_id,
        grant=grant.pk,
    )
    return grant


def _sealed(key: CompartmentKey, holder: Holder | Keyholder, at: datetime) -> Grant:
    context = hybrid.info(PURPOSE, key.compartment_id, holder.pk)
    return fresh(
        Grant,
        compartment_id=key.compartment_id,
        holder_id=holder.pk,
        sealed_key=hybrid.seal_to(holder.public_key, material(key), context),
        given_at=at,
    )
