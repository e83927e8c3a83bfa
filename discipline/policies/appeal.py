"""Appeals: lodged for the person, determined by somebody who had no part in the decision."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.models import Appeal, Sanction
from discipline.policies.proceeding import AppealOpen, HadPartInTheCase, require_state
from discipline.states import APPEAL, SECRETARIAT
from machine.refusals import Refused


class NotNotified(Refused):
    sentence = _("An appeal can be lodged once the person has been notified of the sanction.")


class AppealKindUnknown(Refused):
    http_status = 422
    sentence = _("The procedure knows no such appeal.")


class OutcomeUnknown(Refused):
    http_status = 422
    sentence = _("This appeal cannot end in that way under the procedure.")


class FiledLate(Refused):
    sentence = _("The appeal was filed after its last day. Declare it inadmissible, or check the dates.")


class VariationMissing(Refused):
    http_status = 422
    sentence = _("Say which sanction takes the place of the one appealed against.")


def require_may_lodge(*, sanction: Sanction, by: Any) -> None:
    """The secretariat registers an appeal against a notified sanction, one at a time."""
    require_role(by, SECRETARIAT)
    if sanction.notified_on is None:
        raise NotNotified()
    require_state(sanction, "notified", "executed")
    if any(appeal.state in ("lodged", "admitted", "determined") for appeal in sanction.appeals.all()):
        raise AppealOpen()


def judged_before(appeal: Appeal) -> set[Any]:
    """Members who proposed, confirmed, imposed or advised: none of them may determine the appeal."""
    sanction = appeal.sanction
    decision, proceeding = sanction.decision, sanction.proceeding
    judged = {decision.proposed_by_id, decision.confirmed_by_id, sanction.imposed_by_id, proceeding.opened_by_id}
    board = getattr(proceeding, "board", None)
    if board is not None:
        judged |= {pk for seat in board.seats.all() for pk in (seat.titular_id, seat.substitute_id) if pk}
    return judged


def require_independent(*, appeal: Appeal, by: Any) -> None:
    """The appeal authority had no part in the decision."""
    require_role(by, APPEAL)
    if by.pk in judged_before(appeal):
        raise HadPartInTheCase()


def require_may_admit(*, appeal: Appeal, by: Any) -> None:
    """An appeal is admitted by an independent authority."""
    require_independent(appeal=appeal, by=by)
    require_state(appeal, "lodged")


def require_in_time(*, filed_on: date, last_on: date | None) -> None:
    """Filed on the last day is in time."""
    if last_on is not None and filed_on > last_on:
        raise FiledLate()


def require_may_reject(*, appeal: Appeal, by: Any) -> None:
    """An appeal is declared inadmissible by the same authority."""
    require_independent(appeal=appeal, by=by)
    require_state(appeal, "lodged")


def require_may_determine(*, appeal: Appeal, by: Any) -> None:
    """An admitted appeal is determined by an independent authority."""
    require_independent(appeal=appeal, by=by)
    require_state(appeal, "admitted")


def require_may_implement(*, appeal: Appeal, by: Any) -> None:
    """The secretariat carries the outcome out."""
    require_role(by, SECRETARIAT)
    require_state(appeal, "determined")
