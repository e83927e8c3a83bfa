"""Who orders, confirms, revokes and erases, and when the procedure lets it be done."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.appeals.recipes import stayed_by
from discipline.models import Sanction
from discipline.policies.decision import BeforeNotice, Stayed
from discipline.policies.proceeding import require_state
from discipline.states import AUTHORITY, SECRETARIAT
from machine.refusals import Refused
from procedures.sanctions import SUSPENDED


class OrderedAlready(Refused):
    sentence = _("The order to carry this sanction out was given already.")


class NotOrdered(Refused):
    sentence = _("Give the order to carry the sanction out first.")


class OrderFirst(Refused):
    sentence = _("Nothing was confirmed that needs to be corrected: the payroll did what was ordered.")


class NothingSuspended(Refused):
    sentence = _("No part of this sanction is suspended, or it was revoked already.")


class ProbationOver(Refused):
    sentence = _("The probation is over: the suspended part can no longer be revoked.")


class DoesNotRevoke(Refused):
    http_status = 422
    sentence = _("Under the procedure this sanction does not revoke a suspended part.")


class OfAnotherPerson(Refused):
    http_status = 422
    sentence = _("This sanction was imposed on somebody else: only a later one of the same person revokes it.")


class NothingToServe(Refused):
    sentence = _("No revoked days are left to be served.")


class NoErasure(Refused):
    sentence = _(
        "Under the procedure the mention of this sanction is never recorded or never erased,"
        " or nothing was found about it."
    )


class NotYetErased(Refused):
    sentence = _("The time after which the mention may be erased has not run.")


class NobodyAsked(Refused):
    http_status = 422
    sentence = _("Under the procedure this mention is erased only if the person asks: give the day of the request.")


class ErasedAlready(Refused):
    sentence = _("The mention was erased already.")


def require_may_order(*, sanction: Sanction, by: Any) -> None:
    """The secretariat orders a sanction that was notified, stands and is not stayed; once."""
    require_role(by, SECRETARIAT)
    require_state(sanction, "notified", "executed")
    if stayed_by(sanction) is not None:
        raise Stayed()
    if hasattr(sanction, "order"):
        raise OrderedAlready()


def require_after_notice(*, sanction: Sanction, starts_on: date) -> None:
    """No effect before the person was told."""
    if sanction.notified_on is None or starts_on < sanction.notified_on:
        raise BeforeNotice()


def require_may_confirm_payroll(*, sanction: Sanction, by: Any) -> None:
    """What the payroll did is recorded after the order, and again as long as it differs from it."""
    require_role(by, SECRETARIAT)
    order = getattr(sanction, "order", None)
    if order is None:
        raise NotOrdered()
    if not order.is_gap:
        raise OrderFirst()


def require_may_revoke(*, sanction: Sanction, by: Any) -> None:
    """The authority revokes a suspended part, once."""
    require_role(by, AUTHORITY)
    require_state(sanction, "notified", "executed")
    if not sanction.parameters.get(SUSPENDED) or hasattr(sanction, "revocation"):
        raise NothingSuspended()


def require_may_serve_revoked(*, sanction: Sanction, by: Any) -> Any:
    """The secretariat records the serving of revoked days, once; the revocation comes back."""
    require_role(by, SECRETARIAT)
    row = getattr(sanction, "revocation", None)
    if row is None or row.served_at is not None:
        raise NothingToServe()
    return row


def require_may_erase(*, sanction: Sanction, by: Any) -> None:
    """The secretariat takes off the mention of a sanction that stands, where the procedure erases it at all."""
    require_role(by, SECRETARIAT)
    require_state(sanction, "notified", "executed")
    if sanction.proceeding.procedure.profile.sanction(sanction.code).erasure.mode not in ("automatic", "on_request"):
        raise NoErasure()
    if hasattr(sanction, "mention_erasure"):
        raise ErasedAlready()


def require_time_run(*, erasure: Any, due: Any, asked_on: date | None) -> None:
    """The erasure's clock has run, and the person asked where they have to."""
    if erasure.mode == "on_request" and asked_on is None:
        raise NobodyAsked()
    if due is None or due.on is None:
        raise NotYetErased()
    day = asked_on if erasure.mode == "on_request" else due.today
    if (due.clock.bound == "earliest" and day < due.on) or (due.clock.bound != "earliest" and day <= due.on):
        raise NotYetErased()
