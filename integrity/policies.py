"""Who may write into the joint action plan. Pure: no query, no clock."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from integrity.models import Commitment
from machine.refusals import NotFromHere, Refused

KEEPERS = ("head_of_office", "supervisor", "secretariat")


class OneSideOnly(Refused):
    """Nobody agrees with themselves."""

    http_status = 403
    sentence = _("You proposed this commitment. Somebody else must record the agreement of the other side.")


def require_may_propose(*, by: Any) -> None:
    """The keepers of the plan write commitments down."""
    require_role(by, *KEEPERS)


def require_may_agree(*, commitment: Commitment, by: Any) -> None:
    """A second keeper records the agreement."""
    require_role(by, *KEEPERS)
    if commitment.state != "proposed":
        raise NotFromHere()
    if by.pk == commitment.proposed_by_id:
        raise OneSideOnly()


def require_may_keep(*, commitment: Commitment, by: Any) -> None:
    """Only what was agreed can be kept."""
    require_role(by, *KEEPERS)
    if commitment.state != "agreed":
        raise NotFromHere()


def require_may_drop(*, commitment: Commitment, by: Any) -> None:
    """What is not over can be dropped, with a reason."""
    require_role(by, *KEEPERS)
    if commitment.state not in ("proposed", "agreed"):
        raise NotFromHere()
