"""The edge table: what can happen to a thing, by whom, and what the log will call it.

One table feeds the FSM decorators, the database's guards, the diagrams in
docs/states, the buttons "what can be done now" and the progress line (ADR 0004).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise

Words = str | Promise
NOWHERE = ""


@dataclass(frozen=True)
class State:
    """A place where a thing can be. ``says`` tells a person what it means to be there.

    ``on_line`` is False for a side track (a refusal, a return) that the progress
    line shows only when the thing really went there.
    """

    code: str
    label: Words
    says: Words = ""
    on_line: bool = True


@dataclass(frozen=True)
class Edge:
    """One step: ``source`` is empty for coming into being; ``owner`` is a role code.

    ``is_aside`` marks a way round or back (discontinue, send back, go on without hearing somebody): it may be
    open while the step that is owed is not, and is never drawn as the one thing to press.
    """

    source: str
    verb: str
    target: str
    event: str
    owner: str
    label: Words
    consequence: Words = ""
    is_aside: bool = False


@dataclass(frozen=True)
class Machine:
    """All states and edges of one stateful table; refuses nonsense when it is written."""

    name: str
    table: str
    label: Words
    states: tuple[State, ...]
    edges: tuple[Edge, ...]
    _by_code: dict[str, State] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {state.code: state for state in self.states})
        if len(self._by_code) != len(self.states):
            raise ValueError(f"{self.name}: two states share a code")
        targets: dict[str, str] = {}
        for edge in self.edges:
            self._require_known(edge)
            if targets.setdefault(edge.verb, edge.target) != edge.target:
                raise ValueError(f"{self.name}: {edge.verb} leads to two states")
        if not any(edge.source == NOWHERE for edge in self.edges):
            raise ValueError(f"{self.name}: nothing brings it into being")

    def _require_known(self, edge: Edge) -> None:
        known = {*self._by_code, NOWHERE}
        if edge.source not in known or edge.target not in self._by_code:
            raise ValueError(f"{self.name}: {edge.verb} joins a state that is not in the table")

    @property
    def initial(self) -> str:
        """The state in which a new row stands unless its maker says another."""
        return next(edge.target for edge in self.edges if edge.source == NOWHERE)

    @property
    def events(self) -> dict[str, Words]:
        """Event names with the label of the verb that causes them."""
        return {edge.event: edge.label for edge in self.edges}

    def state(self, code: str) -> State:
        """Return the state with this code; KeyError for one that is not in the table."""
        return self._by_code[code]

    def sources(self, verb: str) -> tuple[str, ...]:
        """States from which this verb may start; empty when the verb only creates."""
        return tuple(e.source for e in self.edges if e.verb == verb and e.source != NOWHERE)

    def target(self, verb: str) -> str:
        """The one state that this verb leads to; KeyError for an unknown verb."""
        for edge in self.edges:
            if edge.verb == verb:
                return edge.target
        raise KeyError(f"{self.name} has no verb {verb!r}")

    def leaving(self, state: str) -> Iterator[Edge]:
        """Edges that leave this state, in the order of the table."""
        return (edge for edge in self.edges if edge.source == state)

    def edge(self, source: str, verb: str) -> Edge | None:
        """The edge by which this verb leaves this state, or None."""
        return next((e for e in self.leaving(source) if e.verb == verb), None)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Distinct (source, target) pairs: what the database lets happen."""
        return sorted({(edge.source, edge.target) for edge in self.edges})
