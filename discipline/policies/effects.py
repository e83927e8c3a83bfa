"""Who carries effects out, asks for a stay and rules on it, and puts something into the file of an appeal."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.models import Appeal, AppealEffect
from discipline.policies.appeal import require_independent
from discipline.policies.proceeding import require_state
from discipline.states import APPEAL, SECRETARIAT
from machine.refusals import Refused


class NothingOwed(Refused):
    sentence = _("This effect holds by itself: nobody has to carry it out.")


class DoneAlready(Refused):
    sentence = _("This was recorded as done already.")


class StayAsked(Refused):
    sentence = _("A stay was asked for already.")


class StaysByItself(Refused):
    sentence = _("Under the procedure this appeal stops the sanction by itself: no stay needs to be asked for.")


class NeverStays(Refused):
    sentence = _("Under the procedure this appeal cannot stop the sanction.")


class NoStayAsked(Refused):
    sentence = _("Nobody asked for a stay, or it was ruled on already.")


def require_may_carry_out(*, effect: AppealEffect, by: Any) -> None:
    """The secretariat records what was carried out, once."""
    require_role(by, SECRETARIAT)
    if not effect.is_task:
        raise NothingOwed()
    if effect.done_on is not None:
        raise DoneAlready()


def require_may_ask_stay(*, appeal: Appeal, by: Any) -> None:
    """The secretariat registers the person's request, while the appeal is open."""
    require_role(by, SECRETARIAT)
    require_state(appeal, "lodged", "admitted")
    kind = appeal.sanction.proceeding.procedure.profile.appeal(appeal.kind)
    if kind.stay == "none":
        raise NeverStays()
    if kind.stay == "by_itself":
        raise StaysByItself()
    if hasattr(appeal, "stay"):
        raise StayAsked()


def require_may_rule_stay(*, appeal: Appeal, by: Any) -> None:
    """Whoever may determine the appeal rules on its stay, once."""
    require_independent(appeal=appeal, by=by)
    require_state(appeal, "lodged", "admitted")
    stay = getattr(appeal, "stay", None)
    if stay is None or stay.ruled_at is not None:
        raise NoStayAsked()


def require_may_put_in(*, appeal: Appeal, by: Any) -> None:
    """The secretariat, or who determines it, puts something in while it is examined."""
    require_role(by, SECRETARIAT, APPEAL)
    require_state(appeal, "admitted")
