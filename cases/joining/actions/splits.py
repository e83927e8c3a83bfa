"""Allegations that become a case of their own, with a team that reads just what moved."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts import permissions
from accounts.models import Member
from audit.log import record
from cases import policies as case_policies
from cases.actions.cases import make_head
from cases.joining import policies
from cases.joining.actions import moving
from cases.models import Allegation, Case
from cases.numbering import actions as numbering
from machine.models import locked
from vault import compartments
from vault.sealing import CompartmentKey


@transaction.atomic
def split(
    *,
    case: Case,
    allegations: Sequence[Allegation],
    category: str,
    unit: str,
    facts: str,
    by: Member,
    at: datetime,
) -> Case:
    """Open a new case under the same procedure and move these allegations into it; its opener heads it.

    Whoever is kept away from the case is kept away from the new one.
    """
    case = locked(case)
    policies.require_may_split(case=case, by=by, allegations=allegations)
    case_policies.cases.require_category(procedure=case.procedure, category=category)
    new, key = _opened(case, category, unit, facts, by, at)
    subjects: moving.Subjects = {}
    for allegation in allegations:
        moving.move(allegation=allegation, case=new, key=key, subjects=subjects, ground="split", by=by, at=at)
    record("case.split_off", by=by, subject=case, at=at, split_case=new.pk, allegations=[one.pk for one in allegations])
    return new


def _opened(case: Case, category: str, unit: str, facts: str, by: Member, at: datetime) -> tuple[Case, CompartmentKey]:
    """The new case with a key of its own, headed by whoever opens it."""
    compartment, key = compartments.create(kind="case", at=at, by=by, excluding_quorum=case.compartment.is_apart)
    year = timezone.localdate(at).year
    serial, number = numbering.draw(year, unit)
    new = Case(
        year=year,
        serial=serial,
        number=number,
        procedure=case.procedure,
        compartment=compartment,
        category=category,
        unit=unit,
        split_from=case,
        opened_at=at,
        opened_by=by,
    )
    new.facts = key.seal(new, "facts", facts)
    new.save(force_insert=True)
    record("case.opened", by=by, subject=new, at=at, procedure=new.procedure_id, number=new.counted)
    permissions.give(new, member=by, key=key, by=by, at=at)
    make_head(case=new, by=by, at=at)
    return new, key
