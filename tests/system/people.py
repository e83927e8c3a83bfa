"""What is sealed about the people of a case beside the line: interim measures, and who else is concerned."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from discipline.actions import interim
from tests.factories.discipline import today


def sing_of_people(case: Any, team: Any, c: Callable[[str], str]) -> None:
    """A measure that was refused, and one that was decided, kept longer, looked at again and lifted."""
    now, subject = timezone.now(), case.subjects.first()
    asked = {"case": case, "subject": subject, "code": "suspension", "by": team.head, "at": now}
    first = interim.propose(request=c("interim_measure/request"), **asked)
    interim.refuse(interim_measure=first, reasons=c("interim_measure/refusal"), by=team.authority, at=now)
    measure = interim.propose(request="Again.", **asked)
    measure = interim.decide(
        interim_measure=measure,
        terms=c("interim_measure/terms"),
        gravity=c("interim_measure/gravity"),
        plausibility=c("interim_measure/plausibility"),
        by=team.authority,
        at=now,
    )
    interim.keep(
        interim_measure=measure,
        prosecuted_on=today(),
        review_on=today(60),
        withheld_percent=10,
        reasons=c("interim_keeping/reasons"),
        by=team.authority,
        at=now,
    )
    interim.reexamine(
        interim_measure=measure,
        occasion="own",
        result="to_lift",
        reasons=c("reexamination/reasons"),
        by=team.authority,
        at=now,
    )
    interim.lift(
        interim_measure=measure,
        ground="not_needed",
        ended_on=today(),
        reasons=c("interim_measure/lift_reasons"),
        by=team.authority,
        at=now,
    )
