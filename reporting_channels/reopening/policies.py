"""Who may open a closed report again: a privilege of the head, so that an end is worth something."""

from django.utils.translation import gettext_lazy as _

from accounts import permissions
from accounts.policies import require_role
from machine.refusals import NotFromHere, Refused
from reporting_channels.policies import OFFICE

HEADS = ("head_of_office", "outside_body")


class ReopenedByTheHead(Refused):
    """Whoever works on reports does not undo an end alone."""

    http_status = 403
    sentence = _("The head of office opens a closed report again. Write to them what is new.")


class ReopenedByAnother(Refused):
    """Where no head can open the report, a receiver does it, and not the one who closed it."""

    sentence = _("You closed this report yourself. Another colleague must open it again.")


def require_may_reopen(*, report, by) -> None:
    """The head of office, or the outside body for what went past the office (ISO 37002:2021 cl. 8.5).

    Where no head holds the report, because it concerns them, a receiver other than the one who closed it.
    """
    require_role(by, *OFFICE, *HEADS)
    if report.machine.edge(report.state, "reopen") is None:
        raise NotFromHere()
    if any(by.has_role(code) for code in HEADS):
        return
    if any(one.has_role(code) for one in permissions.holders(report) for code in HEADS):
        raise ReopenedByTheHead()
    if report.closed_by_id == by.pk:
        raise ReopenedByAnother()
