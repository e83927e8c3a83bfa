"""Who has which part in a case, and which changes its state still allows."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from cases.models.team import ROLES
from machine.refusals import NotFromHere, Refused

ACCOUNT_ROLES = {
    "head": "head_of_office",
    "lead": "investigator",
    "investigator": "investigator",
    "reviewer": "reviewer",
    "authority": "disciplinary_authority",
}
GATHERING = ("preliminary", "investigation")


class NotOnTeam(Refused):
    """The member has another part in this case, or none."""

    http_status = 403
    sentence = _("This step belongs to somebody else on this case's team.")
    naming = _("On this case's team this step is for: %(parts)s.")

    @classmethod
    def only_for(cls, *roles: str) -> "NotOnTeam":
        """Say whose step it is."""
        return cls(cls.naming % {"parts": ", ".join(str(ROLES[role]) for role in roles)})


class Undeclared(Refused):
    """Nobody opens a case before stating that they have no conflict (PROCESS 2.0, I2)."""

    sentence = _("Say first whether you have a conflict of interests in this case; the file opens after that.")


class CaseClosed(Refused):
    """A closed case is read-only (PROCESS 2.0, I4)."""

    sentence = _(
        "This case is closed. It can be read; to change anything, the head of office reopens it with a ground."
    )


class NotGathering(Refused):
    """Allegations and evidence belong to the phases before decision."""

    sentence = _(
        "The findings have gone to decision: nothing can be added to the file's allegations and evidence any more."
    )


def role_on(case, by) -> str:
    """The member's part in this case, once declared free of conflict; empty when they have none."""
    for assignment in case.assignments.all():
        if assignment.member_id == by.pk and assignment.ended_at is None and assignment.no_conflict_declared_at:
            return assignment.role
    return ""


def require_part(case, by, *roles: str) -> None:
    """Refuse whoever has none of these parts in the case, or lost the account role that goes with it."""
    role = role_on(case, by)
    if role not in roles:
        raise NotOnTeam.only_for(*roles)
    require_role(by, ACCOUNT_ROLES[role])


def require_open(case) -> None:
    """Refuse a change to a closed case."""
    if case.state == "closed":
        raise CaseClosed()


def require_gathering(case) -> None:
    """Refuse additions once the findings have gone to decision."""
    require_open(case)
    if case.state not in GATHERING:
        raise NotGathering()


def require_state(row, verb: str) -> None:
    """Refuse a step that does not start from where the row stands."""
    if row.machine.edge(row.state, verb) is None:
        raise NotFromHere()
