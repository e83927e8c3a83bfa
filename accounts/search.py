"""One box that looks everywhere a member may look. Each room adds its sources, as it adds sections to the home page.

What is not confidential is compared folded: without case, accents, Arabic vowel signs and letter variants; scripts
without spaces by every two signs. What is sealed is asked for by fingerprint, by the room that holds it. What was
typed travels in the body of a POST and stands in no address and no log.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from accounts.models import Member
from vault.blind_index import normalised

Words = str | Promise
LONGEST = 120  # characters of what is asked
SHOWN = 12  # hits of one source
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True)
class Asked:
    """What was typed, and its folded terms: all of them must be in a text that is found."""

    text: str

    @property
    def terms(self) -> list[str]:
        """The words; of an unspaced run, every two signs that stand together."""
        terms = []
        for word in normalised(self.text[:LONGEST]).split():
            run = UNSPACED.fullmatch(word)
            terms += [word[at : at + 2] for at in range(len(word) - 1)] if run and len(word) > 1 else [word]
        return terms

    def is_in(self, text: object) -> bool:
        """Whether every term is in the folded text."""
        folded = normalised(str(text))
        return bool(self.terms) and all(term in folded for term in self.terms)


@dataclass(frozen=True)
class Hit:
    """One thing found: its words, where it is, what it is."""

    text: Words
    url: str
    hint: Words = ""


@dataclass(frozen=True)
class Source:
    """A kind of thing that can be found; ``find`` asks the room's own access."""

    title: Words
    find: Callable[[Member, Asked, datetime], Iterable[Hit]]
    roles: tuple[str, ...] = ()
    order: int = 100


_sources: dict[str, Source] = {}


def register(code: str, source: Source) -> None:
    """Add a source, once."""
    _sources[code] = source


def found(member: Member, text: str, at: datetime) -> list[tuple[Words, list[Hit]]]:
    """What each source that is meant for this member's roles finds, in order; sources with nothing are left out."""
    asked = Asked(text.strip()[:LONGEST])
    if not asked.terms:
        return []
    meant = [one for one in _sources.values() if not one.roles or set(one.roles) & set(member.roles)]
    hits = [(one.title, list(one.find(member, asked, at))[:SHOWN]) for one in sorted(meant, key=lambda one: one.order)]
    return [(title, some) for title, some in hits if some]
