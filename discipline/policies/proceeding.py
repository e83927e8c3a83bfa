"""Opening a proceeding, laying and serving charges, giving access to the file, ending it."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.models import Charge, Proceeding
from discipline.papers import gates
from discipline.policies.line import require_next
from discipline.states import AUTHORITY, SECRETARIAT
from machine.refusals import NotFromHere, Refused


class NotReferred(Refused):
    sentence = _("A proceeding can be opened only on a case that the head of office has referred.")


class NothingSustained(Refused):
    sentence = _(
        "No allegation against this person has been confirmed as sustained, so there is nothing to answer for."
    )


class Prescribed(Refused):
    sentence = _(
        "The time to open a proceeding has run out. The clock on this page shows how it was computed, "
        "from the day on which the facts were known."
    )


class HadPartInTheCase(Refused):
    sentence = _(
        "You had a part in this matter before. Somebody else must take this step, so that nobody judges their own work."
    )


class NoChargeLaid(Refused):
    sentence = _("Lay at least one charge first.")


class ChargedAlready(Refused):
    sentence = _("This allegation has a charge already.")


class RightsNotNotified(Refused):
    sentence = _("Record first that each right of the defence was notified, and on which day.")


class InTheFuture(Refused):
    http_status = 422
    sentence = _("This day lies in the future. Record it when it has happened.")


class OutOfOrder(Refused):
    http_status = 422
    sentence = _("This day lies before the step that comes first. Check the dates.")


class AppealOpen(Refused):
    sentence = _("An appeal is open. It must be determined, and its outcome carried out, first.")


class SanctionStanding(Refused):
    sentence = _("The sanction must be executed, annulled or replaced before the proceeding can end.")


class EffectsOwed(Refused):
    sentence = _("Effects of an appeal are still owed to the person: carry them out and record it first.")


class AnswersAlready(Refused):
    sentence = _("This person answers, or has answered, for this case already: the same facts bear one proceeding.")


class NeverAgain(Refused):
    sentence = _("The sanction was annulled on the merits: the same facts can never be taken up again.")


class NotToTakeUp(Refused):
    sentence = _("The procedure does not let a proceeding be taken up again after this outcome of the appeal.")


class TooLateToTakeUp(Refused):
    sentence = _("The sanction was annulled, and nothing remains of the prescription: it cannot be taken up again.")


class SanctionNotImposed(Refused):
    sentence = _("The decision imposes a sanction: it must be imposed first.")


def require_state(row: Any, *states: str) -> None:
    """Refuse when the row stands anywhere else."""
    if row.state not in states:
        raise NotFromHere()


def require_past(day: date, *, today: date, not_before: date | None = None) -> None:
    """Refuse a day that has not come yet, or that lies before the step it follows."""
    if day > today:
        raise InTheFuture()
    if not_before is not None and day < not_before:
        raise OutOfOrder()


def require_may_open(*, case: Any, by: Any, sustained: list[Any], took_part: set[Any], is_prescribed: bool) -> None:
    """Opening asks for a referral, a sustained allegation, time left, and an authority who did not investigate."""
    require_role(by, AUTHORITY)
    if case.state not in ("referred", "discipline"):
        raise NotReferred()
    if by.pk in took_part:
        raise HadPartInTheCase()
    if not sustained:
        raise NothingSustained()
    if is_prescribed:
        raise Prescribed()


def require_may_take_up(*, fallen: Any, today: date) -> None:
    """After an annulment the facts come back only where the outcome allows it and prescription is not over."""
    if fallen is None:
        return
    _proceeding, outcome, last_on = fallen
    if outcome is None:
        raise AnswersAlready()
    if not outcome.may_restart:
        raise NeverAgain() if outcome.recipe == "merits" else NotToTakeUp()
    if last_on is not None and today > last_on:
        raise TooLateToTakeUp()


def require_may_lay(*, proceeding: Proceeding, by: Any) -> None:
    """Charges are laid by the authority before anything is served."""
    require_role(by, AUTHORITY)
    require_state(proceeding, "opened")


def require_may_serve(*, proceeding: Proceeding, by: Any) -> None:
    """Serving needs a charge, and a secretariat to prove the service."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "serve")
    if not proceeding.charges.all():
        raise NoChargeLaid()
    gates.require_opening_letter(proceeding)


