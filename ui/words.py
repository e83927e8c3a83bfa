"""Days, moments and receipts written the way people read them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.formats import get_format
from django.utils.translation import get_language, get_language_info, ngettext, to_locale
from django.utils.translation import gettext as _

# Django's English day is American; the office writes British English. Its Arabic one has a comma before the year.
_DAY_FORMATS = {"en": "j F Y", "ar": "j F Y"}
# French counts the first of a month as an ordinal and the other days as numbers.
_FIRST_DAY_FORMATS = {"fr": r"1\e\r F Y"}


# What stands between a label and what it says, where it is not a colon and a space.
_COLONS = {"fr": "\u00a0: ", "ja": "："}


def colon() -> str:
    """A colon as the page's language writes it: in French no line may break before it."""
    return _COLONS.get((get_language() or "en").split("-")[0], ": ")


def labelled(label: object, says: object) -> str:
    """Label: what it says."""
    return f"{label}{colon()}{says}"


def day_in_words(value: date | datetime) -> str:
    """22 November 2026, in the language of the page and the office's zone."""
    language = to_locale(get_language() or "en").partition("_")[0]
    local = _local(value)
    shape = _FIRST_DAY_FORMATS.get(language) if local.day == 1 else None
    return format_date(local, shape or _DAY_FORMATS.get(language) or get_format("DATE_FORMAT"))


def moment_in_words(value: datetime) -> str:
    """22 November 2026 at 14:05, in the office's zone."""
    local = _local(value)
    return _("%(day)s at %(time)s") % {"day": day_in_words(local), "time": format_date(local, "H:i")}


def distance_in_words(due: date, today: date) -> str:
    """How far off a day is: today, in 3 days, 2 days late."""
    days = (due - today).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}


def language_name(code: str) -> str:
    """A language in the reader's own: arabe, Arabic; empty for one that is not known."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return ""


# Between the parts of an enumeration; Latin letters elsewhere.
_COMMAS = {"ar": "، ", "ja": "、"}
_SEMICOLONS = {"ar": "؛ ", "ja": "、"}


def listed(parts: Iterable[str], *, is_long: bool = False) -> str:
    """Parts of an enumeration in one line, as the page's language sets them apart; ``is_long``: they hold commas."""
    language = to_locale(get_language() or "en").partition("_")[0]
    sign = _SEMICOLONS.get(language, "; ") if is_long else _COMMAS.get(language, ", ")
    return sign.join(parts)


def groups_of_four(digits: str) -> list[str]:
    """A code of digits cut into groups of four, for eyes and for the telephone."""
    plain = "".join(digits.split())
    return [plain[start : start + 4] for start in range(0, len(plain), 4)]


def as_day(value: date | datetime) -> date:
    """The calendar day of a value in the office's zone."""
    local = _local(value)
    return local.date() if isinstance(local, datetime) else local


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
