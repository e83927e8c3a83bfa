"""An order of the board on a page: what it does to each clock, and which door is open."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from discipline.models import Sitting
from discipline.orders import policies
from machine.policies import may
from procedures.steps import movements


def effects(profile: Any, event: str) -> list[dict[str, Any]]:
    """Each clock that the procedure moves by this event, with the sentence and its law; none: every limit runs on."""
    return [
        {"clock": clock.label, "says": step, "law": step.law}
        for clock in profile.clocks
        for step in movements(clock, profile.events, event)
    ]


def order_shown(sitting: Sitting, by: Any) -> dict[str, Any] | None:
    """The order that ended this sitting, with the door to its end or to the next sitting."""
    order = getattr(sitting, "order", None)
    if order is None:
        return None
    url = label = ""
    if may(policies.require_may_end, order=order, by=by):
        url = reverse("discipline:order_end", args=[order.pk])
        label = _("Put the board on notice to go on") if order.kind == "stay" else _("Record the end of the inquiry")
    elif may(policies.require_may_resume, sitting=sitting, by=by):
        url, label = reverse("discipline:order_resume", args=[sitting.pk]), _("Set the day of the next sitting")
    return {
        "row": order,
        "effects": effects(sitting.board.proceeding.procedure.profile, policies.EVENTS[order.kind]),
        "url": url,
        "label": label,
    }
