"""Verbs on accounts: invite, enrol, change roles, deactivate, reset. One transaction each."""

import secrets
from datetime import datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts import names, policies, second_factor
from accounts.models import Invitation, Member
from accounts.models.invitation import VALID_FOR, digest
from audit.log import record
from machine.models import locked
from machine.refusals import Refused
from vault import keys
from vault.keyring import Keyring


class LinkClosed(Refused):
    """The link was used, withdrawn, or is too old."""

    sentence = _("This link works no more. Ask an administrator of the office for a new one.")
    http_status = 410


class Invited(NamedTuple):
    """A link to hand over. The token exists nowhere else."""

    member: Member
    invitation: Invitation
    token: str


class Enrolled(NamedTuple):
    """A member with a fresh key. The recovery code exists nowhere else."""

    member: Member
    recovery_code: str
    keyring: Keyring


def administrators() -> int:
    """How many open accounts bear the administrator's role, set up or not."""
    return Member.objects.with_role("administrator").count()


@transaction.atomic
def invite(
    *,
    name: str,
    sign_in: str,
    roles: list[str],
    language: str,
    unit: str = "",
    staff_number: str = "",
    by: Any,
    at: datetime,
) -> Invited:
    """Make an account that nobody can use yet, and the one-time link that sets it up.

    Of the name and the staff number fingerprints are kept, for recognising who is named in a report.
    """
    policies.require_may_invite(roles=roles, by=by)
    member = _new(name, sign_in, roles, language, unit, invited_at=at, invited_by=by)
    names.keep(member, staff_number=staff_number)
    return _invited(member, by=by, at=at)


@transaction.atomic
def found(*, name: str, sign_in: str, language: str, by: Any, at: datetime) -> Invited:
    """Invite the office's first administrator, from the command line and only while there is none."""
    if administrators():
        raise policies.RoleNeeded("administrator")
    member = _new(name, sign_in, ["administrator"], language, "")
    names.keep(member)
    return _invited(member, by=by, at=at)


def open_invitation(*, token: str, at: datetime) -> Invitation:
    """Return the invitation behind a link; raise LinkClosed when there is none that still works."""
    row = Invitation.objects.select_related("member").filter(token_digest=digest(token)).first()
    if row is None or not row.is_open(at) or not row.member.is_active:
        raise LinkClosed()
    return row


@transaction.atomic
def enrol(*, token: str, passphrase: str, at: datetime) -> Enrolled:
    """Take up an invitation: set the passphrase, make the member's key, use the link up."""
    invitation = _used(token, Invitation.Kind.FIRST, at)
    member = locked(invitation.member)
    member.set_password(passphrase)
    made = keys.new_member_key(passphrase)
    member.holder = made.holder
    member.save(update_fields=["password", "holder"])
    record("member.enrolled", by=member, subject=member, at=at)
    return Enrolled(member, made.recovery_code, made.keyring)


@transaction.atomic
def set_second_factor(*, member: Member, secret: str, step: int, at: datetime) -> Member:
    """Make this secret the member's second factor."""
    second_factor.activate(member=member, secret=secret, step=step)
    record("member.second_factor_set", by=member, subject=member, at=at)
    return member


@transaction.atomic
def change_roles(*, member: Member, roles: list[str], by: Any, at: datetime) -> Member:
    """Give a member other roles. What they were already given to open is a matter of each case."""
    member = locked(member)
    policies.require_may_change_roles(member=member, roles=roles, administrators=administrators(), by=by)
    before = set(member.roles)
    member.roles = list(roles)
    try:
        with transaction.atomic():
            member.save(update_fields=["roles"])
    except IntegrityError as refused:  # rooms above this one guard the role with triggers
        raise policies.StillSeated() from refused
    record(
        "member.roles_changed",
        by=by,
        subject=member,
        at=at,
        added=sorted(set(roles) - before),
        removed=sorted(before - set(roles)),
    )
    return member


