"""Answers in words, for the page that the reporter checks and for the page that staff read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language_bidi, gettext

from reporting_channels.questionnaires.answers import RELATIONS, PersonNamed
from reporting_channels.questionnaires.conditions import asked
from reporting_channels.questionnaires.currencies import CURRENCIES
from reporting_channels.questionnaires.definition import AGREED, Definition, Kind, Question, in_words
from ui.spoken import together
from ui.words import day_in_words, listed

LONE = "\u00a0"  # between a sum and its currency no line may break
APART = "\u200f\u2066%s\u2069"  # where words run leftwards, a code in Latin letters does not turn them round


@dataclass(frozen=True)
class Line:
    """One question and its answer in words. ``persons`` are rows of their own; ``files`` are names to look up."""

    code: str
    label: str
    text: str = field(default="", repr=False)
    is_prose: bool = False
    persons: tuple[PersonNamed, ...] = field(default=(), repr=False)
    files: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_answered(self) -> bool:
        """Whether anything was said."""
        return bool(self.text or self.persons or self.files)


@dataclass(frozen=True)
class Part:
    """A section with its lines."""

    code: str
    title: str
    lines: tuple[Line, ...]


def parts(definition: Definition, answers: Mapping[str, Any], *languages: str | None) -> Iterator[Part]:
    """The questions that were asked with their answers, by section; sections without any are left out."""
    found: dict[str, list[Line]] = {}
    for section, question in asked(definition, answers):
        found.setdefault(section.code, []).append(line(question, answers.get(question.code), *languages))
    for section in definition.sections:
        if section.code in found:
            yield Part(section.code, in_words(section.title, *languages), tuple(found[section.code]))


def line(question: Question, answer: Any, *languages: str | None) -> Line:
    """One question with its answer in the first of the languages that has the words."""
    label = in_words(question.asks, *languages)
    if not answer:
        return Line(question.code, label)
    if question.kind == Kind.PERSONS:
        return Line(question.code, label, persons=tuple(PersonNamed(**row) for row in answer))
    if question.kind == Kind.FILE:
        return Line(question.code, label, files=tuple(answer))
    is_prose = question.kind in (Kind.SHORT, Kind.LONG, Kind.PLACE, Kind.UNIT)
    return Line(question.code, label, words(question, answer, *languages), is_prose)


def words(question: Question, answer: Any, *languages: str | None) -> str:
    """An answer that is not about persons or files, as a person reads it."""
    if question.kind in (Kind.CHOICE, Kind.CHOICES):
        codes = answer if isinstance(answer, list) else [answer]
        chosen = [choice for choice in question.choices if choice.code in codes]
        said = [in_words(choice.words, *languages) for choice in chosen]
        return together(listed(said, is_long=True), said)
    if question.kind == Kind.CONSENT:
        return gettext("Yes, I agree") if answer == AGREED else gettext("No")
    if question.kind == Kind.DATE:
        return _date(answer)
    if question.kind == Kind.AMOUNT:
        return _amount(answer, *languages)
    if question.kind == Kind.UNIT:
        return "\n".join(answer[part] for part in ("unit", "post") if answer.get(part))
    return str(answer)


def _date(answer: Mapping[str, Any]) -> str:
    if answer.get("unknown"):
        return gettext("I do not know")
    year, month, day = answer["year"], answer.get("month"), answer.get("day")
    if day:
        shown = day_in_words(date(year, month, day))
    else:
        shown = date_format(date(year, month, 1), "YEAR_MONTH_FORMAT") if month else str(year)
    return gettext("around %(day)s") % {"day": shown} if answer.get("around") else shown


def _amount(answer: Mapping[str, Any], *languages: str | None) -> str:
    amount = Decimal(answer["sum"])
    decimals = 0 if amount == amount.to_integral_value() else 2
    name = in_words(CURRENCIES.get(answer["currency"], {}), *languages)
    sum_ = f"{number_format(amount, decimals, force_grouping=True)}{LONE}{answer['currency']}"
    shown = f"{APART % sum_ if get_language_bidi() else sum_} ({name})"
    return gettext("around %(amount)s") % {"amount": shown} if answer.get("around") else shown


def relation(code: str) -> str:
    """What a reporter said of a person's link with the matter."""
    return str(RELATIONS.get(code, ""))
