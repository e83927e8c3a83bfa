"""The shape of a case's number, as an administrator writes it: ``IA/{year}/{serial:3}/{unit}``."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused

_PART = re.compile(r"\{(year|serial|unit)(?::([1-6]))?\}")
_BETWEEN = re.compile(r"[A-Za-z0-9/._-]*")
LONGEST = 40  # characters of a pattern; a number has at most 60, with a unit of 40 it would not fit in more
EXAMPLE = {"year": 2031, "serial": 7, "unit": "north-gate"}


class PatternUnusable(Refused):
    """Two cases could get one number, or a number could not be said."""

    sentence = _(
        "Write {year} and {serial} once each, and {unit} at most once; a width may follow the serial, as in {serial:4}."
        " Between two of them stands a sign such as - or /. Otherwise only letters, digits and the signs - / . _ serve."
    )


@dataclass(frozen=True)
class Pattern:
    """A pattern that was looked at; ``number`` makes one."""

    text: str

    def number(self, *, year: int, serial: int, unit: str) -> str:
        """The number in this shape; the serial is filled with zeros up to its width."""

        def said(part: re.Match[str]) -> str:
            if part[1] == "serial":
                return str(serial).zfill(int(part[2] or 1))
            return str(year) if part[1] == "year" else unit

        return _PART.sub(said, self.text)

    @property
    def example(self) -> str:
        """What a number would look like."""
        return self.number(**EXAMPLE)


def read(text: str) -> Pattern:
    """Look at what was written. Raises PatternUnusable.

    Parts stand apart by a sign, and the year is always there, so that no two cases can come to one number.
    """
    parts = list(_PART.finditer(text))
    names = [part[1] for part in parts]
    between = _PART.split(text)[::3]
    apart = all(re.search(r"[/._-]", gap) for gap in between[1:-1])
    sound = sorted(names) in (["serial", "year"], ["serial", "unit", "year"]) and apart and len(text) <= LONGEST
    only_serial_has_a_width = all(part[1] == "serial" or not part[2] for part in parts)
    if not (sound and only_serial_has_a_width and all(_BETWEEN.fullmatch(gap) for gap in between)):
        raise PatternUnusable()
    return Pattern(text)
