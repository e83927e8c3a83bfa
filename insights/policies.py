"""Who may see counts and delays. Pure: no query, no clock."""

from typing import Any

from accounts.policies import require_role

READERS = ("supervisor", "head_of_office", "auditor")


def require_may_read(*, by: Any) -> None:
    """Supervisors, the head of office and auditors: all of them see the same."""
    require_role(by, *READERS)
