"""Which step a case may take, and who takes it (PROCESS 2.2)."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from cases.policies.parts import require_part, require_state
from cases.telling.policies import require_everybody_told
from machine.refusals import NotFromHere, Refused

IN_NOBODYS_HANDS = ("written", "refused")  # states of a recommendation


class NoMandate(Refused):
    """C3: a signed mandate."""

    sentence = _("No mandate has been signed yet. Signing the mandate starts the investigation.")


class NotDelivered(Refused):
    """The report comes before the decision."""

    sentence = _("The investigation's report has not been delivered yet.")


class NotAllConfirmed(Refused):
    """C4: every allegation has a confirmed finding."""

    sentence = _("Not every allegation has a confirmed finding yet.")


class NothingSustained(Refused):
    """C5: at least one sustained allegation."""

    sentence = _("No allegation is sustained, so there is nothing to refer to the disciplinary authority.")


class MergedAway(Refused):
    """A merged case is a pointer."""

    sentence = _("This case was merged into another and goes on there. Reopen that one.")


class OnHold(Refused):
    """A case on hold takes no step along its line."""

    sentence = _("The case is on hold. Lift the hold first, or wait for the day on which it is looked at again.")


class RecommendationsLeft(Refused):
    """C9: closed, or transferred to an owner; it lives on after the case, but not forgotten in it."""

    sentence = _(
        "A recommendation of this case is in nobody's hands: it was never given to an owner, or its owner refused it. "
        "Give it to somebody or close it first."
    )


class UnknownCategory(Refused):
    """Categories are a closed list of the procedure."""

    sentence = _("This category is not in the list of the procedure that the case follows.")


class ReportOutOfReach(Refused):
    """Whoever stepped back from a report, or was kept away from it, opens no case from it."""

    sentence = _("You can no longer open this report, so you cannot open a case from it.")


def require_may_open(*, report, by, holds_report: bool = True) -> None:
    """Heads of office open cases, from reports that were assessed and that they can open themselves."""
    require_role(by, "head_of_office")
    if not holds_report:
        raise ReportOutOfReach()
    if report.state != "assessed":
        raise NotFromHere()


def require_category(*, procedure, category: str) -> None:
    """The category belongs to the pinned procedure's closed list."""
    if category not in [one.code for one in procedure.profile.categories]:
        raise UnknownCategory()


def require_may_investigate(*, case, by) -> None:
    """C3: the mandate is signed."""
    require_part(case, by, "head")
    require_state(case, "investigate")
    if not any(investigation.state != "planned" for investigation in case.investigations.all()):
        raise NoMandate()


def require_may_decide(*, case, by) -> None:
    """C4: the report is delivered and every allegation has a confirmed finding."""
    require_part(case, by, "head")
    require_state(case, "decide")
    if any(not investigation.is_finished for investigation in case.investigations.all()):
        raise NotDelivered()
    require_not_on_hold(case)
    if any(allegation.state not in SETTLED for allegation in case.allegations.all()):
        raise NotAllConfirmed()


# C4: a confirmed finding, or a reason why there is none.
SETTLED = ("finding_confirmed", "referred", "screened_out", "no_finding", "moved")


def require_not_on_hold(case) -> None:
    """Refuse a step along the line while a hold stands."""
    if any(flag.kind == "on_hold" and flag.lifted_at is None for flag in case.flags.all()):
        raise OnHold()


def is_sustained(allegation) -> bool:
    """Whether its confirmed finding says that it happened and breaches a rule."""
    finding = allegation.standing_finding
    return finding is not None and finding.confirmed_at is not None and finding.is_sustained


def require_may_refer(*, case, by) -> None:
    """C5: at least one sustained allegation."""
    require_part(case, by, "head")
    require_state(case, "refer")
    require_not_on_hold(case)
    if not any(is_sustained(allegation) for allegation in case.allegations.all()):
        raise NothingSustained()


def require_may_follow_up(*, case, by) -> None:
    """C6: the head of office answers for not going to discipline; close() asks how it ended."""
    require_part(case, by, "head")
    require_state(case, "follow_up")
    require_not_on_hold(case)


def require_may_enter_discipline(*, case, by) -> None:
    """The authority to whom the case was referred opens proceedings."""
    require_part(case, by, "authority")
    require_state(case, "enter_discipline")


def require_may_finish(*, case, by) -> None:
    """The disciplinary room says when its proceedings are over, whoever takes their last step."""
    require_role(by, "disciplinary_authority", "secretariat", "appeal_authority")
    require_state(case, "finish")


def require_may_close(*, case, by) -> None:
    """C9 is completed by the action: the reporter has been told. What was recommended is in somebody's hands, and no
    subject who knows of the investigation is left without a word.
    """
    require_part(case, by, "head")
    require_state(case, "close")
    require_not_on_hold(case)
    nobodys = [
        one for run in case.investigations.all() for one in run.recommendations.all() if one.state in IN_NOBODYS_HANDS
    ]
    if nobodys:
        raise RecommendationsLeft().because_of(nobodys)
    require_everybody_told(case)


def require_may_reopen(*, case, by) -> None:
    """C10: a named permission, with a ground; what was merged goes on where it was merged."""
    require_part(case, by, "head")
    require_state(case, "reopen")
    if case.outcome == "merged":
        raise MergedAway()


def way_back(*, case, ground: str) -> str:
    """C10: the state of the ground. A case that was never investigated goes on where it ended.

    New facts are looked for; what a court decided is carried out; what was sent back is decided again, by the
    disciplinary authority where the case had reached it.
    """
    if all(one.state == "planned" for one in case.investigations.all()):
        return "preliminary"
    if ground == "remittal":
        return "decision" if case.discipline_entered_at is None else "referred"
    return {"new_facts": "investigation", "court": "follow_up"}[ground]
