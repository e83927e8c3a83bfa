"""What may be done with a report that is kept apart: look, let in, set aside, and nothing else."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import NotFromHere, Refused

LOOKERS = ("receiver", "head_of_office", "outside_body")


class KeptApart(Refused):
    """Nobody has let it in yet."""

    sentence = _("This report is still kept apart. Let it in first, then go on.")


def require_let_in(*, report) -> None:
    """Whatever goes on with a report goes on with one that stands in the inbox."""
    if report.is_apart:
        raise KeptApart()


def _require_looker(report, by, verb: str) -> None:
    require_role(by, *LOOKERS)
    if report.machine.edge(report.state, verb) is None:
        raise NotFromHere()


def require_may_let_in(*, report, by) -> None:
    """Receiver or head of office; one look suffices."""
    _require_looker(report, by, "let_in")


def require_may_set_aside(*, report, by) -> None:
    """Receiver or head of office; it can be taken back."""
    _require_looker(report, by, "set_aside")
