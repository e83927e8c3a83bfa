"""The classes of keeping and the escalations of a profile, read strictly."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from .reading import Reader
from .retention import CHAIN, ENDINGS, Escalation, RetentionClass

if TYPE_CHECKING:
    from .schema import Known


def read_retention(row: Reader, known: "Known") -> RetentionClass:
    """One [[retentions]] table: a clock for every ending, so that nothing is kept for ever by omission."""
    clocks = row.table("clocks")
    by_ending = {ending: known.reference(clocks, ending, "clocks") for ending in ENDINGS}
    clocks.done()
    return RetentionClass(
        row.code(), row.label("label"), MappingProxyType(by_ending), known.references(row, "grace", "clocks", []),
        row.number("warning", 0, 365), known.law(row),
    )  # fmt: skip


def read_escalation(row: Reader, known: "Known") -> Escalation:
    """One [[escalations]] table."""
    return Escalation(
        known.reference(row, "clock", "clocks"),
        row.number("days", -365, 365),
        row.choice("to", tuple(CHAIN)),
        known.law(row),
    )
