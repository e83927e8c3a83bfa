"""What a case's overview says of discipline: the proceedings on it, and the door to open one."""

from typing import Any

from django.urls import reverse

from cases.tabs import FIRST, Look, block
from discipline import access
from discipline.states import AUTHORITY
from discipline.turns import whose_turn


def proceedings(look: Look) -> dict[str, Any] | None:
    """Those that the member's key opens, each with its next step; that there are others, without saying which."""
    if look.case.state not in ("referred", "discipline", "follow_up", "closed"):
        return None
    mine, others = access.proceedings_on(look.by, look.case)
    may_open = look.by.has_role(AUTHORITY) and access.is_open_for_proceeding(look.by, look.case)
    if not (mine or others or may_open):
        return None
    return {
        "proceedings": [{"row": one, "turn": whose_turn(one)} for one in mine],
        "others": others,
        "open_url": reverse("discipline:open", args=[look.case.pk]) if may_open else "",
    }


block(FIRST, "discipline/parts/on_case.html", proceedings, order=1, aside=True)
