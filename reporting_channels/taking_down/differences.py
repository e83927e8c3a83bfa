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
    """The text with what went and what came marked, in reading order."""
    old, new = _words(before), _words(after)
    found = []
    compared = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > FINE)
    for verb, i, j, k, m in compared.get_opcodes():
        if verb == "equal":
            found.append(Piece("same", "".join(new[k:m])))
            continue
        found += [Piece("gone", "".join(old[i:j]))] if j > i else []
        found += [Piece("new", "".join(new[k:m]))] if m > k else []
    return found


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"(\s+)", text) if word]
