"""The decision and the sanction: two persons, inside the scale, never before notice."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.appeals.effects import is_lighter
from discipline.appeals.recipes import bound_of, stayed_by
from discipline.file.policies import require_told
from discipline.models import Decision, Opinion, Proceeding, Sanction
from discipline.papers import gates
from discipline.policies.line import SITTING, next_steps, require_next
from discipline.policies.proceeding import NoChargeLaid, require_rights_notified, require_state
from discipline.states import AUTHORITY, SECRETARIAT
from machine.refusals import NotFromHere, Refused
from procedures.law import Cited, Law
from ui.words import day_in_words


class BoardNeeded(Refused):
    sentence = _("The sanction you propose needs the opinion of the board first.")


class BoardStillSitting(Refused):
    sentence = _("A board has been convoked: its opinion must be recorded first.")


class DecisionWaiting(Refused):
    sentence = _("A decision waits for confirmation already.")


class SamePerson(Refused):
    http_status = 403
    sentence = _("You proposed this decision. A second person must confirm it or send it back.")


class DepartureUnexplained(Refused):
    http_status = 422
    sentence = _("The decision departs from the board's opinion: write the reasons that are owed to the board.")


class NoChargeProved(Refused):
    http_status, field = 422, "proved"
    sentence = _("A sanction needs at least one charge that the decision finds proved.")


class NoSanctionDecided(Refused):
    sentence = _("The confirmed decision imposes no sanction.")


class AlreadyImposed(Refused):
    sentence = _("The sanction of this decision has been imposed already.")


class NotLighter(Refused):
    http_status = 422
    sentence = _("The first sanction was annulled as disproportionate: the new one must be lighter.")


class Stayed(Refused):
    sentence = _("The sanction is stayed while an appeal is open: it cannot be carried out now.")


class CountsLater(Refused):
    http_status = 422
    sentence = _("The notice counts as received on %(on)s: record the notification on that day or later.")


class BeforeNotice(Refused):
    http_status = 422
    sentence = _("A sanction has no effect before the day on which the person was notified.")


def require_lighter(*, proceeding: Proceeding, sanction: str, parameters: dict[str, Any]) -> None:
    """After an annulment as disproportionate, only a lighter sanction may follow."""
    bound = bound_of(proceeding)
    scale = proceeding.procedure.profile.scale
    if sanction and bound and not is_lighter(scale, (sanction, parameters), bound):
        raise NotLighter()


def require_may_propose(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat or the authority proposes when the procedure comes to it; never while a board still works."""
    require_role(by, SECRETARIAT, AUTHORITY)
    if proceeding.state in SITTING and "decide" not in next_steps(proceeding):
        raise BoardStillSitting()
    require_next(proceeding, "decide")
    require_rights_notified(proceeding)
    if not proceeding.charges.all():
        raise NoChargeLaid()
    if any(decision.state == "proposed" for decision in proceeding.decisions.all()):
        raise DecisionWaiting()
    require_told(proceeding, before="decide")


def require_board_where_needed(*, proceeding: Proceeding, needs_board: Law | None) -> None:
    """A sanction above the first group needs the board's opinion (CGFP art. L532-5)."""
    if needs_board is not None and proceeding.state != "opinion_given":
        raise BoardNeeded(Cited(BoardNeeded.sentence, needs_board))


def require_departure_explained(
    *, opinion: Opinion | None, sanction: str, parameters: dict[str, Any], departure: str
) -> None:
    """A decision that differs from the opinion, in the sanction or in its numbers, owes its reasons to the board."""
    if opinion is not None and opinion.is_departed_from(sanction, parameters) and not departure.strip():
        rules = opinion.proceeding.procedure.profile.board
        said = next((rule.law for rule in rules.rules if rule.code == "departure"), None) if rules else None
        raise DepartureUnexplained(Cited(DepartureUnexplained.sentence, said))


def require_proved(*, sanction: str, proved: list[Any]) -> None:
    """No sanction without a proved charge."""
    if sanction and not proved:
        raise NoChargeProved()


def require_second_person(*, decision: Decision, by: Any) -> None:
    """Whoever proposed can neither confirm nor send back."""
    if by.pk == decision.proposed_by_id:
        raise SamePerson()


def require_may_confirm(*, decision: Decision, by: Any) -> None:
    """The authority confirms what somebody else proposed, on a file that the person knows."""
    require_may_return(decision=decision, by=by)
    require_told(decision.proceeding, before="decide")


def require_may_return(*, decision: Decision, by: Any) -> None:
    """The authority sends back what somebody else proposed."""
    require_role(by, AUTHORITY)
    require_state(decision, "proposed")
    require_second_person(decision=decision, by=by)


def require_may_decide(*, proceeding: Proceeding, by: Any) -> None:
    """A proceeding comes to its decision through a proposed decision that the authority confirms."""
    require_role(by, AUTHORITY)
    waiting = [d for d in proceeding.decisions.all() if d.state == "proposed"]
    if not waiting:
        raise NotFromHere(_("A decision must be proposed first."))
    require_second_person(decision=waiting[0], by=by)
    require_told(proceeding, before="decide")


def require_may_impose(*, proceeding: Proceeding, by: Any) -> None:
    """The authority imposes what the confirmed decision says, once."""
    require_role(by, AUTHORITY)
    require_state(proceeding, "decided")
    if proceeding.outcome != Proceeding.Outcome.SANCTION:
        raise NoSanctionDecided()
    if proceeding.sanctions.all():
        raise AlreadyImposed()


def require_may_notify(*, sanction: Sanction, by: Any) -> None:
    """The secretariat records the notification, which the notice and the proof of its service bring about."""
    require_role(by, SECRETARIAT)
    require_state(sanction, "imposed")
    gates.require_notice(sanction)


def require_received(*, counts_on: date, today: date, law: Any) -> None:
    """What was published counts as received after a time: until that day nobody is notified."""
    if counts_on > today:
        raise CountsLater(Cited(CountsLater.sentence, law, on=day_in_words(counts_on)))


def require_may_execute(*, sanction: Sanction, by: Any) -> None:
    """Execution follows notification."""
    require_role(by, SECRETARIAT)
    require_state(sanction, "notified")
    if stayed_by(sanction) is not None:
        raise Stayed()


def require_effect_after_notice(*, sanction: Sanction, executed_on: date) -> None:
    """No effect before the person was told."""
    if sanction.notified_on is None or executed_on < sanction.notified_on:
        raise BeforeNotice()
