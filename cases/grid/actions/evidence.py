"""Evidence, linked to an allegation with the way it speaks and why."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases.grid import policies
from cases.models import Allegation, EvidenceLink, Exhibit, Interview
from machine.models import locked


@transaction.atomic
def link(
    *, allegation: Allegation, piece: Exhibit | Interview, bearing: str, why: str = "", by: Member, at: datetime
) -> EvidenceLink:
    """Link a piece to the allegation; ``bearing`` is one of BEARINGS."""
    allegation = locked(allegation)
    policies.require_may_link_evidence(allegation=allegation, by=by, piece=piece)
    row = EvidenceLink(
        allegation=allegation, bearing=bearing, linked_at=at, linked_by=by, **{piece._meta.model_name: piece}
    )
    if why:
        row.why = access.case_key(by, allegation.case).seal(row, "why", why)
    row.save(force_insert=True)
    record(
        "evidence.linked",
        by=by,
        subject=allegation,
        at=at,
        case=allegation.case_id,
        link=row.pk,
        piece=piece.pk,
        bearing=bearing,
    )
    return row


@transaction.atomic
def withdraw(*, link: EvidenceLink, by: Member, at: datetime) -> EvidenceLink:
    """Withdraw the link; that it was made stays on file."""
    link = locked(link)
    policies.require_may_withdraw_link(link=link, by=by)
    link.withdrawn_at, link.withdrawn_by = at, by
    link.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("evidence.withdrawn", by=by, subject=link.allegation, at=at, case=link.allegation.case_id, link=link.pk)
    return link
