"""Who may look across cases, and what such a look leaves out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.policies import require_role
from cases.models import HistoryIndex
from machine.refusals import Refused

KEEPERS = ("head_of_office",)
ANALYSTS = ("head_of_office", "reviewer", "investigator", "disciplinary_authority")


class NotAnalyst(Refused):
    """Looking across cases is a permission of its own."""

    http_status = 403
    sentence = _("Looking across cases is for the head of office and for those whom the head has named for it.")


class NoName(Refused):
    """Only a named person has a history."""

    sentence = _("Only a named person can be looked for in other cases.")


class OddAnalyst(Refused):
    """Who may be named."""

    sentence = _("This person's role does not go with looking across cases.")


def holds_index(by: Any) -> bool:
    """Whether the member was let into the index."""
    index = HistoryIndex.objects.first()
    return index is not None and permissions.has(by, index)


def require_may_look(*, subject: Any, by: Any) -> None:
    """A named person of a case that one works on, and a place in the index."""
    if not (holds_index(by) or may_found(by)):
        raise NotAnalyst()
    if subject.kind != "named":
        raise NoName()


def require_keeper(*, by: Any) -> None:
    """The page of the index is the head's."""
    require_role(by, *KEEPERS)


def require_may_keep_index(*, by: Any) -> None:
    """A head of office who is in the index, or founds it, lets others in."""
    require_keeper(by=by)
    if not (holds_index(by) or may_found(by)):
        raise NotAnalyst()


def may_found(by: Any) -> bool:
    """The first head of office who looks makes the index; later ones are let in by that head."""
    return by.has_role("head_of_office") and not HistoryIndex.objects.exists()


def require_may_give(*, member: Any, by: Any) -> None:
    """To an analyst of the office, never to an administrator or an outside body."""
    require_may_keep_index(by=by)
    if not any(member.has_role(role) for role in ANALYSTS) or member.has_role("administrator"):
        raise OddAnalyst()
