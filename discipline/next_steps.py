"""Where the next step of a proceeding is taken: a door of its page, a paper, or a row that belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cases.turns import Turn
from discipline.models import Proceeding
from discipline.papers.kinds import papers_of
from discipline.policies.proceeding import effects_owed
from discipline.turns import (
    BOARD,
    BOARD_OR_PROPOSE,
    CONFIRM,
    EFFECTS,
    LETTER,
    NOTICE,
    PAPERS,
    PROPOSE,
    SUMMONS,
)
from machine.models import Stateful
from machine.verbs import what_can_be_done

PAPER_OF = ((LETTER, "opening-letter"), (SUMMONS, "summons"), (NOTICE, "notice"))


@dataclass(frozen=True)
class NextStep:
    """``url`` takes the step, for those whose it is; ``button`` names it where no list beside the page does."""

    url: str = ""
    button: str = ""
    button_url: str = ""

    @classmethod
    def apart(cls, turn: Turn, url: str) -> "NextStep":
        """The sentence and a button lead to the same page."""
        return cls(url, str(turn.says), url) if url else cls()


def next_step(proceeding: Proceeding, by: Any, turn: Turn | None, doors: dict[str, str]) -> NextStep:
    """The way to the step for whoever looks; ``doors`` are those that the page opens to them, by their label."""
    if turn is None:
        return NextStep()
    if turn is BOARD_OR_PROPOSE:
        return NextStep(button=str(PROPOSE.says), button_url=doors.get(str(PROPOSE.says), ""))
    if str(turn.says) in doors:
        return NextStep.apart(turn, doors[str(turn.says)])
    if turn is CONFIRM or turn is EFFECTS or turn.at in (BOARD, PAPERS):
        return NextStep.apart(turn, _page(proceeding, turn)) if by.has_role(turn.owner) else NextStep()
    own = _verb_url(proceeding, by, turn)
    found = (url for row in _belonging(proceeding) if (url := _verb_url(row, by, turn)))
    return NextStep(own) if own else NextStep.apart(turn, next(found, ""))


def _page(proceeding: Proceeding, turn: Turn) -> str:
    if turn is CONFIRM:
        return "#decision"
    if turn is EFFECTS:
        return reverse("discipline:carry_out", args=[effects_owed(proceeding)[0].pk])
    kinds = [kind for step, kind in PAPER_OF if step is turn]
    owed = [one for one in papers_of(proceeding) if one.kind.code in kinds and one.is_owed]
    return owed[0].url(proceeding) if len(owed) == 1 else reverse(turn.at, args=[proceeding.pk])


def _verb_url(row: Stateful, by: Any, turn: Turn) -> str:
    possible = (verb.url for verb in what_can_be_done(row, by) if verb.allowed and str(verb.label) == str(turn.says))
    return next(possible, "")


def _belonging(proceeding: Proceeding) -> Iterator[Stateful]:
    for sanction in proceeding.sanctions.all():
        yield from sanction.appeals.all()
        yield sanction
