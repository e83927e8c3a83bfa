"""Plain text: the same words, without the signs that nobody sees. Runs behind the walls."""

import unicodedata

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning import polyglots
from reporting_channels.cleaning.findings import Found

KEPT = {"\n", "\t", "\u200c", "\u200d"}  # the last two join and part letters in Arabic, Persian and Indian scripts
HIDDEN = {"Cf", "Cc", "Co", "Cn", "Cs"}


def ready() -> None:
    """Load the encodings that a text may be in."""
    for rehearsal in (b"a", b"\xff\xfea\x00", b"\xe9"):
        clean(rehearsal, Found())


def clean(data: bytes, found: Found) -> bytes:
    """Return the text as UTF-8 without hidden signs: they can mark a copy, or turn a line round."""
    polyglots.look(data, "text", found)
    text = _read(data).replace("\r\n", "\n").replace("\r", "\n")
    hidden = {sign for sign in set(text) if sign not in KEPT and unicodedata.category(sign) in HIDDEN}
    for sign in sorted(hidden):
        found.add(codes.HIDDEN_SIGNS, f"U+{ord(sign):04X} ×{text.count(sign)}")
    return text.translate(dict.fromkeys(map(ord, hidden))).encode("utf-8")


def _read(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
