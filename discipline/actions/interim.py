"""Interim measures: asked for, decided, notified, in force, looked at again, ended (PROCESS 2.5)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.actors import WORKER
from audit.log import record
from cases.access import case_key
from cases.actions import assignments
from cases.actions.ranks import next_rank
from cases.models import Case, Subject
from discipline.interim import access, clocks, policies
from discipline.interim.states import STANDING
from discipline.models import InterimKeeping, InterimMeasure, InterimWarning, Reexamination
from discipline.models.interim import WARNINGS
from machine.models import locked
from procedures.counting import add_months


@transaction.atomic
def propose(
    *,
    case: Case,
    subject: Subject,
    code: str,
    request: str,
    by: Member,
    at: datetime,
    authority: Member | None = None,
    replaces: InterimMeasure | None = None,
) -> InterimMeasure:
    """Ask for a measure of the pinned procedure, with why; the head may bring the authority onto the team with it."""
    case = locked(case)
    policies.require_may_propose(case=case, by=by)
    policies.require_fits(case=case, subject=subject, code=code, live=access.live_in(case), replaces=replaces)
    policies.require_decider(case=case, authority=authority)
    if authority is not None:
        assignments.assign(case=case, member=authority, role="authority", by=by, at=at)
    measure = InterimMeasure(
        case=case,
        subject=subject,
        procedure=case.procedure,
        replaces=replaces,
        rank=next_rank(case.interim_measures),
        code=code,
        proposed_at=at,
        proposed_by=by,
    )
    measure.request = case_key(by, case).seal(measure, "request", request)
    measure.save(force_insert=True)
    facts = {"replaces": replaces.pk} if replaces else {}
    record("interim_measure.proposed", by=by, subject=measure, at=at, case=case.pk, measure=code, **facts)
    return measure


@transaction.atomic
def decide(
    *, interim_measure: InterimMeasure, terms: str, gravity: str, plausibility: str, by: Member, at: datetime
) -> InterimMeasure:
    """Sign it on what is known now. Its end is computed from this moment and stands in the row."""
    measure = locked(interim_measure)
    policies.require_may_decide(interim_measure=measure, by=by)
    key, today = case_key(by, measure.case), localdate(at)
    measure.terms = key.seal(measure, "terms", terms)
    measure.gravity = key.seal(measure, "gravity", gravity)
    measure.plausibility = key.seal(measure, "plausibility", plausibility)
    ends_on, known = clocks.end_of(measure, at, today), _known(measure.case)
    measure.decide(decided_on=today, ends_on=ends_on, known=known, by=by, at=at)
    measure.save()
    record("interim_measure.decided", by=by, subject=measure, at=at, case=measure.case_id, ends_on=ends_on, **known)
    return measure


def _known(case: Case) -> dict[str, int]:
    """What lay in the file on the day of the decision: it is judged on that, and not on what came later."""
    confirmed = [one for one in case.allegations.all() if one.state in ("finding_confirmed", "referred")]
    return {
        "exhibits": case.exhibits.count(),
        "interviews": sum(1 for one in case.interviews.all() if one.held_at),
        "findings": len(confirmed),
    }


@transaction.atomic
def refuse(*, interim_measure: InterimMeasure, reasons: str, by: Member, at: datetime) -> InterimMeasure:
    """Not taken; the reason stays."""
    measure = locked(interim_measure)
    policies.require_may_refuse(interim_measure=measure, by=by)
    measure.refusal = case_key(by, measure.case).seal(measure, "refusal", reasons)
    measure.refuse(by=by, at=at)
    measure.save()
    record("interim_measure.refused", by=by, subject=measure, at=at, case=measure.case_id)
    return measure


@transaction.atomic
def notify(
    *, interim_measure: InterimMeasure, notified_on: date, proof: str, is_put_off: bool, by: Member, at: datetime
) -> InterimMeasure:
    """The person was told on a day, with proof; it applies from that day unless the effect is put off."""
    measure = locked(interim_measure)
    policies.require_may_notify(interim_measure=measure, by=by)
    policies.require_day(notified_on, since=measure.decided_on, today=localdate(at), until=policies.last_day(measure))
    measure.notify(notified_on=notified_on, proof=proof, by=by, at=at)
    measure.save()
    record("interim_measure.notified", by=by, subject=measure, at=at, case=measure.case_id, proof=proof)
    if not is_put_off:
        measure = begin(interim_measure=measure, effect_on=notified_on, by=by, at=at)
    return measure


@transaction.atomic
def begin(*, interim_measure: InterimMeasure, effect_on: date, by: Member, at: datetime) -> InterimMeasure:
    """It applies from this day, never before the notification; what it replaces ends on it."""
    measure = locked(interim_measure)
    policies.require_may_begin(interim_measure=measure, by=by)
    policies.require_day(effect_on, since=measure.notified_on, today=localdate(at), until=policies.last_day(measure))
    measure.begin(effect_on=effect_on, by=by, at=at)
    measure.save()
    record("interim_measure.began", by=by, subject=measure, at=at, case=measure.case_id)
    if measure.replaces_id is not None:
        _replace(locked(measure.replaces), measure, effect_on, by, at)
    return measure


def _replace(old: InterimMeasure, new: InterimMeasure, on: date, by: Member, at: datetime) -> None:
    if not old.is_standing:
        return
    old.replace(ended_on=max(on, old.decided_on))
    old.save()
    record("interim_measure.replaced", by=by, subject=old, at=at, case=old.case_id, by_measure=new.pk)


@transaction.atomic
def lift(
    *, interim_measure: InterimMeasure, ground: str, ended_on: date, reasons: str, by: Member, at: datetime
) -> InterimMeasure:
    """End it on a day that has come; sick leave and the like end it at once where the procedure says so."""
    measure = locked(interim_measure)
    policies.require_may_lift(interim_measure=measure, by=by)
    policies.require_day(ended_on, since=measure.decided_on, today=localdate(at), until=policies.last_day(measure))
    measure.lift_reasons = case_key(by, measure.case).seal(measure, "lift_reasons", reasons)
    measure.lift(ground=ground, ended_on=ended_on, by=by, at=at)
    measure.save()
    record("interim_measure.lifted", by=by, subject=measure, at=at, case=measure.case_id, ground=ground)
    return measure


@transaction.atomic
def keep(
    *,
    interim_measure: InterimMeasure,
    prosecuted_on: date,
    review_on: date,
    withheld_percent: int,
    reasons: str,
    by: Member,
    at: datetime,
) -> InterimKeeping:
    """Decide that it outlives its maximum, on the condition of the procedure, with its effect on pay and its review."""
    measure, today = locked(interim_measure), localdate(at)
    policies.require_may_keep(interim_measure=measure, by=by)
    terms = {"prosecuted_on": prosecuted_on, "review_on": review_on, "withheld_percent": withheld_percent}
    policies.require_keeping_fits(
        interim_measure=measure, today=today, latest=clocks.latest_review(measure, today), **terms
    )
    keeping = InterimKeeping(measure=measure, kept_at=at, kept_by=by, **terms)
    keeping.reasons = case_key(by, measure.case).seal(keeping, "reasons", reasons)
    keeping.save(force_insert=True)
    measure.is_kept_longer, measure.review_on, measure.withheld_percent = True, review_on, withheld_percent
    measure.save()
    facts = {"case": measure.case_id, "review_on": review_on, "percent": withheld_percent}
    record("interim_measure.kept", by=by, subject=measure, at=at, **facts)
    return keeping


@transaction.atomic
def reexamine(
    *, interim_measure: InterimMeasure, occasion: str, result: str, reasons: str, by: Member, at: datetime
) -> Reexamination:
    """Weigh it again on what is known now. One that was kept longer gets its next day of review."""
    measure = locked(interim_measure)
    policies.require_may_reexamine(interim_measure=measure, by=by)
    look = Reexamination(measure=measure, occasion=occasion, result=result, reexamined_at=at, reexamined_by=by)
    look.reasons = case_key(by, measure.case).seal(look, "reasons", reasons)
    look.save(force_insert=True)
    if measure.is_kept_longer:
        measure.review_on = add_months(localdate(at), measure.rule.keeping.review_months)
        measure.save()
    record(
        "interim_measure.reexamined",
        by=by,
        subject=measure,
        at=at,
        case=measure.case_id,
        occasion=occasion,
        result=result,
    )
    return look


def sweep(*, at: datetime) -> int:
    """Warn of what ends soon and end what is past its last day; doing it again does nothing twice."""
    today, done = localdate(at), 0
    standing = InterimMeasure.objects.filter(state__in=STANDING, is_kept_longer=False)
    for measure in standing.order_by("ends_on").only("pk", "ends_on"):
        left = (measure.ends_on - today).days
        if left < 0:
            done += _lapse(measure, today, at)
        elif left <= max(WARNINGS):
            done += _warn(measure, min(days for days in WARNINGS if left <= days), today, at)
    return done


@transaction.atomic
def _lapse(measure: InterimMeasure, today: date, at: datetime) -> int:
    measure = locked(measure)
    if not measure.is_standing or measure.is_kept_longer:
        return 0
    policies.require_may_lapse(interim_measure=measure, today=today)
    measure.lapse()
    measure.save(update_fields=["state", "ended_on"])
    record("interim_measure.lapsed", by=WORKER, subject=measure, at=at, case=measure.case_id)
    return 1


@transaction.atomic
def _warn(measure: InterimMeasure, days: int, today: date, at: datetime) -> int:
    _row, is_new = InterimWarning.objects.get_or_create(measure=measure, days=days, defaults={"warned_on": today})
    if is_new:
        record("interim_measure.warned", by=WORKER, subject=locked(measure), at=at, days=days)
    return int(is_new)
