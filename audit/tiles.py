"""Keeping the tree as C2SP tlog-tiles: 256 hashes to a tile, level by level.

Only the tile at each level's right edge is open; from those few rows the whole tree can be extended.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from audit.tree import HASH, TILE, TILE_HEIGHT, Frontier, perfect_root

_STORE = """
    INSERT INTO audit_tile (level, index, hashes) VALUES (%s, %s, %s)
    ON CONFLICT (level, index) DO UPDATE SET hashes = audit_tile.hashes || EXCLUDED.hashes
"""


class TileMissing(LookupError):
    """A tile that the tree's size calls for is not there, or too short."""


def hashes_in(tile: bytes) -> list[bytes]:
    """A tile's hashes, one by one."""
    return [tile[i : i + HASH] for i in range(0, len(tile), HASH)]


def frontier(cursor, size: int) -> Frontier:
    """The frontier of the first `size` leaves, out of at most one tile a level; raises TileMissing."""
    nodes: dict[int, bytes] = {}
    for level in range((size.bit_length() + TILE_HEIGHT - 1) // TILE_HEIGHT):
        tile, width = divmod(size >> level * TILE_HEIGHT, TILE)
        if width:
            hashes = _edge(cursor, level, tile, width)
            _perfect_parts(nodes, level, hashes)
    return Frontier(nodes)


def _edge(cursor, level: int, tile: int, width: int) -> list[bytes]:
    cursor.execute("SELECT hashes FROM audit_tile WHERE level = %s AND index = %s", [level, tile])
    row = cursor.fetchone()
    hashes = hashes_in(bytes(row[0])) if row else []
    if len(hashes) < width:
        raise TileMissing(_("Tile %(tile)s of the tree is missing or too short.") % {"tile": f"{level}/{tile}"})
    return hashes[:width]


def _perfect_parts(nodes: dict[int, bytes], level: int, hashes: list[bytes]) -> None:
    taken = 0
    for bit in reversed(range(TILE_HEIGHT)):
        if len(hashes) & 1 << bit:
            nodes[level * TILE_HEIGHT + bit] = perfect_root(hashes[taken : taken + (1 << bit)])
            taken += 1 << bit


def store(cursor, size: int, completed: dict[int, list[bytes]]) -> None:
    """Append what extending a tree of `size` leaves completed, by height, to the tiles."""
    rows = [
        (level, tile, b"".join(part))
        for level in range(8)
        for tile, part in _in_tiles(size >> level * TILE_HEIGHT, completed.get(level * TILE_HEIGHT, []))
    ]
    cursor.executemany(_STORE, rows)


def _in_tiles(start: int, hashes: list[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    taken = 0
    while taken < len(hashes):
        tile, offset = divmod(start + taken, TILE)
        part = hashes[taken : taken + TILE - offset]
        yield tile, part
        taken += len(part)


def path(level: int, index: int, width: int = TILE) -> str:
    """A tile's path in a published log: tile/<level>/<index in groups of three>[.p/<width>]."""
    return f"tile/{level}/{_number(index)}{_partial(width)}"


def bundle_path(index: int, width: int = TILE) -> str:
    """The path of a bundle of entries."""
    return f"tile/entries/{_number(index)}{_partial(width)}"


def _partial(width: int) -> str:
    return "" if width == TILE else f".p/{width}"


def _number(index: int) -> str:
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.append(f"x{index % 1000:03d}")
    return "/".join(reversed(groups))
