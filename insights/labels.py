"""The rows of each breakdown, in order, with their words: from the room's own lists and from the procedures in force.

All codes of a list make a row, counted or not: a list that grew with what happened would tell that it happened.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cases.early.states import CLOSED, EARLY_ALERT
from cases.models.case import OUTCOMES
from cases.models.derogation import PAIRS
from discipline.interim.states import INTERIM_MEASURE
from discipline.models import Proceeding
from insights import counting, restricted
from insights.periods import Year
from procedures import access as procedures
from procedures.profile import Profile
from procedures.units.access import name_of
from reporting_channels.codes import Category, Felt, NoCaseReason, Risk
from reporting_channels.models import Channel

Words = dict[str, str]
LISTED = {
    "ended": [(code, INTERIM_MEASURE.state(code).label) for code in ("lifted", "lapsed", "replaced")],
    "closure": [(code, EARLY_ALERT.state(code).label) for code in CLOSED],
    "pair": list(PAIRS.items()),
}


def rows(measure: str, breakdown: str, year: Year, counted: Iterable[str]) -> Words:
    """Code to label, in the order in which the rows stand; codes that no list knows come last, as they are."""
    known = _known(measure, breakdown, year)
    unknown = sorted(code for code in set(counted) if code not in known)
    return known | {code: code or _("Not said") for code in unknown}


def _known(measure: str, breakdown: str, year: Year) -> Words:
    if breakdown == "channel":
        return {channel.code: channel.name for channel in Channel.objects.all()}
    if breakdown == "unit":
        return {code: name_of(code) for code in counting.units(year)} | {restricted.RESTRICTED: _("Restricted cases")}
    if breakdown == "timeliness":
        return {counting.IN_TIME: _("In time"), counting.LATE: _("Late or not done")}
    if breakdown == "coming_back":
        return {counting.WROTE: _("Wrote again"), counting.SILENT: _("Did not write again")}
    if breakdown == "reason":
        return _worded(NoCaseReason.choices)
    if breakdown == "answer":
        return _worded(Felt.choices) | {"": _("Not said")}
    if breakdown == "risk":
        return _worded(Risk.choices)
    if breakdown == "category":
        return _worded(Category.choices) if measure == "reports_assessed" else _of_profiles("categories")
    if breakdown in LISTED:
        return _worded(LISTED[breakdown])
    if breakdown == "measure":
        return _of_profiles("interim_measures")
    if breakdown == "finding":
        return _of_profiles("findings")
    if breakdown == "sanction":
        return _of_profiles("scale")
    return _outcomes(measure)


def _outcomes(measure: str) -> Words:
    if measure == "cases_closed":
        return _worded(OUTCOMES.items())
    if measure == "proceedings_decided":
        return _worded(Proceeding.Outcome.choices)
    return _of_profiles("outcomes") | {"": _("Declared inadmissible")}


def _worded(pairs: Iterable[tuple[str, object]]) -> Words:
    return {code: str(label) for code, label in pairs}


def _of_profiles(part: str) -> Words:
    """The words of the law, in its order; where two procedures share a code, the first one's words."""
    profiles: list[Profile] = [version.profile for version in procedures.list_latest()]
    found: Words = {}
    for profile in profiles:
        for one in getattr(profile, part):
            found.setdefault(one.code, str(one.label))
    return found
