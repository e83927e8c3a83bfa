"""The doors to members' rows, an administrator's; and to what a member keeps for themselves, their own."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts import doors
from accounts.models import Draft, Invitation, Member, Workspace
from vault import opening
from vault.sealing import CompartmentKey


def list_members(by: Member) -> QuerySet[Member]:
    """Every member with their links, for an administrator; anybody else finds nothing, and the try is recorded."""
    if not by.has_role("administrator"):
        doors.missing(by, "member", "list")
    links = Prefetch("invitations", queryset=Invitation.objects.order_by("-issued_at"), to_attr="links")
    return Member.objects.prefetch_related(links)


def get_member(by: Member, id: Any) -> Member:
    """One member, for an administrator."""
    if not by.has_role("administrator"):
        doors.missing(by, "member", id)
    found = Member.objects.filter(pk=id).first()
    return found or doors.missing(by, "member", id)


def opened_workspace(by: Member, workspace: Workspace) -> CompartmentKey:
    """The key of the member's own compartment; 404 for anybody else's, who was never given it."""
    if workspace.member_id != by.pk or by.keyring is None:
        doors.missing(by, "workspace", workspace.pk)
    return opening.compartment_key(by.keyring, workspace.compartment_id)


def read_draft(by: Member, key: CompartmentKey, draft: Draft) -> str:
    """What the member typed and has not sent. Their own words to themselves: no entry."""
    if draft.saved_by_id != by.pk:
        doors.missing(by, "draft", draft.pk)
    return opening.open_text(key, draft, "body")
