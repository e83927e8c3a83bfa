"""Two cases that concern each other."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases.joining import policies
from cases.models import Case, CaseLink
from machine.models import locked


@transaction.atomic
def link(*, case: Case, other: Case, tie: str, why: str, by: Member, at: datetime) -> CaseLink:
    """Link two cases, with a tie of TIES; each side reads why with its own key, and opens nothing of the other."""
    case = locked(case)
    policies.require_may_link(case=case, by=by, other=other)
    row = CaseLink(case=case, other=other, tie=tie, linked_at=at, linked_by=by)
    row.why = access.case_key(by, case).seal(row, "why", why)
    row.why_other = access.case_key(by, other).seal(row, "why_other", why)
    row.save(force_insert=True)
    for here, there in ((case, other), (other, case)):
        record("caselink.made", by=by, subject=here, at=at, link=row.pk, other=there.pk, tie=tie)
    return row


@transaction.atomic
def unlink(*, link: CaseLink, by: Member, at: datetime) -> CaseLink:
    """End the link; that it was made stays on file."""
    link = locked(link)
    policies.require_may_unlink(link=link, by=by)
    link.ended_at, link.ended_by = at, by
    link.save(update_fields=["ended_at", "ended_by"])
    for here, there in ((link.case, link.other), (link.other, link.case)):
        record("caselink.ended", by=by, subject=here, at=at, link=link.pk, other=there.pk)
    return link
