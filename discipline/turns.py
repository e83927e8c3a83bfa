"""Whose turn it is in a proceeding, and which step: finer than its state, read from what belongs to it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.turns import Turn
from discipline.models import Proceeding
from discipline.policies.proceeding import effects_owed, rights_missing
from discipline.states import APPEAL_MACHINE, AUTHORITY, PROCEEDING, SANCTION, SECRETARIAT
from machine.edges import Edge, Machine

LAY = Turn(AUTHORITY, _("Lay a charge"))
TELL_RIGHTS = Turn(SECRETARIAT, _("Record that rights were notified"))
BOARD_OR_PROPOSE = Turn(SECRETARIAT, _("Convoke the board where the sanction in view needs one, or propose a decision"))
PROPOSE = Turn(SECRETARIAT, _("Propose a decision"))
CONFIRM = Turn(AUTHORITY, _("Confirm the decision, or send it back"))
IMPOSE = Turn(AUTHORITY, _("Impose the sanction"))
PAPERS, BOARD = "discipline:papers", "discipline:board"
LETTER = Turn(SECRETARIAT, _("Issue the opening letter, and record how the person received it"), PAPERS)
SUMMONS = Turn(SECRETARIAT, _("Issue the summons, and record how the person received it"), PAPERS)
OPEN_SITTING = Turn(SECRETARIAT, _("Open the sitting, on the day for which all were summoned"), BOARD)
VOTE = Turn(SECRETARIAT, _("Record the votes of the board, then its opinion"), BOARD)
EFFECTS = Turn(SECRETARIAT, _("Carry out what the appeal gave back to the person, and record it"))
NOTICE = Turn(SECRETARIAT, _("Issue the notice of the decision, and record how the person received it"), PAPERS)


def whose_turn(proceeding: Proceeding) -> Turn | None:
    """Who takes the next step and which; None once the proceeding is over."""
    if proceeding.state in ("ended", "discontinued"):
        return None
    decisions = list(proceeding.decisions.all())
    if proceeding.state == "decided":
        return _after_decision(proceeding, any(one.state == "confirmed" and one.sanction for one in decisions))
    if not proceeding.charges.all():
        return LAY
    if any(one.state == "proposed" for one in decisions):
        return CONFIRM
    return _before_decision(proceeding)


def _before_decision(proceeding: Proceeding) -> Turn:
    if proceeding.state == "charged" and rights_missing(proceeding):
        return TELL_RIGHTS
    left_out = proceeding.foreign_verbs
    if proceeding.state == "heard" and not hasattr(proceeding, "board"):
        left_out = left_out | {"give_opinion"}
    edge = _owed(PROCEEDING, proceeding.state, left_out)
    if edge is not None and edge.verb == "serve" and not _is_served(proceeding, "opening-letter"):
        return LETTER
    if edge is not None and edge.verb == "hold":
        return _sitting(proceeding) or Turn(edge.owner, edge.label)
    if edge is not None and edge.verb == "give_opinion":
        return VOTE
    if edge is None or edge.verb == "decide":
        return PROPOSE
    if edge.verb == "convoke" and PROCEEDING.target("convoke") not in proceeding.stops:
        return BOARD_OR_PROPOSE
    return Turn(edge.owner, edge.label)


def _after_decision(proceeding: Proceeding, is_sanctioned: bool) -> Turn:
    sanctions = list(proceeding.sanctions.all())
    if is_sanctioned and not sanctions:
        return IMPOSE
    for sanction in sanctions:
        for appeal in sanction.appeals.all():
            if appeal.state in ("lodged", "admitted", "determined"):
                return _turn(APPEAL_MACHINE, appeal.state)
    for sanction in sanctions:
        if sanction.state == "imposed" and not _is_served(proceeding, "notice", sanction_id=sanction.pk):
            return NOTICE
        if sanction.state in ("imposed", "notified"):
            return _turn(SANCTION, sanction.state)
    return EFFECTS if effects_owed(proceeding) else _turn(PROCEEDING, "decided")


def _is_served(proceeding: Proceeding, kind: str, **about: Any) -> bool:
    return any(
        one.kind == kind and hasattr(one, "service") and all(getattr(one, name) == id for name, id in about.items())
        for one in proceeding.papers.all()
    )


def _sitting(proceeding: Proceeding) -> Turn | None:
    """What a board needs before anybody is heard."""
    if not hasattr(proceeding, "board"):
        return None
    planned = [one for one in proceeding.board.sittings.all() if one.state == "planned"]
    if not all(_is_served(proceeding, "summons", sitting_id=one.pk) for one in planned):
        return SUMMONS
    return OPEN_SITTING if planned else None


def _turn(machine: Machine, state: str) -> Turn:
    edge = _owed(machine, state)
    return Turn(edge.owner, edge.label)


def _owed(machine: Machine, state: str, left_out: Iterable[str] = ()) -> Edge | None:
    return next((edge for edge in machine.leaving(state) if not edge.is_aside and edge.verb not in left_out), None)
