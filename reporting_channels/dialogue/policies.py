"""Who may note, label and hand over a report, and keep the office's lists."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from audit.actors import OPERATOR
from machine.refusals import Refused
from reporting_channels.policies import (
    OFFICE,
    OUTSIDE,
    READERS,
    Excluded,
    require_dialogue_open,
    require_may_share,
)

LIST_KEEPERS = ("administrator", "head_of_office")


class NotPastOffice(Refused):
    """Only what went past the office can come back to it."""

    sentence = _("This report is with the office already.")


class LabelThere(Refused):
    """Two people made a label of one code at the same moment."""

    sentence = _("A label has this code already. Choose another code, or change the label that is there.")


class NotOfTheOffice(Refused):
    """It is handed back to whoever works on reports in the office."""

    sentence = _("Hand it back to a receiver or to the head of the office.")


class HandedToOneself(Refused):
    """Handing over takes somebody else."""

    sentence = _("You have this report already. Choose a colleague.")


def require_may_note(*, report, by) -> None:
    """A note for the team: whoever may open the report, also after it was closed."""
    require_role(by, *READERS)


def require_may_tag(*, report, by) -> None:
    """As for a note."""
    require_role(by, *READERS)


def require_may_hand_over(*, report, member, is_excluded: bool, by) -> None:
    """As for giving it; not to oneself."""
    require_may_share(report=report, member=member, is_excluded=is_excluded, by=by)
    if member.pk == by.pk:
        raise HandedToOneself()


def require_may_hand_back(*, report, member, is_excluded: bool, by) -> None:
    """The outside body, to a reader of the office whom nothing keeps away."""
    require_role(by, *OUTSIDE)
    require_dialogue_open(report=report)
    if not report.is_past_office:
        raise NotPastOffice()
    if is_excluded:
        raise Excluded()
    if not any(member.has_role(code) for code in OFFICE):
        raise NotOfTheOffice()


def require_may_keep_lists(*, by) -> None:
    """The office's texts and labels: an administrator or the head of office, or a command on the server."""
    if by is not OPERATOR:
        require_role(by, *LIST_KEEPERS)
