"""From an answer back to what stands in its controls, so that somebody can correct it."""

from collections.abc import Mapping
from typing import Any

from reporting_channels.questionnaires.definition import Kind, Question


def typed_of(question: Question, answer: Any) -> dict[str, list[str]]:
    """What somebody would have typed to give this answer, by the names of the question's controls."""
    if not answer:
        return {}
    if question.kind == Kind.CHOICES:
        return {question.code: list(answer)}
    if question.kind == Kind.PERSONS:
        rows = enumerate(answer)
        return {f"{question.code}-{row}-{name}": [text] for row, person in rows for name, text in person.items()}
    if isinstance(answer, Mapping):
        return {f"{question.code}-{name}": ["on" if part is True else str(part)] for name, part in answer.items()}
    return {question.code: [str(answer)]}
