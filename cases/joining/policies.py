"""Who links cases, merges one into another, splits one (PROCESS 2.2)."""

from django.utils.translation import gettext_lazy as _

from cases.origins import reports_of
from cases.policies.parts import require_gathering, require_open, require_part, role_on
from machine.refusals import NotFromHere, Refused
from reporting_channels import bars

MOVABLE = ("alleged", "under_investigation")
UNDER_WAY = ("convoked", "rights_notified", "held", "record_sent")


class SameCase(Refused):
    """Two cases are two."""

    sentence = _("Choose another case than this one.")


class LinkedAlready(Refused):
    """Once is enough."""

    sentence = _("These two cases are linked already.")


class NotInBoth(Refused):
    """Whoever joins two cases answers for both."""

    http_status = 403
    sentence = _(
        "You need a part in both cases: the head of both proposes, and the second person is a reviewer or another"
        " head of office in both. The head of office can assign them."
    )


class FindingStands(Refused):
    """Findings do not move."""

    sentence = _(
        "A finding is proposed or confirmed in the case that would be absorbed, and findings do not move."
        " Merge the other way round, or link the two cases."
    )


class HearingUnderWay(Refused):
    """A record is finished where it was begun."""

    sentence = _("An interview of the case that would be absorbed is under way. Finish its record first.")


class FlagStands(Refused):
    """A flag on a case that can no longer be changed could never be lifted."""

    sentence = _(
        "A flag stands on the case that would be absorbed. Lift it, and set it on the other case if it holds there."
    )


class SomebodyKeptAway(Refused):
    """Nobody comes to a matter from which they are kept away."""

    sentence = _(
        "Somebody who can open this case is kept away from the other one. The two cannot become one while they are"
        " on the team."
    )


class OtherCategories(Refused):
    """Categories are a closed list of the procedure."""

    sentence = _(
        "The other case follows a procedure that does not know the category of an allegation. Link the cases instead."
    )


class MergerWaits(Refused):
    """One proposal at a time."""

    sentence = _("A merger of this case was proposed already and waits for a second person.")


class OwnMerger(Refused):
    """Two people."""

    sentence = _("You proposed this merger. A second person of both cases answers.")


class NothingChosen(Refused):
    """A case has an allegation."""

    sentence = _("Choose at least one allegation that is still open, and leave at least one allegation here.")


def require_may_link(*, case, by, other=None) -> None:
    """The head or the lead links a case to another in which they have a part too."""
    require_part(case, by, "head", "lead")
    require_open(case)
    if other is None:
        return
    if other.pk == case.pk:
        raise SameCase()
    if not role_on(other, by):
        raise NotInBoth()
    linked = {link.other_id for link in case.links.all() if link.ended_at is None}
    linked |= {link.case_id for link in case.linked_from.all() if link.ended_at is None}
    if other.pk in linked:
        raise LinkedAlready()


def require_may_unlink(*, link, by) -> None:
    """Who could link can end it."""
    require_part(link.case, by, "head", "lead")
    require_open(link.case)
    if link.ended_at is not None:
        raise NotFromHere()


def require_may_propose_merger(*, case, by, absorbed=None) -> None:
    """The head of both; ``absorbed`` goes on in ``case``. Both still gather facts."""
    require_part(case, by, "head")
    require_gathering(case)
    if absorbed is None:
        return
    if absorbed.pk == case.pk:
        raise SameCase()
    if role_on(absorbed, by) != "head":
        raise NotInBoth()
    if any(one.is_waiting for one in (*absorbed.absorbed_by.all(), *absorbed.mergers.all())):
        raise MergerWaits()
    require_can_merge(case=case, absorbed=absorbed)


def require_can_merge(*, case, absorbed) -> None:
    """Nothing of the absorbed case would be cut off, and nobody comes to what they are kept away from."""
    require_gathering(absorbed)
    if any(one.state in ("finding_proposed", "finding_confirmed", "referred") for one in absorbed.allegations.all()):
        raise FindingStands()
    if any(one.state in UNDER_WAY for one in absorbed.interviews.all()):
        raise HearingUnderWay()
    if any(flag.lifted_at is None for flag in absorbed.flags.all()):
        raise FlagStands()
    known = {one.code for one in case.procedure.profile.categories}
    if any(one.category not in known for one in absorbed.allegations.all() if one.state in MOVABLE):
        raise OtherCategories()
    team = [one.member for one in case.assignments.all() if one.ended_at is None]
    away = {one.member_id for one in absorbed.recusals.all()}
    if any(one.pk in away or any(bars.is_barred(report, one) for report in reports_of(absorbed)) for one in team):
        raise SomebodyKeptAway()


def require_may_answer_merger(*, merger, by) -> None:
    """A second person of both cases."""
    if not merger.is_waiting:
        raise NotFromHere()
    if merger.proposed_by_id == by.pk:
        raise OwnMerger()
    for case in (merger.case, merger.absorbed):
        if role_on(case, by) not in ("head", "reviewer"):
            raise NotInBoth()
    require_gathering(merger.case)


def require_may_split(*, case, by, allegations=None) -> None:
    """The head, while facts are gathered; what is still open can go, and something stays."""
    require_part(case, by, "head")
    require_gathering(case)
    here = [one for one in case.allegations.all() if one.state != "moved"]
    if len(here) < 2 or not any(one.state in MOVABLE for one in here):
        raise NothingChosen()
    if allegations is None:
        return
    if not allegations or any(one.case_id != case.pk or one.state not in MOVABLE for one in allegations):
        raise NothingChosen()
    if len(allegations) >= len(here):
        raise NothingChosen()


def require_may_move(*, allegation, by) -> None:
    """Within a merger or a split only, whose own rules were asked; nothing that waits for a second person moves."""
    if allegation.machine.edge(allegation.state, "move") is None or any(
        one.is_waiting for one in allegation.screenings.all()
    ):
        raise NotFromHere()
