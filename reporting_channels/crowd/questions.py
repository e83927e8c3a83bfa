"""The plain question: six words, of which two belong together; easy in any language one reads, and never a picture.

A guess is right once in fifteen times, and each try brings another question. What a screen reader says is all there is.
"""

import random
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SHOWN, WANTED = 6, 2
_FILE = Path(__file__).with_name("questions.toml")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Japanese sets no blanks between words, and Arabic writes “and” on to the next one.
_JOINED = re.compile("[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]")
_ALIKE = str.maketrans({"ة": "ه", "ى": "ي", "ـ": None})


@dataclass(frozen=True)
class Plain:
    """One question in one language."""

    kind: str
    words: tuple[str, ...]
    wanted: frozenset[str] = field(repr=False)

    def is_answered(self, typed: str) -> bool:
        """Whether exactly the wanted words were typed, however they are written, joined or ordered."""
        known = {_plain(word) for word in self.words}
        return _said(typed[:200], known) == {_plain(word) for word in self.wanted}


def question(seed: int, language: str) -> Plain:
    """The question that this seed means: the same things in every language."""
    kinds = _kinds()
    spoken = language.split("-")[0]
    spoken = spoken if spoken in kinds[0]["names"] else "en"
    drawn = random.Random(seed)  # noqa: S311 - the seed is secret and random; this only unfolds it
    kind = drawn.randrange(len(kinds))
    right = [(kind, place) for place in drawn.sample(range(len(kinds[kind][spoken])), WANTED)]
    others = [(n, place) for n, one in enumerate(kinds) if n != kind for place in range(len(one[spoken]))]
    places = right + drawn.sample(others, SHOWN - WANTED)
    drawn.shuffle(places)
    said = {spot: kinds[spot[0]][spoken][spot[1]] for spot in places}
    return Plain(kinds[kind]["names"][spoken], tuple(said.values()), frozenset(said[spot] for spot in right))


@cache
def _kinds() -> list[dict]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))["kind"]


def _said(typed: str, known: set[str]) -> set[str]:
    """Which of the known words were typed: as whole words, or anywhere where the script joins them."""
    if not any(_JOINED.search(word) for word in known):
        return {_plain(word) for word in _WORD.findall(typed)} & known
    left, found = _plain(typed), set()
    for word in sorted(known, key=len, reverse=True):  # a longer word first: it may hold a shorter one
        if word in left:
            found.add(word)
            left = left.replace(word, " ")
    return found


def _plain(word: str) -> str:
    spread = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe")).translate(_ALIKE)
    return " ".join("".join(sign for sign in spread if not unicodedata.combining(sign)).split())
