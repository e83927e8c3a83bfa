"""Which separations may be derogated at all, who says so, who uses it, who follows it up (ADR 0034)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from cases.policies.parts import require_open, require_part
from cases.policies.team import PART_OF
from machine.refusals import NotFromHere, Refused

CONFIRMERS = ("head_of_office", "supervisor", "auditor")
FOLLOWERS = ("auditor",)
# Never, whatever anybody confirms; the page says why.
NEVER = (
    (
        _("Whoever investigated also confirms the finding"),
        _("Nobody judges their own work. Have a reviewer of another body join the team instead."),
    ),
    (
        _("The authority that decided also determines the appeal"),
        _("An appeal before the same person is none."),
    ),
    (
        _("Whoever investigated or reviewed also decides on discipline"),
        _("Whoever gathered or checked the evidence does not weigh it a third time."),
    ),
    (_("Whoever stepped back, or is named in the report"), _("A conflict of interests is not a matter of numbers.")),
)


class ProposedByYou(Refused):
    """Two people."""

    sentence = _("You proposed this derogation, so somebody else confirms it.")


class AlreadyThere(Refused):
    """One for each pair."""

    sentence = _("There is a derogation for this already. End it first.")


class NotInForce(Refused):
    """Only a confirmed derogation opens anything."""

    sentence = _("The office has no confirmed derogation for this. Ask the administrator to propose one.")


class NotNeeded(Refused):
    """Used only where the separation really stands in the way."""

    sentence = _("This person can take the part without a derogation, or could not take it even with one.")


class OwnUse(Refused):
    """Whoever gained by it does not check it."""

    sentence = _("You took part in what is to be checked. Somebody else follows it up.")


def require_may_see(*, by: Any) -> None:
    """Who keeps, confirms and follows up sees the office's derogations."""
    require_role(by, "administrator", *CONFIRMERS)


def require_may_propose(*, by: Any, pair: str = "", standing: tuple[str, ...] = ()) -> None:
    """An administrator; one for each pair."""
    require_role(by, "administrator")
    if pair in standing:
        raise AlreadyThere()


def require_may_confirm(*, derogation: Any, by: Any) -> None:
    """A second person who answers for the office or looks at it from outside."""
    require_role(by, *CONFIRMERS)
    if derogation.confirmed_at is not None or derogation.ended_at is not None:
        raise NotFromHere()
    if derogation.proposed_by_id == by.pk:
        raise ProposedByYou()


def require_may_end(*, derogation: Any, by: Any) -> None:
    """Ending one needs no second person: it only makes the office stricter."""
    require_role(by, "administrator", *CONFIRMERS)
    if derogation.ended_at is not None:
        raise NotFromHere()


def require_may_use(*, case: Any, by: Any) -> None:
    """The head of the case, in an open case."""
    require_part(case, by, "head")
    require_open(case)


def require_use_fits(*, case: Any, member: Any, role: str, pair: str, derogation: Any) -> None:
    """Confirmed, for this part, and the separation really stands in the way."""
    if derogation is None or not derogation.is_in_force:
        raise NotInForce()
    if role not in PART_OF[pair] or pair not in pairs_in_the_way(case, member):
        raise NotNeeded()


def pairs_in_the_way(case: Any, member: Any) -> set[str]:
    """Which derogable separations keep this member from another part of this case."""
    handled = any(member.pk in (one.report.acknowledged_by_id, one.report.assessed_by_id) for one in case.origins.all())
    held = {one.role for one in case.assignments.all() if one.member_id == member.pk}
    found = {"receiver_investigator", "receiver_reviewer"} if handled and not held else set()
    return found | ({"investigating_head"} if held and held <= {"lead", "investigator"} else set())


def require_may_follow(*, derogation_use: Any, by: Any) -> None:
    """The auditor, once, and never whoever used it."""
    require_role(by, *FOLLOWERS)
    if derogation_use.followed_at is not None:
        raise NotFromHere()
    if by.pk in (derogation_use.used_by_id, derogation_use.member_id):
        raise OwnUse()