@transaction.atomic
def deactivate(*, member: Member, by: Any, at: datetime) -> Member:
    """Close an account for good. Its record, its decisions and its name stay."""
    member = locked(member)
    policies.require_may_deactivate(member=member, administrators=administrators(), by=by)
    member.deactivated_at, member.deactivated_by = at, by
    member.set_unusable_password()
    member.save(update_fields=["deactivated_at", "deactivated_by", "password"])
    _withdraw_links(member, by=by, at=at)
    record("member.deactivated", by=by, subject=member, at=at)
    return member


@transaction.atomic
def issue_reset(*, member: Member, by: Any, at: datetime) -> Invited:
    """Make a one-time link by which a member sets passphrase and second factor anew.

    It resets the sign-in, never the key: that needs the recovery code or the quorum.
    """
    member = locked(member)
    policies.require_may_reset(member=member, by=by)
    _withdraw_links(member, by=by, at=at)
    kind = Invitation.Kind.RESET if member.is_set_up else Invitation.Kind.FIRST
    made = _link(member, kind, by=by, at=at)
    record("member.reset_issued", by=by, subject=member, at=at, expires_on=made.invitation.expires_at.date())
    return made


@transaction.atomic
def reset(*, token: str, passphrase: str, recovery_code: str, at: datetime) -> tuple[Member, Keyring | None]:
    """Take up a reset: set the passphrase, drop the second factor, and open the key if the code is right.

    Raises keys.WrongSecret for a recovery code that opens nothing; an empty one leaves the key locked.
    """
    invitation = _used(token, Invitation.Kind.RESET, at)
    member = locked(invitation.member)
    opened = None
    if recovery_code:
        opened = keys.recover(member.holder, recovery_code=recovery_code, new_passphrase=passphrase)
    member.set_password(passphrase)
    member.save(update_fields=["password"])
    second_factor.remove(member=member)
    record("member.passphrase_reset", by=member, subject=member, at=at, key_opened=opened is not None)
    return member, opened


@transaction.atomic
def reopen_key(*, member: Member, recovery_code: str, passphrase: str, at: datetime) -> Keyring:
    """Open a locked key by its printed code and wrap it under today's passphrase.

    Raises keys.WrongSecret for a code or a passphrase that is not this member's.
    """
    if not member.check_password(passphrase):
        raise keys.WrongSecret()
    opened = keys.recover(member.holder, recovery_code=recovery_code, new_passphrase=passphrase)
    record("member.key_reopened", by=member, subject=member, at=at, way="recovery")
    return opened


@transaction.atomic
def replace_recovery_code(*, member: Member, at: datetime) -> str:
    """Make a new printed code for an open key and return it; the one before opens nothing from then on."""
    code = keys.new_recovery_code(member.keyring)
    record("member.recovery_code_replaced", by=member, subject=member, at=at)
    return code


def _new(name: str, sign_in: str, roles: list[str], language: str, unit: str, **invited: Any) -> Member:
    member = Member(name=name, sign_in=sign_in, roles=list(roles), language=language, unit=unit, **invited)
    member.set_unusable_password()
    member.save(force_insert=True)
    return member


def _invited(member: Member, *, by: Any, at: datetime) -> Invited:
    made = _link(member, Invitation.Kind.FIRST, by=by, at=at)
    record(
        "member.invited",
        by=by,
        subject=member,
        at=at,
        roles=member.roles,
        language=member.language,
        expires_on=made.invitation.expires_at.date(),
    )
    return made


def _link(member: Member, kind: str, *, by: Any, at: datetime) -> Invited:
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        member=member,
        kind=kind,
        token_digest=digest(token),
        issued_at=at,
        issued_by=by if isinstance(by, Member) else None,
        expires_at=at + VALID_FOR,
    )
    return Invited(member, invitation, token)


def _used(token: str, kind: str, at: datetime) -> Invitation:
    invitation = locked(open_invitation(token=token, at=at))
    if invitation.kind != kind or not invitation.is_open(at):
        raise LinkClosed()
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    return invitation


def _withdraw_links(member: Member, *, by: Any, at: datetime) -> None:
    open_links = Invitation.objects.filter(member=member, used_at__isnull=True, withdrawn_at__isnull=True)
    open_links.update(withdrawn_at=at, withdrawn_by=by)
