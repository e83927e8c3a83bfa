"""What a figure is made of: a measure or a delay, its unit, its definition, the ways of dividing it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way of dividing a measure; ``code`` names it in addresses and files."""

    code: str
    label: Promise


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted, in ``unit``; ``definition`` is printed beside every figure of it.

    ``lag``: quarters until the figures of a quarter are known. Timeliness is told of the
    very reports that "received" counts, later, and not of those whose time ran out in the
    quarter: two windows a week apart would tell how many reports that week brought.
    """

    code: str
    title: Promise
    unit: Promise
    definition: Promise
    breakdowns: tuple[Breakdown, ...]
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Delay:
    """Days from one event to another; ``counted_in`` is the measure that counts the same ends, if one does."""

    code: str
    title: Promise
    unit: Promise
    definition: Promise
    counted_in: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """What stands together on one page."""

    code: str
    label: Promise
    measures: tuple[Measure, ...] = ()
    delays: tuple[Delay, ...] = ()
