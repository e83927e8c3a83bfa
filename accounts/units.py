"""What the unit of a member is called: the list of units is kept in a room above, which says so here."""

from collections.abc import Callable

_name_of: Callable[[str], str] = str


def named_by(name_of: Callable[[str], str]) -> None:
    """Have units called as this function calls them; their code is what it gets."""
    global _name_of
    _name_of = name_of


def called(code: str) -> str:
    """The unit's name in the reader's language, or its code where nobody named it."""
    return _name_of(code) if code else ""
