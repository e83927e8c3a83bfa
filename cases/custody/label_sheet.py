"""Labels as a sheet of adhesive paper: the same numbers and codes as on the page, in the measures of the trade."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.custody import labels
from cases.models import Exhibit
from letters import press
from ui.context import office_name

SHEET = "labels"


def pdf(exhibits: Iterable[Exhibit], absolute: Any) -> bytes:
    """The labels of these exhibits in the reader's language. Raises letters.press.NotPrinted."""
    today = timezone.localdate()
    data = {
        "office": office_name(),
        "title": _("Labels"),
        "made": [today.year, today.month, today.day],
        "labels": [_label(one, absolute) for one in exhibits],
    }
    return press.pdf(SHEET, data, language())


def language() -> str:
    """The language of the page from which a paper is asked for; French where no sheet speaks it."""
    asked = (get_language() or "fr").partition("-")[0]
    return asked if asked in ("fr", "en") else "fr"


def _label(exhibit: Exhibit, absolute: Any) -> dict[str, str]:
    return {
        "number": exhibit.number,
        "rank": str(exhibit.rank),
        "kind": exhibit.kind_label,
        "qr": labels.standing_alone(labels.address_of(exhibit, absolute)),
        "alt": _("QR code of exhibit %(number)s") % {"number": exhibit.number},
    }
