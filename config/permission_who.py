"""The words of ``config.permission_table``: anybody, members of some roles, whoever was let into a thing."""

from dataclasses import dataclass

from accounts.roles import CODES


@dataclass(frozen=True, slots=True)
class Who:
    """``public``: anybody. ``roles``: members with one of them. ``about``: the kind of thing that is asked for."""

    public: bool = False
    roles: tuple[str, ...] = CODES
    about: str = ""


PUBLIC = Who(public=True)
MEMBERS = Who()  # any member who signed in with both factors; lists show each what they may open


def roles(*codes: str) -> Who:
    """Members who bear one of these roles."""
    return Who(roles=codes)


def about(kind: str) -> Who:
    """Members who hold the permission, and so the key, of the thing that the address names."""
    return Who(about=kind)


ADMINISTRATOR, AUDITOR = roles("administrator"), roles("auditor")
LIST_KEEPERS = roles("administrator", "head_of_office")
SEERS_OF_DEROGATIONS = roles("administrator", "head_of_office", "supervisor", "auditor")
READERS_OF_FIGURES = roles("supervisor", "head_of_office", "auditor")
