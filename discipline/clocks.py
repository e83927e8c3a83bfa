"""The clocks of a proceeding, computed from its own events by the pinned procedure."""

from datetime import date
from typing import Any

from discipline.models import Appeal, Proceeding
from procedures.access import clocks_of as procedure_clocks
from procedures.access import due_of
from procedures.clocks import Due
from procedures.sanctions import SUSPENDED


def _due(version: Any, code: str, events: dict[str, Any], today: date) -> Due | None:
    """The clock of that code; None where the procedure has none: then nothing limits the step."""
    if code not in {clock.code for clock in version.profile.clocks}:
        return None
    return due_of(version, code, events, today)


def prescription(version: Any, *, known_on: date, today: date) -> Due | None:
    """The last day to open a proceeding, from the day on which the facts were known."""
    return _due(version, "prescription", {"facts.known": known_on}, today)


def summons(version: Any, *, summoned_on: date, today: date) -> Due | None:
    """The first day on which the board may sit after this summons."""
    return _due(version, "board_notice", {"hearing.convoked": summoned_on}, today)


def filing(appeal: Appeal, *, today: date) -> Due | None:
    """The last day to file this kind of appeal, from the notification of the sanction."""
    version = appeal.sanction.proceeding.procedure
    code = version.profile.appeal(appeal.kind).filing_clock
    return _due(version, code, {"decision.notified": appeal.sanction.notified_on}, today)


def events_of(proceeding: Proceeding) -> dict[str, Any]:
    """What has happened in this proceeding, under the names that profiles use."""
    board = getattr(proceeding, "board", None)
    hearing = getattr(proceeding, "hearing", None)
    opinion = getattr(proceeding, "opinion", None)
    sanctions = list(proceeding.sanctions.all())
    appeals = [appeal for sanction in sanctions for appeal in sanction.appeals.all()]
    return {
        "facts.known": proceeding.knowledge_on,
        "proceeding.opened": proceeding.opened_at,
        "board.referred": board.convoked_at if board else None,
        "hearing.convoked": board.summoned_on if board else None,
        "hearing.held": hearing.held_on if hearing else None,
        "opinion.given": opinion.given_on if opinion else None,
        "decision.confirmed": proceeding.decided_at,
        "decision.notified": next((s.notified_on for s in sanctions if s.notified_on), None),
        "appeal.lodged": next((a.filed_on for a in appeals), None),
        "appeal.determined": next((a.determined_at for a in appeals if a.determined_at), None),
        "sanction.imposed": next((s.imposed_at for s in sanctions if s.is_standing), None),
    }


def clocks_of(proceeding: Proceeding, *, today: date) -> list[Due]:
    """Every clock that these events have started and that this proceeding can meet, open ones first."""
    found = procedure_clocks(proceeding.procedure, events_of(proceeding), today)
    return [due for due in found if due.clock.code not in _out_of_reach(proceeding)]


def _out_of_reach(proceeding: Proceeding) -> set[str]:
    """Probation without a suspended part, another sanction's erasure, a limit for remedies that were not printed."""
    profile = proceeding.procedure.profile
    standing = next((s for s in proceeding.sanctions.all() if s.is_standing), None)
    rule = profile.sanction(standing.code) if standing else None
    kept = {rule.erasure.clock} if rule else set()
    if rule and rule.suspension and standing.parameters.get(SUSPENDED):
        kept.add(rule.suspension.probation_clock)
    filing_clocks = {kind.filing_clock for kind in profile.appeals}
    bound_to_sanction = {clock.code for clock in profile.clocks if clock.starts == "sanction.imposed"}
    others = {clock.code for clock in profile.clocks if clock.kind == "APPEAL_FILING"} - filing_clocks
    return (bound_to_sanction | others) - kept
