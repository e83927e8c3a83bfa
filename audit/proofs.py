"""Proofs that fit on a page: an entry stands in the log (RFC 6962, 2.1.1), a later log extends an earlier (2.1.2).

Both are read off the tiles, with no look at any other entry, and checked by `audit/standalone/verify_log.py`.
"""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connection
from django.utils.translation import gettext as _

from audit import notes, tiles
from audit.actors import REPORTER
from audit.days import day_only
from audit.facts import canonical
from audit.models import Checkpoint, Entry, Leaf
from audit.tree import TILE, TILE_HEIGHT, node_hash, perfect_root, split

INCLUSION = "amana/inclusion/v1"
CONSISTENCY = "amana/consistency/v1"


class NoProof(LookupError):
    """There is nothing to prove yet, or not between these checkpoints; the text says why."""


class _Tree:
    """Roots of any stretch of leaves, out of the tiles."""

    def __init__(self) -> None:
        self._tile = lru_cache(maxsize=512)(self._read)

    @staticmethod
    def _read(level: int, index: int) -> list[bytes]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT hashes FROM audit_tile WHERE level = %s AND index = %s", [level, index])
            row = cursor.fetchone()
        if row is None:
            raise tiles.TileMissing(
                _("Tile %(tile)s of the tree is missing or too short.") % {"tile": f"{level}/{index}"}
            )
        return tiles.hashes_in(bytes(row[0]))

    def root(self, start: int, stop: int) -> bytes:
        """The root over leaves from `start` to before `stop`."""
        width = stop - start
        if width & (width - 1):
            half = split(width)
            return node_hash(self.root(start, start + half), self.root(start + half, stop))
        height = width.bit_length() - 1
        level = height // TILE_HEIGHT
        first, count = start >> level * TILE_HEIGHT, 1 << height % TILE_HEIGHT
        offset = first % TILE
        return perfect_root(self._tile(level, first // TILE)[offset : offset + count])

    def path(self, leaf: int, start: int, stop: int) -> list[bytes]:
        """The audit path of one leaf, from the leaf upwards."""
        if stop - start == 1:
            return []
        middle = start + split(stop - start)
        if leaf < middle:
            return [*self.path(leaf, start, middle), self.root(middle, stop)]
        return [*self.path(leaf, middle, stop), self.root(start, middle)]

    def grown(self, old: int, start: int, stop: int, is_whole: bool = True) -> list[bytes]:
        """The consistency path from the first `old` leaves to all of them."""
        if old == stop:
            return [] if is_whole else [self.root(start, stop)]
        middle = start + split(stop - start)
        if old <= middle:
            return [*self.grown(old, start, middle, is_whole), self.root(middle, stop)]
        return [*self.grown(old, middle, stop, False), self.root(start, middle)]


@dataclass(frozen=True)
class Place:
    """An entry as its writer knows it: its number and the exact text that is sealed."""

    number: int
    body: str


def place_of_last(*, event: str, at: datetime, **facts: object) -> Place:
    """The place of the subjectless entry that the reporter's process wrote last in this very transaction.

    That process may read no entry: of its own it knows all but the two numbers.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xid FROM audit_entry WHERE xid = pg_current_xact_id() ORDER BY id DESC LIMIT 1")
        number, xid = cursor.fetchone()
    micros = int(day_only(at).timestamp()) * 1_000_000
    lines = ("amana/entry/v1", number, xid, event, REPORTER.kind, "-", "", "", "", micros, canonical(facts))
    return Place(number, "\n".join(map(str, lines)))


def inclusion(entry: Entry) -> dict[str, object]:
    """The proof that `entry` stands in the log of the newest checkpoint; raises NoProof while it is not sealed."""
    return inclusion_at(Place(entry.pk, entry.body))


def inclusions(entries: Iterable[Entry]) -> Iterator[dict[str, object]]:
    """The proofs of those entries that are sealed, in their order, all against the newest checkpoint."""
    rows = list(entries)
    checkpoint = Checkpoint.objects.order_by("-size").first()
    if checkpoint is None:
        return
    places = dict(Leaf.objects.filter(entry__in=rows, index__lt=checkpoint.size).values_list("entry_id", "index"))
    tree = _Tree()
    for entry in rows:
        if (index := places.get(entry.pk)) is not None:
            yield _proof(tree, index, entry.body, checkpoint)


def published_key() -> str:
    """The key of the newest checkpoint as people publish it; raises NoProof before the first one."""
    checkpoint = Checkpoint.objects.order_by("-size").first()
    if checkpoint is None:
        raise NoProof(_("This entry is not sealed yet. Come back in a moment."))
    return notes.verifier_key(checkpoint.note.partition("\n")[0], bytes(checkpoint.key))


def inclusion_at(place: Place) -> dict[str, object]:
    """As `inclusion`, for a place that was noted when the entry was written."""
    leaf = Leaf.objects.filter(entry_id=place.number).first()
    checkpoint = Checkpoint.objects.order_by("-size").first()
    if leaf is None or checkpoint is None or leaf.index >= checkpoint.size:
        raise NoProof(_("This entry is not sealed yet. Come back in a moment."))
    return _proof(_Tree(), leaf.index, place.body, checkpoint)


def _proof(tree: _Tree, index: int, body: str, checkpoint: Checkpoint) -> dict[str, object]:
    return {
        "format": INCLUSION,
        "index": index,
        "body": body,
        "path": _encoded(tree.path(index, 0, checkpoint.size)),
        "checkpoint": checkpoint.note,
    }


def consistency(old: int, new: int) -> dict[str, object]:
    """The proof that the checkpoint of size `new` only added to the one of size `old`; raises NoProof."""
    notes = dict(Checkpoint.objects.filter(size__in=[old, new]).values_list("size", "note"))
    if not 0 < old <= new or not {old, new} <= notes.keys():
        raise NoProof(_("A proof needs two checkpoints that exist, the smaller one first."))
    return {
        "format": CONSISTENCY,
        "path": _encoded(_Tree().grown(old, 0, new)),
        "old": notes[old],
        "new": notes[new],
    }


def _encoded(hashes: list[bytes]) -> list[str]:
    return [base64.b64encode(one).decode() for one in hashes]
