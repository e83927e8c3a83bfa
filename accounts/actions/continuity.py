"""Bringing back what a member's lost key had opened, by the office's continuity quorum."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from accounts.models import Member
from audit.actors import HasActor
from machine.refusals import Refused
from vault import grants, keys, quorum
from vault.models import Grant


class NothingToBringBack(Refused):
    """The member's account is closed, or never had a key."""

    sentence = _("This member has no key that could be brought back.")


class BroughtBack(NamedTuple):
    """What the ceremony gave: a new recovery code to print, and how many keys came back or did not."""

    recovery_code: str
    regained: int
    missing: int


@sensitive_variables("words", "passphrase", "made")
@transaction.atomic
def bring_back(*, member: Member, words: Iterable[str], passphrase: str, by: HasActor, at: datetime) -> BroughtBack:
    """Give ``member`` a new key and, out of the quorum's grants, all that the lost one opened.

    ``words`` are the officers' shares. What the quorum holds no key of (it was excluded there)
    the member loses: somebody who can open it must give it again. Raises quorum.WrongShares,
    NothingToBringBack. The second factor stays as it is.
    """
    member = Member.objects.select_for_update().get(pk=member.pk)
    lost = member.holder
    if lost is None or not member.is_active:
        raise NothingToBringBack
    made = keys.new_member_key(passphrase)
    pairs, missing = quorum.recover(words=words, lost=lost, new=made.holder, by=by, at=at)
    member.holder = made.holder
    member.set_password(passphrase)
    member.save(update_fields=["holder", "password"])
    for old, new in pairs:
        for rows in _permission_rows():
            rows.filter(grant=old).update(grant=new)
    for grant in Grant.objects.active().filter(holder=lost):
        for rows in _permission_rows():
            rows.filter(grant=grant).delete()
        grants.revoke(grant=grant, by=by, at=at)
    return BroughtBack(made.recovery_code, len(pairs), missing)


def _permission_rows() -> list["models.QuerySet[models.Model]"]:
    """The rows of every permission table: whatever leans one to one on a grant."""
    return [
        relation.related_model._default_manager.all()
        for relation in Grant._meta.get_fields(include_hidden=True)
        if relation.one_to_one and relation.auto_created and relation.related_model
    ]
