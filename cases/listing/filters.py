"""What of the case list is asked for: codes in the address, in words for people."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models.team import ROLES
from cases.states import CASE
from ui.words import day_in_words

STATES = {one.code: one.label for one in CASE.states}
YES_NO = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")}
TICKED = {
    "waiting": gettext_lazy("My step"),
    "late": gettext_lazy("Late"),
    "changed": gettext_lazy("Changed since I looked"),
    "watched": gettext_lazy("Watched"),
}
LONGEST = 40  # characters of a code


@dataclass(frozen=True)
class Filters:
    """Every filter of the list; empty ones do not count."""

    state: str = ""
    category: str = ""
    unit: str = ""
    part: str = ""
    lead: str = ""
    report: str = ""
    from_on: str = ""
    to_on: str = ""
    waiting: str = ""
    late: str = ""
    changed: str = ""
    watched: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> "Filters":
        """What the address (or a kept search) asks for, as far as it can mean anything."""
        values = {one.name: str(asked.get(one.name, "") or "").strip()[:LONGEST] for one in fields(cls)}
        return cls(**{name: value for name, value in values.items() if value and _makes_sense(name, value)})

    @property
    def given(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def query(self) -> str:
        """As it stands in an address."""
        return urlencode(self.given)

    @property
    def needs_a_look(self) -> bool:
        """Whether each case must be looked at, because no column tells."""
        return bool(self.waiting or self.late or self.changed)

    def words(self, categories: Mapping[str, Any], people: Mapping[str, str]) -> str:
        """The filters in the reader's language: the name of a kept search."""
        said = {
            "state": lambda code: STATES[code],
            "category": lambda code: categories.get(code, code),
            "unit": lambda code: code,
            "part": lambda code: _("My part: %(part)s") % {"part": ROLES[code]},
            "lead": lambda id: _("Lead: %(name)s") % {"name": people.get(id, "?")},
            "report": lambda code: _("From a report") if code == "yes" else _("Without a report"),
            "from_on": lambda day: _("Opened from %(day)s") % {"day": day_in_words(date.fromisoformat(day))},
            "to_on": lambda day: _("Opened until %(day)s") % {"day": day_in_words(date.fromisoformat(day))},
        }
        parts = [said[name](value) if name in said else TICKED[name] for name, value in self.given.items()]
        return " · ".join(str(one) for one in parts) or _("All cases")


def _makes_sense(name: str, value: str) -> bool:
    if name in TICKED:
        return value == "1"
    if name in ("from_on", "to_on"):
        return _is_day(value)
    if name == "lead":
        return _is_id(value)
    known = {"state": STATES, "part": ROLES, "report": YES_NO}.get(name)
    return value in known if known is not None else True


def _is_day(value: str) -> bool:
    try:
        return parse_date(value) is not None
    except ValueError:
        return False


def _is_id(value: str) -> bool:
    try:
        return bool(UUID(value))
    except ValueError:
        return False
