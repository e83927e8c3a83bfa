"""Appeals: lodged for the person, determined by somebody who had no part in the decision."""

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.appeals.effects import is_lighter
from discipline.models import Appeal, Sanction
from discipline.models.appeal import STANDING
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


class NotOpenTo(Refused):
    """The sentence names the article."""


class ComesLater(Refused):
    sentence = _("Another appeal comes first under the procedure: it must have ended before this one is lodged.")


class NoStanding(Refused):
    sentence = _(
        "Only the person sanctioned, or somebody with their mandate, may contest the sanction. "
        "Declare the appeal inadmissible, with the reasons."
    )


class NotInForm(Refused):
    http_status, field = 422, "is_in_form"
    sentence = _("It must meet the conditions of form. Have it put right, or declare it inadmissible.")


class NotLate(Refused):
    http_status = 422
    sentence = _("The clock says that it was filed in time: lateness is no ground here.")


class HasStanding(Refused):
    http_status = 422
    sentence = _("It was lodged by the person or with their mandate: standing is no ground here.")


class StillTime(Refused):
    sentence = _("The time to answer has not run out, or the procedure gives the silence no meaning.")


class Heavier(Refused):
    http_status = 422
    sentence = _("An appeal cannot make the sanction heavier: choose a lighter one.")


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


def require_open_kind(*, sanction: Sanction, kind: str) -> None:
    """The procedure knows this appeal, opens it against this sanction, and those that come before it have ended."""
    profile = sanction.proceeding.procedure.profile
    if kind not in {appeal.code for appeal in profile.appeals}:
        raise AppealKindUnknown()
    wanted = profile.appeal(kind)
    if wanted.open_to and sanction.code not in wanted.open_to:
        raise NotOpenTo(NotOpen(wanted, profile.sanction(sanction.code).label))
    ended = {a.kind for a in sanction.appeals.all() if a.state in ("determined", "implemented", "silent")}
    if wanted.after and not ended & set(wanted.after):
        raise ComesLater()


class NotOpen(Promise):
    """Why an appeal is not open against a sanction, in the reader's language, with the article."""

    def __init__(self, kind: Any, sanction: Any) -> None:
        self.kind, self.sanction = kind, sanction

    def __str__(self) -> str:
        text = _("“%(appeal)s” is not open against “%(sanction)s” (%(article)s).")
        values = {"appeal": self.kind.label, "sanction": self.sanction, "article": self.kind.open_law.article}
        return str(text) % values


def require_standing(appeal: Appeal) -> None:
    """The sanction is the person's own to contest."""
    if appeal.filed_by not in STANDING:
        raise NoStanding()


def require_form(*, is_in_form: bool) -> None:
    """Whoever admits it has checked the conditions of form."""
    if not is_in_form:
        raise NotInForm()


def require_true_ground(*, appeal: Appeal, ground: str, last_on: date | None) -> None:
    """Nobody is sent away as late while the clock says otherwise, nor without standing while they have it."""
    if ground == "late" and (last_on is None or appeal.filed_on <= last_on):
        raise NotLate()
    if ground == "standing" and appeal.filed_by in STANDING:
        raise HasStanding()


def require_may_note_silence(*, appeal: Appeal, by: Any) -> None:
    """The secretariat notes a silence that the procedure turns into a decision."""
    require_role(by, SECRETARIAT)
    require_state(appeal, "lodged", "admitted")
    profile = appeal.sanction.proceeding.procedure.profile
    code = profile.appeal(appeal.kind).silence_clock
    if not code or profile.clock(code).consequence != "implied_decision":
        raise StillTime()


def require_silence(silence: Any) -> None:
    """The clock of the answer has run out."""
    if silence is None or silence.status != "lapsed" or silence.clock.consequence != "implied_decision":
        raise StillTime()


def require_not_heavier(*, profile: Any, sanction: Sanction, code: str, parameters: dict[str, Any]) -> None:
    """The sanction that an appeal puts in another's place is lighter (no reformatio in peius)."""
    if not is_lighter(profile.scale, (code, parameters), (sanction.code, sanction.parameters)):
        raise Heavier()


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
