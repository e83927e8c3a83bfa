"""The tabs of a case's page, the blocks that stand on them and the flags of its header; each part declares its own.

A part of the room declares in a module of its own (``cases/<part>/blocks.py``) that ``cases.apps`` loads at start:

    tab("recommendations", _("Recommendations"), order=65)
    block("investigation", "cases/plan/tasks.html", tasks_shown, order=20)
    flag(lambda case: (_("On hold"), "soon") if case.on_hold_at else None)

``tasks_shown(look)`` returns the block's context, or None where there is nothing to show. It runs for the tab that
is open and for no other: what it opens through the room's ``access`` is recorded there, and nothing else is read.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.models import Member
from cases.models import Case
from machine.edges import Words

FIRST = "overview"


@dataclass(frozen=True)
class Look:
    """Who looks at which case, when, and what the address asks for (``query``, the GET parameters)."""

    case: Case
    by: Member
    at: datetime
    query: Mapping[str, Any]


Shown = Callable[[Look], dict[str, Any] | None]
Flag = Callable[[Case], tuple[Words, str] | None]


@dataclass(frozen=True)
class Tab:
    """One tab; ``count`` says how many lines wait behind it without opening any, or None."""

    code: str
    label: Words
    order: int
    count: Callable[[Case], int | None] | None = None


@dataclass(frozen=True)
class Block:
    """One part of a tab's page: a template and what it is handed; ``aside`` puts it into the side column."""

    tab: str
    template: str
    shown: Shown
    order: int
    aside: bool


_tabs: dict[str, Tab] = {}
_blocks: dict[tuple[str, str], Block] = {}
_flags: list[Flag] = []


def tab(code: str, label: Words, *, order: int, count: Callable[[Case], int | None] | None = None) -> Tab:
    """Declare a tab; ``code`` stands in its address."""
    if code in _tabs:
        raise ValueError(f"the tab {code!r} is already declared")
    _tabs[code] = Tab(code, label, order, count)
    return _tabs[code]


def block(on: str, template: str, shown: Shown, *, order: int = 100, aside: bool = False) -> Block:
    """Declare a block on the tab ``on``; low ``order`` first."""
    if (on, template) in _blocks:
        raise ValueError(f"{template!r} already stands on the tab {on!r}")
    _blocks[on, template] = Block(on, template, shown, order, aside)
    return _blocks[on, template]


def flag(reads: Flag) -> Flag:
    """Declare a mark of the header: ``reads(case)`` gives (words, tone) or None."""
    _flags.append(reads)
    return reads


def every_tab() -> list[Tab]:
    """All tabs, in the order they are shown."""
    return sorted(_tabs.values(), key=lambda one: (one.order, one.code))


def find(code: str) -> Tab | None:
    """The tab of this code."""
    return _tabs.get(code)


def tab_url(case: Case, code: str) -> str:
    """The address of one tab of this case."""
    return reverse("cases:case", args=[case.pk]) if code == FIRST else reverse("cases:tab", args=[case.pk, code])


def lines(case: Case, current: str) -> list[dict[str, Any]]:
    """The tabs as ``{% tabs %}`` draws them."""
    return [
        {
            "label": one.label,
            "url": tab_url(case, one.code),
            "count": one.count(case) if one.count else None,
            "is_current": one.code == current,
        }
        for one in every_tab()
    ]


def drawn(code: str, look: Look) -> Iterator[tuple[Block, dict[str, Any]]]:
    """The blocks of this tab that have something to show, with their contexts."""
    for one in sorted(_blocks.values(), key=lambda one: (one.order, one.template)):
        if one.tab == code and (shown := one.shown(look)) is not None:
            yield one, shown


def flags_of(case: Case) -> list[tuple[Words, str]]:
    """The marks that stand beside the number."""
    return [said for reads in _flags if (said := reads(case)) is not None]
