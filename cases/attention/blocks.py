"""Watching and the next review, at the side of the case's overview."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.attention import marks, reviews
from cases.doors import door
from cases.tabs import FIRST, Look, block


def shown(look: Look) -> dict[str, Any]:
    """Whether the member watches it, and when it is looked at again."""
    return {
        "is_watched": marks.watched(look.by, look.case),
        "review": getattr(look.case, "next_review", None),
        "set_review": door(
            _("Set the next review"), "cases:review", look.case, reviews.require_may_set, case=look.case, by=look.by
        ),
    }


block(FIRST, "cases/attention/aside.html", shown, order=5, aside=True)
