"""Signed checkpoints: C2SP tlog-checkpoint inside a C2SP signed note, Ed25519 (type 0x01). No database.

<origin>            the log's name, also the key's name
<size>              leaves, in decimal
<root>              base64

— <origin> <base64 of key id (4 bytes) and signature (64 bytes)>
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils.translation import gettext as _

from audit.tree import HASH

_ED25519 = b"\x01"
_KEY = 32


class NoteRefused(ValueError):
    """Bytes that are no checkpoint, or one that nobody we trust has signed."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a checkpoint says: how many leaves, and their root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The signed text, its last line feed included."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def key_id(origin: str, public_key: bytes) -> bytes:
    """The four bytes by which a signature line names its key."""
    return sha256(origin.encode() + b"\n" + _ED25519 + public_key).digest()[:4]


def verifier_key(origin: str, public_key: bytes) -> str:
    """The key in the form that people publish: name+id+key."""
    encoded = base64.b64encode(_ED25519 + public_key).decode()
    return f"{origin}+{key_id(origin, public_key).hex()}+{encoded}"


def read_verifier_key(text: str) -> tuple[str, bytes]:
    """(origin, public key) of a published key; raises NoteRefused."""
    try:
        origin, short, encoded = text.strip().split("+", 2)
        raw = base64.b64decode(encoded, validate=True)
    except ValueError as error:
        raise NoteRefused(_("this is no public key of a log")) from error
    if raw[:1] != _ED25519 or len(raw) != 1 + _KEY or key_id(origin, raw[1:]).hex() != short:
        raise NoteRefused(_("this public key is damaged"))
    return origin, raw[1:]


def public_key_of(seed: bytes) -> bytes:
    """The public half of a 32-byte signing seed."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key()
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def sign(head: Head, seed: bytes) -> str:
    """The signed note."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    signed = key_id(head.origin, public_key_of(seed)) + key.sign(head.text.encode())
    return f"{head.text}\n— {head.origin} {base64.b64encode(signed).decode()}\n"


def _parts(note: str) -> tuple[Head, list[str]]:
    text, gap, signatures = note.partition("\n\n")
    lines = text.split("\n")
    try:
        if not gap or len(lines) != 3 or not lines[0] or str(int(lines[1])) != lines[1] or lines[1][0] == "-":
            raise NoteRefused(_("this is no checkpoint"))
        root = base64.b64decode(lines[2], validate=True)
    except (ValueError, binascii.Error) as error:
        raise NoteRefused(_("this is no checkpoint")) from error
    if len(root) != HASH:
        raise NoteRefused(_("this is no checkpoint"))
    return Head(lines[0], int(lines[1]), root), signatures.splitlines()


def open_note(note: str, public_key: bytes) -> Head:
    """What a note says, once the given key's signature is found good; raises NoteRefused otherwise."""
    head, lines = _parts(note)
    wanted = key_id(head.origin, public_key)
    for line in lines:
        dash, name, encoded = [*line.split(" ", 2), "", ""][:3]
        if dash != "—" or name != head.origin:
            continue
        try:
            signed = base64.b64decode(encoded, validate=True)
        except ValueError:
            continue
        if signed[:4] != wanted:
            continue
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(signed[4:], head.text.encode())
        except InvalidSignature:
            raise NoteRefused(_("the signature under it is false")) from None
        return head
    raise NoteRefused(_("the log's key has not signed it"))


def as_line(note: str) -> str:
    """A note on one printable line: origin, size, root, signature, separated by spaces."""
    head, lines = _parts(note)
    return f"{head.origin} {head.size} {base64.b64encode(head.root).decode()} {lines[0].rsplit(' ', 1)[1]}"


def from_line(line: str) -> str:
    """The note that a printed line stands for; a leading date is passed over. Raises NoteRefused."""
    parts = line.split()
    if len(parts) not in (4, 5):
        raise NoteRefused(_("this is no checkpoint"))
    origin, size, root, signature = parts[-4:]
    note = f"{origin}\n{size}\n{root}\n\n— {origin} {signature}\n"
    _parts(note)
    return note
