"""What of the draft a subject is shown: whole paragraphs, with passages struck out and the ground of each. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from reporting_channels.redacting.spans import Span, found, merged, struck

GROUNDS = {
    "third_party": _("Concerns a third person"),
    "identity": _("Could tell who the reporter is"),
    "witness": _("Could tell who a witness is who must be protected"),
    "secrecy": _("Protected by a professional secret"),
    "inquiry": _("Would harm another investigation"),
}
BLACK = "█████"


@dataclass(frozen=True)
class Passage:
    """A paragraph of one part; ``spans`` are what its reader does not see, each with its ground."""

    part: str
    text: str = field(repr=False)
    spans: tuple[Span, ...] = ()

    @property
    def seen(self) -> str:
        """What the subject reads."""
        return struck(self.text, self.spans, BLACK)


def paragraphs_of(part: str, text: str) -> list[Passage]:
    """The paragraphs of one part, as they can be chosen."""
    cut = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return [Passage(part, one.strip()) for one in cut if one.strip()]


def blacked_out(passage: Passage, words: Mapping[str, list[str]]) -> Passage:
    """The same passage without these words, wherever they stand; ``words`` holds them by their ground."""
    spans = [
        Span(one.start, one.end, ground) for ground, listed in words.items() for word in listed
        for one in found(passage.text, word)
    ]  # fmt: skip
    return Passage(passage.part, passage.text, tuple(merged(spans)))


def packed(passage: Passage) -> dict[str, Any]:
    """As it is sealed: the words struck out stand with it, so that the log of redactions can be read later."""
    return {
        "part": passage.part,
        "text": passage.text,
        "spans": [[one.start, one.end, one.ground] for one in passage.spans],
    }


def unpacked(raw: dict[str, Any]) -> Passage:
    """Read what was sealed."""
    return Passage(raw["part"], raw["text"], tuple(Span(*one) for one in raw["spans"]))
