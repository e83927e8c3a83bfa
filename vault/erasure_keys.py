"""The part of every compartment's key that stands outside the database, so that erasing reaches the backups too.

A sealed field opens with two things together: the compartment's key, which the grants, the receipt or the shares
give, and the compartment's part of this one file. Whoever takes a part out of the file closes the compartment for
good, also in every copy of the database that was made before (ADR 0020).

The file holds a tree of seeds: each node's two children are its digests, a leaf is a compartment's part. At first
one seed stands for all of them, so that receiving a report writes nothing here. Taking a leaf out replaces the
seed above it by the seeds of everything beside its path (Goldreich, Goldwasser and Micali 1986; "puncturing").

The form: a head, then records sorted by where their seed begins, each with a check of its own: a broken byte
must stop us, and never seal somebody's words under a key that nobody has.
"""

import fcntl
import hashlib
import hmac
import os
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused

HEAD = b"amana/erasure-keys/v1\n"
SEED_BYTES = 32
CHECK_BYTES = 8
RECORD_BYTES = 8 + 1 + SEED_BYTES + CHECK_BYTES
LOOK_BYTES = 4096
STEP = (b"amana/seed/v1\x00", b"amana/seed/v1\x01")
DEPTH = 64  # bits: a million compartments share a leaf with a chance of one in thirty million


class PartErased(Refused):
    """The compartment's part was taken out of the file."""

    http_status = 410
    sentence = _("This was destroyed under the retention rules. Nobody can open it any more.")


class KeysMissing(Refused):
    """The file is not there, or cannot be read."""

    http_status = 503
    sentence = _("The file of erasure keys cannot be read. Nothing can be sealed or opened until it is back.")


class KeysBroken(KeysMissing):
    """A record does not match its check: a disk that forgets, or somebody's hand."""

    sentence = _("The file of erasure keys is damaged. Put back the copy of it before anything else is done.")


class Seed(NamedTuple):
    """A node of the tree: the leaves from ``start`` on, as many as ``depth`` bits leave open."""

    start: int
    depth: int
    seed: bytes

    def covers(self, leaf: int) -> bool:
        return (self.start ^ leaf) >> (DEPTH - self.depth) == 0

    def child(self, bit: int) -> "Seed":
        start = self.start | bit << (DEPTH - self.depth - 1)
        return Seed(start, self.depth + 1, _child(self.seed, bit))

    def __bytes__(self) -> bytes:
        body = self.start.to_bytes(8, "big") + bytes([self.depth]) + self.seed
        return body + _check(body)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Read what ``bytes()`` wrote; raise KeysBroken."""
        body, check = raw[:-CHECK_BYTES], raw[-CHECK_BYTES:]
        if len(raw) != RECORD_BYTES or not hmac.compare_digest(_check(body), check):
            raise KeysBroken
        return cls(int.from_bytes(body[:8], "big"), body[8], body[9:])


def path() -> Path:
    """Where the file is: outside the database's folder and outside what its backups take along."""
    return Path(settings.ERASURE_KEYS)


