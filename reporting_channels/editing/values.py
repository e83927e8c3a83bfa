"""A draft's values, changed by sections and questions. Pure: every function returns new values, none keeps them."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from django.utils.text import slugify

from reporting_channels.channels.lines import arranged
from reporting_channels.questionnaires.definition import NARRATIVE
from reporting_channels.questionnaires.validity import RESERVED

Values = dict[str, Any]
LONGEST = 24  # characters of a code that is made from words; a number still fits behind


def free_code(words: str, taken: Iterable[str], usual: str) -> str:
    """A code made from words: small letters, digits and _, beginning with a letter, not in use yet."""
    plain = slugify(words).replace("-", "_").strip("_0123456789")[:LONGEST].strip("_") or usual
    barred = {*taken, *RESERVED}
    numbered = (f"{plain}_{number}" for number in range(2, len(barred) + 3))
    return plain if plain not in barred else next(code for code in numbered if code not in barred)


def codes_of(values: Values) -> tuple[list[str], list[str]]:
    """The codes of all sections and of all questions."""
    sections = values.get("sections", [])
    return [one["code"] for one in sections], [q["code"] for one in sections for q in one.get("questions", [])]


def section(values: Values, code: str) -> Values | None:
    """The section under this code, inside the values."""
    return next((one for one in values.get("sections", []) if one["code"] == code), None)


def question(values: Values, code: str) -> Values | None:
    """The question under this code, inside the values."""
    found = (q for one in values.get("sections", []) for q in one.get("questions", []) if q["code"] == code)
    return next(found, None)


def with_whole(values: Values, whole: Values) -> Values:
    """Title, about, category and bands replaced."""
    return {**deepcopy(values), **whole}


def with_section(values: Values, code: str, title: dict[str, str]) -> Values:
    """A section renamed; a new one at the end where there is none under this code."""
    made = deepcopy(values)
    found = section(made, code)
    if found is None:
        made.setdefault("sections", []).append({"code": code, "title": title, "questions": []})
    else:
        found["title"] = title
    return made


def with_question(values: Values, written: Values, into: str = "") -> Values:
    """A question replaced where it stands; a new one goes to the end of the section ``into``, or of the last one."""
    made = deepcopy(values)
    found = question(made, written["code"])
    if found is not None:
        found.clear()
        found.update(written)
        return made
    if not made.get("sections"):
        made["sections"] = [{"code": "facts", "title": {}, "questions": []}]
    target = section(made, into) or made["sections"][-1]
    target.setdefault("questions", []).append(written)
    return made


def without(values: Values, what: str, code: str) -> Values:
    """A section with its questions, or one question, taken out."""
    made = deepcopy(values)
    if what == "section":
        made["sections"] = [one for one in made.get("sections", []) if one["code"] != code]
    for one in made.get("sections", []):
        one["questions"] = [q for q in one.get("questions", []) if what != "question" or q["code"] != code]
    return made


def moved(values: Values, what: str, verb: str, code: str) -> Values:
    """A section or a question one place up or down; a question at the edge goes over into the next section."""
    made = deepcopy(values)
    sections = made.get("sections", [])
    if what == "section":
        _move(sections, verb, code)
        return made
    for place, one in enumerate(sections):
        questions = one.get("questions", [])
        at = next((number for number, q in enumerate(questions) if q["code"] == code), None)
        if at is None:
            continue
        if verb == "up" and at == 0 and place > 0:
            sections[place - 1].setdefault("questions", []).append(questions.pop(0))
        elif verb == "down" and at == len(questions) - 1 and place + 1 < len(sections):
            sections[place + 1].setdefault("questions", []).insert(0, questions.pop())
        else:
            _move(questions, verb, code)
        break
    return made


def _move(rows: list[Values], verb: str, code: str) -> None:
    at = next((number for number, row in enumerate(rows) if row["code"] == code), None)
    if at is not None:
        arranged(rows, verb, at, None)


def begun(title: dict[str, str], about: dict[str, str], category: str, code: str, like: Values | None) -> Values:
    """The values of a new questionnaire: those of another one under a new title, or the one question that all have."""
    named = {"code": code, "title": title, "about": about, "category": category}
    return {**deepcopy(like or {}), **named}


def only_heart(values: Values) -> Values:
    """Of a questionnaire its first question alone: what a new one begins with."""
    heart = question(values, NARRATIVE)
    first = values["sections"][0]
    return {"sections": [{"code": first["code"], "title": first["title"], "questions": [heart]}]}
