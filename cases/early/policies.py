"""Who keeps the rules, who looks at an alert; an alert never leads to discipline."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from cases.policies.parts import require_state
from machine.refusals import Refused


class NotReviewer(Refused):
    """An alert is seen by the chain that its rule names."""

    http_status = 403
    sentence = _("This alert belongs to the reviewer whom its rule names.")


class NotClosed(Refused):
    """What is under review is no statement yet."""

    sentence = _("A statement is given once the alert is closed.")


def require_may_keep_rules(*, by: Any) -> None:
    """An administrator writes the rules; each change is an entry."""
    require_role(by, "administrator")


def require_may_change_rule(*, rule: Any, by: Any) -> None:
    """As writing one."""
    require_may_keep_rules(by=by)


def _require_reviewer(early_alert: Any, by: Any) -> None:
    if by.pk not in (early_alert.reviewer_id, early_alert.rule.deputy_id):
        raise NotReviewer()


def require_may_take_up(*, early_alert: Any, by: Any) -> None:
    """The reviewer, or the deputy."""
    _require_reviewer(early_alert, by)
    require_state(early_alert, "take_up")


def require_may_acknowledge(*, early_alert: Any, by: Any) -> None:
    """After looking at the events."""
    _require_reviewer(early_alert, by)
    require_state(early_alert, "acknowledge")


def require_may_intervene(*, early_alert: Any, by: Any) -> None:
    """After looking at the events."""
    _require_reviewer(early_alert, by)
    require_state(early_alert, "intervene")


def require_may_dismiss(*, early_alert: Any, by: Any) -> None:
    """After looking at the events."""
    _require_reviewer(early_alert, by)
    require_state(early_alert, "dismiss")


def require_may_state(*, early_alert: Any, by: Any) -> None:
    """The person has the right to see closed alerts about them; the reviewer prints the statement."""
    _require_reviewer(early_alert, by)
    if early_alert.closed_at is None:
        raise NotClosed()


def require_may_expire(*, early_alert: Any, today: Any) -> None:
    """The sweep, once its day is past."""
    require_state(early_alert, "expire")
    if today <= early_alert.expires_on:
        raise NotClosed()
