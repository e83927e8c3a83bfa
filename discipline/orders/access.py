"""The door to an order of a board, through its proceeding's door; and which of them wait for a member."""

from uuid import UUID

from accounts import doors
from accounts.models import Member
from discipline.access import get_proceeding
from discipline.models import BoardOrder, Proceeding


def get_order(member: Member, id: UUID) -> BoardOrder:
    """The order, through its proceeding's door."""
    row = BoardOrder.objects.select_related("sitting__board").filter(pk=id).first()
    if row is None:
        doors.missing(member, "board_order", id)
    row.sitting.board.proceeding = get_proceeding(member, row.sitting.board.proceeding_id)
    return row


def list_orders(member: Member) -> list[BoardOrder]:
    """Orders in the proceedings of this member whose board has not sat again, the oldest first."""
    running = Proceeding.objects.filter(permissions__user=member, state="convoked")
    rows = BoardOrder.objects.filter(sitting__board__proceeding__in=running)
    rows = rows.select_related("sitting__board__proceeding__case", "sitting__board__proceeding__procedure")
    return list(rows.prefetch_related("sitting__board__sittings", "sitting__board__proceeding__case__flags"))
