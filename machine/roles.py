"""Words for the owners that edge tables name. Rooms above give them; the machine knows no role."""

from machine.edges import Words

_LABELS: dict[str, Words] = {}


def name_roles(labels: dict[str, Words]) -> None:
    """Give the words for role codes; accounts does it when it is loaded."""
    _LABELS.update(labels)


def role_label(code: str) -> Words:
    """The role in words; the code itself where nobody gave any."""
    return _LABELS.get(code, code)
