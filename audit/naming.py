"""What an id is called on the auditor's pages. The log holds ids alone: the rooms that know their names teach them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from audit.models import Entry

Names = Mapping[UUID, str]
Namer = Callable[[Collection[UUID]], Names]
_namers: list[Namer] = []


def teach(namer: Namer) -> None:
    """A room says what those of these ids are called that are its own: ``namer(ids)``."""
    if namer not in _namers:
        _namers.append(namer)


def names_in(entries: Iterable[Entry]) -> dict[str, str]:
    """The names behind the actors, subjects and facts of these entries, by the id as the log writes it."""
    ids = {one for entry in entries for one in _ids_of(entry)}
    if not ids:
        return {}
    found: dict[UUID, str] = {}
    for namer in _namers:
        found |= namer(ids)
    return {str(one): name for one, name in found.items()}


def facts_of(entry: Entry, names: Mapping[str, str]) -> list[tuple[str, list[tuple[object, str]]]]:
    """The entry's facts by name: each value with what it is called, where anybody knows."""
    return [(name, [(one, names.get(str(one), "")) for one in _each(value)]) for name, value in entry.said.items()]


def _each(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _ids_of(entry: Entry) -> Iterable[UUID]:
    said = [one for value in entry.said.values() for one in _each(value)]
    for one in (entry.actor_id, entry.subject_id, *said):
        if isinstance(one, UUID):
            yield one
        elif isinstance(one, str) and len(one) == 36:
            try:
                yield UUID(one)
            except ValueError:
                continue
