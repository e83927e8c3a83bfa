"""Naming investigators in a mandate, and amending it: rows of their own, never an edit."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases import access
from cases.actions.ranks import next_rank
from cases.models import Allegation, Amendment, Assignment, Investigation, Naming, Scope
from cases.planning import access as plan_access
from cases.planning import letters, policies
from machine.models import locked


def name(
    *,
    investigation: Investigation,
    assignment: Assignment,
    by: Member,
    at: datetime,
    amendment: Amendment | None = None,
) -> Naming:
    """Name one investigator, inside the caller's transaction and policy."""
    naming = Naming.objects.create(
        investigation=investigation,
        assignment=assignment,
        amendment=amendment,
        role=assignment.role,
        named_at=at,
        named_by=by,
    )
    record(
        "mandate.named",
        by=by,
        subject=investigation,
        at=at,
        case=investigation.case_id,
        member=assignment.member_id,
        naming=naming.pk,
    )
    return naming


@transaction.atomic
def amend(
    *,
    investigation: Investigation,
    reasons: str,
    by: Member,
    at: datetime,
    ends_on: date | None = None,
    powers: Sequence[str] = (),
    allegations: Sequence[Allegation] = (),
    assignments: Sequence[Assignment] = (),
) -> Amendment:
    """Sign a later end, more powers, more allegations, more investigators; the first mandate stays as it was."""
    investigation = locked(investigation)
    policies.require_may_amend(investigation=investigation, by=by)
    change = {"ends_on": ends_on, "powers": powers, "allegations": allegations, "assignments": assignments}
    policies.require_amendment(investigation=investigation, on=timezone.localdate(at), **change)
    made = Amendment(
        investigation=investigation,
        rank=next_rank(investigation.amendments),
        ends_on=ends_on,
        powers=list(powers),
        signed_at=at,
        signed_by=by,
    )
    conducts = plan_access.conducts_for_letter(by, investigation.case, allegations)
    text = letters.of_amendment(made, reasons, conducts, [one.member.name for one in assignments])
    key = access.case_key(by, investigation.case)
    made.reasons = key.seal(made, "reasons", reasons)
    made.letter = key.seal(made, "letter", text)
    made.save(force_insert=True)
    for one in allegations:
        Scope.objects.create(
            investigation=investigation, allegation=one, amendment=made, included_at=at, included_by=by
        )
    for one in assignments:
        name(investigation=investigation, assignment=one, amendment=made, by=by, at=at)
    facts = {"allegations": [one.pk for one in allegations], "members": [one.member_id for one in assignments]}
    facts |= {"amendment": made.pk, "ends_on": ends_on, "powers": list(powers)}
    record("mandate.amended", by=by, subject=investigation, at=at, case=investigation.case_id, **facts)
    return made
