"""What a paper is drawn from: the proceeding, its opened texts, and its board where the paper speaks of it."""

from dataclasses import dataclass
from typing import Any

from accounts.models import Member
from discipline.access import Texts
from discipline.board.access import BoardFile, read_board
from discipline.board.minutes import Minutes, minutes_of
from discipline.models import Proceeding
from discipline.papers.kinds import Kind

FROM_THE_BOARD = ("summons", "board-summons", "board-order", "minutes", "opinion")


@dataclass(frozen=True)
class Source:
    """Opened for one reader, who is named in the log; never stored."""

    proceeding: Proceeding
    texts: Texts
    board: BoardFile | None

    @property
    def profile(self) -> Any:
        """The pinned procedure."""
        return self.proceeding.procedure.profile

    @property
    def is_served_first(self) -> bool:
        """Whether a letter tells the person the charges before anything is decided."""
        return any(step.code == "serve" for step in self.profile.steps)

    @property
    def minutes(self) -> Minutes:
        """The board's minutes, in the language of the document."""
        return minutes_of(self.board)

    def place_of(self, sitting: Any) -> str:
        """Hour and place for which everybody is summoned."""
        return next((one.opened["place"] for one in self.board.sittings if one.pk == sitting.pk), "")


def source_of(by: Member, proceeding: Proceeding, texts: Texts, kind: Kind) -> Source:
    """Open the board as well, where this paper speaks of it; that reading is an entry of its own."""
    board = read_board(by, proceeding) if kind.code in FROM_THE_BOARD else None
    return Source(proceeding, texts, board)
