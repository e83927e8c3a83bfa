"""Who puts a flag on a case and takes it off."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.flags.standing import flag_of, is_admitted
from cases.policies.parts import require_open, require_part
from machine.refusals import NotFromHere, Refused


class FlaggedAlready(Refused):
    """One flag of a kind at a time."""

    sentence = _("This flag stands on the case already. Lift it first, then set it anew.")


class ReviewInPast(Refused):
    """A flag is looked at again."""

    sentence = _("The day on which this is looked at again must lie ahead.")


class BeganLater(Refused):
    """What is true now began before now."""

    sentence = _("This day lies ahead: write the day on which it began.")


class EndedBefore(Refused):
    """Proceedings end after they began."""

    sentence = _("The proceedings cannot end before the day on which they began, nor ahead of today.")


class NotRestricted(Refused):
    """Only a closed circle has admissions."""

    sentence = _("The case is not restricted to a closed circle, so nobody needs to be admitted.")


class NotOnItsTeam(Refused):
    """One admits members of the team."""

    sentence = _("Only somebody who is on the team of this case can be admitted to it.")


class NotAdmitted(Refused):
    """A closed circle is not opened by being on the team."""

    http_status = 403
    sentence = _("This case is restricted, and the head of office has not admitted you to it yet.")


def require_admitted(*, case, by) -> None:
    """Refuse whoever was not admitted to a closed circle."""
    if not is_admitted(case, by.pk):
        raise NotAdmitted()


def require_may_flag(*, case, by) -> None:
    """The head of office sets flags on an open case."""
    require_part(case, by, "head")
    require_open(case)


def _require_unflagged(case, kind: str, by) -> None:
    require_may_flag(case=case, by=by)
    if flag_of(case, kind) is not None:
        raise FlaggedAlready()


def require_may_hold(*, case, by) -> None:
    """On hold, once."""
    _require_unflagged(case, "on_hold", by)


def require_may_restrict(*, case, by) -> None:
    """Restricted, at one level."""
    _require_unflagged(case, "restricted", by)


def require_may_note_criminal(*, case, by) -> None:
    """The head or whoever investigates learns of the proceedings."""
    require_part(case, by, "head", "lead")
    require_open(case)
    if flag_of(case, "criminal") is not None:
        raise FlaggedAlready()


def require_days(*, since_on: date, review_on: date | None, on: date) -> None:
    """It began by today, and is looked at again later."""
    if since_on > on:
        raise BeganLater()
    if review_on is not None and review_on <= on:
        raise ReviewInPast()


def require_may_lift(*, flag, by) -> None:
    """The head lifts; of criminal proceedings the lead may note the end too."""
    require_part(flag.case, by, "head", *(("lead",) if flag.kind == "criminal" else ()))
    require_open(flag.case)
    if flag.lifted_at is not None:
        raise NotFromHere()


def require_ended(*, flag, ended_on: date | None, on: date) -> None:
    """Criminal proceedings end on a day between their beginning and today."""
    if ended_on is not None and not flag.since_on <= ended_on <= on:
        raise EndedBefore()


def require_may_admit(*, case, by, member=None) -> None:
    """The head admits, one by one, members of the team."""
    require_may_flag(case=case, by=by)
    flag = flag_of(case, "restricted")
    if flag is None or flag.level != "admitted":
        raise NotRestricted()
    if member is None:
        return
    if not any(one.member_id == member.pk and one.ended_at is None for one in case.assignments.all()):
        raise NotOnItsTeam()
    if is_admitted(case, member.pk):
        raise NotFromHere()
