"""The interim measures of a profile, read strictly."""

from typing import TYPE_CHECKING

from .interim import CONDITIONS, DECIDERS, Ending, InterimMeasure, Keeping, Withholding
from .reading import Reader

if TYPE_CHECKING:
    from .schema import Known

MOST_MONTHS = 24


def read_interim(row: Reader, known: "Known") -> InterimMeasure:
    """One [[interim_measures]] table."""
    deciders = row.words("decided_by")
    for decider in deciders:
        if decider not in DECIDERS:
            row.wrong(f"“{decider}” decides no interim measure: {', '.join(DECIDERS)}.", "decided_by")
    if not deciders:
        row.wrong("say who decides it.", "decided_by")
    return InterimMeasure(
        code=row.code(),
        label=row.label("label"),
        clock=known.reference(row, "clock", "clocks"),
        decided_by=deciders,
        pay=row.label("pay"),
        withholding=_withholding(row.table("withholding"), known) if row.has("withholding") else None,
        keeping=_keeping(row.table("keeping"), known) if row.has("keeping") else None,
        ended_by=tuple(_ending(one, known) for one in row.tables("ended_by")),
        law=known.law(row),
    )


def _withholding(row: Reader, known: "Known") -> Withholding:
    made = Withholding(row.number("most_percent", 1, 100), row.choice("needs", CONDITIONS), known.law(row))
    row.done()
    return made


def _keeping(row: Reader, known: "Known") -> Keeping:
    made = Keeping(
        row.choice("needs", CONDITIONS),
        row.number("review_months", 1, MOST_MONTHS),
        row.label("label"),
        known.law(row),
    )
    row.done()
    return made


def _ending(row: Reader, known: "Known") -> Ending:
    made = Ending(row.code(), row.label("label"), known.law(row))
    row.done()
    return made
