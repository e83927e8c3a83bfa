"""When an interim measure may be asked for, decided, kept, looked at again and ended (PROCESS 2.5)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.policies.parts import require_open, require_part, require_state, role_on
from discipline.policies.proceeding import InTheFuture, OutOfOrder
from machine.refusals import NotFromHere, Refused

PROPOSERS = ("head", "lead")
RECORDERS = ("head", "authority")


class ProposedByYou(Refused):
    """Who asks never decides."""

    sentence = _("You asked for this measure, so somebody else decides on it.")


class NotForThisPart(Refused):
    """The procedure names who may decide this kind."""

    http_status = 403
    sentence = _("The procedure gives this measure to the disciplinary authority on this case's team.")


class NobodyDecides(Refused):
    """Somebody must be able to sign."""

    sentence = _(
        "Nobody of the disciplinary authority is on this case's team yet. The head of office names them together"
        " with the proposal."
    )


class NoPerson(Refused):
    """A precaution is for one person."""

    sentence = _("An interim measure is for a named person. Name the subject first.")


class LiveAlready(Refused):
    """One of a kind at a time."""

    sentence = _("This person has such a measure already, or it has been asked for. Look at it again, or replace it.")


class SameKind(Refused):
    """A maximum is not started anew by replacing a measure with its like."""

    sentence = _("A measure is not replaced by one of its own kind: that would start its maximum anew.")


class AfterItsEnd(Refused):
    """Nothing begins after the maximum."""

    http_status = 422
    sentence = _("This day lies after the measure's own end. It has lapsed by then.")


class NotKeptLonger(Refused):
    """The procedure knows no keeping."""

    sentence = _("The procedure does not let this measure outlive its maximum.")


class ReviewTooFar(Refused):
    """A measure that is kept is looked at again."""

    http_status = 422
    sentence = _("The measure must be looked at again sooner: the day lies past what the procedure allows.")


class TooMuchWithheld(Refused):
    """Pay is withheld within the bounds of the law."""

    http_status = 422
    sentence = _("More would be withheld from the pay than the procedure allows.")


class StillInForce(Refused):
    """A closed file holds nobody."""

    sentence = _("An interim measure still stands in this case. Lift it first, or let it lapse.")


def require_may_propose(*, case: Any, by: Any) -> None:
    """The lead or the head asks."""
    require_part(case, by, *PROPOSERS)
    require_open(case)
    if not any(one.kind == "named" for one in case.subjects.all()):
        raise NoPerson()


def require_fits(*, case: Any, subject: Any, code: str, live: list[Any], replaces: Any) -> None:
    """A named person of this case, a measure that the procedure knows, no second one of its kind."""
    if subject.case_id != case.pk or subject.kind != "named":
        raise NoPerson()
    case.procedure.profile.interim_measure(code)
    others = [one for one in live if one.subject_id == subject.pk and one.code == code]
    if replaces is not None and (replaces.subject_id != subject.pk or not replaces.is_standing):
        raise NotFromHere()
    if replaces is not None and replaces.code == code:
        raise SameKind()
    if others or (replaces is not None and any(one.replaces_id == replaces.pk for one in live)):
        raise LiveAlready()


def require_decider(*, case: Any, authority: Any) -> None:
    """Somebody can sign: named now, or on the team already."""
    on_team = any(one.role == "authority" and one.ended_at is None for one in case.assignments.all())
    if authority is None and not on_team:
        raise NobodyDecides()


def _require_decides(measure: Any, by: Any) -> None:
    if role_on(measure.case, by) not in measure.rule.decided_by:
        raise NotForThisPart()
    require_part(measure.case, by, *measure.rule.decided_by)


def require_may_decide(*, interim_measure: Any, by: Any) -> None:
    """Signed by whom the procedure names, never by whoever asked."""
    _require_decides(interim_measure, by)
    require_state(interim_measure, "decide")
    require_open(interim_measure.case)
    if interim_measure.proposed_by_id == by.pk:
        raise ProposedByYou()


def require_may_refuse(*, interim_measure: Any, by: Any) -> None:
    """As deciding."""
    require_may_decide(interim_measure=interim_measure, by=by)


def require_may_notify(*, interim_measure: Any, by: Any) -> None:
    """The head or the authority keeps the proof."""
    require_part(interim_measure.case, by, *RECORDERS)
    require_state(interim_measure, "notify")


def require_may_begin(*, interim_measure: Any, by: Any) -> None:
    """An effect that was put off."""
    require_part(interim_measure.case, by, *RECORDERS)
    require_state(interim_measure, "begin")


def require_may_lift(*, interim_measure: Any, by: Any) -> None:
    """Whoever may decide it may end it at any time."""
    _require_decides(interim_measure, by)
    require_state(interim_measure, "lift")


def require_may_lapse(*, interim_measure: Any, today: date) -> None:
    """The sweep ends what is past its last day, unless it was kept longer by a decision."""
    require_state(interim_measure, "lapse")
    if interim_measure.is_kept_longer or today <= interim_measure.ends_on:
        raise NotFromHere()


def require_may_keep(*, interim_measure: Any, by: Any) -> None:
    """Beyond the maximum only as the procedure says, and before it has run out."""
    _require_decides(interim_measure, by)
    if not interim_measure.is_standing:
        raise NotFromHere()
    if interim_measure.rule.keeping is None:
        raise NotKeptLonger()


def require_keeping_fits(
    *, interim_measure: Any, prosecuted_on: date, review_on: date, withheld_percent: int, today: date, latest: date
) -> None:
    """Prosecution has begun, the review is near enough, the pay is within bounds."""
    if not interim_measure.is_kept_longer and today > interim_measure.ends_on:
        raise AfterItsEnd()
    if prosecuted_on > today:
        raise InTheFuture()
    if review_on <= today:
        raise OutOfOrder()
    if review_on > latest:
        raise ReviewTooFar()
    bound = interim_measure.rule.withholding
    if withheld_percent > (bound.most_percent if bound else 0):
        raise TooMuchWithheld()


def require_may_reexamine(*, interim_measure: Any, by: Any) -> None:
    """Whoever may decide looks again, while it stands."""
    _require_decides(interim_measure, by)
    if not interim_measure.is_standing:
        raise NotFromHere()


def require_day(day: date, *, since: date, today: date, until: date | None) -> None:
    """A day that has come, not before the step it follows, not after the measure's end."""
    if day > today:
        raise InTheFuture()
    if day < since:
        raise OutOfOrder()
    if until is not None and day > until:
        raise AfterItsEnd()


def last_day(measure: Any) -> date | None:
    """The day with which it ends by itself; None once it was kept longer."""
    return None if measure.is_kept_longer else measure.ends_on
