"""Who sets how cases are numbered."""

from accounts.policies import require_role


def require_may_number(*, by) -> None:
    """Administrators: the numbers say nothing about what a case holds."""
    require_role(by, "administrator")
