"""The continuity quorum: k of n officers of the office bring back what a lost key had opened."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.actors import HasActor
from audit.log import record
from machine.refusals import Refused
from vault import grants, hybrid, opening, shares
from vault.keyring import Keyring
from vault.models import Compartment, Grant, Holder, Quorum


class QuorumExists(Refused):
    """There is one active quorum at most."""

    sentence = _("A continuity quorum already exists. Retire it first.")


class NoQuorum(Refused):
    """There is no active quorum."""

    sentence = _("There is no continuity quorum yet.")


class WrongShares(Refused):
    """Too few shares, a word copied wrongly, or shares of another quorum."""

    sentence = _(
        "These shares do not open the continuity quorum: too few of them, a wrong word, or shares of another one."
    )
    http_status = 403


class Regranted(NamedTuple):
    """A grant of the lost holder and the one that takes its place."""

    old: Grant
    new: Grant


@transaction.atomic
def create(*, officers: int, threshold: int, by: HasActor, at: datetime) -> tuple[Quorum, list[str]]:
    """Make the quorum and return its shares, which exist nowhere else, one for each officer.

    Compartments that exist already are not granted to it until somebody who can open them
    calls ``extend``. Raises QuorumExists; ValueError when not 2 <= threshold <= officers <= 16.
    """
    if Quorum.objects.active().exists():
        raise QuorumExists
    seed = hybrid.new_seed()
    words = shares.split(seed, threshold, officers)
    holder = Holder.objects.create(kind=Holder.Kind.QUORUM, public_key=hybrid.public_bytes(seed))
    quorum = Quorum.objects.create(holder=holder, threshold=threshold, officers=officers, created_at=at)
    record("quorum.created", by=by, subject=quorum, at=at, threshold=threshold, officers=officers)
    return quorum, words


def active() -> Quorum:
    """Return the active quorum; raise NoQuorum."""
    quorum = Quorum.objects.active().select_related("holder").first()
    if quorum is None:
        raise NoQuorum
    return quorum


@transaction.atomic
def retire(*, quorum: Quorum, by: HasActor, at: datetime) -> Quorum:
    """Let the quorum receive nothing more. What it holds stays until another one is extended to it."""
    quorum = Quorum.objects.select_for_update().get(pk=quorum.pk)
    if quorum.retired_at is None:
        quorum.retired_at = at
        quorum.save(update_fields=["retired_at"])
        record("quorum.retired", by=by, subject=quorum, at=at)
    return quorum


@transaction.atomic
def extend(*, keyring: Keyring, by: HasActor, at: datetime) -> list[Grant]:
    """Give the active quorum every compartment this keyring opens and it lacks, but none that is kept apart from it."""
    quorum = active()
    held = Grant.objects.active().filter(holder=quorum.holder).values("compartment_id")
    lacking = (
        Compartment.objects.filter(destroyed_at=None, is_apart=False)
        .filter(grants__holder_id=keyring.holder_id, grants__revoked_at=None)
        .exclude(pk__in=held)
    )
    wanted = list(lacking.values_list("pk", flat=True).distinct())
    if not wanted:
        return []
    keys = opening.compartment_keys(keyring, wanted)
    given = [grants.give(key=key, holder=quorum.holder, by=by, at=at) for key in keys.values()]
    record("quorum.extended", by=by, subject=quorum, at=at, compartments=len(given))
    return given


def called(ids: Collection[UUID]) -> dict[UUID, str]:
    """The office's quorums and their keys, for the auditor's pages."""
    found = Quorum.objects.filter(Q(pk__in=ids) | Q(holder_id__in=ids)).values_list("pk", "holder_id")
    return {one: gettext("Continuity quorum") for pair in found for one in pair}


def rebuild(words: Iterable[str]) -> tuple[Quorum, Keyring]:
    """Rebuild a quorum's private key in memory from its shares; raise WrongShares."""
    try:
        seed = shares.combine(words)
    except shares.CannotCombine as error:
        raise WrongShares from error
    public = hybrid.public_bytes(seed)
    for quorum in Quorum.objects.select_related("holder").order_by("-created_at"):
        if bytes(quorum.holder.public_key) == public:
            return quorum, Keyring(quorum.holder_id, seed)
    raise WrongShares


@transaction.atomic
def recover(
    *, words: Iterable[str], lost: Holder, new: Holder, by: HasActor, at: datetime
) -> tuple[list[Regranted], int]:
    """Give ``new`` every compartment that ``lost`` had, out of the quorum's own grants.

    Returns the pairs and how many compartments the quorum could not open (it was excluded
    there, or made later and never extended). The caller re-points the permission rows from old
    to new and then revokes the old grants. Raises WrongShares. One entry, ``quorum.used``.
    """
    quorum, keyring = rebuild(words)
    had = list(Grant.objects.active().filter(holder=lost))
    keys = opening.compartment_keys(keyring, [grant.compartment_id for grant in had])
    pairs = [
        Regranted(grant, grants.give(key=keys[grant.compartment_id], holder=new, by=by, at=at))
        for grant in had
        if grant.compartment_id in keys
    ]
    record(
        "quorum.used",
        by=by,
        subject=quorum,
        at=at,
        lost_holder=lost.pk,
        new_holder=new.pk,
        compartments=len(pairs),
    )
    return pairs, len(had) - len(pairs)
