"""What the reporter changed in the minutes, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

FINE = 4_000  # words beyond which common words no longer anchor the comparison, so that it stays quick


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, went, or came: ``kind`` is same, gone or new."""

    kind: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The text with what went and what came marked, in reading order; neighbouring words go and come together."""
    old, new = _words(before), _words(after)
    found: list[Piece] = []
    gone = came = ""
    compared = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > FINE)
    for verb, i, j, k, m in compared.get_opcodes():
        kept = "".join(new[k:m]) if verb == "equal" else ""
        if kept.strip() or (kept and not gone and not came):
            found += [*_changed(gone, came), Piece("same", kept)]
            gone = came = ""
        else:  # only a space between two changes: it belongs to both
            gone, came = gone + "".join(old[i:j]), came + "".join(new[k:m])
    return [*found, *_changed(gone, came)]


def _changed(gone: str, came: str) -> list[Piece]:
    return [Piece(kind, text) for kind, text in (("gone", gone), ("new", came)) if text]


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"(\s+)", text) if word]
