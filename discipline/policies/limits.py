"""Who may ask that a prescription be overridden, and who may grant it: never the same person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.models import PrescriptionOverride
from discipline.policies.proceeding import HadPartInTheCase, NothingSustained, NotReferred
from discipline.states import AUTHORITY
from machine.refusals import Refused

DECIDERS = (AUTHORITY, "head_of_office")


class NotPrescribed(Refused):
    sentence = _("The time to open a proceeding has not run out, so there is nothing to override.")


class AskedAlready(Refused):
    sentence = _("An override for this person was asked for already.")


class DecidedAlready(Refused):
    sentence = _("Somebody has decided this already.")


class OwnRequest(Refused):
    http_status = 403
    sentence = _("You asked for this override. Another person must grant or refuse it.")


def require_may_ask(*, case: Any, by: Any, sustained: list[Any], took_part: set[Any], is_prescribed: bool) -> None:
    """Only the authority that could otherwise open, and only once the time is over."""
    require_role(by, AUTHORITY)
    if case.state not in ("referred", "discipline"):
        raise NotReferred()
    if by.pk in took_part:
        raise HadPartInTheCase()
    if not sustained:
        raise NothingSustained()
    if not is_prescribed:
        raise NotPrescribed()


def require_may_decide(*, override: PrescriptionOverride, by: Any) -> None:
    """Another member of the authority, or the head of the office; whoever investigated is not kept from refusing."""
    require_role(by, *DECIDERS)
    if by.pk == override.proposed_by_id:
        raise OwnRequest()
    if not override.is_open:
        raise DecidedAlready()
