#!/usr/bin/env python3
"""Check an exported audit log, or a proof taken out of one. Python 3.11 or newer, nothing else.

    verify_log.py export FOLDER_OR_TAR [--key KEY] [--checkpoints FILE ...]
    verify_log.py inclusion PROOF.json [--key KEY]
    verify_log.py consistency PROOF.json [--key KEY]

KEY is the log's published public key (name+id+key). Without it the script uses the key that came with the export or
asks you to say one: a key that travels with what it vouches for proves little.
Exit status: 0 sound, 1 not sound, 2 cannot be read.

The tree is RFC 6962's, the files are C2SP tlog-tiles, the checkpoints C2SP signed notes with Ed25519 (RFC 8032).
"""

import argparse
import base64
import json
import sys
import tarfile
from hashlib import sha256, sha512
from pathlib import Path


class Unsound(Exception):
    """What is wrong, in one sentence."""


class Unreadable(Exception):
    """What could not be read."""


# Ed25519 verification, RFC 8032 section 5.1.7: slow, short, and with no secret to leak.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Two points in extended coordinates (X, Y, Z, T)."""
    e1, e2 = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = e2 - e1, d - c, d + c, e2 + e1
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point = add(point, point)
        scalar >>= 1
    return total


def x_of(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_M1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point_of(encoded):
    number = int.from_bytes(encoded, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x = x_of(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def signed_by(key, message, signature):
    """Whether the Ed25519 signature is good."""
    if len(signature) != 64:
        return False
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return not (left[0] * right[2] - right[0] * left[2]) % P and not (left[1] * right[2] - right[1] * left[2]) % P


# Checkpoints


def read_key(text):
    """(name, key) of a published key."""
    try:
        name, short, encoded = text.strip().split("+", 2)
        raw = base64.b64decode(encoded, validate=True)
    except ValueError:
        raise Unreadable("The key is not of the form name+id+key.") from None
    if raw[:1] != b"\x01" or len(raw) != 33 or sha256(f"{name}\n".encode() + raw).digest()[:4].hex() != short:
        raise Unreadable("The key is damaged: copy it again.")
    return name, raw[1:]


def open_note(note, key):
    """(size, root) of a signed checkpoint."""
    name, public = key
    text, _, signatures = note.partition("\n\n")
    try:
        origin, size, root = text.split("\n")
        size, root = int(size), base64.b64decode(root, validate=True)
    except ValueError:
        raise Unreadable("This is no checkpoint.") from None
    wanted = sha256(f"{name}\n".encode() + b"\x01" + public).digest()[:4]
    for line in signatures.splitlines():
        parts = line.split(" ")
        if len(parts) != 3 or parts[:2] != ["—", name] or origin != name:
            continue
        signed = base64.b64decode(parts[2])
        if signed[:4] == wanted and signed_by(public, f"{text}\n".encode(), signed[4:]):
            return size, root
    raise Unsound(f"The checkpoint of size {size} is not signed by the log's key.")


def notes_in(text):
    """The notes in a file of printed lines, or the one note that it is."""
    if "\n\n—" in text:
        return [text]
    notes = []
    for line in filter(str.strip, text.splitlines()):
        parts = line.split()
        if len(parts) < 4:
            raise Unreadable("A line of the checkpoint file is no checkpoint.")
        origin, size, root, signature = parts[-4:]
        notes.append(f"{origin}\n{size}\n{root}\n\n— {origin} {signature}\n")
    return notes


# The tree, RFC 6962 section 2.1


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


def grow(frontier, leaf):
    """Append a leaf to the perfect subtrees, largest first, of a tree."""
    size, frontier = frontier[0], frontier[1] + [leaf]
    count = size
    while count & 1:
        right = frontier.pop()
        frontier.append(node(frontier.pop(), right))
        count >>= 1
    return size + 1, frontier


def root_of(frontier):
    if not frontier[1]:
        return sha256(b"").digest()
    root = frontier[1][-1]
    for left in reversed(frontier[1][:-1]):
        root = node(left, root)
    return root


def root_by_path(index, size, leaf, path):
    """RFC 9162, section 2.1.3.2."""
    fn, sn, root = index, size - 1, leaf
    for step in path:
        if sn == 0:
            raise Unsound("The proof is too long.")
        if fn & 1 or fn == sn:
            root = node(step, root)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            root = node(root, step)
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise Unsound("The proof is too short.")
    return root


def roots_by_growth(old, new, old_root, path):
    """The old and the new root that a consistency path makes: RFC 9162, section 2.1.4.2."""
    if old == new:
        if path:
            raise Unsound("The proof is too long.")
        return old_root, old_root
    path = ([old_root] if old & (old - 1) == 0 else []) + path
    if not path:
        raise Unsound("The proof is too short.")
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = path[0]
    for step in path[1:]:
        if sn == 0:
            raise Unsound("The proof is too long.")
        if fn & 1 or fn == sn:
            first, second = node(step, first), node(step, second)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = node(second, step)
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise Unsound("The proof is too short.")
    return first, second


# What can be checked


def opener(where):
    """A function that reads a file of the export."""
    if where.is_dir():
        return lambda name: (where / name).read_bytes()
    archive = tarfile.open(where)  # noqa: SIM115 - open until the process ends
    return lambda name: archive.extractfile(f"log/{name}").read()


def numbered(index):
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.append(f"x{index % 1000:03d}")
    return "/".join(reversed(groups))


def bundle(read, index, width):
    """The entries of one bundle."""
    name = f"tile/entries/{numbered(index)}" + ("" if width == 256 else f".p/{width}")
    raw, at = read(name), 0
    for _ in range(width):
        length = int.from_bytes(raw[at : at + 2], "big")
        body = raw[at + 2 : at + 2 + length]
        if at + 2 + length > len(raw):
            raise Unsound(f"The export is cut short in {name}.")
        yield body
        at += 2 + length
    if at != len(raw):
        raise Unsound(f"There is more in {name} than belongs there.")


def number_of(body):
    lines = body.split(b"\n")
    return lines[1].decode(errors="replace") if len(lines) == 11 and lines[0] == b"amana/entry/v1" else "?"


def check_export(where, key, files):
    """Recompute the whole tree from the entries and hold it to every checkpoint."""
    read = opener(where)
    key = key or read_key(read("key.txt").decode())
    size, root = open_note(read("checkpoint").decode(), key)
    vouched = {}
    for text in [read("checkpoints.txt").decode(), *(Path(file).read_text(encoding="utf-8") for file in files)]:
        for note in notes_in(text):
            at, expected = open_note(note, key)
            if vouched.setdefault(at, expected) != expected:
                raise Unsound(f"Two signed checkpoints of size {at} contradict each other: the log has two versions.")
    if max([0, *vouched]) > size:
        raise Unsound(f"The log was cut: a checkpoint vouches for {max(vouched)} entries, only {size} are here.")
    frontier, good = (0, []), 0
    for index in range((size + 255) // 256):
        width = min(256, size - index * 256)
        tile = read(f"tile/0/{numbered(index)}" + ("" if width == 256 else f".p/{width}"))
        for offset, body in enumerate(bundle(read, index, width)):
            leaf = sha256(b"\x00" + body).digest()
            if tile[32 * offset : 32 * offset + 32] != leaf:
                raise Unsound(f"Entry {number_of(body)} (leaf {index * 256 + offset}) is not what was sealed there.")
            frontier = grow(frontier, leaf)
            at = frontier[0]
            if at in vouched:
                if root_of(frontier) != vouched[at]:
                    raise Unsound(f"Something between leaf {good} and leaf {at - 1} was changed with its hashes.")
                good = at
    if root_of(frontier) != root:
        raise Unsound(f"Something between leaf {good} and the end was changed together with its hashes.")
    return f"Sound: {size} entries, {len(vouched)} checkpoints. Root {root.hex()}"


def check_inclusion(proof, key):
    """Whether the entry in the proof stands in the log."""
    size, root = open_note(proof["checkpoint"], key)
    leaf = sha256(b"\x00" + proof["body"].encode()).digest()
    if not 0 <= proof["index"] < size:
        raise Unsound("The proof names a leaf that the checkpoint does not have.")
    if root_by_path(proof["index"], size, leaf, [base64.b64decode(step) for step in proof["path"]]) != root:
        raise Unsound("The entry in this proof does not stand in the log at that place.")
    return f"Sound: entry {number_of(proof['body'].encode())} is leaf {proof['index']} of {size}."


def check_consistency(proof, key):
    """Whether the newer checkpoint only added to the older."""
    (old, old_root), (new, new_root) = open_note(proof["old"], key), open_note(proof["new"], key)
    path = [base64.b64decode(step) for step in proof["path"]]
    if not 0 < old <= new or roots_by_growth(old, new, old_root, path) != (old_root, new_root):
        raise Unsound(f"The log of {new} entries does not begin with the log of {old}.")
    return f"Sound: the log of {new} entries begins with the log of {old}, unchanged."


def checked(asked):
    key = read_key(asked.key) if asked.key else None
    where = Path(asked.what)
    if asked.check == "export":
        return check_export(where, key, asked.checkpoints)
    if key is None:
        raise Unreadable("Say the log's public key with --key: a proof cannot vouch for itself.")
    proof = json.loads(where.read_text(encoding="utf-8"))
    return (check_inclusion if asked.check == "inclusion" else check_consistency)(proof, key)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=["export", "inclusion", "consistency"])
    parser.add_argument("what", help="a folder or tar archive, or a proof file")
    parser.add_argument("--key", help="the log's published public key")
    parser.add_argument("--checkpoints", nargs="*", default=[], help="checkpoints kept from earlier")
    try:
        print(checked(parser.parse_args()))
    except Unsound as error:
        print(f"NOT SOUND. {error}")
        return 1
    except (Unreadable, OSError, KeyError, TypeError, ValueError, tarfile.TarError) as error:
        print(f"Cannot be read. {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
