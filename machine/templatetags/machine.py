"""``{% what_can_be_done row %}`` and ``{% progress_line row %}``, drawn from the edge table."""

from typing import Any

from django import template

from machine.models import Stateful
from machine.progress import line, states_been_in
from machine.roles import role_label
from machine.verbs import what_can_be_done as possible_verbs

register = template.Library()


@register.inclusion_tag("ui/parts/actions.html", takes_context=True)
def what_can_be_done(context: dict[str, Any], row: Stateful, is_titled: bool = True) -> dict[str, Any]:
    """List the verbs that leave this state: doors first, then the shut ones with the reason.

    Give it its title once a page; parts of the page say ``is_titled=False``.
    """
    offered = possible_verbs(row, context["request"].user)
    actions = [
        {
            "label": verb.label,
            "url": verb.url,
            "allowed": verb.allowed,
            "leads": verb.leads,
            "why": verb.why,
            "consequence": verb.consequence,
            "is_primary": index == 0 and verb.allowed and not verb.edge.is_aside,
        }
        for index, verb in enumerate(offered)
    ]
    return {"actions": actions, "is_titled": is_titled}


@register.inclusion_tag("ui/parts/progress_line.html")
def progress_line(row: Stateful, due: Any = None, owner: Any = "") -> dict[str, Any]:
    """Draw the line of this row; ``due`` says by when the next step is owed.

    ``owner`` says who owes it where a room knows that better than the edge table.
    """
    stations = [
        {
            "label": station.label,
            "says": station.says,
            "state": station.place,
            "owner_label": (station.owners and owner) or ", ".join(str(role_label(code)) for code in station.owners),
            "due": due if station.place == "current" and station.owners else None,  # at its end nothing is owed
        }
        for station in line(row.machine, row.state, states_been_in(row), row.stops)
    ]
    return {"stations": stations, "machine": row.machine}
