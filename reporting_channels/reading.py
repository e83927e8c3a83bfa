"""How staff read what was told: by section, in the version's own words, with what counted for triage."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from reporting_channels.access import FileLabel, ReportTexts
from reporting_channels.codes import Category, Level, label
from reporting_channels.models import Report
from reporting_channels.questionnaires.definition import NARRATIVE, in_words
from reporting_channels.questionnaires.saying import Line, parts, relation
from reporting_channels.questionnaires.scoring import Score, score


@dataclass(frozen=True)
class Reading:
    """A report's answers for one reader, and what they suggest to triage."""

    title: str
    number: int
    digest: str
    parts: tuple[dict[str, Any], ...]
    category: str
    band: str
    score: Score
    counted: tuple[dict[str, Any], ...]


def reading(report: Report, texts: ReportTexts) -> Reading:
    """Put the answers into the reader's language; where a version lacks it, into the reporter's."""
    version, languages = report.questionnaire, (get_language(), report.language)
    definition, answers = version.definition, {**texts.answers, NARRATIVE: texts.narrative}
    files = _files(report, texts)
    read = tuple(
        {"title": part.title, "rows": [_row(line, files) for line in part.lines if line.code != NARRATIVE]}
        for part in parts(definition, answers, *languages)
    )
    counted = score(definition, answers)
    return Reading(
        title=in_words(definition.title, *languages),
        number=version.number,
        digest=version.digest,
        parts=tuple(part for part in read if part["rows"]),
        category=label(Category, definition.category),
        band=label(Level, counted.band),
        score=counted,
        counted=tuple(
            {
                "question": in_words(question.asks, *languages),
                "answer": in_words(choice.words, *languages),
                "points": choice.points,
            }
            for question, choice in counted.counted
        ),
    )


def _files(report: Report, texts: ReportTexts) -> dict[str, FileLabel]:
    labels = {file.id: file for file in texts.files}
    rows = report.attachments.values_list("file_id", "pk")
    return {file_id.hex: labels[pk] for file_id, pk in rows if pk in labels}


def _row(line: Line, files: dict[str, FileLabel]) -> dict[str, Any]:
    persons = [
        {"name": person.name, "function": person.function, "relation": relation(person.relation)}
        for person in line.persons
    ]
    return {
        "label": line.label,
        "text": line.text,
        "is_prose": line.is_prose,
        "is_answered": line.is_answered,
        "persons": persons,
        "files": [files[name] for name in line.files if name in files],
    }
