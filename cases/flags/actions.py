"""Setting a flag and lifting it: each its own row, never changed but by the one lifting."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from audit.log import record
from cases import access
from cases.flags import policies
from cases.models import Case, CaseFlag, FlagAdmission
from machine.models import locked


@transaction.atomic
def hold(*, case: Case, reason: str, review_on: date, words: str = "", by: Member, at: datetime) -> CaseFlag:
    """Put the case on hold, on a ground of HOLD_REASONS, until it is looked at again."""
    case = locked(case)
    policies.require_may_hold(case=case, by=by)
    policies.require_days(since_on=timezone.localdate(at), review_on=review_on, on=timezone.localdate(at))
    return _set(case, "on_hold", by, at, sealed={"words": words}, reason=reason, review_on=review_on)


@transaction.atomic
def restrict(
    *,
    case: Case,
    level: str,
    review_on: date,
    words: str = "",
    admitted: Iterable[Member] = (),
    by: Member,
    at: datetime,
) -> CaseFlag:
    """Restrict the case to a level of LEVELS; ``admitted`` go on opening a closed circle beside its heads."""
    case = locked(case)
    policies.require_may_restrict(case=case, by=by)
    policies.require_days(since_on=timezone.localdate(at), review_on=review_on, on=timezone.localdate(at))
    flag = _set(case, "restricted", by, at, sealed={"words": words}, level=level, review_on=review_on)
    for member in admitted if level == "admitted" else ():
        policies.require_may_admit(case=Case.objects.get(pk=case.pk), by=by, member=member)
        _admit(flag, member, by, at)
    return flag


@transaction.atomic
def admit(*, case: Case, member: Member, by: Member, at: datetime) -> FlagAdmission:
    """Let one more member of the team into the closed circle."""
    case = locked(case)
    policies.require_may_admit(case=case, by=by, member=member)
    flag = case.flags.get(kind="restricted", lifted_at__isnull=True)
    return _admit(flag, member, by, at)


def _admit(flag: CaseFlag, member: Member, by: Member, at: datetime) -> FlagAdmission:
    row = FlagAdmission.objects.create(flag=flag, member=member, admitted_at=at, admitted_by=by)
    record("caseflag.admitted", by=by, subject=flag.case, at=at, flag=flag.pk, member=member.pk)
    return row


@transaction.atomic
def note_criminal(
    *, case: Case, authority: str, reference: str = "", since_on: date, by: Member, at: datetime
) -> CaseFlag:
    """Note that criminal proceedings run beside the case. What they do to time limits the procedure says."""
    case = locked(case)
    policies.require_may_note_criminal(case=case, by=by)
    policies.require_days(since_on=since_on, review_on=None, on=timezone.localdate(at))
    return _set(
        case, "criminal", by, at, sealed={"authority": authority, "reference": reference}, since_on=since_on
    )  # fmt: skip


def _set(case: Case, kind: str, by: Member, at: datetime, *, sealed: dict[str, str], **values: object) -> CaseFlag:
    flag = CaseFlag(**{"case": case, "kind": kind, "since_on": timezone.localdate(at), **values}, set_at=at, set_by=by)
    key = access.case_key(by, case)
    for name, text in sealed.items():
        if text:
            setattr(flag, name, key.seal(flag, name, text))
    flag.save(force_insert=True)
    record(
        "caseflag.set", by=by, subject=case, at=at, flag=flag.pk, kind=kind, reason=flag.reason or flag.level or None
    )
    return flag


@transaction.atomic
def lift(*, flag: CaseFlag, words: str = "", ended_on: date | None = None, by: Member, at: datetime) -> CaseFlag:
    """Take the flag off; of criminal proceedings, ``ended_on`` is the day on which they ended for good."""
    flag = locked(flag)
    policies.require_may_lift(flag=flag, by=by)
    policies.require_ended(flag=flag, ended_on=ended_on, on=timezone.localdate(at))
    flag.lifted_at, flag.lifted_by, flag.ended_on = at, by, ended_on
    if words:
        flag.lifted_words = access.case_key(by, flag.case).seal(flag, "lifted_words", words)
    flag.save(update_fields=["lifted_at", "lifted_by", "lifted_words", "ended_on"])
    record("caseflag.lifted", by=by, subject=flag.case, at=at, flag=flag.pk, kind=flag.kind, ended_on=ended_on)
    return flag
