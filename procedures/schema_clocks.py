"""The clocks of a profile, read strictly."""

from typing import TYPE_CHECKING

from . import clocks, counting
from .reading import Reader

if TYPE_CHECKING:
    from .schema import Known

KINDS = (
    "ACK", "FEEDBACK", "TRIAGE", "PRELIM", "PRESCRIPTION", "NOTICE", "BOARD_OPINION", "INTERIM_MAX", "DECISION",
    "APPEAL_FILING", "SILENCE", "PROBATION", "RETENTION", "REVIEW", "COMMENT", "COMMITMENT",
)  # fmt: skip
MOST = 1000


def read_clock(row: Reader, known: "Known") -> clocks.Clock:
    """One [[clocks]] table with its holds and extensions."""
    clock = clocks.Clock(
        code=row.code(),
        kind=row.choice("kind", KINDS),
        label=row.label("label"),
        starts=known.event(row, "starts"),
        ends=known.event(row, "ends"),
        amount=row.number("amount", 1, MOST),
        unit=row.choice("unit", counting.UNITS),
        counting=row.choice("counting", counting.COUNTINGS),
        consequence=row.choice("consequence", clocks.CONSEQUENCES),
        law=known.law(row),
        counting_law=known.law_or_none(row, "counting_law"),
        bound=row.choice("bound", clocks.BOUNDS, "latest"),
        roll=row.choice("roll", clocks.ROLLS, "none"),
        holds=tuple(_hold(hold, known) for hold in row.tables("holds")),
        extensions=tuple(_extension(extension, known) for extension in row.tables("extensions")),
        note=row.label_or_none("note"),
        yields_to=known.reference(row, "yields_to", "clocks", ""),
        yields_law=known.law_or_none(row, "yields_law"),
        unprinted=known.reference(row, "unprinted", "clocks", ""),
        unprinted_law=known.law_or_none(row, "unprinted_law"),
    )
    if clock.yields_to and clock.yields_law is None:
        row.wrong("a clock that yields to another one needs its “yields_law”.", "yields_to")
    if clock.yields_to and clock.yields_to == clock.code:
        row.wrong("a clock cannot yield to itself.", "yields_to")
    if clock.unprinted and clock.unprinted_law is None:
        row.wrong("a clock that counts in place of another one needs its “unprinted_law”.", "unprinted")
    if clock.unprinted and clock.unprinted == clock.code:
        row.wrong("a clock cannot stand in for itself.", "unprinted")
    if clock.starts and clock.starts == clock.ends:
        row.wrong("a clock cannot end by the event that starts it.", "ends")
    return clock


def _hold(row: Reader, known: "Known") -> clocks.Hold:
    mode = row.choice("mode", clocks.HOLDS)
    is_instant = mode == "interrupt" and not row.has("ends")
    ends = "" if is_instant else known.event(row, "ends")
    hold = clocks.Hold(mode, known.event(row, "starts"), ends, known.law(row))
    if hold.starts and hold.starts == hold.ends:
        row.wrong("a hold cannot end by the event that starts it.", "ends")
    row.done()
    return hold


def _extension(row: Reader, known: "Known") -> clocks.Extension:
    extension = clocks.Extension(
        known.event(row, "event"), row.number("amount", 1, MOST), known.law(row), row.number("most", 1, 20, 1)
    )
    row.done()
    return extension
