"""The Merkle tree of RFC 6962, section 2.1: pure functions over hashes, without Django and without a database.

A tree of any size is known by its *frontier*: the roots of the perfect subtrees that its size's binary digits name.
Extending a tree costs one hash for each new leaf, whatever its size.
"""

from collections.abc import Sequence
from hashlib import sha256

HASH = 32  # bytes
TILE = 256  # hashes in a full tile (C2SP tlog-tiles)
TILE_HEIGHT = 8
LEAF_PREFIX, NODE_PREFIX = b"\x00", b"\x01"
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(body: bytes) -> bytes:
    """The hash of one entry's bytes."""
    return sha256(LEAF_PREFIX + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbouring subtrees."""
    return sha256(NODE_PREFIX + left + right).digest()


def pair_up(hashes: Sequence[bytes]) -> list[bytes]:
    """The next height over an even number of hashes."""
    row = b"".join(hashes)
    return [sha256(NODE_PREFIX + row[i : i + 64]).digest() for i in range(0, len(row), 64)]


def perfect_root(hashes: Sequence[bytes]) -> bytes:
    """The root over a power of two of hashes."""
    row = list(hashes)
    while len(row) > 1:
        row = pair_up(row)
    return row[0]


class Frontier:
    """The perfect subtrees of a tree, by height; `size` counts leaves of height 0."""

    def __init__(self, nodes: dict[int, bytes] | None = None) -> None:
        self.nodes: dict[int, bytes] = dict(nodes or {})

    @property
    def size(self) -> int:
        return sum(1 << height for height in self.nodes)

    def extend(self, hashes: Sequence[bytes], height: int = 0) -> dict[int, list[bytes]]:
        """Append subtrees of one height (leaves by default) and return every node this completes, by height.

        Only to be called when nothing lower than `height` is open.
        """
        completed: dict[int, list[bytes]] = {}
        row = list(hashes)
        while row:
            completed[height] = row
            waiting = self.nodes.pop(height, None)
            pairs = row if waiting is None else [waiting, *row]
            if len(pairs) % 2:
                self.nodes[height] = pairs[-1]
                pairs = pairs[:-1]
            row = pair_up(pairs)
            height += 1
        return completed

    def root(self) -> bytes:
        """The tree's root; of no leaf at all, the hash of nothing."""
        heights = sorted(self.nodes)
        if not heights:
            return EMPTY_ROOT
        root = self.nodes[heights[0]]
        for height in heights[1:]:
            root = node_hash(self.nodes[height], root)
        return root

    def below(self, height: int) -> "Frontier":
        """The part of this frontier under a height."""
        return Frontier({h: node for h, node in self.nodes.items() if h < height})

    def over(self, height: int) -> "Frontier":
        """The part of this frontier from a height upwards."""
        return Frontier({h: node for h, node in self.nodes.items() if h >= height})

    def joined(self, lower: "Frontier") -> "Frontier":
        """This frontier with a lower one to its right."""
        return Frontier({**self.nodes, **lower.nodes})


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root of a tree over these leaf hashes."""
    frontier = Frontier()
    frontier.extend(hashes)
    return frontier.root()


def split(width: int) -> int:
    """The largest power of two smaller than `width` (RFC 6962's k); `width` is at least 2."""
    return 1 << (width - 1).bit_length() - 1
