"""Putting a name to what is wrong: one sentence that a person who is no engineer can act on."""

from dataclasses import dataclass

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from audit.body import BODY_SQL
from audit.models import Entry, Leaf
from audit.tree import TILE, leaf_hash


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is not as it was sealed; `leaf` and `entry` where one can be named."""

    sentence: str | Promise
    leaf: int | None = None
    entry: int | None = None


def at_leaf(index: int, found: int | None) -> Flaw:
    """What is wrong at the first leaf that does not agree with the entries; `found` is the entry standing there."""
    leaf = Leaf.objects.filter(index=index).first()
    if leaf is None:
        return _without_leaf(index, found)
    entry = Entry.objects.filter(pk=leaf.entry_id).first()
    where = {"entry": leaf.entry_id, "leaf": index, "other": found}
    if entry is None:
        sentence = _("Entry %(entry)s is missing. It was sealed as leaf %(leaf)s and has been removed since.")
    elif not _columns_make_body(entry.pk):
        sentence = _("Entry %(entry)s (leaf %(leaf)s): its columns no longer say what its recorded text says.")
    elif leaf_hash(entry.body.encode()) != bytes(leaf.hash):
        sentence = _("Entry %(entry)s has been altered since it was sealed as leaf %(leaf)s.")
    elif found is not None and not Leaf.objects.filter(entry_id=found).exists():
        return Flaw(
            _("Entry %(other)s has been slipped in before entry %(entry)s, among what was sealed already.") % where,
            leaf=index,
            entry=found,
        )
    else:
        sentence = _("Entry %(entry)s stands at leaf %(leaf)s, which is not its place: the order has been changed.")
    return Flaw(sentence % where, leaf=index, entry=leaf.entry_id)


def _without_leaf(index: int, found: int | None) -> Flaw:
    if Leaf.objects.filter(index__gt=index).exists():
        sentence = _("Leaf %(leaf)s is missing, although leaves after it exist.")
    else:
        sentence = _("The log has been cut: leaf %(leaf)s and everything after it is missing.")
    return Flaw(sentence % {"leaf": index}, leaf=index, entry=found)


def _columns_make_body(number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT body = ({BODY_SQL}) FROM audit_entry WHERE id = %s", [number])  # noqa: S608
        return bool(cursor.fetchone()[0])


def at_tile(level: int, tile: int) -> Flaw:
    """A tile differs although entries and leaves agree: either it was altered, or both of them were."""
    index = tile * TILE ** (level + 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT hashes FROM audit_tile WHERE level = %s AND index = %s", [level, tile])
        row = cursor.fetchone()
    kept = bytes(row[0]) if row else b""
    if level == 0:
        leaves = Leaf.objects.filter(index__gte=index, index__lt=index + TILE).order_by("index")
        for leaf in leaves:
            at = 32 * (leaf.index - index)
            if kept[at : at + 32] != bytes(leaf.hash):
                return Flaw(
                    _("Entry %(entry)s (leaf %(leaf)s) and its leaf do not agree with tile %(tile)s of the tree.")
                    % {"entry": leaf.entry_id, "leaf": leaf.index, "tile": f"{level}/{tile}"},
                    leaf=leaf.index,
                    entry=leaf.entry_id,
                )
    return Flaw(
        _("Tile %(tile)s of the tree, which begins at leaf %(leaf)s, does not agree with the entries.")
        % {"tile": f"{level}/{tile}", "leaf": index},
        leaf=index,
    )


def at_checkpoint(size: int, good: int, source: str) -> Flaw:
    """The entries do not make the root that a checkpoint vouches for; `good` is the last size that does."""
    first = Leaf.objects.filter(index=good).first()
    return Flaw(
        _(
            "The entries do not make the tree of %(size)s leaves that a checkpoint (%(source)s) vouches for: something"
            " between leaf %(good)s and leaf %(last)s has been changed together with its hashes."
        )
        % {"size": size, "source": source, "good": good, "last": size - 1},
        leaf=good,
        entry=first.entry_id if first else None,
    )


def beyond_end(size: int, end: int, source: str) -> Flaw:
    """A checkpoint outside knows more leaves than the log has."""
    return Flaw(
        _(
            "The log has been cut: a checkpoint (%(source)s) vouches for %(size)s leaves, and only %(end)s are here."
            " Leaf %(end)s is the first one missing."
        )
        % {"size": size, "source": source, "end": end},
        leaf=end,
    )
