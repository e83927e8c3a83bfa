"""Who may keep a report longer, and who may destroy it before its time."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import NotFromHere, Refused
from reporting_channels.policies import READERS, SecondPersonNeeded


class AlreadyErased(Refused):
    """Nothing is left of it."""

    http_status = 410
    sentence = _("This report was erased. Nothing of it is left to keep or to destroy.")


class UnderLegalHold(Refused):
    """A hold stands."""

    sentence = _("A legal hold stands on this report. Nothing of it can be destroyed before the hold is lifted.")


class StillNeeded(Refused):
    """A case that was opened from it is not over."""

    sentence = _("A case that was opened from this report is not over. The report stays until it is.")


class AlreadyProposed(Refused):
    """One proposal at a time."""

    sentence = _("An early deletion of this report is already proposed. A second person must decide on it first.")


class AlreadyLifted(Refused):
    """The hold is over."""

    sentence = _("This hold was lifted already.")


class LiftedByAnother(Refused):
    """Nobody takes their own hold away."""

    sentence = _("You placed this hold. Another colleague must lift it.")


class NotOverYet(Refused):
    """The time of keeping has not begun."""

    sentence = _("The time of keeping starts when the report is closed. There is nothing to postpone yet.")


class CapReached(Refused):
    """The profile allows no further postponement."""

    sentence = _(
        "The erasure was postponed as often as the procedure allows. If it must stay for a court, place a legal hold."
    )


def require_may_hold(*, report, by) -> None:
    """Receiver or head of office, while there is something to hold."""
    require_role(by, *READERS)
    if report.is_erased:
        raise AlreadyErased()


def require_may_lift(*, legal_hold, report, by) -> None:
    """Receiver or head of office, and never the person who placed it."""
    require_role(by, *READERS)
    if report.is_erased:
        raise AlreadyErased()
    if not legal_hold.is_active:
        raise AlreadyLifted()
    if legal_hold.placed_by_id == by.pk:
        raise LiftedByAnother()


def require_may_postpone(*, report, keeping, by) -> None:
    """Receiver or head of office, after the closing, as often as the profile says."""
    require_role(by, *READERS)
    if report.is_erased:
        raise AlreadyErased()
    if keeping is None:
        raise NotOverYet()
    if not keeping.may_postpone:
        raise CapReached()


def require_may_propose(*, report, is_held: bool, is_needed: bool, has_open: bool, by) -> None:
    """Receiver or head of office, where no hold and no open case needs it."""
    require_role(by, *READERS)
    if report.is_erased:
        raise AlreadyErased()
    _require_free(is_held, is_needed)
    if has_open:
        raise AlreadyProposed()


def require_may_confirm(*, early_deletion, by, is_held: bool = False, is_needed: bool = False) -> None:
    """Receiver or head of office, and never the person who proposed."""
    _require_second(early_deletion, by, "confirm")
    _require_free(is_held, is_needed)


def require_may_refuse(*, early_deletion, by) -> None:
    """As for confirming."""
    _require_second(early_deletion, by, "refuse")


def require_may_erase(*, report, is_held: bool) -> None:
    """The sweep, whatever made it come: nothing that is held, nothing that is gone."""
    if report.is_erased:
        raise AlreadyErased()
    if is_held:
        raise UnderLegalHold()


def _require_free(is_held: bool, is_needed: bool) -> None:
    if is_held:
        raise UnderLegalHold()
    if is_needed:
        raise StillNeeded()


def _require_second(early_deletion, by, verb: str) -> None:
    require_role(by, *READERS)
    if early_deletion.machine.edge(early_deletion.state, verb) is None:
        raise NotFromHere()
    if early_deletion.proposed_by_id == by.pk:
        raise SecondPersonNeeded()
