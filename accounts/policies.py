"""Who bears which role, and what that lets them do to accounts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from accounts.roles import BY_CODE
from machine.refusals import Refused


class RoleNeeded(Refused):
    """The actor does not bear the role that this step asks for."""

    http_status = 403
    sentence = _("Your role does not allow this step.")

    def __init__(self, *codes: str) -> None:
        names = ", ".join(str(BY_CODE[code].label) for code in codes)
        super().__init__(_("This step is for: %(roles)s.") % {"roles": names})


class OwnAccount(Refused):
    """An administrator may not change the roles of, or close, their own account."""

    sentence = _("Nobody changes their own roles or closes their own account. Ask another administrator.")


class LastAdministrator(Refused):
    """Without an administrator nobody could be invited any more."""

    sentence = _("This is the last administrator. Give the role to somebody else first.")


class AlreadyDeactivated(Refused):
    """The account was closed before."""

    sentence = _("This account is already closed.")


class OddRole(Refused):
    """Somebody who hosts or administers the system may hold no share of a key."""

    sentence = _("An administrator may not hold a share of a key: choose another person for that role.")


class AdministratorReads(Refused):
    """Whoever decides who receives reports must not be one of them."""

    sentence = _("An administrator decides who receives reports, and so cannot receive any: choose another person.")


class StillSeated(Refused):
    """The database found the member on a channel."""

    sentence = _(
        "This person receives reports, or keeps names, on a channel: "
        "take them off it before you make them administrator."
    )


class NotOutside(Refused):
    """The outside body stands outside, or it is none."""

    sentence = _("Somebody of the outside body may keep identities besides, and have no other part in the office.")


def require_role(by: Any, *codes: str) -> None:
    """Refuse an actor who bears none of these roles, or whose account is closed."""
    if not isinstance(by, Member) or not any(by.has_role(code) for code in codes):
        raise RoleNeeded(*codes)


def require_separate_roles(*, roles: list[str]) -> None:
    """Refuse an administrator who would hold shares (SECURITY.md, Keys: continuity) or read, and an insider outside."""
    if "administrator" in roles and {"quorum_officer", "identity_custodian"} & set(roles):
        raise OddRole()
    if "administrator" in roles and {"receiver", "head_of_office"} & set(roles):
        raise AdministratorReads()
    if "outside_body" in roles and set(roles) - {"outside_body", "identity_custodian"}:
        raise NotOutside()


def require_may_invite(*, roles: list[str], by: Any) -> None:
    """Refuse anybody but an administrator, and roles that do not go together."""
    require_role(by, "administrator")
    require_separate_roles(roles=roles)


def require_may_change_roles(*, member: Member, roles: list[str], administrators: int, by: Any) -> None:
    """Refuse one's own roles, a closed account, and leaving no administrator."""
    require_role(by, "administrator")
    require_separate_roles(roles=roles)
    _require_another(member=member, by=by)
    if member.has_role("administrator") and "administrator" not in roles and administrators < 2:
        raise LastAdministrator()


def require_may_deactivate(*, member: Member, administrators: int, by: Any) -> None:
    """Refuse one's own account, a closed one, and the last administrator's."""
    require_role(by, "administrator")
    _require_another(member=member, by=by)
    if member.has_role("administrator") and administrators < 2:
        raise LastAdministrator()


def require_may_reset(*, member: Member, by: Any) -> None:
    """Refuse to make a new link for oneself or for a closed account."""
    require_role(by, "administrator")
    _require_another(member=member, by=by)


def _require_another(*, member: Member, by: Any) -> None:
    if member.pk == by.pk:
        raise OwnAccount()
    if not member.is_active:
        raise AlreadyDeactivated()
