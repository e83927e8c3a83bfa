"""The relations of a case as a drawing made here: names on a ring, a numbered line for each relation."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from django.utils.translation import gettext as _

WIDTH, HEIGHT, LABEL = 640, 420, 22  # LABEL: characters of a name that fit beside its mark
DASHES = {"superior": "", "family": "6 3", "business": "2 3", "same_post": "10 4", "access": "1 4"}
OTHER = "8 3 2 3"


@dataclass(frozen=True)
class Mark:
    """Somebody on the ring."""

    x: int
    y: int
    words: str
    anchor: str
    label_x: int
    is_subject: bool


@dataclass(frozen=True)
class Line:
    """A relation between two of them; its number stands in the table too."""

    x1: int
    y1: int
    x2: int
    y2: int
    number: int
    at_x: int
    at_y: int
    dashes: str


@dataclass(frozen=True)
class Drawing:
    """What the template draws, with the words for whoever does not see it."""

    marks: list[Mark]
    lines: list[Line]
    title: str
    says: str
    width: int = WIDTH
    height: int = HEIGHT


def draw(subjects: list[Any], people: list[Any], relations: list[Any]) -> Drawing | None:
    """The ring, or None where nothing relates anybody."""
    standing = [one for one in relations if one.struck_at is None]
    if not standing:
        return None
    named = {end for relation in standing for end in relation.ends}
    shown = [one for one in (*subjects, *people) if one.pk in named]
    places = {one.pk: _place(index, len(shown)) for index, one in enumerate(shown)}
    marks = [_mark(one, *places[one.pk], is_subject=one in subjects) for one in shown]
    lines = [_line(number, relation, places) for number, relation in enumerate(relations, 1) if relation in standing]
    words = {one.pk: one.words for one in shown}
    says = "; ".join(f"{words[one.ends[0]]} {one.kind_label} {words[one.ends[1]]}" for one in standing)
    return Drawing(marks, lines, _("Who stands how to whom"), says)


def _place(index: int, count: int) -> tuple[int, int]:
    angle = 2 * pi * index / count - pi / 2
    return round(WIDTH / 2 + cos(angle) * 120), round(HEIGHT / 2 + sin(angle) * 160)


def _mark(one: Any, x: int, y: int, *, is_subject: bool) -> Mark:
    is_left = x < WIDTH / 2 - 5
    words = one.words if len(one.words) <= LABEL else one.words[: LABEL - 1] + "…"
    return Mark(x, y, words, "end" if is_left else "start", x - 14 if is_left else x + 14, is_subject)


def _line(number: int, relation: Any, places: dict[Any, tuple[int, int]]) -> Line:
    (x1, y1), (x2, y2) = (places[end] for end in relation.ends)
    third = (x1 + (x2 - x1) * 2 // 5, y1 + (y2 - y1) * 2 // 5)  # nearer to where it starts, so that two rarely meet
    return Line(x1, y1, x2, y2, number, *third, DASHES.get(relation.kind, OTHER))
