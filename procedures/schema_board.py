"""How the board of a profile is composed, sits and votes, read strictly."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from . import board as p
from .reading import Reader

if TYPE_CHECKING:
    from .schema import Known


def read_rule(row: Reader, known: "Known") -> p.Rule:
    """A sentence of the law with its source."""
    return p.Rule(row.code(), row.label("label"), known.law(row))


def read_board(table: Reader, known: "Known", rows: Callable[..., Any]) -> p.BoardRules:
    """The [board] table. ``rows`` reads a list of rows strictly."""
    rules = p.BoardRules(
        body=known.reference(table, "body", "bodies"),
        has_parity=table.flag("parity"),
        has_same_category=table.flag("same_category"),
        minimum=table.number("minimum", 1, 100) if table.has("minimum") else None,
        chair_college=table.choice("chair_college", p.COLLEGES) if table.has("chair_college") else "",
        quorum_over=_quorum(table, known),
        is_quorum_per_college=table.flag("quorum_per_college"),
        second_sitting_needs_quorum=table.flag("second_sitting_needs_quorum"),
        postponements=table.number("postponements", 0, 10),
        seats=rows(table, "seats", known, _seat),
        voting=table.choice("voting", p.VOTING),
        kept_of_votes=table.choice("kept_of_votes", p.KEPT_OF_VOTES) if table.has("kept_of_votes") else "tallies",
        exclusions=rows(table, "exclusions", known, _exclusion),
        rules=rows(table, "rules", known, read_rule),
        law=known.law(table),
    )
    table.done()
    return rules


def _quorum(table: Reader, known: "Known") -> Fraction | None:
    """The share that must be exceeded; None where a draft could not find it."""
    if known.status == "draft" and not table.has("quorum_over"):
        return None
    share = table.text("quorum_over")
    try:
        quorum = Fraction(share)
    except (ValueError, ZeroDivisionError):
        table.wrong(f'“quorum_over” is “{share}”: write a fraction, like "1/2".', "quorum_over")
        return Fraction(1)
    if not 0 <= quorum <= 1:
        table.wrong("“quorum_over” must lie between 0 and 1.", "quorum_over")
    return quorum


def _exclusion(row: Reader, known: "Known") -> p.Rule:
    """Only what the machine can check: a reason to stay away that nobody checks would protect nobody."""
    return p.Rule(row.choice("code", p.EXCLUSIONS), row.label("label"), known.law(row))


def _seat(row: Reader, known: "Known") -> p.Seat:
    return p.Seat(
        code=row.code(),
        label=row.label("label"),
        count=row.number("count", 1, 100),
        college=row.choice("college", p.COLLEGES) if row.has("college") else "",
        has_same_category=row.has("same_category") and row.flag("same_category"),
        chairs=row.number("chairs", 1, 2) if row.has("chairs") else 0,
        law=known.law(row),
    )
