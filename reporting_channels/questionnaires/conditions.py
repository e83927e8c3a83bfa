"""Which questions are asked, given what was answered so far. The same rule for the form and for what is stored."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from reporting_channels.questionnaires.definition import (
    Condition,
    Definition,
    Question,
    Section,
    Together,
    When,
    comparisons,
)

Answers = Mapping[str, Any]


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition holds; nothing to hold is held. What is not answered is nothing, and has nothing."""
    if condition is None:
        return True
    if isinstance(condition, Together):
        parts = (holds(part, answers) for part in condition.parts)
        return all(parts) if condition.how == "all" else any(parts)
    return _compares(condition, answers.get(condition.question))


def _compares(condition: When, answer: Any) -> bool:
    if condition.how == "answered":
        return bool(answer) is condition.value
    if condition.how in ("has", "has_not"):
        is_in = isinstance(answer, list) and condition.value in answer
        return is_in if condition.how == "has" else not is_in
    return (answer == condition.value) if condition.how == "is" else (answer != condition.value)


def asked(definition: Definition, answers: Answers) -> Iterator[tuple[Section, Question]]:
    """The questions that are asked, in order. A hidden question's answer counts for nothing in what follows."""
    counted: dict[str, Any] = {}
    for section in definition.sections:
        for question in section.questions:
            if holds(question.shown_if, counted):
                counted[question.code] = answers.get(question.code)
                yield section, question


def possible(definition: Definition, answers: Answers, ahead: Collection[str]) -> int:
    """How many questions can still be asked at most, while those ``ahead`` are not answered yet."""
    shown = {question.code for _section, question in asked(definition, answers)}
    return sum(
        question.code in shown or any(one.question in ahead for one in comparisons(question.shown_if))
        for question in definition.questions
    )
