"""Whether a board may be composed so, by the rules of the pinned procedure. Pure: it is handed what it needs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused
from procedures.board import BoardRules
from procedures.board import Seat as SeatRule


class BoardNotComposed(Refused):
    http_status = 422
    sentence = _("The board is not composed as the procedure asks.")


class UnevenColleges(BoardNotComposed):
    sentence = _("As many members must sit for the staff as for the administration.")


class TooFewMembers(BoardNotComposed):
    sentence = _("Fewer members than the procedure asks for. Add members.")


class WrongSeats(BoardNotComposed):
    sentence = _("The seats are not those of the procedure: fill each of them, and no other.")


class SizeUnexplained(BoardNotComposed):
    sentence = _(
        "Nobody found how many members this board must have. Record on what ground it has this size: the text and the"
        " number that it gives."
    )


class OtherCategory(BoardNotComposed):
    sentence = _(
        "Each member must be of the category or grade that the procedure asks for. Write the category of the board and"
        " of each member; they must be the same."
    )


class ChairMissing(BoardNotComposed):
    sentence = _("One member must chair the board, on the side that the procedure names.")


class NamedTwice(BoardNotComposed):
    sentence = _("The same person stands in two places. Each seat, and each substitute, is another person.")


class MemberExcluded(BoardNotComposed):
    sentence = _(
        "A person who investigated, reviewed, opened the proceeding or holds the power to sanction "
        "cannot sit on the board. Choose somebody else."
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as the secretariat fills it. ``kind`` is the profile's code of the seat, where it names its seats."""

    titular: Any
    college: str = ""
    kind: str = ""
    category: str = ""
    substitute: Any = None
    substitute_category: str = ""
    chairs: int | None = None

    @property
    def people(self) -> list[tuple[Any, str]]:
        """Who may come to sit here, each with their category."""
        sitting = [(self.titular, self.category)]
        return [*sitting, (self.substitute, self.substitute_category)] if self.substitute else sitting


def require_composed(
    *,
    places: Sequence[Place],
    rules: BoardRules,
    excluded: Mapping[Any, str],
    category: str = "",
    size_ground: str = "",
) -> None:
    """Refuse with the first thing that is wrong. ``excluded`` are keys of members with the sentence why not."""
    _require_each_once(places)
    for place in places:
        for member, _category in place.people:
            if member.pk in excluded:
                raise MemberExcluded(excluded[member.pk] or None)
    _require_seats(places, rules, size_ground)
    colleges = Counter(place.college for place in places)
    if not places or not rules.is_balanced(colleges):
        raise UnevenColleges() if rules.has_parity else TooFewMembers()
    _require_category(places, rules, category)
    _require_chair(places, rules)


def _require_each_once(places: Sequence[Place]) -> None:
    everybody = [member.pk for place in places for member, _category in place.people]
    if len(set(everybody)) != len(everybody):
        raise NamedTwice()


def _require_seats(places: Sequence[Place], rules: BoardRules, size_ground: str) -> None:
    if rules.seats:
        wanted = {seat.code: seat.count for seat in rules.seats}
        if Counter(place.kind for place in places) != Counter(wanted):
            raise WrongSeats()
    if rules.minimum is not None and len(places) < rules.minimum:
        raise TooFewMembers()
    if not rules.is_size_known and not size_ground.strip():
        raise SizeUnexplained()


def _require_category(places: Sequence[Place], rules: BoardRules, category: str) -> None:
    for place in places:
        if not asks_for_category(rules, place.kind):
            continue
        if not same(category, category) or any(not same(own, category) for _member, own in place.people):
            raise OtherCategory()


def same(one: str, other: str) -> bool:
    """Two categories as people write them: neither empty, spaces and capitals aside."""
    return bool(one.strip()) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def rule_of(rules: BoardRules, kind: str) -> SeatRule | None:
    """The profile's seat with this code."""
    return next((seat for seat in rules.seats if seat.code == kind), None)


def asks_for_category(rules: BoardRules, kind: str) -> bool:
    """Whether who sits here must be of the category of the board."""
    seat = rule_of(rules, kind)
    return rules.has_same_category or (seat is not None and seat.has_same_category)


def _require_chair(places: Sequence[Place], rules: BoardRules) -> None:
    chairs = [place for place in places if place.chairs == 1]
    if len(chairs) != 1 or (rules.chair_college and chairs[0].college != rules.chair_college):
        raise ChairMissing()
