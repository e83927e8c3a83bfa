"""What a submission shows of itself, whether it is asked something first, whether it is kept apart: never refused."""

import re
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from machine import tally
from reporting_channels.crowd import puzzle, questions
from reporting_channels.crowd.guard import Guard
from reporting_channels.quarantine.signs import ALIKE, FAST, TRAP, UNANSWERED
from reporting_channels.told import digest

TRAP_FIELD = "homepage"  # stands in every form, unseen: only what fills in every box fills it in
TRIES = 3  # questions for one submission; then it is sent without an answer
SAME = 3  # equal texts within ten minutes that no two people write
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Asked:
    """What the page before sending shows."""

    plain: questions.Plain
    challenge: str
    was_wrong: bool = False
    parts: int = puzzle.PARTS
    bits: int = puzzle.BITS


def notice(guard: Guard, posted: Any) -> None:
    """Take note of what any page of the draft shows: its beginning, and the box that nobody sees."""
    guard.begin()
    guard.is_trapped = guard.is_trapped or any(value.strip() for value in posted.getlist(TRAP_FIELD))


def is_rush() -> bool:
    """Whether more reports came within ten minutes than in a busy hour of a large office."""
    return tally.counted("sent") >= settings.FLOOD_ASKS_FROM


def before_sending(*, guard: Guard, submission: bytes, text: str, posted: Any, language: str) -> Asked | None:
    """The question that is asked first, or None when the draft can be sent, its verdict then standing in its guard."""
    if not guard.verdict:
        found = _signs(guard, submission, text)
        if TRAP in found:
            guard.verdict = " ".join(sorted(found))  # a person whose browser fills boxes in is not bothered either
        elif guard.seed:
            return _after_asking(guard, submission, found, posted, language)
        elif found or is_rush():
            guard.ask()
            return _asked(guard, submission, language)
    return None


def _signs(guard: Guard, submission: bytes, text: str) -> set[str]:
    found = set()
    if guard.is_trapped:
        found.add(TRAP)
    if guard.began and time.time() - guard.began < settings.FLOOD_FASTEST_SECONDS:
        found.add(FAST)
    if _is_repeated(submission, text):
        found.add(ALIKE)
    return found


def _is_repeated(submission: bytes, text: str) -> bool:
    """Whether several drafts said the same words just now. What is compared is a keyed hash that lives ten minutes."""
    words = " ".join(_WORDS.findall(text.casefold()))
    name = f"text:{tally.mark('text', words)}"
    if tally.first_time(f"{name}:{digest(submission).hex()}"):
        return tally.count(name) > SAME
    return tally.counted(name) > SAME


def _after_asking(guard: Guard, submission: bytes, found: set[str], posted: Any, language: str) -> Asked | None:
    # Counted by the submission and not in the draft: an old draft that is sent again is not asked anew for ever.
    tries = tally.count(f"tries:{digest(submission).hex()}")
    is_right = tries <= TRIES and _is_right(guard, submission, posted, language)
    if is_right:
        guard.verdict = "passed"
        return None
    if tries < TRIES and posted.get("go") != "unanswered":
        guard.ask()
        return _asked(guard, submission, language, was_wrong=True)
    guard.verdict = " ".join(sorted(found | {UNANSWERED}))
    return None


def _is_right(guard: Guard, submission: bytes, posted: Any, language: str) -> bool:
    if posted.get("solved") and puzzle.is_solved(puzzle.challenge(submission, guard.seed), posted["solved"]):
        return True
    return questions.question(guard.seed, language).is_answered(posted.get("plain", ""))


def _asked(guard: Guard, submission: bytes, language: str, was_wrong: bool = False) -> Asked:
    plain = questions.question(guard.seed, language)
    return Asked(plain, puzzle.challenge(submission, guard.seed), was_wrong)


def count_sent(submission: bytes) -> None:
    """Note that one more report was sent; pressing twice counts once."""
    if tally.first_time(f"sent:{digest(submission).hex()}"):
        tally.count("sent")
