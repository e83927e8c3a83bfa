"""The shape of every permission row: one member, one object, one key grant."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models
from guardian.models.models import UserObjectPermissionBase


class ObjectPermission(UserObjectPermissionBase):
    """Base of each room's ``<Noun>Permission``: adds the grant and the copied sort key.

    A subclass adds ``content_object`` (a foreign key, PROTECT) and a covering index
    on (user, -listed_at, content_object); see accounts.permissions and PERFORMANCE.md.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    permission = models.ForeignKey(Permission, on_delete=models.PROTECT)
    grant = models.OneToOneField("vault.Grant", on_delete=models.PROTECT)
    listed_at = models.DateTimeField()

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
