"""Reading every exhibit again: each file byte by byte, each line of custody hash by hash."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases.custody import access, chain, policies
from cases.models import Case, Exhibit, Verification, VerifiedExhibit
from machine.models import locked

AT_ONCE = 200 * 2**20  # bytes that one press reads: some seconds


@transaction.atomic
def verify(*, case: Case, by: Member, at: datetime, at_most: int = AT_ONCE) -> Verification:
    """Verify what is not verified yet, as much as fits in ``at_most`` bytes; pressing again goes on.

    An event or an exhibit meanwhile starts it anew. What this member may not open waits for one who may.
    """
    case = locked(case)
    policies.require_may_verify(case=case, by=by)
    run = _running(case, by, at)
    seen = set(run.verified.values_list("exhibit_id", flat=True))
    waiting = [one for one in case.exhibits.prefetch_related("custody") if one.pk not in seen]
    outcomes = _outcomes(waiting, by, at_most)
    VerifiedExhibit.objects.bulk_create(
        VerifiedExhibit(verification=run, exhibit=one, outcome=outcome, verified_at=at, verified_by=by)
        for one, outcome in outcomes
    )
    run.failed += sum(outcome.endswith("broken") for _one, outcome in outcomes)
    if len(seen) + len(outcomes) == run.exhibits:
        run.finished_at, run.finished_by = at, by
    run.save()
    record(
        "exhibits.verified",
        by=by,
        subject=case,
        at=at,
        verification=run.pk,
        exhibits=len(outcomes),
        failed=[one.pk for one, outcome in outcomes if outcome.endswith("broken")],
        finished=run.finished_at is not None,
        heads=run.heads,
    )
    return run


def look_again(*, case: Case, by: Member, at: datetime) -> None:
    """Read every exhibit once more, now, or refuse: a file that changed since the last look must not pass.

    What is too large for one press is gone on with at the next one.
    """
    if not case.exhibits.exists():
        return
    run = verify(case=case, by=by, at=at)
    if run.failed:
        raise policies.VerificationFailed()
    if run.finished_at is None:
        raise policies.NotVerified()


def _running(case: Case, by: Member, at: datetime) -> Verification:
    heads = policies.heads(case)
    begun = case.verifications.filter(finished_at__isnull=True, heads=heads).order_by("-begun_at").first()
    return begun or Verification.objects.create(
        case=case, heads=heads, exhibits=case.exhibits.count(), begun_at=at, begun_by=by
    )


def _outcomes(waiting: list[Exhibit], by: Member, at_most: int) -> list[tuple[Exhibit, str]]:
    outcomes: list[tuple[Exhibit, str]] = []
    taken = 0
    for exhibit in waiting:
        size = access.size_of(by, exhibit)
        if outcomes and taken + size > at_most:
            break
        outcomes.append((exhibit, _outcome(exhibit, by)))
        taken += size
    return outcomes


def _outcome(exhibit: Exhibit, by: Member) -> str:
    if chain.flaw_in(exhibit, policies.line_of(exhibit)) is not None:
        return "line_broken"
    if exhibit.state == "destroyed" and exhibit.file is None:
        return "gone"
    if exhibit.file is None:
        return "no_file"
    return "sound" if access.is_file_sound(by, exhibit) else "file_broken"
