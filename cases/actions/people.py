"""The people of a case and their relations; all of it under the case's key."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from cases import access
from cases.actions.ranks import next_rank
from cases.models import Case, Person, PersonPart, Relation, Subject
from cases.people import policies
from machine.models import locked


@transaction.atomic
def add(
    *, case: Case, name: str, part: str, since_on: date, by: Member, at: datetime, contact: str = "", company: str = ""
) -> Person:
    """Write down somebody whom the case concerns, in a part of PARTS.

    Nobody's identity as a reporter is asked, compared or looked at here: equal names change nothing.
    """
    case = locked(case)
    policies.require_may_add_person(case=case, by=by)
    policies.require_day(since_on=since_on, today=localdate(at))
    person = Person(case=case, rank=next_rank(case.people), added_at=at, added_by=by)
    key = access.case_key(by, case)
    person.name = key.seal(person, "name", name)
    if contact:
        person.contact = key.seal(person, "contact", contact)
    if company:
        person.company = key.seal(person, "company", company)
    person.save(force_insert=True)
    PersonPart.objects.create(person=person, part=part, since_on=since_on, noted_at=at, noted_by=by)
    record("person.added", by=by, subject=case, at=at, person=person.pk, part=part)
    return person


@transaction.atomic
def change_part(*, person: Person, part: str, since_on: date, by: Member, at: datetime) -> PersonPart:
    """From this day somebody stands in another part; the earlier one stays."""
    person = locked(person)
    policies.require_may_change_part(person=person, by=by)
    policies.require_day(since_on=since_on, today=localdate(at))
    made = PersonPart.objects.create(person=person, part=part, since_on=since_on, noted_at=at, noted_by=by)
    record("person.part_changed", by=by, subject=person.case, at=at, person=person.pk, part=part)
    return made


@transaction.atomic
def relate(
    *, case: Case, first: Person | Subject, second: Person | Subject, kind: str, source: str, by: Member, at: datetime
) -> Relation:
    """Say how ``first`` stands to ``second`` (RELATIONS), and what says so."""
    case = locked(case)
    policies.require_may_relate(case=case, by=by)
    policies.require_two_of(case=case, first=first, second=second)
    relation = Relation(case=case, kind=kind, noted_at=at, noted_by=by, **_end("from", first), **_end("to", second))
    relation.source = access.case_key(by, case).seal(relation, "source", source)
    relation.save(force_insert=True)
    record("relation.noted", by=by, subject=case, at=at, relation=relation.pk, kind=kind)
    return relation


def _end(which: str, row: Person | Subject) -> dict[str, Person | Subject]:
    return {f"{which}_{'person' if isinstance(row, Person) else 'subject'}": row}


@transaction.atomic
def strike(*, relation: Relation, by: Member, at: datetime) -> Relation:
    """It proved wrong: it leaves the drawing and stays in the list, struck."""
    relation = locked(relation)
    policies.require_may_strike(relation=relation, by=by)
    relation.struck_at, relation.struck_by = at, by
    relation.save()
    record("relation.struck", by=by, subject=relation.case, at=at, relation=relation.pk)
    return relation
