"""Permission and key in one go: who may open an object holds its key, and nobody else does."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.codenames import permission_for
from accounts.models import Member
from machine.refusals import Refused
from vault import grants
from vault.models import Grant
from vault.sealing import CompartmentKey


class Permitted(Protocol):
    """An object that members are let in to one by one."""

    pk: Any
    compartment_id: Any
    permission_model: Any


class NotSetUp(Refused):
    """The member has no key yet, so nothing can be sealed to them."""

    sentence = _("This person has not set up their account yet. Ask them to use their invitation first.")


class Deactivated(Refused):
    """The member's account is closed."""

    sentence = _("This person's account is closed.")


def require_may_hold(*, member: Member) -> None:
    """Refuse a member to whom no key can be given."""
    if not member.is_active:
        raise Deactivated()
    if member.holder_id is None:
        raise NotSetUp()


def give(obj: Permitted, *, member: Member, key: CompartmentKey, by: Any, at: datetime) -> models.Model:
    """Let ``member`` open ``obj``: write the key grant and the permission row; return the row.

    A member who already may is left as they are. The row's ``listed_at`` copies the
    object's own ``listed_at``, or is the time of giving where the object has none.
    Raises NotSetUp or Deactivated; the database refuses a key of another compartment.
    """
    existing = obj.permission_model.objects.filter(user_id=member.pk, content_object_id=obj.pk).first()
    return existing or give_all(obj, members=[member], key=key, by=by, at=at)[0]


@transaction.atomic
def give_all(
    obj: Permitted, *, members: Sequence[Member], key: CompartmentKey, by: Any, at: datetime
) -> list[models.Model]:
    """Let several members open an object that none of them may open yet, in two INSERTs."""
    for member in members:
        require_may_hold(member=member)
    model = obj.permission_model
    given = grants.give_all(key=key, holders=[member.holder for member in members], by=by, at=at)
    values: dict[str, Any] = {}
    if any(field.name == "listed_at" for field in model._meta.concrete_fields):
        values["listed_at"] = getattr(obj, "listed_at", None) or at
    rows = [
        model(user=member, permission=permission_for(obj), content_object=obj, grant=grant, **values)
        for member, grant in zip(members, given, strict=True)
    ]
    return model.objects.bulk_create(rows)


@transaction.atomic
def withdraw(obj: Permitted, *, member: Member, by: Any, at: datetime) -> bool:
    """Shut ``member`` out of ``obj``: delete the row, empty the grant. Return whether there was one."""
    rows = list(obj.permission_model.objects.filter(user_id=member.pk, content_object_id=obj.pk))
    for row in rows:
        grant = Grant.objects.get(pk=row.grant_id)
        row.delete()
        grants.revoke(grant=grant, by=by, at=at)
    return bool(rows)


def has(member: Member, obj: Permitted) -> bool:
    """Whether ``member`` may open ``obj``: one indexed look at the permission rows."""
    return (
        member.is_active and obj.permission_model.objects.filter(user_id=member.pk, content_object_id=obj.pk).exists()
    )


def holders(obj: Permitted) -> models.QuerySet[Member]:
    """The members who may open ``obj``."""
    return Member.objects.filter(pk__in=obj.permission_model.objects.filter(content_object_id=obj.pk).values("user_id"))


def listed(permission_model: type[models.Model], member: Member) -> models.QuerySet[models.Model]:
    """The permission rows of ``member``, newest object first: step one of every list.

    Step two is ``in_bulk`` over the ids of one page (PERFORMANCE.md); never a join.
    """
    return permission_model._default_manager.filter(user_id=member.pk).order_by("-listed_at", "content_object_id")
