"""Holds, destruction by three people, stock-taking and places: who may, and what must be so before."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from cases.custody.policies import HOLDERS, Held, require_in_hand
from cases.policies.parts import require_part, require_state
from machine.refusals import Refused


class AlreadyOnHold(Refused):
    """One hold at a time."""

    sentence = _("A hold stands on this exhibit already.")


class HoldLifted(Refused):
    """It is over."""

    sentence = _("This hold was lifted already.")


class LiftedByAnother(Refused):
    """Nobody takes their own hold away."""

    sentence = _("You placed this hold. Somebody else of the team must lift it.")


class KeptLonger(Refused):
    """The time of keeping is not over."""

    sentence = _(
        "The time of keeping is not over: an exhibit is destroyed only after the case is closed and the time that the "
        "procedure sets has passed."
    )


class AnotherPerson(Refused):
    """Three different people."""

    sentence = _("Three different people decide on a destruction. You already took part in this one.")


class AlreadyProposed(Refused):
    """One proposal at a time."""

    sentence = _("The destruction of this exhibit is already proposed.")


class NothingToCount(Refused):
    """No exhibit is there."""

    sentence = _("No exhibit of this case is in the office to be counted.")


class CountRunning(Refused):
    """One stock-taking at a time."""

    sentence = _("A stock-taking of this case is under way. Close it first.")


class CountClosed(Refused):
    """It is over."""

    sentence = _("This stock-taking is closed.")


class Uncounted(Refused):
    """Every exhibit has its line."""

    sentence = _("Some exhibits have not been looked for yet.")


class AlreadyCounted(Refused):
    """One line each."""

    sentence = _("This exhibit was counted already.")


class NotCountedHere(Refused):
    """It is another case's, or outside."""

    http_status = 422
    sentence = _("This exhibit is not among those that this stock-taking looks for.")


class NotCertified(Refused):
    """The certificate comes last."""

    sentence = _("The certificate is not written yet: it comes within a minute after the destruction.")


class StillInUse(Refused):
    """Something lies there."""

    sentence = _("Exhibits lie in this place. Move them first.")


def standing_hold(exhibit):
    """The hold that stands on it, or None."""
    return next((one for one in exhibit.holds.all() if one.lifted_at is None), None)


def require_free(exhibit) -> None:
    """Refuse while a hold stands."""
    if standing_hold(exhibit) is not None:
        raise Held()


def require_may_place_hold(*, exhibit, by) -> None:
    """The head or who investigates, on what is still here or outside."""
    require_part(exhibit.case, by, *HOLDERS)
    if standing_hold(exhibit) is not None:
        raise AlreadyOnHold()


def require_may_lift_hold(*, hold, by) -> None:
    """Somebody else than who placed it."""
    require_part(hold.exhibit.case, by, *HOLDERS)
    if hold.lifted_at is not None:
        raise HoldLifted()
    if hold.placed_by_id == by.pk:
        raise LiftedByAnother()


def require_may_propose(*, exhibit, by, kept_until: date | None = None, today: date | None = None) -> None:
    """Whoever holds it asks for it, once the time of keeping is over and nothing holds it."""
    require_part(exhibit.case, by, *HOLDERS)
    require_in_hand(exhibit, by)
    require_free(exhibit)
    if any(one.state in ("proposed", "agreed", "approved") for one in exhibit.destructions.all()):
        raise AlreadyProposed()
    if exhibit.case.state != "closed":
        raise KeptLonger()
    if today is not None and (kept_until is None or kept_until >= today):
        raise KeptLonger()


def _require_third(destruction, verb: str, by) -> None:
    require_part(destruction.exhibit.case, by, *HOLDERS)
    require_state(destruction, verb)
    if by.pk in (destruction.proposed_by_id, destruction.agreed_by_id):
        raise AnotherPerson()


def require_may_agree(*, destruction, by) -> None:
    """A second person."""
    _require_third(destruction, "agree", by)
    require_free(destruction.exhibit)


def require_may_approve(*, destruction, by) -> None:
    """A third person."""
    _require_third(destruction, "approve", by)
    require_free(destruction.exhibit)


def require_may_refuse(*, destruction, by) -> None:
    """Anybody of the team but who proposed it, until it is carried out."""
    require_part(destruction.exhibit.case, by, *HOLDERS)
    require_state(destruction, "refuse")
    if by.pk == destruction.proposed_by_id:
        raise AnotherPerson()


def require_may_carry_out(*, destruction, by) -> None:
    """Whoever holds the exhibit, once two others agreed."""
    require_part(destruction.exhibit.case, by, *HOLDERS)
    require_state(destruction, "carry_out")
    require_in_hand(destruction.exhibit, by)
    require_free(destruction.exhibit)


# -- stock-taking, places ------------------------------------------------------------


def countable(case, place=None) -> list:
    """The exhibits that should be in the office, in the order of their numbers."""
    here = [one for one in case.exhibits.all() if one.state in ("held", "offered", "registered", "missing")]
    return [one for one in here if place is None or one.place_id == place.pk]


def require_may_begin_count(*, case, by, place=None) -> None:
    """Anybody of the team, one stock-taking at a time."""
    require_part(case, by, *HOLDERS)
    if any(one.closed_at is None for one in case.counts.all()):
        raise CountRunning()
    if not countable(case, place):
        raise NothingToCount()


def require_may_count(*, count, by, exhibit=None) -> None:
    """While it runs; each exhibit once."""
    require_part(count.case, by, *HOLDERS)
    if count.closed_at is not None:
        raise CountClosed()
    if exhibit is not None and any(one.exhibit_id == exhibit.pk for one in count.lines.all()):
        raise AlreadyCounted()


def require_belongs(*, count, exhibit) -> None:
    """Only what the stock-taking looks for has a line in it."""
    if exhibit.pk not in {one.pk for one in countable(count.case, count.place)}:
        raise NotCountedHere()


def require_may_close_count(*, count, by) -> None:
    """Once every exhibit was looked for."""
    require_may_count(count=count, by=by)
    counted = {one.exhibit_id for one in count.lines.all()}
    if any(one.pk not in counted for one in countable(count.case, count.place)):
        raise Uncounted()


def require_may_keep_places(*, by, place=None) -> None:
    """Administrators keep the list; a place where something lies stays open."""
    require_role(by, "administrator")
    if place is not None and place.exhibits.exists():
        raise StillInUse()
