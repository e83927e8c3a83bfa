"""Proposing a decision, confirming it or sending it back: never the same person."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.models import Charge, Decision, Proceeding
from discipline.policies import decision as policies
from machine.models import locked


@transaction.atomic
def propose(
    *,
    proceeding: Proceeding,
    sanction: str,
    parameters: dict[str, Any],
    proved: list[Charge],
    reasons: str,
    departure: str = "",
    by: Member,
    at: datetime,
) -> Decision:
    """Propose a sanction out of the pinned scale within its bounds, or none (empty code).

    Raises OutOfBounds with the article, BoardNeeded, DepartureUnexplained.
    """
    proceeding = locked(proceeding)
    policies.require_may_propose(proceeding=proceeding, by=by)
    policies.require_proved(sanction=sanction, proved=proved)
    needs_board = None
    if sanction:
        rule = proceeding.procedure.profile.sanction(sanction)
        rule.check(parameters)
        policies.require_lighter(proceeding=proceeding, sanction=sanction, parameters=parameters)
        needs_board = rule.group.law if rule.needs_board else None
    policies.require_board_where_needed(proceeding=proceeding, needs_board=needs_board)
    opinion = getattr(proceeding, "opinion", None)
    policies.require_departure_explained(opinion=opinion, sanction=sanction, parameters=parameters, departure=departure)
    decision = Decision(proceeding=proceeding, sanction=sanction, parameters=parameters, proposed_at=at, proposed_by=by)
    key = proceeding_key(by, proceeding)
    decision.reasons = key.seal(decision, "reasons", reasons)
    if departure:
        decision.departure = key.seal(decision, "departure", departure)
    decision.save(force_insert=True)
    decision.proved_charges.set(proved)
    record("decision.proposed", by=by, subject=decision, at=at, sanction=sanction)
    return decision


@transaction.atomic
def confirm(*, decision: Decision, by: Member, at: datetime) -> Decision:
    """Confirm what somebody else proposed: charges are ruled on and the proceeding is decided."""
    proceeding = locked(decision.proceeding)
    decision = locked(decision)
    policies.require_may_confirm(decision=decision, by=by)
    decision.confirm(by=by, at=at)
    decision.save()
    record("decision.confirmed", by=by, subject=decision, at=at, sanction=decision.sanction)
    proved = set(decision.proved_charges.values_list("pk", flat=True))
    for charge in Charge.objects.select_for_update().filter(proceeding=proceeding):
        ruling = Charge.Ruling.PROVED if charge.pk in proved else Charge.Ruling.NOT_PROVED
        charge.rule(ruling=ruling)
        charge.save()
        record("charge.ruled", by=by, subject=charge, at=at, ruling=str(ruling))
    outcome = Proceeding.Outcome.SANCTION if decision.sanction else Proceeding.Outcome.NO_SANCTION
    proceeding.decide(outcome=outcome, by=by, at=at)
    proceeding.save()
    record("proceeding.decided", by=by, subject=proceeding, at=at, outcome=str(outcome))
    return decision


@transaction.atomic
def send_back(*, decision: Decision, questions: str, by: Member, at: datetime) -> Decision:
    """Send a proposed decision back with questions; a new one may then be proposed."""
    locked(decision.proceeding)
    decision = locked(decision)
    policies.require_may_return(decision=decision, by=by)
    decision.questions = proceeding_key(by, decision.proceeding).seal(decision, "questions", questions)
    decision.send_back(by=by, at=at)
    decision.save()
    record("decision.returned", by=by, subject=decision, at=at)
    return decision


@transaction.atomic
def confirm_waiting(*, proceeding: Proceeding, by: Member, at: datetime) -> Decision:
    """Confirm the decision that waits on this proceeding: the proceeding's own verb for it."""
    policies.require_may_decide(proceeding=proceeding, by=by)
    waiting = Decision.objects.get(proceeding=proceeding, state="proposed")
    return confirm(decision=waiting, by=by, at=at)
