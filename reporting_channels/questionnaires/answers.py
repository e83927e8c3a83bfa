"""What an answer is, kind by kind, once it was cleaned; and what of a whole set of answers may be stored.

short_text, long_text, place: a text. choice: a code. choices: a list of codes. consent: ``yes`` or ``no``.
date: ``{"year", "month"?, "day"?, "around"?}`` or ``{"unknown": true}``. amount: ``{"sum": "12.50", "currency",
"around"?}``. unit: ``{"unit", "post"?}``. persons: a list of ``{"name", "function", "relation"}``. file: a list of the
random names of sealed files. Nothing answered is no entry at all.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from reporting_channels.questionnaires.conditions import asked
from reporting_channels.questionnaires.currencies import CURRENCIES
from reporting_channels.questionnaires.definition import (
    AGREED,
    DECLINED,
    LINE_LIMIT,
    MOST_PERSONS,
    Definition,
    Kind,
    Question,
)

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_MONEY = Decimal(10) ** 13
RELATIONS = {
    "did": _("Took part, or did it"),
    "knew": _("Knew about it, or let it happen"),
    "saw": _("Saw or heard it"),
    "suffered": _("Suffered from it"),
    "unknown": _("I do not know"),
}


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody whom a reporter named: as they wrote it, and what they said of the link with the matter (RELATIONS)."""

    name: str = field(repr=False)
    function: str = field(default="", repr=False)
    relation: str = ""


class AnswerMalformed(ValueError):
    """An answer that no form of ours can have made. It names the question, never the answer."""


def settled(definition: Definition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that may be stored: of questions that were asked, in their order, empty ones left out.

    A forged answer to a hidden or unknown question is dropped. Raises AnswerMalformed for one that is not of its kind.
    """
    kept: dict[str, Any] = {}
    for _section, question in asked(definition, answers):
        answer = answers.get(question.code)
        if answer in (None, "", [], {}):
            continue
        if not is_well_formed(question, answer):
            raise AnswerMalformed(f"The answer to {question.code} is not a {question.kind}.")
        kept[question.code] = answer
    return kept


def is_well_formed(question: Question, answer: Any) -> bool:
    """Whether this can be an answer to the question."""
    return _SHAPES[question.kind](question, answer)


def persons_in(answers: Mapping[str, Any]) -> tuple[PersonNamed, ...]:
    """Everybody named in a set of answers, in order. Only a question about persons is answered by a list of tables."""
    lists = (answer for answer in answers.values() if isinstance(answer, list))
    return tuple(PersonNamed(**row) for rows in lists for row in rows if isinstance(row, dict))


def _is_text(question: Question, answer: Any) -> bool:
    return isinstance(answer, str) and len(answer) <= question.longest


def _is_choice(question: Question, answer: Any) -> bool:
    return isinstance(answer, str) and question.choice(answer) is not None


def _are_choices(question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, list)
        and all(_is_choice(question, one) for one in answer)
        and len(set(answer)) == len(answer)
    )


def _is_consent(_question: Question, answer: Any) -> bool:
    return answer in (AGREED, DECLINED)


def _is_date(_question: Question, answer: Any) -> bool:
    if not isinstance(answer, dict):
        return False
    if answer.keys() == {"unknown"}:
        return answer["unknown"] is True
    year, month, day = (answer.get(part) for part in ("year", "month", "day"))
    parts = [part for part in (year, month, day) if part is not None]
    return (
        answer.keys() <= {"year", "month", "day", "around"}
        and answer.get("around", True) is True
        and all(type(part) is int for part in parts)
        and year is not None
        and exists(year, month, day)
    )


def exists(year: int, month: int | None, day: int | None) -> bool:
    """Whether the calendar has this year, month or day."""
    if not FIRST_YEAR <= year <= LAST_YEAR or (day is not None and month is None):
        return False
    if month is None:
        return True
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year, month)[1])


def _is_amount(_question: Question, answer: Any) -> bool:
    if not isinstance(answer, dict) or not {"sum", "currency"} <= answer.keys() <= {"sum", "currency", "around"}:
        return False
    try:
        amount = Decimal(answer["sum"])
    except (InvalidOperation, TypeError, ValueError):
        return False
    return (
        isinstance(answer["sum"], str)
        and amount.is_finite()
        and 0 < amount < MOST_MONEY
        and answer["currency"] in CURRENCIES
        and answer.get("around", True) is True
    )


def _is_unit(_question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, dict)
        and bool(answer)
        and answer.keys() <= {"unit", "post"}
        and all(_is_line(text) for text in answer.values())
    )


def _are_persons(_question: Question, answer: Any) -> bool:
    return (
        isinstance(answer, list)
        and len(answer) <= MOST_PERSONS
        and all(
            isinstance(row, dict)
            and row.keys() == {"name", "function", "relation"}
            and _is_line(row["name"])
            and _is_line(row["function"])
            and bool(row["name"] or row["function"])
            and (row["relation"] == "" or row["relation"] in RELATIONS)
            for row in answer
        )
    )


def _are_files(_question: Question, answer: Any) -> bool:
    return isinstance(answer, list) and all(isinstance(name, str) and len(name) == 32 for name in answer)


def _is_line(text: Any) -> bool:
    return isinstance(text, str) and len(text) <= LINE_LIMIT


_SHAPES: dict[Kind, Callable[[Question, Any], bool]] = {
    Kind.SHORT: _is_text,
    Kind.LONG: _is_text,
    Kind.PLACE: _is_text,
    Kind.CHOICE: _is_choice,
    Kind.CHOICES: _are_choices,
    Kind.CONSENT: _is_consent,
    Kind.DATE: _is_date,
    Kind.AMOUNT: _is_amount,
    Kind.UNIT: _is_unit,
    Kind.PERSONS: _are_persons,
    Kind.FILE: _are_files,
}
