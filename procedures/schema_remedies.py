"""Appeals, their outcomes and ways of service, read strictly."""

from typing import TYPE_CHECKING

from . import remedies as r
from .reading import MISSING, Reader

if TYPE_CHECKING:
    from .schema import Known


def read_outcome(row: Reader, known: "Known") -> r.AppealOutcome:
    """One [[outcomes]] table; one that says no ``recipe`` ends the sanction, or leaves it standing."""
    ends = row.flag("ends_sanction")
    outcome = r.AppealOutcome(
        row.code(),
        row.label("label"),
        row.label("effect"),
        ends,
        row.flag("erases_file"),
        row.flag("may_restart"),
        known.law(row),
        row.choice("recipe", r.RECIPES, "") or _recipe(str(row.values.get("code", "")), ends=ends),
    )
    if outcome.ends_sanction is (outcome.recipe in ("stands", "withdrawn")):
        row.wrong("an outcome that lets the sanction stand cannot end it, nor the other way round.", "recipe")
    if (outcome.recipe == "replaced") is not (outcome.code == "varied"):
        row.wrong("the outcome that puts another sanction in place is called “varied”.", "recipe")
    if outcome.recipe == "merits" and outcome.may_restart:
        row.wrong("what was annulled on the merits is never taken up again.", "may_restart")
    return outcome


def _recipe(code: str, *, ends: bool) -> str:
    """What versions written before recipes meant by their codes."""
    by_code = {
        "varied": "replaced",
        "remitted": "remitted",
        "annulled_form": "form",
        "annulled_merits": "merits",
        "annulled_disproportionate": "disproportion",
    }
    return by_code.get(code, "annulled" if ends else "stands")


def read_appeal(row: Reader, known: "Known") -> r.AppealKind:
    """One [[appeals]] table."""
    none_found = "" if known.status == "draft" else MISSING
    kind = r.AppealKind(
        code=row.code(),
        label=row.label("label"),
        body=known.reference(row, "body", "bodies"),
        filing_clock=known.reference(row, "filing_clock", "clocks", none_found),
        silence_clock=known.reference(row, "silence_clock", "clocks", ""),
        outcomes=known.references(row, "outcomes", "outcomes"),
        law=known.law(row),
        lodged_as=known.event(row, "lodged_as") if row.has("lodged_as") else r.LODGED,
        answered_as=known.event(row, "answered_as") if row.has("answered_as") else r.DETERMINED,
        after=known.references(row, "after", "appeals", []),
        open_to=known.references(row, "open_to", "sanctions", []),
        open_law=known.law_or_none(row, "open_law"),
        stay=row.choice("stay", r.STAYS, "unknown"),
        stay_law=known.law_or_none(row, "stay_law"),
    )
    for key in ("lodged_as", "answered_as"):
        row.seen.add(key)
    if kind.open_to and kind.open_law is None:
        row.wrong("an appeal that is not open against every sanction needs its “open_law”.", "open_to")
    if kind.stay in ("by_itself", "none") and kind.stay_law is None:
        row.wrong("say with “stay_law” where it is written whether the appeal stops the sanction.", "stay")
    if kind.code in kind.after:
        row.wrong("an appeal cannot come after itself.", "after")
    return kind


def read_service(row: Reader, known: "Known") -> r.Service:
    """One [[services]] table."""
    code, label, law = row.choice("code", r.WAYS), row.label("label"), known.law(row)
    clock = known.reference(row, "clock", "clocks", "")
    return r.Service(code, label, clock, law)
