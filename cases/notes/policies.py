"""Who writes notes: whoever has a part in the case, while it is open."""

from cases.policies.parts import ACCOUNT_ROLES, require_open, require_part


def require_may_write(*, case, by) -> None:
    """A closed case is read-only, also for what one writes for oneself."""
    require_part(case, by, *ACCOUNT_ROLES)
    require_open(case)
