"""The railway line of a thing: where it has been, where it stands, who drives next."""

from dataclasses import dataclass

from audit.models import Entry
from machine.edges import Machine, Words
from machine.models import Stateful


@dataclass(frozen=True)
class Station:
    """``place`` is passed, current or ahead; ``owners`` are the roles that drive on from the current one."""

    label: Words
    says: Words
    place: str
    owners: tuple[str, ...] = ()


def states_been_in(row: Stateful) -> list[str]:
    """Every state this row has stood in, from its audit entries, oldest first."""
    entries = Entry.objects.filter(subject_kind=row.machine.name, subject_id=str(row.pk))
    return list(dict.fromkeys(entries.order_by("id").values_list("state", flat=True)))


def line(machine: Machine, current: str, been: list[str], stops: frozenset[str] | None = None) -> list[Station]:
    """Stations of the line for a thing that is at ``current`` and has ``been`` to these states.

    ``stops`` are the states on its line where its procedure says so; else the table does.
    """
    on_line = {state.code for state in machine.states if state.on_line} if stops is None else stops
    shown = [state for state in machine.states if state.code in {*on_line, current, *been}]
    position = next(i for i, state in enumerate(shown) if state.code == current)
    stations = []
    for index, state in enumerate(shown):
        if index == position:
            owners = tuple(dict.fromkeys(edge.owner for edge in machine.leaving(current) if not edge.is_aside))
            stations.append(Station(state.label, state.says, "current", owners))
        elif index < position and state.code in been:
            stations.append(Station(state.label, state.says, "passed"))
        elif index > position:
            stations.append(Station(state.label, state.says, "ahead"))
    return stations
