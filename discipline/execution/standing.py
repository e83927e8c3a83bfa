"""Where a sanction stands after its notice: its probation, its erasure, and what may revoke its suspended part."""

from datetime import date
from typing import Any

from discipline.models import Sanction
from procedures.access import due_of
from procedures.clocks import Due
from procedures.sanctions import SUSPENDED


def _rule(sanction: Sanction) -> Any:
    return sanction.proceeding.procedure.profile.sanction(sanction.code)


def probation_due(sanction: Sanction, *, today: date) -> Due | None:
    """The probation of the suspended part; None without one."""
    rule = _rule(sanction)
    if rule.suspension is None or not sanction.parameters.get(SUSPENDED):
        return None
    version = sanction.proceeding.procedure
    return due_of(version, rule.suspension.probation_clock, {"sanction.imposed": sanction.imposed_at}, today)


def erasure_due(sanction: Sanction, *, today: date, repeated_on: date | None = None) -> Due | None:
    """The time after which the mention goes; another sanction meanwhile does to it what the procedure says."""
    erasure = _rule(sanction).erasure
    if not erasure.clock:
        return None
    events = {"sanction.imposed": sanction.imposed_at, "sanction.repeated": repeated_on}
    return due_of(sanction.proceeding.procedure, erasure.clock, events, today)


def revokes(sanction: Sanction, because_of: Sanction) -> bool:
    """Whether the procedure lets that later sanction revoke the suspended part of this one."""
    suspension = _rule(sanction).suspension
    return (
        suspension is not None
        and because_of.is_standing
        and because_of.imposed_at > sanction.imposed_at
        and because_of.code in suspension.revoked_by
    )
