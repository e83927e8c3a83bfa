"""Twenty compositions, each put to every tradition that has a board; the profile's data decide, never a country."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest

from discipline.board.composing import (
    BoardNotComposed,
    ChairMissing,
    MemberExcluded,
    NamedTwice,
    OtherCategory,
    Place,
    SizeUnexplained,
    TooFewMembers,
    UnevenColleges,
    WrongSeats,
    require_composed,
)
from procedures.loading import PROFILES, load_file

A, S = "administration", "staff"
GROUND = "Order of 3 May: four members."


@dataclass(frozen=True)
class Somebody:
    """A member as the rules see one: a key."""

    pk: UUID


def somebody() -> Somebody:
    return Somebody(uuid4())


def seats(*colleges: str, kinds: tuple[str, ...] = (), category: str = "A", chair: int = 0) -> list[Place]:
    """One person a seat, all of one category; ``chair`` is the place of the chair, -1 for nobody."""
    return [
        Place(
            titular=somebody(),
            college=college,
            kind=kinds[n] if kinds else "",
            category=category,
            chairs=1 if n == chair else None,
        )
        for n, college in enumerate(colleges)
    ]


HONOUR = ("minister", "director-general", "officers", "officers", "officers", "officers", "same-rank", "same-rank")


def honour() -> list[Place]:
    return seats(*("",) * 8, kinds=HONOUR)


def with_one(places: list[Place], at: int, **values) -> list[Place]:
    changed = list(places)
    changed[at] = replace(changed[at], **values)
    return changed


TWICE, BARRED = somebody(), somebody()
# name: (the places, the category of the board, the ground of its size)
COMPOSITIONS = {
    "two of each side": (seats(A, A, S, S), "A", GROUND),
    "one of each side": (seats(A, S), "A", GROUND),
    "six of each side": (seats(*[A] * 6, *[S] * 6), "A", GROUND),
    "one more for the administration": (seats(A, A, A, S, S), "A", GROUND),
    "one more for the staff": (seats(A, A, S, S, S), "A", GROUND),
    "one side alone": (seats(A, A), "A", GROUND),
    "nobody": ([], "A", GROUND),
    "no ground of the size": (seats(A, A, S, S), "A", "  "),
    "nobody in the chair": (seats(A, A, S, S, chair=-1), "A", GROUND),
    "the staff in the chair": (seats(A, A, S, S, chair=2), "A", GROUND),
    "two in the chair": (with_one(seats(A, A, S, S), 1, chairs=1), "A", GROUND),
    "one of another category": (with_one(seats(A, A, S, S), 3, category="B"), "A", GROUND),
    "no category written": (seats(A, A, S, S, category=""), "", GROUND),
    "the same category in other letters": (with_one(seats(A, A, S, S), 3, category=" a "), "A", GROUND),
    "the same person twice": (with_one(with_one(seats(A, A, S, S), 0, titular=TWICE), 3, titular=TWICE), "A", GROUND),
    "a substitute who sits elsewhere": (
        with_one(with_one(seats(A, A, S, S), 0, titular=TWICE), 3, substitute=TWICE, substitute_category="A"),
        "A",
        GROUND,
    ),
    "a substitute of another category": (
        with_one(seats(A, A, S, S), 3, substitute=somebody(), substitute_category="C"),
        "A",
        GROUND,
    ),
    "somebody excluded": (with_one(seats(A, A, S, S), 1, titular=BARRED), "A", GROUND),
    "a substitute who is excluded": (
        with_one(seats(A, A, S, S), 1, substitute=BARRED, substitute_category="A"),
        "A",
        GROUND,
    ),
    "the eight seats of honour": (honour(), "A", ""),
    "a seat of honour empty": (honour()[:-1], "A", ""),
    "honour, an agent of another rank": (with_one(honour(), 7, category="B"), "A", ""),
    "honour, an officer of another rank": (with_one(honour(), 3, category="B"), "A", ""),
}
# What each tradition answers; what is not named here is the answer of everybody else: the board may sit.
FRANCE = {
    "one more for the administration": UnevenColleges,
    "one more for the staff": UnevenColleges,
    "one side alone": UnevenColleges,
    "nobody": UnevenColleges,
    "no ground of the size": SizeUnexplained,
    "nobody in the chair": ChairMissing,
    "the staff in the chair": ChairMissing,
    "two in the chair": ChairMissing,
    "one of another category": OtherCategory,
    "no category written": OtherCategory,
    "the same person twice": NamedTwice,
    "a substitute who sits elsewhere": NamedTwice,
    "a substitute of another category": OtherCategory,
    "somebody excluded": MemberExcluded,
    "a substitute who is excluded": MemberExcluded,
    "the eight seats of honour": SizeUnexplained,
    "a seat of honour empty": SizeUnexplained,
    "honour, an agent of another rank": SizeUnexplained,
    "honour, an officer of another rank": SizeUnexplained,
}
TUNISIA = {
    **dict.fromkeys(COMPOSITIONS, WrongSeats),
    "the same person twice": NamedTwice,
    "a substitute who sits elsewhere": NamedTwice,
    "somebody excluded": MemberExcluded,
    "a substitute who is excluded": MemberExcluded,
    "the eight seats of honour": None,
    "honour, an agent of another rank": OtherCategory,
    "honour, an officer of another rank": None,
}
NIGER = {
    "nobody": TooFewMembers,
    "no ground of the size": SizeUnexplained,
    "nobody in the chair": ChairMissing,
    "two in the chair": ChairMissing,
    "the same person twice": NamedTwice,
    "a substitute who sits elsewhere": NamedTwice,
    "somebody excluded": MemberExcluded,
    "a substitute who is excluded": MemberExcluded,
    "the eight seats of honour": SizeUnexplained,
    "a seat of honour empty": SizeUnexplained,
    "honour, an agent of another rank": SizeUnexplained,
    "honour, an officer of another rank": SizeUnexplained,
}
ANSWERS = {"fr-state": FRANCE, "tn-customs": TUNISIA, "ne-customs": NIGER}


def test_every_tradition_with_a_board_is_in_the_table():
    with_board = {path.stem for path in PROFILES.glob("*.toml") if load_file(path).profile.board is not None}
    assert with_board == set(ANSWERS)
    assert len(COMPOSITIONS) >= 20


@pytest.mark.parametrize("code", ANSWERS)
@pytest.mark.parametrize("name", COMPOSITIONS)
def test_a_composition_under_a_tradition(name, code):
    places, category, ground = COMPOSITIONS[name]
    places, rules = _of_honour(places, code), load_file(PROFILES / f"{code}.toml").profile.board
    asked = {"places": places, "rules": rules, "excluded": {BARRED.pk: ""}, "category": category, "size_ground": ground}
    expected = ANSWERS[code].get(name)
    if expected is None:
        require_composed(**asked)
        return
    with pytest.raises(BoardNotComposed) as refusal:
        require_composed(**asked)
    assert type(refusal.value) is expected
    assert str(refusal.value.sentence)


def _of_honour(places: list[Place], code: str) -> list[Place]:
    """The seats that the law names bring their own chair."""
    if code != "tn-customs":
        return places
    chairs = {"minister": 1, "director-general": 2}
    return [replace(one, chairs=chairs.get(one.kind, one.chairs)) if one.kind else one for one in places]


def test_a_least_number_that_a_profile_knows_is_asked_for_and_its_ground_is_not():
    rules = replace(load_file(PROFILES / "fr-state.toml").profile.board, minimum=4)
    asked = {"rules": rules, "excluded": {}, "category": "A"}
    require_composed(places=seats(A, A, S, S), **asked)
    with pytest.raises(TooFewMembers):
        require_composed(places=seats(A, S), **asked)
