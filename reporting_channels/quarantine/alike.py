"""Which texts say nearly the same: what machines send differs in a word or a number, what people send does not.

Computed from texts that were opened for the page and thrown away with it: nothing about likeness is stored.
"""

import re
import unicodedata
from collections.abc import Sequence

LOOKED_AT = 2_000  # characters of each text
ALIKE = 0.5  # of the runs of three words, how many two texts share
_WORD = re.compile(r"[^\W\d_]+")


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    plain = unicodedata.normalize("NFKD", text[:LOOKED_AT]).casefold()
    words = _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])


def likeness(one: frozenset, other: frozenset) -> float:
    """The share of runs that both have (Jaccard): 0 for strangers, 1 for copies."""
    return len(one & other) / len(one | other)


def groups(texts: Sequence[str]) -> list[list[int]]:
    """The places of the texts, those alike together, in the order in which each group first appears."""
    found: list[tuple[frozenset, list[int]]] = []
    for place, text in enumerate(texts):
        runs = _runs(text)
        home = next((places for first, places in found if likeness(first, runs) >= ALIKE), None)
        if home is None:
            found.append((runs, [place]))
        else:
            home.append(place)
    return [places for _first, places in found]
