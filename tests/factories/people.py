"""People, histories, early alerts and derogations for tests, built through the actions."""

from django.utils import timezone

from accounts.models import Member
from cases.actions import derogations, early, histories, people
from cases.models import AlertRule, Case, Derogation, Person
from tests.factories import cases


def person(case: Case, name: str = "Dana Sample, clerk", part: str = "witness", **values) -> Person:
    """Somebody whom the case concerns."""
    today = timezone.localdate()
    by = case.team.lead
    return people.add(case=case, name=name, part=part, since_on=today, by=by, at=timezone.now(), **values)


def two_cases(**second) -> tuple[Case, Case]:
    """The same name in two cases of the same head; other teams otherwise."""
    first = cases.preliminary()
    people_ = cases.team()
    people_.head = first.team.head
    other = cases.preliminary(people_, **second)
    return first, other


def indexed(head: Member) -> None:
    """The head's cases are in the index."""
    histories.index_mine(by=head, at=timezone.now())


def rule(reviewer: Member, administrator: Member, **values) -> AlertRule:
    """Two allegations within a year."""
    defaults = {"names": {"fr": "Deux en un an", "en": "Two in a year"}, "kind": "overall", "threshold": 2}
    defaults |= {"window_days": 365, "reviewer": reviewer}
    return early.write_rule(by=administrator, at=timezone.now(), **defaults | values)


def derogation(administrator: Member, second: Member, pair: str = "receiver_reviewer", **values) -> Derogation:
    """Proposed by one, confirmed by another."""
    defaults = {"control": "auditor_review", "days": 30}
    made = derogations.propose(pair=pair, by=administrator, at=timezone.now(), **defaults | values)
    return derogations.confirm(derogation=made, by=second, at=timezone.now())
