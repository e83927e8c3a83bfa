"""What discipline asks the case: sustained allegations and who had a part in them. No report is in reach."""

from typing import Any
from uuid import UUID

from cases.models import Allegation, Assignment


def sustained_allegations(case: Any, subject: Any, *, rows: Any = None) -> list[Allegation]:
    """Referred allegations against this subject whose confirmed finding is a sustained one.

    ``rows`` reads fewer columns, for the worker, which may not read all of them.
    """
    profile = case.procedure.profile
    found = Allegation.objects.prefetch_related("findings") if rows is None else rows
    allegations = found.filter(case=case, subject=subject, state="referred")
    return [a for a in allegations if a.standing_finding and profile.finding(a.standing_finding.word).is_sustained]


def took_part(case: Any) -> set[UUID]:
    """Members who investigated or reviewed this case, past assignments included (PROCESS.md I3)."""
    roles = ("lead", "investigator", "reviewer")
    return set(Assignment.objects.filter(case=case, role__in=roles).values_list("member_id", flat=True))
