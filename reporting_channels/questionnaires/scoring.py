"""Points for triage: which answers counted, how many points, which band. The reporter never sees any of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reporting_channels.questionnaires.conditions import asked
from reporting_channels.questionnaires.definition import Choice, Definition, Question

BANDS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Score:
    """The sum, its band (empty where the questionnaire has none), and each choice that counted."""

    points: int
    band: str
    counted: tuple[tuple[Question, Choice], ...]


def score(definition: Definition, answers: Mapping[str, Any]) -> Score:
    """Count the points of the choices made in questions that were asked."""
    counted = []
    for _section, question in asked(definition, answers):
        answer = answers.get(question.code)
        chosen = answer if isinstance(answer, list) else [answer]
        counted += [(question, choice) for choice in question.choices if choice.points and choice.code in chosen]
    points = sum(choice.points for _question, choice in counted)
    reached = [band for band in definition.bands if points >= band.least]
    return Score(points, max(reached, key=lambda band: band.least).code if reached else "", tuple(counted))
