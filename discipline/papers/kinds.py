"""Which papers a proceeding has, when each can be drawn up, whom it goes to and whether its service is proved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from discipline.board.policies import eligible
from discipline.models import Paper, Proceeding
from machine.refusals import Refused


class NotYet(Refused):
    sentence = _("This paper cannot be drawn up yet: the step that it belongs to has not been taken.")


PERSON, BOARD, OFFICE = "person", "board", "office"


@dataclass(frozen=True)
class About:
    """The part of its proceeding that a paper is about: a sanction, a sitting, a member summoned to one; or nothing."""

    sanction: Any = None
    sitting: Any = None
    member: Any = None

    @property
    def key(self) -> str:
        """As addresses and forms name it; empty for the whole proceeding."""
        return ".".join(str(one.pk) for one in (self.sanction, self.sitting, self.member) if one is not None)


@dataclass(frozen=True)
class Kind:
    """``documents`` are the codes under which profiles name this paper; ``moment`` that of the rights it prints."""

    code: str
    goes_to: str
    is_served: bool
    about: Callable[[Proceeding], list[About]]
    documents: tuple[str, ...] = ()
    moment: str = ""


@dataclass(frozen=True)
class Wanted:
    """One paper that a proceeding can have: its kind, what it is about, and the paper once it is issued."""

    kind: Kind
    about: About
    paper: Any

    @property
    def key(self) -> str:
        """The part it is about, as addresses and forms name it."""
        return self.about.key

    @property
    def service(self) -> Any:
        """The proof that it was served, or None."""
        return getattr(self.paper, "service", None)

    @property
    def is_owed(self) -> bool:
        """Not issued yet, or issued without proof of the service that it needs."""
        return self.paper is None or (self.kind.is_served and self.service is None)

    def url(self, proceeding: Proceeding) -> str:
        """Its page, or that of its draft while it is not issued."""
        if self.paper is not None:
            return self.paper.get_absolute_url()
        return f"{reverse('discipline:paper_draft', args=[proceeding.pk, self.kind.code])}?about={self.key}"


def _whole(is_ready: Callable[[Proceeding], Any]) -> Callable[[Proceeding], list[About]]:
    return lambda proceeding: [About()] if is_ready(proceeding) else []


def _of_sanctions(is_ready: Callable[[Any], Any]) -> Callable[[Proceeding], list[About]]:
    return lambda proceeding: [About(sanction=one) for one in proceeding.sanctions.all() if is_ready(one)]


def _opens(proceeding: Proceeding) -> bool:
    return proceeding.state != "discontinued" and bool(proceeding.charges.all()) and _has_step(proceeding, "serve")


def _has_step(proceeding: Proceeding, code: str) -> bool:
    return code in {step.code for step in proceeding.procedure.profile.steps}


def _planned(proceeding: Proceeding) -> Any:
    """The sitting for which everybody is summoned now, or None."""
    board = getattr(proceeding, "board", None)
    return next((one for one in board.sittings.all() if one.state == "planned"), None) if board else None


def _summoned(proceeding: Proceeding) -> list[About]:
    sitting = _planned(proceeding)
    return [About(sitting=sitting)] if sitting is not None else []


def _members_summoned(proceeding: Proceeding) -> list[About]:
    """Whoever holds each seat now: the substitute after the titular stepped down."""
    sitting = _planned(proceeding)
    if sitting is None:
        return []
    seats = proceeding.board.seats.all()
    return [About(sitting=sitting, member=who[0]) for seat in seats if (who := eligible(seat))]


def _ordered(proceeding: Proceeding) -> list[About]:
    """Each sitting that the board ended by ordering an inquiry or proposing a stay."""
    board = getattr(proceeding, "board", None)
    found = board.sittings.all() if board else []
    return [About(sitting=one) for one in found if one.state in ("inquiring", "stayed")]


def _is_dropped(proceeding: Proceeding) -> bool:
    return proceeding.state == "discontinued" and proceeding.discontinued_reason != "death"


def _is_referred(proceeding: Proceeding) -> bool:
    """Until the board has heard the person; afterwards it would tell it nothing any more."""
    return proceeding.state == "convoked" and proceeding.procedure.profile.board is not None


def _is_recorded(proceeding: Proceeding) -> bool:
    """The minutes close with the vote, where there is one."""
    if not hasattr(proceeding, "hearing"):
        return False
    has_board = proceeding.procedure.profile.board is not None
    return not has_board or hasattr(proceeding, "opinion") or proceeding.state == "discontinued"


KINDS: tuple[Kind, ...] = (
    Kind("opening-letter", PERSON, True, _whole(_opens), ("opening-letter", "charge"), "proceeding.opened"),
    Kind("inventory", OFFICE, False, _whole(lambda p: p.file_opened_on), ("inventory",), "file.opened"),
    Kind("summons", PERSON, True, _summoned, ("summons",), "hearing.convoked"),
    Kind("referral-report", OFFICE, False, _whole(_is_referred), ("referral-report",)),
    Kind("board-summons", BOARD, True, _members_summoned, ()),
    Kind("board-order", PERSON, True, _ordered, ("board-order",)),
    Kind("minutes", OFFICE, False, _whole(_is_recorded), ("minutes",)),
    Kind("opinion", OFFICE, False, _whole(lambda p: hasattr(p, "opinion")), ("opinion",)),
    Kind("decision", PERSON, False, _whole(lambda p: p.decided_at), ("decision",)),
    Kind(
        "notice", PERSON, True, _of_sanctions(lambda one: one.state in ("imposed", "notified", "executed")),
        ("notice", "statement-of-reasons"), "decision.notified",
    ),
    Kind("execution-order", OFFICE, False, _of_sanctions(lambda one: hasattr(one, "order")), ("execution-order",)),
    Kind(
        "erasure-certificate", PERSON, False, _of_sanctions(lambda one: hasattr(one, "mention_erasure")),
        ("erasure-certificate",),
    ),
    Kind("discontinuance", PERSON, True, _whole(_is_dropped), ("discontinuance",)),
)  # fmt: skip
BY_CODE = {kind.code: kind for kind in KINDS}


def _about(paper: Paper) -> About:
    return About(sanction=paper.sanction, sitting=paper.sitting, member=paper.member)


def papers_of(proceeding: Proceeding, papers: list[Paper] | None = None) -> Iterator[Wanted]:
    """Every paper that was issued or can be drawn up now, in the order of the procedure; ``papers`` if read before."""
    issued: dict[tuple[str, str], Wanted] = {}
    if papers is None:
        papers = list(proceeding.papers.select_related("service", "sanction", "sitting", "member"))
    for one in papers:
        wanted = Wanted(BY_CODE[one.kind], _about(one), one)
        issued[one.kind, wanted.key] = wanted
    for kind in KINDS:
        yield from (wanted for (code, _key), wanted in issued.items() if code == kind.code)
        yield from (Wanted(kind, one, None) for one in kind.about(proceeding) if (kind.code, one.key) not in issued)


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
    left_out = {"discontinuance", "board-order"}  # they come of an event that need not happen
    left_out |= set() if has_board else {"referral-report", "board-summons", "opinion"}
    if not _has_step(proceeding, "serve"):
        left_out.add("opening-letter")
    if not _has_step(proceeding, "convoke"):
        left_out |= {"summons", "minutes"}
    return [kind for kind in KINDS if kind.code not in present | left_out]
