"""A member's own compartment: made when they first keep something for themselves, opened with their key alone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.access import opened_workspace
from accounts.models import Member, Workspace
from machine.refusals import Refused
from vault import compartments
from vault.models import Compartment
from vault.sealing import CompartmentKey


class KeyClosed(Refused):
    """The member is signed in, and their key is not open."""

    http_status = 403
    sentence = _("Your key is not open, so nothing of your own can be kept or read. Sign out and sign in again.")


@transaction.atomic
def own_key(by: Member, at: datetime) -> CompartmentKey:
    """The key of the member's own compartment, which is made at the first time."""
    if by.keyring is None or by.holder is None:
        raise KeyClosed()
    workspace = Workspace.objects.filter(member=by).first()
    if workspace is None:
        Member.objects.select_for_update().get(pk=by.pk)  # two at once make one
        workspace = Workspace.objects.filter(member=by).first()
    if workspace is not None:
        return opened_workspace(by, workspace)
    compartment, key = compartments.create(
        kind=Compartment.Kind.MEMBER, at=at, by=by, holders=[by.holder], excluding_quorum=True
    )
    Workspace.objects.create(member=by, compartment=compartment)
    return key
