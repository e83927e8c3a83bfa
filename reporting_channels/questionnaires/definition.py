"""The shape of a questionnaire: sections of questions, each text in several languages, conditions as a small tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ui.spoken import Spoken

Texts = Mapping[str, str]  # language code to words

NARRATIVE = "what"  # the heart of every questionnaire: a long text that is always asked
TEXT_LIMIT = 40_000  # characters: some twelve printed pages
LINE_LIMIT = 200
MOST_PERSONS = 20


class Kind(StrEnum):
    """The eleven kinds of question."""

    SHORT = "short_text"
    LONG = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    AMOUNT = "amount"
    PLACE = "place"
    UNIT = "unit"
    PERSONS = "persons"
    FILE = "file"
    CONSENT = "consent"


CHOOSING = (Kind.CHOICE, Kind.CHOICES)
TYPED = (Kind.SHORT, Kind.LONG, Kind.PLACE)  # an answer of these is a text
AGREED, DECLINED = "yes", "no"  # what a consent is kept as


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen. ``points`` count for triage and are never shown to the reporter."""

    code: str
    words: Texts
    hint: Texts = field(default_factory=dict)
    points: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """One comparison with an earlier answer. ``how`` is one of HOWS; ``answered`` compares with true or false."""

    question: str
    how: str
    value: str | bool


@dataclass(frozen=True, slots=True)
class Together:
    """Several conditions: ``how`` is ``all`` or ``any``."""

    how: str
    parts: tuple["Condition", ...]


Condition = When | Together
HOWS = ("is", "is_not", "has", "has_not", "answered")
JOINTS = ("all", "any")


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the form: what is asked, why, who reads it, how long it is kept, and when it is asked at all."""

    code: str
    kind: Kind
    asks: Texts
    why: Texts = field(default_factory=dict)
    hint: Texts = field(default_factory=dict)
    who: Texts = field(default_factory=dict)
    kept: Texts = field(default_factory=dict)
    required: bool = False
    limit: int = 0
    rows: int = 6
    choices: tuple[Choice, ...] = ()
    currencies: tuple[str, ...] = ()
    shown_if: Condition | None = None

    @property
    def longest(self) -> int:
        """How many characters an answer may have."""
        return self.limit or (TEXT_LIMIT if self.kind == Kind.LONG else LINE_LIMIT)

    def choice(self, code: str) -> Choice | None:
        """The choice under this code."""
        return next((choice for choice in self.choices if choice.code == code), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; its title stands in the progress line and on the page of answers."""

    code: str
    title: Texts
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """From how many points on triage reads which word."""

    code: str
    least: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole questionnaire. ``title`` and ``about`` are what a reporter chooses by; ``category`` helps triage."""

    code: str
    title: Texts
    about: Texts = field(default_factory=dict)
    category: str = ""
    sections: tuple[Section, ...] = ()
    bands: tuple[Band, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order, whatever was answered."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, code: str) -> Question | None:
        """The question under this code."""
        return next((question for question in self.questions if question.code == code), None)

    def section_of(self, code: str) -> Section | None:
        """The section in which this question stands."""
        return next((part for part in self.sections if any(one.code == code for one in part.questions)), None)


def comparisons(condition: Condition | None) -> Iterator[When]:
    """Every comparison of a condition, however deep."""
    if isinstance(condition, When):
        yield condition
    elif condition is not None:
        for part in condition.parts:
            yield from comparisons(part)


def in_words(texts: Texts, *languages: str | None) -> str:
    """The words in the first of these languages that has them, then in English, then in any."""
    for language in (*languages, "en"):
        code = (language or "").split("-")[0]
        if texts.get(code):
            return Spoken(texts[code], code)
    return next((Spoken(text, code) for code, text in texts.items() if text), "")
