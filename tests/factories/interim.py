"""Interim measures for tests, built through the actions so that every guard holds."""

from datetime import datetime, timedelta

from django.utils import timezone

from cases.actions import assignments
from cases.models import Case
from discipline.actions import interim
from discipline.models import InterimMeasure
from tests.factories import cases
from tests.kept import keepable


def later(days: int) -> datetime:
    """A moment so many days from now."""
    return timezone.now() + timedelta(days=days)


@keepable
def with_authority(case: Case | None = None) -> Case:
    """A case under investigation; whoever may decide is on its team and has declared."""
    case = case or cases.investigating()
    assignments.declare(
        assignment=assignments.assign(
            case=case, member=case.team.authority, role="authority", by=case.team.head, at=timezone.now()
        ),
        by=case.team.authority,
        at=timezone.now(),
    )
    return case


def proposed(case: Case | None = None, code: str = "suspension", **values) -> InterimMeasure:
    """The lead asks for it."""
    case = case or with_authority()
    made = interim.propose(
        case=case,
        subject=case.subjects.first(),
        code=code,
        request="The gate's books must not be changed meanwhile.",
        by=values.pop("by", case.team.lead),
        at=values.pop("at", timezone.now()),
        **values,
    )
    return _with(made, case)


def decided(case: Case | None = None, *, at: datetime | None = None, **values) -> InterimMeasure:
    """Signed by the authority."""
    made = proposed(case, **values)
    done = interim.decide(
        interim_measure=made,
        terms="No duty, no access to the terminal.",
        gravity="Taking money at the gate.",
        plausibility="A witness and the log agree.",
        by=made.people.authority,
        at=at or timezone.now(),
    )
    return _with(done, made.case)


def in_force(case: Case | None = None, *, at: datetime | None = None, **values) -> InterimMeasure:
    """The person was told, and it applies."""
    made = decided(case, at=at, **values)
    done = interim.notify(
        interim_measure=made,
        notified_on=made.decided_on,
        proof="in_person",
        is_put_off=False,
        by=made.people.head,
        at=at or timezone.now(),
    )
    return _with(done, made.case)


def _with(measure: InterimMeasure, case: Case) -> InterimMeasure:
    measure.people = case.team
    measure.case = case
    return measure
