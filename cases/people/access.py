"""The doors to a case's people: behind the case's own."""

from datetime import datetime
from typing import Any

from accounts import doors
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case, subject_words
from cases.models import Case, Person, Relation, Subject
from vault import opening


def _on_case(member: Member, model: type, kind: str, id: Any) -> Any:
    row = model.objects.filter(pk=id, case__permissions__user=member).first()
    if row is None:
        doors.missing(member, kind, id)
    row.case = get_case(member, row.case_id)
    return row


def get_person(member: Member, id: Any) -> Person:
    """Somebody of a case that the member may open."""
    return _on_case(member, Person, "person", id)


def get_relation(member: Member, id: Any) -> Relation:
    """A relation of a case that the member may open."""
    return _on_case(member, Relation, "relation", id)


def get_subject(member: Member, id: Any) -> Subject:
    """A subject of a case that the member may open."""
    return _on_case(member, Subject, "subject", id)


def read_people(by: Member, case: Case, at: datetime) -> tuple[list[Subject], list[Person], list[Relation]]:
    """Subjects, people and relations of the case with their texts opened. One entry."""
    key = case_key(by, case)
    subjects = list(case.subjects.all())
    people = list(case.people.prefetch_related("parts"))
    relations = list(case.relations.select_related("noted_by"))
    for one in subjects:
        one.opened = {name: opening.open_text(key, one, name) for name in ("name", "post")}
        one.words = subject_words(one)
    for one in people:
        one.opened = {name: opening.open_text(key, one, name) for name in ("name", "contact", "company")}
        one.words = one.opened["name"]
    for one in relations:
        one.opened = {"source": opening.open_text(key, one, "source")}
    record("people.read", by=by, subject=case, at=at)
    return subjects, people, relations
