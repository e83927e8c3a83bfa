"""What sets a tradition apart, read strictly: its steps, the rules about the file, its warnings, factors and ranges."""

from typing import TYPE_CHECKING

from . import tradition as t
from .reading import Reader

if TYPE_CHECKING:
    from .schema import Known


def read_step(row: Reader, known: "Known") -> t.StepOfLine:
    """One [[steps]] table."""
    return t.StepOfLine(
        row.choice("code", t.STEPS), row.label("label"), row.flag("only_with_board", False), known.law(row)
    )


def read_file_rule(row: Reader, known: "Known") -> t.FileRule:
    """One [[file_rules]] table: a rule that the machine keeps, and the steps of this profile that wait for it."""
    rule = t.FileRule(
        row.choice("code", t.FILE_RULES), row.label("label"), known.references(row, "before", "steps"), known.law(row)
    )
    if not rule.before and row.has("before"):
        row.wrong("“before” is empty.", "before")
    return rule


def read_warning(row: Reader, known: "Known") -> t.Caution:
    """One [[warnings]] table."""
    return t.Caution(row.code(), row.label("label"), known.law(row))


def read_factor(row: Reader, known: "Known") -> t.Factor:
    """One [[factors]] table."""
    return t.Factor(row.code(), row.label("label"), known.law(row))


def read_range(row: Reader, known: "Known") -> t.Range:
    """One [[ranges]] table: sanctions of the scale, in its order."""
    found = t.Range(row.code(), row.label("label"), known.references(row, "sanctions", "sanctions"), known.law(row))
    if not found.sanctions and row.has("sanctions"):
        row.wrong("a range needs at least one sanction.", "sanctions")
    return found


def require_line(top: Reader, steps: tuple[t.StepOfLine, ...], *, has_board: bool) -> None:
    """The steps stand in the order of the machine and end in a decision; only a board gives an opinion."""
    codes = [step.code for step in steps]
    order = [t.STEPS.index(code) if code in t.STEPS else 0 for code in codes]
    for place, step in enumerate(steps):
        row = top.inner(top.values["steps"][place], "steps", place)
        if place and order[place] < order[place - 1]:
            row.wrong(f"the steps are out of order: {', '.join(t.STEPS)} is the only one.", "code")
        if place == len(steps) - 1 and step.code != "decide":
            row.wrong("the last step must be “decide”: a proceeding ends in a decision.", "code")
        if step.code == "give_opinion" and not has_board:
            row.wrong("only a board gives an opinion, and the profile has no [board].", "code")
        if step.code == "give_opinion" and "hold" not in codes:
            row.wrong("a board that never sits can give no opinion: add the step “hold”.", "code")
        if step.code == "hold" and "convoke" not in codes:
            row.wrong("nobody can be heard who was not convoked: add the step “convoke”.", "code")


def require_ranges(top: Reader, ranges: tuple[t.Range, ...], order: list[str]) -> None:
    """A range names its sanctions in the order of the scale."""
    for place, row in enumerate(ranges):
        places = [order.index(code) for code in row.sanctions if code in order]
        if places != sorted(places):
            top.inner(top.values["ranges"][place], "ranges", place).wrong(
                "a range runs from the mildest sanction to the most severe, in the order of the scale.", "sanctions"
            )
