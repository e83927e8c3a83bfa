"""Everything that vouches for the tree: the checkpoints in the database and those that left the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from audit import notes
from audit.models import Checkpoint
from audit.verifying.flaws import Flaw


@dataclass(frozen=True, slots=True)
class Voucher:
    """A root that somebody holds the log to, and where it comes from."""

    size: int
    root: bytes
    source: str


class NoKey(LookupError):
    """There is no public key to check signatures with."""


def trusted_key() -> tuple[bytes, bool]:
    """The log's public key, and whether it comes from outside the database (settings) or only from its rows."""
    if getattr(settings, "AUDIT_PUBLIC_KEY", ""):
        return notes.read_verifier_key(settings.AUDIT_PUBLIC_KEY)[1], True
    if settings.LOG_SIGNING_KEY:
        return notes.public_key_of(settings.LOG_SIGNING_KEY), True
    newest = Checkpoint.objects.order_by("-size").first()
    if newest is None:
        raise NoKey(_("No checkpoint has been signed yet, so there is nothing to verify against."))
    return bytes(newest.key), False


def inside(public_key: bytes) -> tuple[list[Voucher], list[Flaw]]:
    """The database's checkpoints by size, and what is wrong with their signatures."""
    vouchers, flaws = [], []
    for checkpoint in Checkpoint.objects.order_by("size").iterator():
        source = _("in the database, size %(size)s") % {"size": checkpoint.size}
        try:
            head = notes.open_note(checkpoint.note, public_key)
        except notes.NoteRefused as error:
            flaws.append(_unsigned(source, error))
            continue
        if (head.size, head.root) != (checkpoint.size, bytes(checkpoint.root)):
            sentence = _("The checkpoint %(source)s: its columns do not say what was signed.") % {"source": source}
            flaws.append(Flaw(sentence))
        vouchers.append(Voucher(head.size, head.root, source))
    return vouchers, flaws


def outside(files: Iterable[Path], public_key: bytes) -> tuple[list[Voucher], list[Flaw]]:
    """Checkpoints from files: printed lines, one each, or one signed note."""
    vouchers, flaws = [], []
    for file in files:
        text = file.read_text(encoding="utf-8")
        given = [text] if "\n\n—" in text else [line for line in text.splitlines() if line.strip()]
        for number, one in enumerate(given, 1):
            source = f"{file.name}:{number}"
            try:
                head = notes.open_note(one if "\n\n—" in one else notes.from_line(one), public_key)
            except notes.NoteRefused as error:
                flaws.append(_unsigned(source, error))
                continue
            vouchers.append(Voucher(head.size, head.root, source))
    return vouchers, flaws


def _unsigned(source: str, error: Exception) -> Flaw:
    return Flaw(_("The checkpoint %(source)s does not count: %(why)s.") % {"source": source, "why": error})
