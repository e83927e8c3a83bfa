"""Who writes a recommendation, who owns it, who closes it: never its owner."""

from django.utils.translation import gettext_lazy as _

from accounts.permissions import require_may_hold
from accounts.policies import require_role
from cases.models.team import INVESTIGATING
from cases.policies.parts import require_part, require_state
from cases.report.policies import require_may_write
from machine.refusals import NotFromHere, Refused


class NotDeliveredYet(Refused):
    """A recommendation leaves the case with the report."""

    sentence = _("A recommendation is given to its owner once the report is delivered.")


class NotItsOwner(Refused):
    """The owner answers for it."""

    http_status = 403
    sentence = _("Only the owner of this recommendation can take this step.")


class OwnerNeverCloses(Refused):
    """Nobody judges alone."""

    http_status = 403
    sentence = _("Whoever carries out a recommendation does not close it. Somebody else examines the proof.")


class NotFollowing(Refused):
    """Notes are for those who hold it."""

    http_status = 403
    sentence = _("Only the owner of this recommendation, and the office that gave it, can write here.")


class OwnerOfTheCase(Refused):
    """The team does not carry out what it recommends."""

    sentence = _("This person works on the case. A recommendation is given to somebody outside its team.")


def require_may_write_one(*, investigation, by) -> None:
    """As any part of the report."""
    require_may_write(investigation=investigation, by=by)


def require_may_withdraw(*, recommendation, by) -> None:
    """The investigating team, while the report is written."""
    require_part(recommendation.case, by, *INVESTIGATING)
    require_state(recommendation, "withdraw")
    require_may_write(investigation=recommendation.investigation, by=by)


def require_may_address(*, recommendation, by, owner=None) -> None:
    """The head of office on the case, once the report is delivered; to somebody outside the team."""
    require_part(recommendation.case, by, "head")
    require_state(recommendation, "address")
    if not recommendation.investigation.is_finished:
        raise NotDeliveredYet()
    if owner is not None:
        require_may_hold(member=owner)
        if any(one.member_id == owner.pk and one.ended_at is None for one in recommendation.case.assignments.all()):
            raise OwnerOfTheCase()


def require_owner(recommendation, by) -> None:
    """Refuse everybody but the owner."""
    if recommendation.owner_id != by.pk:
        raise NotItsOwner()


def require_may_accept(*, recommendation, by) -> None:
    """The owner."""
    require_owner(recommendation, by)
    require_state(recommendation, "accept")


def require_may_refuse(*, recommendation, by) -> None:
    """The owner, with reasons."""
    require_owner(recommendation, by)
    require_state(recommendation, "refuse")


def require_may_complete(*, recommendation, by) -> None:
    """The owner, with proof."""
    require_owner(recommendation, by)
    require_state(recommendation, "complete")


def require_examiner(recommendation, by) -> None:
    """A head of office who is not its owner; that they hold its key, the door has asked."""
    if recommendation.owner_id == by.pk:
        raise OwnerNeverCloses()
    require_role(by, "head_of_office")


def require_may_hand_back(*, recommendation, by) -> None:
    """Somebody other than the owner finds the proof wanting."""
    require_examiner(recommendation, by)
    require_state(recommendation, "hand_back")


def require_may_close(*, recommendation, by) -> None:
    """Somebody other than the owner has examined proof or refusal."""
    require_examiner(recommendation, by)
    require_state(recommendation, "close")


def require_may_note(*, recommendation, by) -> None:
    """The owner and the head who gave it, while it is open."""
    if recommendation.compartment_id is None or not recommendation.is_open:
        raise NotFromHere()
    if recommendation.owner_id != by.pk and not by.has_role("head_of_office"):
        raise NotFollowing()
