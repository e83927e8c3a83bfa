"""Possible links: the same name, post or company in one's own cases. Suggested, never merged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from accounts import spelling
from accounts.models import Member
from audit.log import record
from cases.models import Case
from cases.naming import access as naming
from cases.people import comparing
from machine.edges import Words
from vault.blind_index import normalised


@dataclass(frozen=True)
class Link:
    """A case of one's own that something joins to this one."""

    case: Case
    words: str
    why: Words


def alike(rows: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Pairs inside the case whose names sound alike: perhaps the same person, written twice."""
    heard = [(one, _heard(one.opened["name"])) for one in rows if one.opened["name"]]
    return [(one, other) for (one, first), (other, second) in combinations(heard, 2) if first and first == second]


def _heard(name: str) -> frozenset[str]:
    return frozenset(spelling.sound(part) for part in spelling.parts(name.partition(",")[0]))


def possible(by: Member, case: Case, subjects: list[Any], persons: list[Any], at: datetime) -> list[Link]:
    """Links to the member's other cases, by name, post and company. One entry, with how many were shown."""
    found = [
        Link(hit.subject.case, str(hit.subject), comparing.SAME_NAME if hit.is_exact else comparing.NEAR_NAME)
        for one in subjects
        if one.kind == "named"
        for hit in naming.find(by, one.opened["name"], at, but=case.pk)
    ]
    posts = {normalised(one.opened["post"]) for one in subjects if one.opened["post"]}
    companies = {normalised(one.opened["company"]) for one in persons if one.opened["company"]}
    found += [Link(*line) for line in comparing.same(by, case, posts, companies)]
    record("people.links_sought", by=by, subject=case, at=at, hits=len(found))
    return sorted(set(found), key=lambda one: (-one.case.year, -one.case.serial, one.words))
