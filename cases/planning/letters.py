"""The words of a mandate and of its amendments, composed for signature in the language of whoever signs."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models.investigation import POWERS
from ui.words import day_in_words


def of_mandate(
    *,
    number: str,
    procedure: str,
    purpose: str,
    conducts: Iterable[str],
    named: Iterable[str],
    powers: Iterable[str],
    ends_on: date,
    signed_by: str,
    signed_at: datetime,
) -> str:
    """The whole letter as text; each part is a paragraph, each enumeration a line a point."""
    parts = [
        _("MANDATE TO INVESTIGATE"),
        _("Case %(number)s · %(procedure)s") % {"number": number, "procedure": procedure},
        _("I order an administrative investigation into the following."),
        purpose,
        _("The investigation covers these allegations:"),
        _points(conducts),
        _("It is carried out by the following, each of whom stated that they have no conflict of interests:"),
        _points(named),
        _("To this end, and for nothing else, they may:"),
        _points(str(POWERS[code]) for code in powers),
        _("The mandate ends on %(day)s. A later end needs a signed amendment.") % {"day": day_in_words(ends_on)},
        _("They look for what speaks for and against each allegation, and report to me."),
        _signature(signed_by, signed_at),
    ]
    return "\n\n".join(part for part in parts if part)


def of_amendment(amendment, reasons: str, conducts: list[str], named: list[str]) -> str:
    """The letter by which a running mandate is amended."""
    case = amendment.investigation.case
    parts = [
        _("AMENDMENT %(rank)s OF THE MANDATE TO INVESTIGATE") % {"rank": amendment.rank},
        _("Case %(number)s") % {"number": case.number},
        reasons,
        amendment.ends_on and _("The mandate now ends on %(day)s.") % {"day": day_in_words(amendment.ends_on)},
        conducts and _("It also covers these allegations:"),
        _points(conducts),
        named and _("It also names the following, each of whom stated that they have no conflict of interests:"),
        _points(named),
        amendment.powers and _("The investigators may also:"),
        _points(str(POWERS[code]) for code in amendment.powers),
        _("Nothing else of the mandate changes."),
        _signature(amendment.signed_by.name, amendment.signed_at),
    ]
    return "\n\n".join(part for part in parts if part)


def _points(lines: Iterable[str]) -> str:
    return "\n".join(f"– {line}" for line in lines)


def _signature(name: str, at: datetime) -> str:
    return _("Signed by %(name)s on %(day)s") % {"name": name, "day": day_in_words(timezone.localdate(at))}
