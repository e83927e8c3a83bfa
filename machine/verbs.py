"""Which action, policy, form and door belong to a verb of an edge table.

Rooms bind their verbs here once; the generic transition view, the list "what can
be done now" and the rule tests all read this one table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from machine.edges import Edge, Machine, Words
from machine.models import Stateful
from machine.policies import refusal_of
from machine.refusals import Refused


@dataclass(frozen=True)
class Verb:
    """``url_name`` names an own page, for verbs that a plain form does not serve."""

    machine: Machine
    name: str
    action: Callable[..., Any]
    require: Callable[..., Any]
    find: Callable[..., Stateful]
    form: type[forms.Form] | None = None
    url_name: str = ""

    def url(self, row: Stateful) -> str:
        """Where this verb is done to this row."""
        if self.url_name:
            return reverse(self.url_name, args=[row.pk])
        return reverse("machine:transition", args=[self.machine.name, row.pk, self.name])

    def refusal_of(self, row: Stateful, by: Any) -> Refused | None:
        """Why this member may not do it now, or None."""
        return refusal_of(self.require, **{self.machine.name: row, "by": by})


_BOUND: dict[tuple[str, str], Verb] = {}


def bind(
    machine: Machine,
    verb: str,
    *,
    action: Callable[..., Any],
    require: Callable[..., Any],
    find: Callable[..., Stateful],
    form: type[forms.Form] | None = None,
    url_name: str = "",
) -> None:
    """Bind one verb; ValueError when it is bound twice, KeyError when no edge has it."""
    machine.target(verb)
    if (machine.name, verb) in _BOUND:
        raise ValueError(f"{machine.name}.{verb} is bound twice")
    _BOUND[machine.name, verb] = Verb(machine, verb, action, require, find, form, url_name)


_PARTS: dict[tuple[str, str], Callable[..., Any]] = {}


def part_of(machine: Machine, verb: str, *, action: Callable[..., Any]) -> None:
    """Say that this verb is never taken alone: it happens inside ``action``, and has no page of its own."""
    machine.target(verb)
    _PARTS[machine.name, verb] = action


def parts() -> dict[tuple[str, str], Callable[..., Any]]:
    """Verbs that happen inside another action, for the rule tests."""
    return dict(_PARTS)


def bound(machine_name: str, verb: str) -> Verb | None:
    """The binding of this verb, or None."""
    return _BOUND.get((machine_name, verb))


def all_bound() -> dict[tuple[str, str], Verb]:
    """Every binding, for the rule tests."""
    return dict(_BOUND)


@dataclass(frozen=True)
class Possible:
    """A verb as the page shows it: a door, or the sentence why it is shut."""

    edge: Edge
    url: str
    refusal: Refused | None

    @property
    def label(self) -> Words:
        return self.edge.label

    @property
    def consequence(self) -> Words:
        return self.edge.consequence

    @property
    def allowed(self) -> bool:
        return self.refusal is None

    @property
    def why(self) -> Words | None:
        return None if self.refusal is None else self.refusal.sentence

    @property
    def leads(self) -> tuple[tuple[str, str], ...]:
        """What stands in the way, each with its page."""
        return () if self.refusal is None else self.refusal.leads


def what_can_be_done(row: Stateful, by: Any) -> list[Possible]:
    """Every verb that leaves this row's state, the possible ones first, ways round or back behind them."""
    offered = []
    for edge in row.machine.leaving(row.state):
        verb = bound(row.machine.name, edge.verb)
        if verb is not None and edge.verb not in row.foreign_verbs:
            offered.append(Possible(edge, verb.url(row), verb.refusal_of(row, by)))
    return sorted(offered, key=lambda possible: (not possible.allowed, possible.edge.is_aside))
