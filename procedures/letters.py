"""Words that a tradition adds to a paper of the procedure, as its profile states them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .law import Law
from .reading import Reader
from .words import Label

if TYPE_CHECKING:
    from .schema import Known

PAPERS = (
    "opening-letter",
    "inventory",
    "summons",
    "referral-report",
    "board-summons",
    "board-order",
    "minutes",
    "opinion",
    "decision",
    "notice",
    "execution-order",
    "erasure-certificate",
    "discontinuance",
)


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A paragraph that this procedure prints on a paper, with the law that it rests on."""

    code: str
    paper: str
    text: Label
    law: Law


def read_letter(row: Reader, known: "Known") -> LetterWords:
    """One [[letters]] table."""
    return LetterWords(row.code(), row.choice("paper", PAPERS), row.label("text"), known.law(row))
