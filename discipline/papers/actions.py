"""Issuing a paper, and recording how it was served."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.access import proceeding_key
from discipline.clocks import service_day
from discipline.models import Paper, PaperService, Proceeding
from discipline.papers import issuing, policies
from discipline.papers.kinds import find
from discipline.policies.proceeding import require_past
from machine.models import locked


@transaction.atomic
def issue(*, proceeding: Proceeding, kind: str, about: str = "", language: str, by: Member, at: datetime) -> Paper:
    """Issue this paper: numbered, printed, sealed; afterwards nobody changes it and none is issued in its place."""
    proceeding = locked(proceeding)
    wanted = find(proceeding, kind, about)
    policies.require_may_issue(wanted=wanted, by=by)
    paper = issuing.build(wanted, proceeding, proceeding_key(by, proceeding), language, by=by, at=at)
    policies.require_remedies(wanted=wanted, codes=paper.remedies)
    paper.save(force_insert=True)
    record("paper.issued", by=by, subject=paper, at=at, proceeding=proceeding.pk, paper=kind, language=language)
    return paper


@transaction.atomic
def serve(
    *,
    paper: Paper,
    way: str,
    served_on: date,
    witness: str = "",
    reference: str = "",
    by: Member,
    at: datetime,
) -> PaperService:
    """Record the proof of service: the pinned procedure says which day counts, and clocks run from that one.

    That day may still be to come (a publication counts as received after a time): what waits for it waits until then.
    """
    proceeding = locked(paper.proceeding)
    paper = Paper.objects.get(pk=paper.pk)
    policies.require_may_serve(paper=paper, by=by)
    version, today = proceeding.procedure, localdate(at)
    policies.require_proof(profile=version.profile, way=way, witness=witness, reference=reference)
    require_past(served_on, today=today, not_before=localdate(paper.issued_at))
    counts_on = service_day(version, way=way, on=served_on, today=today)
    service = PaperService(
        paper=paper, way=way, served_on=served_on, counts_on=counts_on, recorded_at=at, recorded_by=by
    )
    key = proceeding_key(by, proceeding)
    if way == "refused":
        service.witness = key.seal(service, "witness", witness)
    if reference.strip():
        service.reference = key.seal(service, "reference", reference)
    service.save(force_insert=True)
    record("paper.served", by=by, subject=paper, at=at, proceeding=proceeding.pk, service=way)
    return service
