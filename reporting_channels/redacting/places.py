"""Where in a report a text stands: the narrative, an answer, a message, a word on the minutes, what the team wrote."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.http import Http404

NARRATIVE, ANSWER, MESSAGE, MINUTES = "narrative", "answer", "message", "minutes"
NOTE, ASSESSMENT = "note", "assessment"
_PATH = re.compile(r"[a-z0-9_-]+(/\d+/[a-z0-9_-]+)?(/[a-z0-9_-]+)?")
CODES = {
    "relation",
    "currency",
    "sum",
    "around",
    "year",
    "month",
    "day",
    "unknown",
    "unit",
}  # of an answer: no words in them


@dataclass(frozen=True)
class Place:
    """One text. ``answer`` is the question's code, with the way to one text of an answer that has several.

    ``word`` is a correction of the minutes, whose answers have codes too, or a refusal, which has none. ``own`` is
    what the team wrote: a note, or the reasons of an assessment.
    """

    kind: str
    answer: str = ""
    message: uuid.UUID | None = None
    word: uuid.UUID | None = None
    own: uuid.UUID | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.kind, self.message, self.word, self.own, self.answer) if part)

    @classmethod
    def read(cls, code: str) -> Self:
        """The place that an address names; Http404."""
        kind, _colon, rest = code.partition(":")
        if kind == NARRATIVE and not rest:
            return cls(NARRATIVE)
        if kind == ANSWER and _PATH.fullmatch(rest):
            return cls(ANSWER, rest)
        thing, _colon, path = rest.partition(":")
        try:
            if kind == MESSAGE and not path:
                return cls(MESSAGE, message=uuid.UUID(thing))
            if kind in (NOTE, ASSESSMENT) and not path:
                return cls(kind, own=uuid.UUID(thing))
            if kind == MINUTES and (not path or _PATH.fullmatch(path)):
                return cls(MINUTES, path, word=uuid.UUID(thing))
        except ValueError as error:
            raise Http404 from error
        raise Http404

    @property
    def columns(self) -> dict[str, Any]:
        """The columns by which rows name their place."""
        team = {f"{kind}_id": self.own if self.kind == kind else None for kind in (NOTE, ASSESSMENT)}
        return {"kind": self.kind, "answer": self.answer, "message_id": self.message, "word_id": self.word} | team


def words_of(answers: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a set of answers with the way to it: ``who`` or ``persons/0/name``."""
    if isinstance(answers, str) and path and answers and path.rpartition("/")[2] not in CODES:
        yield path, answers
    elif isinstance(answers, dict):
        for name, value in answers.items():
            yield from words_of(value, f"{path}/{name}" if path else name)
    elif isinstance(answers, list):
        for number, value in enumerate(answers):
            yield from words_of(value, f"{path}/{number}")


def with_words(answers: Any, path: str, words: str) -> Any:
    """The same answers with other words at this place; what is not there is left as it is."""
    name, _slash, rest = path.partition("/")
    if isinstance(answers, list):
        number = int(name) if name.isdecimal() else -1
        if not 0 <= number < len(answers):
            return answers
        value = with_words(answers[number], rest, words) if rest else words
        return [*answers[:number], value, *answers[number + 1 :]]
    if not isinstance(answers, dict) or name not in answers:
        return answers
    return answers | {name: with_words(answers[name], rest, words) if rest else words}
