"""Who records what the board ordered, who ends it, and when everybody is summoned again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from cases.flags.standing import open_flags
from discipline.models import BoardOrder, Proceeding, Sitting
from discipline.policies.proceeding import require_state
from discipline.states import AUTHORITY, SECRETARIAT
from machine.refusals import NotFromHere, Refused

# The event by which a procedure knows each order: one that does not declare it has no such order.
EVENTS = {"inquiry": "board.inquiry_ordered", "stay": "board.stayed"}
GOES_ON = "board.notified_to_go_on"


class UnknownOrder(Refused):
    sentence = _("The procedure that this file follows does not let the board order this.")


class NoProsecution(Refused):
    sentence = _(
        "The board proposes a stay only while a prosecution is pending. Record the prosecution on the case first."
    )


class NoMajorityToOrder(Refused):
    http_status = 422
    sentence = _("More than half of the members present must vote for it, and no more can vote than are present.")


class EndedAlready(Refused):
    sentence = _("How this order ended is on file already.")


class StillOpen(Refused):
    sentence = _("The inquiry or the stay has not ended yet. Record its end first.")


def require_may_order(*, sitting: Sitting, kind: str, by: Any) -> None:
    """The secretariat records it in an open sitting, where the procedure knows such an order."""
    require_role(by, SECRETARIAT)
    require_state(sitting, "in_session")
    proceeding = sitting.board.proceeding
    if EVENTS[kind] not in proceeding.procedure.profile.events:
        raise UnknownOrder()
    if kind == "stay" and not is_prosecuted(proceeding):
        raise NoProsecution()


def require_may_inquire(*, sitting: Sitting, by: Any) -> None:
    """A further inquiry."""
    require_may_order(sitting=sitting, kind="inquiry", by=by)


def require_may_stay(*, sitting: Sitting, by: Any) -> None:
    """A stay of the proceeding."""
    require_may_order(sitting=sitting, kind="stay", by=by)


def is_prosecuted(proceeding: Proceeding) -> bool:
    """Whether a prosecution is on file whose judgment has not come."""
    return any(flag.kind == "criminal" and flag.ended_on is None for flag in open_flags(proceeding.case))


def require_voted(*, votes_for: int, votes_against: int, present: int) -> None:
    """A majority of those present."""
    if votes_for + votes_against > present or 2 * votes_for <= present:
        raise NoMajorityToOrder()


def require_may_end(*, order: BoardOrder, by: Any) -> None:
    """The secretariat ends an inquiry with its result; the authority alone ends a stay, by its notice."""
    require_role(by, AUTHORITY if order.kind == "stay" else SECRETARIAT)
    require_state(order.sitting.board.proceeding, "convoked")
    if not order.is_open:
        raise EndedAlready()


def require_may_resume(*, sitting: Sitting, by: Any) -> None:
    """Everybody is summoned again once the order has ended, unless a later sitting stands."""
    require_role(by, SECRETARIAT)
    require_state(sitting, "inquiring", "stayed")
    require_state(sitting.board.proceeding, "convoked")
    if any(one.rank > sitting.rank for one in sitting.board.sittings.all()):
        raise NotFromHere()
    if sitting.order.is_open:
        raise StillOpen()
