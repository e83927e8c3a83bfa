"""The only doors to seats and sittings, through their proceeding's door; here a board's sealed texts are opened."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from accounts import doors
from accounts.models import Member
from audit.log import record
from discipline.access import get_proceeding, proceeding_key
from discipline.models import Attendance, Board, Hearing, Opinion, Proceeding, Round, Seat, Sitting
from vault import opening


def get_sitting(member: Member, id: UUID) -> Sitting:
    """The sitting, through its proceeding's door."""
    row = Sitting.objects.select_related("board").filter(pk=id).first()
    if row is None:
        doors.missing(member, "sitting", id)
    row.board.proceeding = get_proceeding(member, row.board.proceeding_id)
    return row


def get_seat(member: Member, id: UUID) -> Seat:
    """The seat, through its proceeding's door."""
    row = Seat.objects.select_related("board", "titular", "substitute").filter(pk=id).first()
    if row is None:
        doors.missing(member, "seat", id)
    row.board.proceeding = get_proceeding(member, row.board.proceeding_id)
    return row


def get_round(member: Member, id: UUID) -> Round:
    """One vote, through its proceeding's door."""
    row = Round.objects.filter(pk=id).first()
    if row is None:
        doors.missing(member, "vote", id)
    row.proceeding = get_proceeding(member, row.proceeding_id)
    return row


def seats_of(board: Board) -> list[Seat]:
    """The seats with their people and who stepped down, in their order."""
    seats = board.seats.select_related("titular", "substitute")
    found = list(seats.prefetch_related("recusals__member", "recusals__recused_by"))
    for seat in found:
        seat.board = board
    return found


def members_to_seat() -> list[Member]:
    """Who bears the role of a board's member and has a key."""
    return list(Member.objects.with_role("board_member").filter(holder__isnull=False).order_by("name"))


def present_at_hearing(proceeding: Proceeding) -> list[Attendance]:
    """Who sat in the sitting that was held: each of them has a vote, and nobody else."""
    found = Attendance.objects.filter(sitting__hearing__proceeding=proceeding)
    return list(found.select_related("member", "seat"))


def rounds_of(proceeding: Proceeding) -> list[Round]:
    """The votes in their order, those set aside among them, with names where the procedure keeps them."""
    return list(proceeding.rounds.select_related("correction__corrected_by").prefetch_related("votes__seat"))


@dataclass(frozen=True)
class BoardFile:
    """A board with every row that belongs to it; sealed texts stand opened in ``row.opened``."""

    proceeding: Proceeding
    person: str
    board: Board | None
    seats: list[Seat]
    recusals: list[Any]
    sittings: list[Sitting]
    witnesses: list[Any]
    hearing: Hearing | None
    rounds: list[Round]
    set_aside: list[Round]
    opinion: Opinion | None

    @property
    def present(self) -> list[Attendance]:
        """Who sat in the sitting that was held."""
        held = [one for one in self.sittings if one.state == "held"]
        return list(held[0].attendances.all()) if held else []


def read_board(by: Member, proceeding: Proceeding) -> BoardFile:
    """Open every sealed text of the board; the reading is one entry."""
    key = proceeding_key(by, proceeding)
    record("board.read", by=by, subject=proceeding, at=timezone.now())
    board = getattr(proceeding, "board", None)
    seats = seats_of(board) if board else []
    attended = Attendance.objects.select_related("member", "seat")
    parts = (Prefetch("attendances", attended), "witnesses", "papers__service", "order__ended_by")
    sittings = list(board.sittings.prefetch_related(*parts)) if board else []
    for one in sittings:
        one.board = board
    rounds = rounds_of(proceeding)
    file = BoardFile(
        proceeding=proceeding,
        person=opening.open_text(key, proceeding, "person"),
        board=board,
        seats=seats,
        recusals=[one for seat in seats for one in seat.recusals.all()],
        sittings=sittings,
        witnesses=[one for sitting in sittings for one in sitting.witnesses.all()],
        hearing=getattr(proceeding, "hearing", None),
        rounds=[one for one in rounds if not hasattr(one, "correction")],
        set_aside=[one for one in rounds if hasattr(one, "correction")],
        opinion=getattr(proceeding, "opinion", None),
    )
    _open(key, [board], "size_ground")
    _open(key, file.recusals, "words")
    _open(key, sittings, "place", "quorum_ground", "why")
    _open(key, file.witnesses, "name", "statement")
    _open(key, [getattr(one, "order", None) for one in sittings], "words", "result")
    _open(key, [one.correction for one in file.set_aside], "why")
    _open(key, [file.hearing], "minutes")
    _open(key, [file.opinion], "reasons")
    return file


def _open(key: Any, rows: list[Any], *names: str) -> None:
    for row in rows:
        if row is not None:
            row.opened = {name: opening.open_text(key, row, name) for name in names}
