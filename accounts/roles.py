"""The roles of the office: a code, its name, and one sentence on what its bearer may do."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Role:
    """One role; ``may_do`` is the sentence that invitations and the members' list show."""

    code: str
    label: Promise
    may_do: Promise


ROLES: tuple[Role, ...] = (
    Role(
        "receiver",
        _("Receiver of reports"),
        _("Opens the reports that arrive, acknowledges them, writes to the reporter and assesses them."),
    ),
    Role(
        "head_of_office",
        _("Head of office"),
        _("Assigns people to a case, signs the mandate and confirms that a report gives no case."),
    ),
    Role(
        "investigator",
        _("Investigator"),
        _("Investigates the cases entrusted to them and proposes a finding on each allegation."),
    ),
    Role(
        "reviewer",
        _("Reviewer"),
        _("Confirms the findings that somebody else proposed, or sends them back."),
    ),
    Role(
        "disciplinary_authority",
        _("Disciplinary authority"),
        _("Opens proceedings, decides on the charges and imposes a sanction within the law's scale."),
    ),
    Role(
        "secretariat",
        _("Disciplinary secretariat"),
        _("Serves charges and notices, gives access to the file, convokes the board and keeps its record."),
    ),
    Role(
        "board_member",
        _("Member of the disciplinary board"),
        _("Reads the file of the proceedings they sit in and gives an opinion."),
    ),
    Role(
        "appeal_authority",
        _("Appeal authority"),
        _("Determines the appeals lodged against a decision."),
    ),
    Role(
        "supervisor",
        _("Supervisor"),
        _("Reads counts and delays, never a case."),
    ),
    Role(
        "auditor",
        _("Auditor"),
        _("Reads and verifies the audit log, never the content of a case."),
    ),
    Role(
        "administrator",
        _("Administrator"),
        _("Invites people, changes their roles and closes their accounts; opens no case."),
    ),
    Role(
        "identity_custodian",
        _("Custodian of identities"),
        _("Holds one share of the key to reporters' identities and releases or refuses it."),
    ),
    Role(
        "quorum_officer",
        _("Officer of the quorum"),
        _("Holds one share of the office's continuity key, for the day when a key is lost."),
    ),
    Role(
        "outside_body",
        _("Outside body"),
        _("Receives, apart from the office, the reports that the office itself must not open."),
    ),
    Role(
        "clerk",
        _("Clerk"),
        _("Enters at the counter what a person reports by voice or on paper, and opens nothing else."),
    ),
)
BY_CODE: dict[str, Role] = {role.code: role for role in ROLES}
CODES: tuple[str, ...] = tuple(BY_CODE)
CHOICES: tuple[tuple[str, Promise], ...] = tuple((role.code, role.label) for role in ROLES)
