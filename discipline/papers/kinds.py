"""Which papers a proceeding has, when each can be drawn up, whom it goes to and whether its service is proved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discipline.clocks import clock_of, events_of
from discipline.models import Proceeding
from machine.refusals import Refused


class NotYet(Refused):
    sentence = _("This paper cannot be drawn up yet: the step that it belongs to has not been taken.")


PERSON, BOARD, OFFICE = "person", "board", "office"


@dataclass(frozen=True)
class Kind:
    """``documents`` are the codes under which profiles name this paper; ``moment`` that of the rights it prints."""

    code: str
    goes_to: str
    is_served: bool
    about: Callable[[Proceeding], list[Any]]
    documents: tuple[str, ...] = ()
    moment: str = ""


@dataclass(frozen=True)
class Wanted:
    """One paper that a proceeding can have: its kind, what it is about, and the paper once it is issued."""

    kind: Kind
    about: Any
    paper: Any

    @property
    def key(self) -> str:
        """The part it is about, as addresses and forms name it."""
        return str(self.about.pk) if self.about is not None else ""

    @property
    def service(self) -> Any:
        """The proof that it was served, or None."""
        return getattr(self.paper, "service", None)


def _whole(is_ready: Callable[[Proceeding], Any]) -> Callable[[Proceeding], list[Any]]:
    return lambda proceeding: [None] if is_ready(proceeding) else []


def _standing(*states: str) -> Callable[[Proceeding], list[Any]]:
    return lambda proceeding: [one for one in proceeding.sanctions.all() if one.state in states]


def _opens(proceeding: Proceeding) -> bool:
    return proceeding.state != "discontinued" and bool(proceeding.charges.all()) and _has_step(proceeding, "serve")


def _has_step(proceeding: Proceeding, code: str) -> bool:
    return code in {step.code for step in proceeding.procedure.profile.steps}


def board_of(proceeding: Proceeding) -> Any:
    """Whoever was convoked, or None."""
    return getattr(proceeding, "board", None)


def sitting_of(proceeding: Proceeding) -> Any:
    """The last sitting that was planned, or None."""
    board = board_of(proceeding)
    return board.sittings.order_by("rank").last() if board is not None else None


def _seats(proceeding: Proceeding) -> list[Any]:
    board = board_of(proceeding)
    return list(board.seats.select_related("titular")) if board is not None else []


def _over(proceeding: Proceeding) -> list[Any]:
    return [one for one in _standing("executed")(proceeding) if erased_on(one) is not None]


def erased_on(sanction: Any) -> Any:
    """The day on which the mention leaves the file by itself; None before it, and where somebody must ask."""
    erasure = sanction.proceeding.procedure.profile.sanction(sanction.code).erasure
    today = timezone.localdate()
    if erasure.mode != "automatic" or not erasure.clock:
        return None
    due = clock_of(sanction.proceeding.procedure, erasure.clock, events_of(sanction.proceeding, today=today), today)
    return due.on if due is not None and due.on is not None and due.on <= today else None


KINDS: tuple[Kind, ...] = (
    Kind("opening-letter", PERSON, True, _whole(_opens), ("opening-letter", "charge"), "proceeding.opened"),
    Kind("inventory", OFFICE, False, _whole(lambda p: p.file_opened_on), ("inventory",), "file.opened"),
    Kind("summons", PERSON, True, _whole(sitting_of), ("summons",), "hearing.convoked"),
    Kind("board-summons", BOARD, True, _seats, ()),
    Kind("minutes", OFFICE, False, _whole(lambda p: getattr(p, "hearing", None)), ("minutes",), "hearing.held"),
    Kind("opinion", OFFICE, False, _whole(lambda p: getattr(p, "opinion", None)), ("opinion",)),
    Kind("decision", PERSON, False, _whole(lambda p: p.decided_at), ("decision",)),
    Kind(
        "notice", PERSON, True, _standing("imposed", "notified", "executed"), ("notice", "statement-of-reasons"),
        "decision.notified",
    ),
    Kind("execution-order", OFFICE, False, _standing("notified", "executed"), ("execution-order",)),
    Kind("erasure-certificate", PERSON, False, _over, ("erasure-certificate",)),
)  # fmt: skip
BY_CODE = {kind.code: kind for kind in KINDS}


def papers_of(proceeding: Proceeding) -> Iterator[Wanted]:
    """Every paper that was issued or can be drawn up now, in the order of the procedure."""
    issued = {(one.kind, one.sanction_id or one.seat_id): one for one in proceeding.papers.select_related("service")}
    for kind in KINDS:
        abouts = {one.pk if one is not None else None: one for one in kind.about(proceeding)}
        for paper in issued.values():
            if paper.kind == kind.code:
                abouts.setdefault(paper.sanction_id or paper.seat_id, paper.sanction or paper.seat)
        for key, about in abouts.items():
            yield Wanted(kind, about, issued.get((kind.code, key)))


def find(proceeding: Proceeding, kind: str, about: str) -> Wanted:
    """The paper of that kind about that part. Raises NotYet where it cannot be drawn up now."""
    for one in papers_of(proceeding):
        if one.kind.code == kind and one.key == about:
            return one
    raise NotYet()


def later_kinds(proceeding: Proceeding) -> list[Kind]:
    """Papers of this procedure whose time has not come."""
    present = {one.kind.code for one in papers_of(proceeding)}
    has_board = proceeding.procedure.profile.board is not None
    left_out = {"board-summons", "opinion"} if not has_board else set()
    if not _has_step(proceeding, "serve"):
        left_out.add("opening-letter")
    if not _has_step(proceeding, "convoke"):
        left_out |= {"summons", "minutes"}
    return [kind for kind in KINDS if kind.code not in present | left_out]
