"""The doors to members' rows for views: an administrator's, and nobody else's."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts import doors
from accounts.models import Invitation, Member


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
