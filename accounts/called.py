"""What members and their keys are called on the auditor's pages: the name, and the roles that they bear now."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from accounts.models import Member


def members(ids: Collection[UUID]) -> dict[UUID, str]:
    """Members by their own ids and by those of their keys."""
    found: dict[UUID, str] = {}
    for member in Member.objects.filter(Q(pk__in=ids) | Q(holder_id__in=ids)):
        roles = ", ".join(str(role.label) for role in member.role_list())
        found[member.pk] = f"{member.name} ({roles})" if roles else member.name
        if member.holder_id:
            found[member.holder_id] = found[member.pk]
    return found
