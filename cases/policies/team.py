"""Who may be assigned, who declares, who steps back (PROCESS 2.0, I2 and I3)."""

from django.utils.translation import gettext_lazy as _

from cases.origins import reports_of
from cases.policies.parts import ACCOUNT_ROLES, NotOnTeam, require_open, require_part
from machine.refusals import NotFromHere, Refused

# The part that each derogable pair of PAIRS lets a member take.
PART_OF = {
    "receiver_investigator": ("lead", "investigator"),
    "receiver_reviewer": ("reviewer",),
    "investigating_head": ("head",),
}
GROUPS = {
    "head": "head",
    "lead": "investigating",
    "investigator": "investigating",
    "reviewer": "reviewer",
    "authority": "authority",
}


class RecusedFromCase(Refused):
    """A recusal is for good."""

    sentence = _(
        "This person has stepped back from the case because of a conflict. They cannot be assigned to it again."
    )


class WrongAccountRole(Refused):
    """The person's account does not bear the role."""

    sentence = _("This person's account does not have that role.")


class AlreadyOnTeam(Refused):
    """One assignment at a time."""

    sentence = _("This person is on the team already.")


class OnePartOnly(Refused):
    """Who investigates does not confirm; who confirms does not decide (PROCESS 2.0, I3)."""

    sentence = _(
        "This person has or had another part in this case. Investigating, reviewing and deciding are kept apart."
    )


class HandledReport(Refused):
    """Receiver is not investigator (PROCESS 2.0, I3)."""

    sentence = _(
        "This person handled the report from which the case comes. Somebody else must investigate, review or decide."
    )


class LeadTaken(Refused):
    """One lead at a time."""

    sentence = _("The case has a lead investigator already. End that assignment first, or choose “Investigator”.")


class NamedInCase(Refused):
    """Nobody works on a case about themselves (PROCESS 2.0, I2); a likeness in spelling is enough."""

    sentence = _(
        "This person bears the name of somebody whom the case is about, so they cannot take part in it. If they are"
        " two people, choose a colleague, or add what sets the subject apart to the name, such as the year of birth."
    )


class OnTeamNamed(Refused):
    """Whoever is named would read what is said of them."""

    sentence = _(
        "Somebody on the team of this case bears this name and would read what is said of them. The head of office"
        " ends their assignment first. If they are two people, add what sets the subject apart to the name, such as"
        " the year of birth."
    )


class LastKey(Refused):
    """Somebody must be able to open the file."""

    sentence = _("You alone can open this case. Assign another head of office first, then step back.")


def require_may_form_team(*, case, by) -> None:
    """The head of office assigns."""
    require_part(case, by, "head")
    require_open(case)


def require_may_assign(*, case, member, role: str, by) -> None:
    """Role of the account, no recusal, one part a person, never who handled the report."""
    require_may_form_team(case=case, by=by)
    if not member.has_role(ACCOUNT_ROLES[role]):
        raise WrongAccountRole()
    if any(recusal.member_id == member.pk for recusal in case.recusals.all()):
        raise RecusedFromCase()
    for assignment in case.assignments.all():
        if assignment.member_id == member.pk and assignment.ended_at is None:
            raise AlreadyOnTeam()
        if assignment.member_id == member.pk and GROUPS[assignment.role] != GROUPS[role]:
            require_derogation(case, member, role, OnePartOnly)
        if role == assignment.role == "lead" and assignment.ended_at is None:
            raise LeadTaken()
    if role != "head" and not is_derogated(case, member, role):
        require_stood_apart(case, member)


def require_stood_apart(case, member) -> None:
    """Whoever acknowledged or assessed a report of this case takes no other part in it."""
    for report in reports_of(case):
        if member.pk in (report.acknowledged_by_id, report.assessed_by_id):
            raise HandledReport()


def require_not_named(*, member, named) -> None:
    """``named``: the members whose names the subjects of the case bear."""
    if member.pk in named:
        raise NamedInCase()


def require_none_on_team(*, case, named) -> None:
    """None of the members who are ``named`` is on the team today."""
    if any(one.member_id in named and one.ended_at is None for one in case.assignments.all()):
        raise OnTeamNamed()


def require_derogation(case, member, role: str, refusal: type[Refused]) -> None:
    """Raise the refusal, unless a recorded derogation lets this member take exactly this part (ADR 0034)."""
    if not is_derogated(case, member, role):
        raise refusal()


def is_derogated(case, member, role: str) -> bool:
    """Whether a use of a derogation stands for this member and this part."""
    opened = {role for one in case.derogation_uses.all() if one.member_id == member.pk for role in PART_OF[one.pair]}
    return role in opened


def require_may_declare(*, assignment, by) -> None:
    """One declares for oneself, once."""
    if assignment.member_id != by.pk:
        raise NotOnTeam()
    if assignment.ended_at is not None or assignment.no_conflict_declared_at is not None:
        raise NotFromHere()


def require_may_end(*, assignment, by) -> None:
    """The head of office ends an assignment; one's own ends by recusal."""
    require_may_form_team(case=assignment.case, by=by)
    if assignment.ended_at is not None:
        raise NotFromHere()
    if assignment.member_id == by.pk:
        raise NotOnTeam(_("Your own assignment ends by stepping back because of a conflict."))


def require_may_recuse(*, case, by) -> None:
    """Anybody on the team steps back, declared or not, as long as somebody can still open the file."""
    current = [one for one in case.assignments.all() if one.ended_at is None]
    if by.pk not in [one.member_id for one in current]:
        raise NotOnTeam()
    require_head_stays(case=case, member=by)


def require_head_stays(*, case, member) -> None:
    """Without this member somebody can still open the file."""
    current = [one for one in case.assignments.all() if one.ended_at is None]
    if not any(one.role == "head" and one.member_id != member.pk for one in current):
        raise LastKey()
