"""Who writes the report, when its draft is fixed, who issues it (PROCESS 2.4, V5 and V8)."""

from django.utils.translation import gettext_lazy as _

from cases.custody.policies import require_verified
from cases.models.contradiction import CHECKS
from cases.models.team import INVESTIGATING
from cases.planning.policies import require_tasks_settled
from cases.policies.investigations import FindingsMissing, RecordUnsigned
from cases.policies.parts import require_part, require_state
from machine.refusals import Refused

WRITABLE = ("active", "drafted", "contradictory")
SETTLED = ("finding_confirmed", "referred", "no_finding", "screened_out", "moved")
ANSWERED = ("finding_proposed", *SETTLED)
READERS = ("head", "reviewer", "authority", *INVESTIGATING)


class Frozen(Refused):
    """The text under review is the text that is issued."""

    sentence = _("The report is under review or issued: its text is fixed. The reviewer can return it to the team.")


class NotYetWritten(Refused):
    """The report is written while the investigation runs."""

    sentence = _("The report is written once the investigation is under way.")


class PartsMissing(Refused):
    """Some parts cannot be left out."""

    sentence = _("These parts of the report are not written yet: %(parts)s.")

    def __init__(self, parts: list) -> None:
        super().__init__(PartsMissing.sentence % {"parts": ", ".join(str(one.title) for one in parts)})


class NotYourDissent(Refused):
    """A dissent is one investigator's own."""

    sentence = _("Only somebody who investigates this case can add a dissent, and only in their own name.")


class NotConfirmed(Refused):
    """A report does not say more than was confirmed."""

    sentence = _(
        "An allegation in the mandate has no confirmed finding yet. Confirm each before you deliver the report."
    )


class CheckUnmet(Refused):
    """The checklist is whole, or the report goes back."""

    http_status = 422
    sentence = _("A report is delivered only with every line of the checklist met. Return it with questions instead.")


def require_may_read(*, investigation, by) -> None:
    """The whole team reads the report while it grows."""
    require_part(investigation.case, by, *READERS)


def require_may_write(*, investigation, by) -> None:
    """The investigating team, until the text is fixed for the review."""
    require_part(investigation.case, by, *INVESTIGATING)
    if investigation.state in ("planned", "mandated", "suspended"):
        raise NotYetWritten()
    if investigation.state not in WRITABLE:
        raise Frozen()


def require_may_withdraw_loss(*, loss, by) -> None:
    """As writing."""
    require_may_write(investigation=loss.investigation, by=by)


def require_may_dissent(*, investigation, by) -> None:
    """Any investigator of the case, in their own name, until the report is issued."""
    require_part(investigation.case, by, *INVESTIGATING)
    if investigation.state in ("planned", "mandated"):
        raise NotYetWritten()
    if investigation.is_finished:
        raise Frozen()


def require_answered(*, investigation) -> None:
    """Every allegation in scope has a finding, every record is signed or marked."""
    asked = [line.allegation for line in investigation.scopes.all() if line.allegation.state not in ANSWERED]
    if asked:
        raise FindingsMissing().because_of(asked)
    unsigned = [one for one in investigation.case.interviews.all() if one.state in ("held", "record_sent")]
    if unsigned:
        raise RecordUnsigned().because_of(unsigned)


def require_may_draft(*, investigation, by) -> None:
    """V5: the lead; every task settled, every allegation answered, every record signed."""
    require_part(investigation.case, by, "lead")
    require_state(investigation, "draft")
    require_tasks_settled(investigation)
    require_answered(investigation=investigation)
    require_verified(investigation.case)


def require_whole(*, template, written) -> None:
    """No required part is missing among the codes that are ``written``."""
    missing = [one for one in template.typed if one.is_required and one.code not in written]
    if missing:
        raise PartsMissing(missing)


def require_may_send_back(*, investigation, by) -> None:
    """V8: the reviewer returns it with questions."""
    require_part(investigation.case, by, "reviewer")
    require_state(investigation, "send_back")


def require_may_deliver(*, investigation, by) -> None:
    """V8: the reviewer, who never investigated; every finding is confirmed."""
    require_part(investigation.case, by, "reviewer")
    require_state(investigation, "deliver")
    unconfirmed = [line.allegation for line in investigation.scopes.all() if line.allegation.state not in SETTLED]
    if unconfirmed:
        raise NotConfirmed().because_of(unconfirmed)
    require_verified(investigation.case)


def require_every_check(*, checks) -> None:
    """All four lines are met."""
    if set(checks) != set(CHECKS) or not all(is_met for is_met, _note in checks.values()):
        raise CheckUnmet()


def require_may_register(*, investigation, by) -> None:
    """V9: the head of office receives and registers it."""
    require_part(investigation.case, by, "head")
    require_state(investigation, "register")
