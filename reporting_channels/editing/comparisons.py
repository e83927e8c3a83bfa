"""Conditions as choices of a list and in words: no administrator writes one as code."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reporting_channels.questionnaires.comparing import COMPARED
from reporting_channels.questionnaires.definition import (
    AGREED,
    DECLINED,
    Condition,
    Definition,
    Kind,
    Question,
    When,
    in_words,
)

Option = tuple[str, str]
ALWAYS, ALL, ANY, KEEP = "always", "all", "any", "keep"
LONGEST = 60  # characters of a question in a list of choices


def earlier(definition: Definition, code: str) -> list[Question]:
    """The questions that come before this one; all of them for a question that is new."""
    found = []
    for question in definition.questions:
        if question.code == code:
            break
        found.append(question)
    return found


def options(questions: Iterable[Question]) -> list[tuple[str, list[Option]]]:
    """Every comparison that can be made with these questions: groups for a list to choose from."""
    return [(said(question), [*_options(question)]) for question in questions]


def _options(question: Question) -> Iterator[Option]:
    for how in COMPARED.get(question.kind, ("answered",)):
        for value in (True, False) if how == "answered" else _answers(question):
            when = When(question.code, how, value)
            yield as_option(when), _said(when, question)


def _answers(question: Question) -> Iterator[str]:
    if question.kind == Kind.CONSENT:
        yield from (AGREED, DECLINED)
    yield from (choice.code for choice in question.choices)


def as_option(when: When) -> str:
    """A comparison as the value of a choice."""
    value = when.value if isinstance(when.value, str) else "yes" if when.value else "no"
    return f"{when.question}|{when.how}|{value}"


def as_values(option: str) -> dict[str, Any]:
    """A chosen comparison as a draft keeps it."""
    question, how, value = option.split("|")
    return {"question": question, how: value == "yes" if how == "answered" else value}


def flat(condition: Condition | None) -> tuple[str, list[str]] | None:
    """How a condition stands in the form: its joint and its comparisons; None where it is deeper than a list."""
    if condition is None:
        return ALWAYS, []
    if isinstance(condition, When):
        return ALL, [as_option(condition)]
    if all(isinstance(part, When) for part in condition.parts):
        return condition.how, [as_option(part) for part in condition.parts if isinstance(part, When)]
    return None


def joined(how: str, chosen: list[str]) -> dict[str, Any] | None:
    """The condition of a draft from what was chosen; None where the question is always asked."""
    if how == ALWAYS or not chosen:
        return None
    parts = [as_values(option) for option in dict.fromkeys(chosen)]
    return parts[0] if len(parts) == 1 else {how: parts}


def in_sentence(condition: Condition | None, definition: Definition) -> str:
    """A condition in words; empty where there is none."""
    if condition is None:
        return ""
    if isinstance(condition, When):
        question = definition.question(condition.question)
        return _said(condition, question, is_named=True) if question else condition.question
    joint = _(" and ") if condition.how == "all" else _(" or ")
    parts = (in_sentence(part, definition) for part in condition.parts)
    return joint.join(f"({part})" if joint in part else part for part in parts)


def said(question: Question) -> str:
    """A question in few words."""
    words = in_words(question.asks, get_language()) or question.code
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _said(when: When, question: Question, is_named: bool = False) -> str:
    about = {"question": f"“{said(question)}”" if is_named else "…", "answer": _answer(when, question)}
    if when.how == "answered":
        return (_("%(question)s is answered") if when.value else _("%(question)s is not answered")) % about
    if when.how in ("is", "has"):
        return _("%(question)s is “%(answer)s”") % about
    return _("%(question)s is not “%(answer)s”") % about


def _answer(when: When, question: Question) -> str:
    if question.kind == Kind.CONSENT:
        return _("I agree") if when.value == AGREED else _("I do not agree")
    choice = question.choice(str(when.value))
    return (in_words(choice.words, get_language()) or choice.code) if choice else str(when.value)
