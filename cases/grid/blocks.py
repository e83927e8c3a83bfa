"""The grid on the case's page."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.access import subject_words
from cases.doors import door
from cases.grid import access, policies
from cases.grid.summary import SUMMARIES, summary_of
from cases.tabs import Look, block, tab


def grid(look: Look) -> dict[str, Any]:
    """Subjects by allegations, with what stands around each, and the case's summary as it is computed now."""
    case = access.read_grid(look.by, look.case, look.at)
    rows = []
    for subject in case.shown_subjects:
        said = [one for one in case.shown_allegations if one.subject_id == subject.pk]
        rows.append({"words": subject_words(subject), "allegations": [_line(one) for one in said]})
    fill = door(_("Fill the grid"), "cases:fill", look.case, policies.require_may_fill, case=look.case, by=look.by)
    return {"rows": rows, "summary": SUMMARIES[summary_of(case.shown_allegations)], "fill": fill}


def _line(allegation: Any) -> dict[str, Any]:
    evidence = allegation.shown_evidence
    finding = allegation.standing_finding
    return {
        "row": allegation,
        "breaches": [one for one in allegation.breaches.all() if one.withdrawn_at is None],
        "supports": _pieces(evidence, finding, "supports"),
        "contradicts": _pieces(evidence, finding, "contradicts"),
        "neutral": [one for one in evidence if one.bearing == "neutral"],
        "finding": finding,
        "is_confirmed": finding is not None and finding.confirmed_at is not None,
    }


def _pieces(evidence: list[Any], finding: Any, bearing: str) -> list[Any]:
    """What was linked, and what the standing finding rests on beside it."""
    linked = {one.exhibit_id or one.interview_id for one in evidence}
    rested = finding.reliances.all() if finding is not None else ()
    more = [one.exhibit or one.interview for one in rested if one.bearing == bearing]
    return [one for one in evidence if one.bearing == bearing] + [one for one in more if one.pk not in linked]


tab("grid", gettext_lazy("Grid"), order=25)
block("grid", "cases/tabs/grid.html", grid, order=10)
