"""On the tab of people: who was told the outcome, who waits, and the way to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.doors import door
from cases.tabs import Look, block
from cases.telling import policies


def told(look: Look) -> dict[str, Any] | None:
    """Shown once there is an outcome."""
    if look.case.state not in (*policies.AFTER, "closed"):
        return None
    notices = list(look.case.outcome_notices.select_related("subject", "recorded_by"))
    owed = policies.owed(look.case)
    if not notices and look.case.state == "closed":
        return None
    tell = door(
        _("Tell a subject the outcome"),
        "cases:tell_outcome",
        look.case,
        policies.require_may_tell,
        case=look.case,
        by=look.by,
    )
    return {"notices": notices, "owed": owed, "tell": tell}


block("people", "cases/people/outcome.html", told, order=5, aside=True)
