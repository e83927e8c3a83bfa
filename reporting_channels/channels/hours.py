"""Opening hours: typed as people write them, kept as stretches of weekdays, said in words."""

import re
from collections.abc import Iterable
from datetime import time
from itertools import groupby, pairwise

from django.core.exceptions import ValidationError
from django.utils.formats import time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reporting_channels.channels.terms import Hours
from reporting_channels.codes import Weekday
from ui.forms import PlainTextField

_MOMENT = r"([01]?\d|2[0-4])(?:\s*[:hH.]\s*([0-5]\d)?)?"
_STRETCH = re.compile(rf"^\s*{_MOMENT}\s*(?:-|–|—|to|à|bis)\s*{_MOMENT}\s*$", re.IGNORECASE)
LAST = time(23, 59)


class HoursField(PlainTextField):
    """The hours of one weekday: ``9:00-12:00, 14:00-17:30``; empty for closed. The value is pairs of times."""

    def clean(self, value):
        """Pairs of times in their order; a ValidationError that says what was not understood."""
        text = super().clean(value)
        found = sorted(_stretch(one) for one in re.split(r"[,;/]|\bet\b|\band\b", text)) if text else []
        if any(later[0] < earlier[1] for earlier, later in pairwise(found)):
            raise ValidationError(_("Two stretches of this day overlap."))
        return found


def _stretch(text: str) -> tuple[time, time]:
    found = _STRETCH.match(text)
    if not found:
        raise ValidationError(
            _("“%(text)s” was not understood. Write hours like 9:00-12:00, 14:00-17:30.") % {"text": text.strip()}
        )
    hour, minute, last_hour, last_minute = (int(part or 0) for part in found.groups())
    opens, closes = _time(hour, minute), _time(last_hour, last_minute)
    if closes <= opens:
        raise ValidationError(_("“%(text)s” ends before it begins.") % {"text": text.strip()})
    return opens, closes


def _time(hour: int, minute: int) -> time:
    return LAST if hour == 24 else time(hour, minute)


def as_typed(hours: Iterable[Hours], weekday: int) -> str:
    """The hours of one weekday as the field takes them."""
    return ", ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in hours if one.weekday == weekday)


def in_words(hours: Iterable) -> list[tuple[str, str]]:
    """The week in lines of (days, hours): days that follow each other with the same hours share one line."""
    by_day = {day: [] for day in range(7)}
    for one in sorted(hours, key=lambda each: (each.weekday, each.opens)):
        by_day[one.weekday].append((one.opens, one.closes))
    lines = []
    for stretches, days in groupby(by_day.items(), key=lambda pair: pair[1]):
        if stretches:
            lines.append((_days([day for day, _same in days]), _stretches(stretches)))
    return lines


def _days(days: list[int]) -> str:
    first, last = (str(Weekday(day).label) for day in (days[0], days[-1]))
    said = first if len(days) == 1 else _("%(first)s to %(last)s") % {"first": first, "last": last}
    return capfirst(said)


def _stretches(stretches: list[tuple[time, time]]) -> str:
    said = [
        _("%(opens)s to %(closes)s") % {"opens": time_format(opens, "H:i"), "closes": time_format(closes, "H:i")}
        for opens, closes in stretches
    ]
    return _(" and ").join(said)
