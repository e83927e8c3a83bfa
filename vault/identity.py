"""A reporter's identity: its key exists only as shares, one sealed to each custodian."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit.actors import HasActor
from audit.log import record
from machine.refusals import Refused
from vault import compartments, hybrid, shares
from vault.grants import Keyholder
from vault.keyring import Keyring
from vault.models import Compartment, Holder, IdentityShare
from vault.sealing import CompartmentKey, material

SHARE = "amana/identity-share/v1"
RELEASE = "amana/identity-release/v1"


class TooFewShares(Refused):
    """Fewer custodians released their share than the identity needs."""

    sentence = _("Not enough custodians have released their share yet.")


class NotTheCustodian(Refused):
    """A share opens only for the custodian it was sealed to."""

    sentence = _("This share was entrusted to another custodian.")


@transaction.atomic(savepoint=False)
def create(
    *, custodians: Sequence[Holder | Keyholder], threshold: int, by: HasActor, at: datetime
) -> tuple[Compartment, CompartmentKey]:
    """Make an identity compartment whose key stays only with the custodians, ``threshold`` of them.

    The key returned seals the identity and is then forgotten. Raises ValueError when the
    threshold is below two or above the number of custodians.
    """
    compartment, key = compartments.create(kind=Compartment.Kind.IDENTITY, at=at, by=by)
    words = shares.split(material(key), threshold, len(custodians))
    IdentityShare.objects.bulk_create(
        IdentityShare(
            compartment=compartment,
            custodian_id=custodian.pk,
            threshold=threshold,
            sealed_share=_sealed(SHARE, compartment.pk, custodian, share),
        )
        for custodian, share in zip(custodians, words, strict=True)
    )
    record(
        "identity.entrusted",
        by=by,
        subject=compartment,
        at=at,
        custodians=[custodian.pk for custodian in custodians],
        threshold=threshold,
    )
    return compartment, key


def release(share: IdentityShare, keyring: Keyring, to_holder: Holder) -> bytes:
    """Re-seal a custodian's share to the requester; raise NotTheCustodian.

    Only the custodian's own keyring can do it. The caller keeps the bytes beside the request
    and records the release.
    """
    try:
        words = keyring.open(share.sealed_share, SHARE, share.compartment_id).decode("ascii")
    except hybrid.CannotOpen as error:
        raise NotTheCustodian from error
    return _sealed(RELEASE, share.compartment_id, to_holder, words)


def opened_release(keyring: Keyring, compartment_id: uuid.UUID, released: bytes) -> str:
    """Return the words of a released share; for ``vault.opening``. Raises hybrid.CannotOpen."""
    return keyring.open(released, RELEASE, compartment_id).decode("ascii")


def _sealed(purpose: str, compartment_id: uuid.UUID, holder: Holder | Keyholder, words: str) -> bytes:
    return hybrid.seal_to(holder.public_key, words.encode("ascii"), hybrid.info(purpose, compartment_id, holder.pk))