def create() -> bool:
    """Write a new file with one seed, readable by its owner only; False when there is one already."""
    target = path()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = target.with_name(f"{target.name}.{os.getpid()}.new")
    _write(draft, [Seed(0, 0, os.urandom(SEED_BYTES))])
    try:
        os.link(draft, target)  # whole or not at all, and never over one that stands
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def part_of(compartment_id: uuid.UUID) -> bytes:
    """Return the compartment's part (32 bytes). Raises PartErased, KeysMissing, KeysBroken."""
    leaf = _leaf(compartment_id)
    try:
        source = os.open(settings.ERASURE_KEYS, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise KeysMissing from error
    try:
        node = _found(source, leaf)
    finally:
        os.close(source)
    if node is None:
        raise PartErased
    seed, sha256 = node.seed, hashlib.sha256
    for place in range(DEPTH - node.depth - 1, -1, -1):  # _child, without calling it 64 times for each report
        seed = sha256(STEP[leaf >> place & 1] + seed).digest()
    return hmac.digest(seed, b"amana/part/v1\x00" + compartment_id.bytes, "sha256")


def is_erased(compartment_id: uuid.UUID) -> bool:
    """Whether the compartment's part is gone from the file."""
    try:
        part_of(compartment_id)
    except PartErased:
        return True
    return False


def erase(compartment_ids: Iterable[uuid.UUID]) -> int:
    """Take these compartments' parts out of the file, all in one rewriting; return how many were there.

    The new file takes the old one's place in one step: whoever is killed meanwhile leaves either the old one or
    the new one, and doing it again does nothing twice. Only one process rewrites at a time.
    """
    leaves = {_leaf(pk) for pk in compartment_ids}
    target = path()
    with _Alone(target):
        nodes = {node.start: node for node in _all(target)}
        taken = 0
        for leaf in sorted(leaves):
            above = _covering(nodes, leaf)
            if above is not None:
                del nodes[above.start]
                nodes |= {node.start: node for node in _beside(above, leaf)}
                taken += 1
        if taken:
            _replace(target, [nodes[start] for start in sorted(nodes)])
    return taken


def _leaf(compartment_id: uuid.UUID) -> int:
    return int.from_bytes(hashlib.sha256(b"amana/erasure-leaf/v1\x00" + compartment_id.bytes).digest()[:8], "big")


def _child(seed: bytes, bit: int) -> bytes:
    """One step down. Always 46 bytes, one block of SHA-256: on the path of every report, 64 times."""
    return hashlib.sha256(STEP[bit] + seed).digest()


def _check(body: bytes) -> bytes:
    return hashlib.sha256(b"amana/erasure-record/v1\x00" + body).digest()[:CHECK_BYTES]


def _found(source: int, leaf: int) -> Seed | None:
    """The node above this leaf, by halving; reads a handful of records, whatever the size of the file.

    One look takes in the beginning, and all of the file while little was erased.
    """
    near = os.pread(source, LOOK_BYTES, 0)
    length = len(near) if len(near) < LOOK_BYTES else os.fstat(source).st_size
    count, odd = divmod(length - len(HEAD), RECORD_BYTES)
    if odd or not near.startswith(HEAD):
        raise KeysBroken
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        place = len(HEAD) + middle * RECORD_BYTES
        raw = near[place : place + RECORD_BYTES]
        node = Seed.from_bytes(raw if len(raw) == RECORD_BYTES else os.pread(source, RECORD_BYTES, place))
        if node.covers(leaf):
            return node
        low, high = (middle + 1, high) if node.start < leaf else (low, middle)
    return None


def _all(target: Path) -> Iterator[Seed]:
    try:
        raw = target.read_bytes()
    except OSError as error:
        raise KeysMissing from error
    if not raw.startswith(HEAD):
        raise KeysBroken
    for place in range(len(HEAD), len(raw), RECORD_BYTES):
        yield Seed.from_bytes(raw[place : place + RECORD_BYTES])


def _covering(nodes: dict[int, Seed], leaf: int) -> Seed | None:
    """The node above this leaf: it begins where the leaf does, with some of its last bits cleared."""
    for depth in range(DEPTH + 1):
        open_bits = DEPTH - depth
        node = nodes.get(leaf >> open_bits << open_bits)
        if node is not None and node.covers(leaf):
            return node
    return None


def _beside(above: Seed, leaf: int) -> Iterator[Seed]:
    """What is left of a node when one leaf below it is taken out: the other child at every step down."""
    node = above
    while node.depth < DEPTH:
        bit = leaf >> (DEPTH - node.depth - 1) & 1
        yield node.child(1 - bit)
        node = node.child(bit)


class _Alone:
    """Only one process rewrites the file at a time; readers never wait."""

    def __init__(self, target: Path) -> None:
        self._lock = target.with_name(f"{target.name}.lock")

    def __enter__(self) -> None:
        self._descriptor = os.open(self._lock, os.O_WRONLY | os.O_CREAT, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def __exit__(self, *_error: object) -> None:
        os.close(self._descriptor)


def _replace(target: Path, nodes: list[Seed]) -> None:
    draft = target.with_name(f"{target.name}.new")
    mode, group = target.stat().st_mode & 0o777, target.stat().st_gid
    _write(draft, nodes)
    os.chown(draft, -1, group)  # the two sites may read it through their group
    draft.chmod(mode)
    draft.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write(draft: Path, nodes: Iterable[Seed]) -> None:
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(HEAD + b"".join(map(bytes, nodes)))
        file.flush()
        os.fsync(file.fileno())
