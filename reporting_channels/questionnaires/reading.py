"""From stored values (TOML or JSON) to a definition. What cannot be read is left out, and said in a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reporting_channels.questionnaires import validity
from reporting_channels.questionnaires.definition import (
    HOWS,
    JOINTS,
    Band,
    Choice,
    Condition,
    Definition,
    Kind,
    Question,
    Section,
    Texts,
    Together,
    When,
)
from reporting_channels.questionnaires.problems import Place, Problem

DEEPEST = 3  # joints within joints that a person can still read
NO_PLACE = Place()


class Malformed(ValueError):
    """A questionnaire that cannot be used; the message says where and why."""


@dataclass(frozen=True)
class Read:
    """What could be read, and what is wrong with it, the rules of ``validity`` included."""

    definition: Definition
    problems: tuple[Problem, ...]


@dataclass
class _Reader:
    """Takes typed values out of a table and notes what has another shape."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, place: Place, name: str, must_be) -> None:
        sentence = format_lazy(_("“{name}” must be {shape}."), name=name, shape=must_be)
        self.problems.append(Problem(place, sentence))

    def known(self, values: Mapping[str, Any], names: str, place: Place) -> None:
        for name in values.keys() - set(names.split()):
            self.problems.append(Problem(place, format_lazy(_("“{name}” is not known here."), name=name)))

    def text(self, values: Mapping[str, Any], name: str, place: Place) -> str:
        found = values.get(name, "")
        if isinstance(found, str):
            return found
        self.wrong(place, name, _("a text"))
        return ""

    def number(self, values: Mapping[str, Any], name: str, place: Place, usual: int = 0) -> int:
        found = values.get(name, usual)
        if type(found) is int:
            return found
        self.wrong(place, name, _("a whole number"))
        return usual

    def yes(self, values: Mapping[str, Any], name: str, place: Place) -> bool:
        found = values.get(name, False)
        if isinstance(found, bool):
            return found
        self.wrong(place, name, _("yes or no"))
        return False

    def texts(self, values: Mapping[str, Any], name: str, place: Place) -> Texts:
        found = values.get(name, {})
        if isinstance(found, dict) and all(isinstance(text, str) for text in found.values()):
            return {str(language): text for language, text in found.items()}
        self.wrong(place, name, _("one text for each language"))
        return {}

    def tables(self, values: Mapping[str, Any], name: str, place: Place) -> list[Mapping[str, Any]]:
        found = values.get(name, [])
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
        self.wrong(place, name, _("a list"))
        return []

    def names(self, values: Mapping[str, Any], name: str, place: Place) -> tuple[str, ...]:
        found = values.get(name, [])
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found)
        self.wrong(place, name, _("a list of codes"))
        return ()


def read(values: Any, languages: validity.Languages = validity.LANGUAGES) -> Read:
    """Read stored values; never raises, whatever they are. The texts are looked for in each of the languages."""
    reader = _Reader()
    if not isinstance(values, dict):
        reader.wrong(NO_PLACE, "questionnaire", _("a table"))
        values = {}
    definition = _definition(reader, values)
    return Read(definition, (*reader.problems, *validity.problems(definition, languages)))


def _definition(reader: _Reader, values: Mapping[str, Any]) -> Definition:
    reader.known(values, "code title about category sections bands", NO_PLACE)
    return Definition(
        code=reader.text(values, "code", NO_PLACE),
        title=reader.texts(values, "title", NO_PLACE),
        about=reader.texts(values, "about", NO_PLACE),
        category=reader.text(values, "category", NO_PLACE),
        sections=_each(reader.tables(values, "sections", NO_PLACE), lambda one: _section(reader, one)),
        bands=_each(reader.tables(values, "bands", NO_PLACE), lambda one: _band(reader, one)),
    )


def _each(tables: list[Mapping[str, Any]], build: Callable[[Mapping[str, Any]], Any]) -> tuple:
    return tuple(made for made in map(build, tables) if made is not None)


def _band(reader: _Reader, values: Mapping[str, Any]) -> Band:
    reader.known(values, "code least", NO_PLACE)
    return Band(reader.text(values, "code", NO_PLACE), reader.number(values, "least", NO_PLACE))


def _section(reader: _Reader, values: Mapping[str, Any]) -> Section:
    place = Place(str(values.get("code", "")))
    reader.known(values, "code title questions", place)
    return Section(
        code=reader.text(values, "code", place),
        title=reader.texts(values, "title", place),
        questions=_each(reader.tables(values, "questions", place), lambda one: _question(reader, one, place)),
    )


def _question(reader: _Reader, values: Mapping[str, Any], section: Place) -> Question | None:
    place = Place(section.section, str(values.get("code", "")))
    reader.known(values, "code kind asks why hint who kept required limit rows choices currencies shown_if", place)
    kind = reader.text(values, "kind", place)
    if kind not in list(Kind):
        reader.wrong(place, "kind", _("one of the eleven kinds of question"))
        return None
    return Question(
        code=reader.text(values, "code", place),
        kind=Kind(kind),
        asks=reader.texts(values, "asks", place),
        why=reader.texts(values, "why", place),
        hint=reader.texts(values, "hint", place),
        who=reader.texts(values, "who", place),
        kept=reader.texts(values, "kept", place),
        required=reader.yes(values, "required", place),
        limit=reader.number(values, "limit", place),
        rows=reader.number(values, "rows", place, 6),
        choices=_each(reader.tables(values, "choices", place), lambda one: _choice(reader, one, place)),
        currencies=reader.names(values, "currencies", place),
        shown_if=_condition(reader, values.get("shown_if"), place, DEEPEST),
    )


def _choice(reader: _Reader, values: Mapping[str, Any], place: Place) -> Choice:
    reader.known(values, "code words hint points", place)
    return Choice(
        code=reader.text(values, "code", place),
        words=reader.texts(values, "words", place),
        hint=reader.texts(values, "hint", place),
        points=reader.number(values, "points", place),
    )


def _condition(reader: _Reader, values: Any, place: Place, depth: int) -> Condition | None:
    if values is None:
        return None
    if isinstance(values, dict) and depth:
        keys = set(values)
        for joint in JOINTS:
            if keys == {joint} and isinstance(values[joint], list) and values[joint]:
                parts = [_condition(reader, part, place, depth - 1) for part in values[joint]]
                return Together(joint, tuple(part for part in parts if part is not None))
        for how in HOWS:
            if keys == {"question", how} and isinstance(values["question"], str):
                value = values[how]
                if isinstance(value, bool if how == "answered" else str):
                    return When(values["question"], how, value)
    reader.wrong(place, "shown_if", _("a comparison with an earlier answer, or all or any of several"))
    return None
