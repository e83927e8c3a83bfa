"""What is sealed about the people of a case beside the line: interim measures, and who else is concerned."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.actions import assignments, derogations, early, people, subjects
from discipline.actions import interim, limits
from tests.factories import cases
from tests.factories import people as making
from tests.factories.accounts import member
from tests.factories.discipline import today


def sing_of_people(case: Any, team: Any, c: Callable[[str], str]) -> None:
    """The people; a measure that was refused, and one that was decided, kept longer, looked at again, lifted."""
    subject = case.subjects.first()
    _sing_of_others(case, team, c)
    _measures(case, subject, team, c)
    _barred(case, subject, team, c)


def _measures(case: Any, subject: Any, team: Any, c: Callable[[str], str]) -> None:
    now = timezone.now()
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
    _weigh(measure, team, c)


def _weigh(measure: Any, team: Any, c: Callable[[str], str]) -> None:
    now = timezone.now()
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


def _barred(case: Any, subject: Any, team: Any, c: Callable[[str], str]) -> None:
    """Long after the prescription, an override that is asked for and granted."""
    later = timezone.now() + timedelta(days=4 * 366)
    override = limits.ask(
        case=case, subject=subject, request=c("prescription_override/request"), by=team.authority, at=later
    )
    limits.decide(
        override=override, is_granted=True, reasons=c("prescription_override/reasons"), by=team.head, at=later
    )


def _sing_of_others(case: Any, team: Any, c: Callable[[str], str]) -> None:
    """Somebody beside the subject, how they stand, a note on an alert, and why a derogation was used."""
    now, subject = timezone.now(), case.subjects.first()
    one = people.add(
        case=case,
        name=c("person/name"),
        contact=c("person/contact"),
        company=c("person/company"),
        part="witness",
        since_on=today(),
        by=team.lead,
        at=now,
    )
    source = c("relation/source")
    people.relate(case=case, first=subject, second=one, kind="access", source=source, by=team.lead, at=now)
    _alert(case, team, c)
    administrator, investigator = member(["administrator"]), team.investigator
    making.derogation(administrator, member(["auditor"]), pair="investigating_head")
    mine = case.assignments.get(member=investigator, ended_at=None)
    assignments.end(assignment=mine, by=team.head, at=now)
    investigator.roles = ["investigator", "head_of_office"]
    investigator.save()
    given = {"member": investigator, "role": "head", "pair": "investigating_head", "by": team.head, "at": now}
    assignment = derogations.use(case=case, reasons=c("derogation_use/reasons"), **given)
    assignments.declare(assignment=assignment, by=investigator, at=now)


def _alert(case: Any, team: Any, c: Callable[[str], str]) -> None:
    """The same name in another case of the same head raises an alert."""
    second = cases.team()
    second.head = team.head
    other = cases.opened(second)
    cases.join(other, second.lead, "lead")
    cases.allegation(other, subject=_same(other, second.lead, c))
    making.indexed(team.head)
    rule = making.rule(team.head, member(["administrator"]))
    early.sweep(at=timezone.now())
    alert = early.take_up(early_alert=rule.alerts.get(), by=team.head, at=timezone.now())
    early.acknowledge(early_alert=alert, note=c("early_alert/note"), by=team.head, at=timezone.now())


def _same(case: Any, lead: Any, c: Callable[[str], str]) -> Any:
    name = c("subject/name")
    return subjects.add(case=case, kind="named", name=name, post="", unit="gate", by=lead, at=timezone.now())
