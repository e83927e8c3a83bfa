"""Who may add an identity, take it back, or decide that the reporter is not told (Directive (EU) 2019/1937 art. 16)."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import NotFromHere, Refused
from reporting_channels.codes import IdentityPart
from reporting_channels.policies import NotYourRequest, NotYourShare, require_dialogue_open

MOST_DAYS_UNTOLD = 180


class NotByTheRequester(Refused):
    """Whoever wants the name does not decide that the reporter is not told."""

    http_status = 403
    sentence = _("Whoever asks for the identity cannot decide that the reporter is not told. A custodian must.")


class DerogationTooLong(Refused):
    """A derogation ends."""

    http_status = 422
    sentence = _("Choose a day after today, at most 180 days from now: then the reporter learns of it.")


class TakenBack(Refused):
    """The reporter took the identity back."""

    sentence = _("The reporter has taken this identity back. Nothing of it is left to open.")


class IdentityThere(Refused):
    """One identity at a time."""

    sentence = _("You have said who you are already. Take it back first if you want to change it.")


class NothingToTakeBack(Refused):
    """There is no identity, or not this part of it."""

    sentence = _("There is nothing of this left that could be taken back.")


class Held(Refused):
    """A legal hold stands."""

    sentence = _("A legal hold forbids to destroy anything of this report. Take it back once the hold is lifted.")


class OpenedAlready(Refused):
    """Somebody was allowed to read it."""

    sentence = _("It cannot be taken back any more: somebody was allowed to read it.")


def require_there(*, identity) -> None:
    """Nothing goes on with an identity that the reporter took back."""
    if identity.taken_back_on is not None:
        raise TakenBack()


def require_derogation_ends(*, until: date, today: date) -> None:
    """Not telling has a last day (MOST_DAYS_UNTOLD)."""
    if not today < until <= today + timedelta(days=MOST_DAYS_UNTOLD):
        raise DerogationTooLong()


def require_may_add_identity(*, report, has_identity: bool) -> None:
    """The reporter says who they are later, while the report is not closed."""
    require_dialogue_open(report=report)
    if has_identity:
        raise IdentityThere()


def require_may_take_back(*, identity, part: str, was_opened: bool) -> None:
    """The reporter takes back what is there, as long as nobody opened it."""
    if identity is None or (part != IdentityPart.ALL and identity.parts not in (part, IdentityPart.ALL)):
        raise NothingToTakeBack()
    if was_opened:
        raise OpenedAlready()
    if identity.compartment.under_hold:
        raise Held()


def require_may_derogate(*, identity_disclosure, by, has_share: bool = True) -> None:
    """A custodian of this identity, never the requester, records why the reporter is not told (art. 16(3))."""
    if identity_disclosure.requested_by_id == by.pk:
        raise NotByTheRequester()
    require_role(by, "identity_custodian")
    _require_leaves(identity_disclosure, "derogate")
    if not has_share:
        raise NotYourShare()


def require_may_lapse(*, identity_disclosure, by) -> None:
    """The requester withdraws what is not opened yet."""
    _require_leaves(identity_disclosure, "lapse")
    if identity_disclosure.requested_by_id != by.pk:
        raise NotYourRequest()


def _require_leaves(row, verb: str) -> None:
    if row.machine.edge(row.state, verb) is None:
        raise NotFromHere()