def require_may_notify_right(*, proceeding: Proceeding, by: Any) -> None:
    """Rights are notified from the service of the charges on, by the secretariat."""
    require_role(by, SECRETARIAT)
    require_state(proceeding, "charged")


def rights_missing(proceeding: Proceeding) -> list[Any]:
    """Rights owed at the opening, by the pinned procedure, that nobody has recorded as notified."""
    notified = {notice.right for notice in proceeding.right_notices.all()}
    owed = proceeding.procedure.profile.rights_at("proceeding.opened")
    return [right for right in owed if right.code not in notified]


def require_rights_notified(proceeding: Proceeding) -> None:
    """Nothing follows the service of the charges before each right owed at the opening was notified."""
    if proceeding.state == "charged" and rights_missing(proceeding):
        raise RightsNotNotified().leading(
            _("Record that rights were notified"), reverse("discipline:notify_rights", args=[proceeding.pk])
        )


def require_may_give_file_access(*, proceeding: Proceeding, by: Any) -> None:
    """The file opens once every right of the defence has been notified."""
    require_role(by, SECRETARIAT)
    require_next(proceeding, "give_file_access")
    require_rights_notified(proceeding)


def require_may_record_consultation(*, proceeding: Proceeding, by: Any) -> None:
    """The file can be read from its opening until the proceeding ends."""
    require_role(by, SECRETARIAT)
    require_state(proceeding, "file_access", "convoked", "heard", "opinion_given")


def require_may_admit_member(*, proceeding: Proceeding, by: Any) -> None:
    """The authority or the secretariat lets a further member in, while the proceeding runs."""
    require_role(by, AUTHORITY, SECRETARIAT)
    if proceeding.state in ("ended", "discontinued"):
        raise NotFromHere()


def require_may_discontinue(*, proceeding: Proceeding, by: Any) -> None:
    """Only the authority ends a proceeding without a decision."""
    require_role(by, AUTHORITY)
    require_state(proceeding, "opened", "charged", "file_access", "convoked", "heard", "opinion_given")


def effects_owed(proceeding: Proceeding) -> list[Any]:
    """What appeals gave back to the person and nobody has recorded as done."""
    appeals = [appeal for sanction in proceeding.sanctions.all() for appeal in sanction.appeals.all()]
    return [effect for appeal in appeals for effect in appeal.effects.all() if effect.is_gap]


def _sanctions(proceeding: Proceeding) -> tuple[Any, str]:
    """Where the page tells of the sanction and of appeals."""
    return _("Sanction and appeal"), f"{proceeding.get_absolute_url()}#sanction"


def require_may_finish(*, proceeding: Proceeding, by: Any) -> None:
    """A proceeding ends when what was decided is done and no appeal is open."""
    require_role(by, SECRETARIAT)
    require_state(proceeding, "decided")
    sanctions = list(proceeding.sanctions.all())
    if proceeding.outcome == Proceeding.Outcome.SANCTION and not sanctions:
        raise SanctionNotImposed()
    if any(s.state in ("imposed", "notified") for s in sanctions):
        raise SanctionStanding().leading(*_sanctions(proceeding))
    if any(a.state in ("lodged", "admitted", "determined") for s in sanctions for a in s.appeals.all()):
        raise AppealOpen().leading(*_sanctions(proceeding))
    owed = effects_owed(proceeding)
    if owed:
        raise EffectsOwed().leading(str(owed[0]), reverse("discipline:carry_out", args=[owed[0].pk]))


def require_may_serve_charge(*, charge: Charge, by: Any) -> None:
    """A charge is served together with the proceeding's charges."""
    require_role(by, SECRETARIAT)
    require_state(charge, "laid")
