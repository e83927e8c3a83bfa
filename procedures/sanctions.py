"""Sanctions and their bounds: what the law of the profile allows, and the sentence when it does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused

from .counting import add_months
from .law import Cited, Law
from .steps import amount_of
from .words import Label

SUSPENDED = "suspended_days"
STARTS_ON = "starts_on"
TOUCHES = ("pay", "career", "post", "service")  # what an annulment has to give back
PARAMETER_UNITS = ("day", "month", "step", "grade", "percent")
ERASURES = {
    "never_recorded": _("Never recorded."),
    "automatic": _("Erased by itself after:"),
    "on_request": _("Erased at the person's request after:"),
    "none": _("Not erased."),
    "unknown": _("Nothing was found about its erasure."),
}


class OutOfBounds(Refused):
    """A sanction is asked for that the law of the profile does not allow; the sentence names the article."""

    http_status = 422


def _refuse(text: Any, law: Law, **values: Any) -> NoReturn:
    raise OutOfBounds(Cited(text, law, **values))


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the scale: whether the board must be heard, and which body decides."""

    code: str
    label: Label
    needs_board: bool
    authority: str
    law: Law
    authority_law: Law


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number the sanction takes. `maximum_in` is the unit the law speaks in ("2 years") when people give days."""

    name: str
    label: Label
    unit: str
    minimum: int
    maximum: int
    maximum_in: str
    law: Law

    def most(self, starts_on: date | None) -> int:
        """The maximum in the parameter's own unit; without a first day, the shortest that years and months can be."""
        if self.maximum_in == self.unit:
            return self.maximum
        months = self.maximum * (12 if self.maximum_in == "year" else 1)
        return _days_of(months, starts_on, shortest=True)

    def require(self, value: Any, starts_on: date | None) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            _refuse(_("%(what)s: give a whole number."), self.law, what=self.label)
        if not self.minimum <= value <= self.most(starts_on):
            text = _("%(what)s: between %(minimum)s and %(maximum)s, not %(value)s.")
            _refuse(text, self.law, what=self.label, minimum=self.minimum, maximum=self.maximum_says, value=value)

    @property
    def maximum_says(self) -> str:
        """2 years, where the law speaks in another unit; else the bare number."""
        return str(self.maximum) if self.maximum_in == self.unit else amount_of(self.maximum, self.maximum_in)


@dataclass(frozen=True, slots=True)
class Suspension:
    """The part of an exclusion that need not be served (sursis), and what must stay firm."""

    firm_minimum: int
    firm_unit: str
    probation_clock: str
    law: Law
    revoked_by: tuple[str, ...] = ()

    @property
    def firm_says(self) -> str:
        return amount_of(self.firm_minimum, self.firm_unit)

    def require(self, days: int, suspended: Any, starts_on: date | None) -> None:
        if not isinstance(suspended, int) or isinstance(suspended, bool) or not 0 <= suspended <= days:
            _refuse(_("The suspended part is a whole number of days, from 0 to %(days)s."), self.law, days=days)
        firm = self.firm_minimum
        if self.firm_unit == "month" and firm:
            firm = _days_of(firm, starts_on, shortest=False)
        if suspended and days - suspended < firm:
            text = _("At least %(firm)s must stay firm.")
            _refuse(text, self.law, firm=amount_of(self.firm_minimum, self.firm_unit))


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact about the person's post that must be so for the sanction to be possible."""

    name: str
    must_be: bool
    label: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Erasure:
    """Whether the mention stays on the personal file, and which clock takes it away."""

    mode: str
    clock: str
    law: Law

    @property
    def says(self):
        return ERASURES[self.mode]


@dataclass(frozen=True, slots=True)
class SanctionRule:
    """One rung of the scale."""

    code: str
    group: Group
    label: Label
    law: Law
    parameters: tuple[Parameter, ...]
    conditions: tuple[Condition, ...]
    suspension: Suspension | None
    erasure: Erasure
    complementary: tuple[str, ...]
    complementary_law: Law | None
    touches: tuple[str, ...] = ()

    @property
    def needs_board(self) -> bool:
        return self.group.needs_board

    def check(self, parameters: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The parameters, if the law allows them.

        Keys: the sanction's own numbers (`days` …), `suspended_days`, `starts_on` (a date: years and months are then
        counted exactly), its conditions (`lowest_grade` …, booleans) and `complementary` (codes of the scale).
        Raises OutOfBounds with a sentence and the article.
        """
        given = dict(parameters or {})
        starts_on = given.get(STARTS_ON)
        self._require_known(given)
        for parameter in self.parameters:
            if parameter.name not in given:
                _refuse(_("%(what)s: say how many."), parameter.law, what=parameter.label)
            parameter.require(given[parameter.name], starts_on)
        for condition in self.conditions:
            if given.get(condition.name, condition.must_be) is not condition.must_be:
                _refuse("%(why)s", condition.law, why=condition.label)
        if self.suspension and given.get(SUSPENDED):
            self.suspension.require(given.get("days", 0), given[SUSPENDED], starts_on)
        for code in given.get("complementary", ()):
            if code not in self.complementary:
                text = _("This sanction cannot be added to “%(what)s”.")
                _refuse(text, self.complementary_law or self.law, what=self.label)
        return given

    def _require_known(self, given: Mapping[str, Any]) -> None:
        known = {row.name for row in self.parameters} | {row.name for row in self.conditions}
        known |= {STARTS_ON, "complementary"}
        if self.suspension:
            known.add(SUSPENDED)
        for name in given:
            if name == SUSPENDED and SUSPENDED not in known and not given[name]:
                continue
            if name not in known:
                text = _("“%(what)s” does not take “%(name)s”: the list of sanctions is exhaustive.")
                _refuse(text, self.law, what=self.label, name=name)


def _days_of(months: int, starts_on: date | None, *, shortest: bool) -> int:
    """Days in that many months from the first day; without one, the reading that no calendar can break."""
    if starts_on:
        return (add_months(starts_on, months) - starts_on).days
    years, rest = divmod(months, 12)
    return years * 365 + rest * (28 if shortest else 31)
