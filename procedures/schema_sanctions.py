"""The sanction scale of a profile, read strictly."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import sanctions as s
from .law import Law
from .reading import WORDLESS, Reader

if TYPE_CHECKING:
    from .schema import Known

MOST = 100_000
# Stands in for a group that is not there, until the problem is reported.
NO_GROUP = s.Group("", WORDLESS, False, "", Law("", "", "", "not found"), Law("", "", "", "not found"))


def read_group(row: Reader, known: "Known") -> s.Group:
    return s.Group(
        row.code(), row.label("label"), row.flag("needs_board"), known.reference(row, "authority", "bodies"),
        known.law(row), known.law(row, "authority_law"),
    )  # fmt: skip


def read_sanction(row: Reader, known: "Known", groups: Iterable[s.Group]) -> s.SanctionRule:
    """One rung: [[sanctions]] with its parameters, conditions, suspended part and erasure."""
    code, wanted = row.code(), known.reference(row, "group", "groups")
    rule = s.SanctionRule(
        code=code,
        group=next((group for group in groups if group.code == wanted), NO_GROUP),
        label=row.label("label"),
        law=known.law(row),
        parameters=tuple(_parameter(inner, known) for inner in row.tables("parameters")),
        conditions=tuple(_condition(inner, known) for inner in row.tables("conditions")),
        suspension=_suspension(row.table("suspension"), known) if row.has("suspension") else None,
        erasure=_erasure(row.table("erasure"), known),
        complementary=known.references(row, "complementary", "sanctions", []),
        complementary_law=known.law_or_none(row, "complementary_law"),
        touches=_touches(row),
    )
    if rule.complementary and rule.complementary_law is None:
        row.wrong("a complementary sanction needs its “complementary_law”.", "complementary")
    if rule.suspension and "days" not in {parameter.name for parameter in rule.parameters}:
        row.wrong("only a sanction counted in “days” can be suspended in part.", "suspension")
    return rule


def _touches(row: Reader) -> tuple[str, ...]:
    touches = row.words("touches", [])
    for what in touches:
        if what not in s.TOUCHES:
            row.wrong(f"“{what}” is nothing that a sanction touches: {', '.join(s.TOUCHES)}.", "touches")
    return tuple(what for what in s.TOUCHES if what in touches)


def _parameter(row: Reader, known: "Known") -> s.Parameter:
    unit = row.choice("unit", s.PARAMETER_UNITS)
    parameter = s.Parameter(
        row.code("name"), row.label("label"), unit, row.number("minimum", 0, MOST), row.number("maximum", 0, MOST),
        row.choice("maximum_in", (*s.PARAMETER_UNITS, "year"), unit), known.law(row),
    )  # fmt: skip
    if parameter.maximum_in != unit and (unit != "day" or parameter.maximum_in not in ("month", "year")):
        row.wrong("“maximum_in” may turn days into months or years, nothing else.", "maximum_in")
    elif parameter.minimum > parameter.most(None):
        row.wrong("the minimum is greater than the maximum.", "minimum")
    row.done()
    return parameter


def _condition(row: Reader, known: "Known") -> s.Condition:
    condition = s.Condition(row.code("name"), row.flag("must_be"), row.label("label"), known.law(row))
    row.done()
    return condition


def _suspension(row: Reader, known: "Known") -> s.Suspension:
    suspension = s.Suspension(
        row.number("firm_minimum", 0, MOST), row.choice("firm_unit", ("day", "month")),
        known.reference(row, "probation_clock", "clocks"), known.law(row),
        known.references(row, "revoked_by", "sanctions", []),
    )  # fmt: skip
    row.done()
    return suspension


def _erasure(row: Reader, known: "Known") -> s.Erasure:
    erasure = s.Erasure(row.choice("mode", s.ERASURES), known.reference(row, "clock", "clocks", ""), known.law(row))
    if erasure.mode in ("automatic", "on_request") and not erasure.clock:
        row.wrong("erasure after a time needs the clock that says when.", "mode")
    row.done()
    return erasure
