"""Ready plans for each category of misconduct: shipped in ready.toml, the office's own version in its place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FILE = Path(__file__).with_name("ready.toml")
ANY = "any"  # for categories without a plan of their own
LANGUAGES = ("fr", "en")
LINES = {"hypothesis": "hypotheses", "source": "sources", "risk": "risks"}
MOST_TASKS, MOST_WORDS = 40, 300


@dataclass(frozen=True)
class ReadyTask:
    """One task in one language; ``after`` are numbers of earlier tasks of the plan."""

    title: str
    days: int | None
    after: tuple[int, ...]
    checklist: tuple[str, ...]


@dataclass(frozen=True)
class ReadyPlan:
    """A plan for a category; ``number`` is the office's version, 0 for the shipped one."""

    category: str
    number: int
    body: Mapping[str, Any]

    @property
    def hours(self) -> int:
        """Hours that such an investigation takes as a rule."""
        return int(self.body.get("hours") or 0)

    @property
    def cost(self) -> int:
        """What it costs as a rule, beside hours."""
        return int(self.body.get("cost") or 0)

    def lines(self, kind: str, language: str) -> list[str]:
        """Hypotheses, sources or risks in that language."""
        return [_in(language, words) for words in self.body.get(LINES[kind], ())]

    def tasks(self, language: str) -> list[ReadyTask]:
        """The tasks in their order."""
        return [
            ReadyTask(
                title=_in(language, one["title"]),
                days=one.get("days") or None,
                after=tuple(one.get("after", ())),
                checklist=tuple(_in(language, words) for words in one.get("checklist", ())),
            )
            for one in self.body["tasks"]
        ]

    def require_sound(self) -> None:
        """Raise ValueError for what no plan can be made of: no task, a circle, a text too long or missing."""
        tasks = self.body.get("tasks") or []
        if not 1 <= len(tasks) <= MOST_TASKS:
            raise ValueError("a ready plan has tasks")
        for number, one in enumerate(tasks, start=1):
            if any(not 1 <= earlier < number for earlier in one.get("after", ())):
                raise ValueError("a task waits for earlier ones alone")
            if one.get("days") is not None and not 1 <= one["days"] <= 400:
                raise ValueError("working days are between 1 and 400")
        said = [one["title"] for one in tasks] + [words for one in tasks for words in one.get("checklist", ())]
        said += [words for name in LINES.values() for words in self.body.get(name, ())]
        if any(not 0 < len(words.get(one, "")) <= MOST_WORDS for words in said for one in LANGUAGES):
            raise ValueError("every text stands in every language")


def _in(language: str, words: Mapping[str, str]) -> str:
    return words.get(language) or words["en"]


@cache
def shipped() -> dict[str, ReadyPlan]:
    """The plans that come with the software, by category."""
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    plans = {category: ReadyPlan(category, 0, body) for category, body in raw.items()}
    for plan in plans.values():
        plan.require_sound()
    return plans


@cache
def _translations() -> dict[str, Mapping[str, str]]:
    """Every shipped text in each language, by how it reads in any of them."""
    said: list[Mapping[str, str]] = []
    for plan in shipped().values():
        said += [words for name in LINES.values() for words in plan.body.get(name, ())]
        for one in plan.body["tasks"]:
            said += [one["title"], *one.get("checklist", ())]
    return {text: words for words in said for text in words.values()}


def for_reader(text: str) -> str:
    """A shipped text that nobody changed, in the reader's language; what a person wrote stays as it was written."""
    return _in((get_language() or "en").split("-")[0], _translations().get(text, {"en": text}))


def plan_for(category: str, own: Mapping[str, Any]) -> ReadyPlan:
    """The office's version for the category, else the shipped one, else the one for any category."""
    for code in (category, ANY):
        if code in own:
            return ReadyPlan(code, own[code].number, own[code].body)
        if code in shipped():
            return shipped()[code]
    raise KeyError(category)
