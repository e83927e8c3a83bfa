"""Exhibits and their custody (PROCESS 2.4, evidence)."""

from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.parts import NotOnTeam, require_open, require_part, role_on
from machine.refusals import Refused


class NotHolder(Refused):
    """Custody passes from hand to hand."""

    sentence = _("You do not hold this exhibit. Whoever holds it can hand it over.")


class NotAddressee(Refused):
    """Both confirm a transfer."""

    sentence = _("Only the person to whom it was handed over can confirm that they received it.")


class InTransfer(Refused):
    """A transfer waits for its second half."""

    sentence = _("The exhibit has been handed over, and its receipt is not confirmed yet.")


class Discharged(Refused):
    """The exhibit was given back."""

    sentence = _("The exhibit was returned to its owner: its custody has ended.")


def line_of(exhibit):
    """The exhibit's custody events, oldest first."""
    return sorted(exhibit.custody.all(), key=lambda event: event.rank)


def holder_id(exhibit):
    """The member who holds it now; None while it is handed over or after it was returned."""
    line = line_of(exhibit)
    if line[-1].kind in ("transferred", "returned"):
        return None
    return next(event.to_id for event in reversed(line) if event.to_id)


def require_in_hand(exhibit, by) -> None:
    """Refuse whoever does not hold it."""
    last = line_of(exhibit)[-1]
    if last.kind == "returned":
        raise Discharged()
    if last.kind == "transferred":
        raise InTransfer()
    holder = holder_id(exhibit)
    if holder != by.pk and not (role_on(exhibit.case, by) == "head" and left_team(exhibit.case, holder)):
        raise NotHolder()


def left_team(case, member_id) -> bool:
    """Whether the member is no longer on the team: the head then acts for the exhibits they held."""
    return not any(one.member_id == member_id and one.ended_at is None for one in case.assignments.all())


def require_may_note(*, exhibit, by) -> None:
    """Examining, copying, showing and returning are for whoever holds it."""
    require_part(exhibit.case, by, "head", "reviewer", *INVESTIGATING)
    require_open(exhibit.case)
    require_in_hand(exhibit, by)


def require_may_transfer(*, exhibit, by, to=None) -> None:
    """From hand to hand inside the team; both confirm."""
    require_may_note(exhibit=exhibit, by=by)
    if to is not None and not any(
        one.member_id == to.pk and one.ended_at is None and one.no_conflict_declared_at and to.pk != by.pk
        for one in exhibit.case.assignments.all()
    ):
        raise NotOnTeam(_("An exhibit is handed only to somebody else of the case's team."))


def require_may_accept(*, exhibit, by) -> None:
    """The second half of a transfer."""
    require_part(exhibit.case, by, "head", "reviewer", "authority", *INVESTIGATING)
    require_open(exhibit.case)
    last = line_of(exhibit)[-1]
    if last.kind != "transferred" or last.to_id != by.pk:
        raise NotAddressee()
