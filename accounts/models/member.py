"""A member: somebody of the office with an account, roles and a key."""

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from guardian.backends import ObjectPermissionBackend

from accounts.roles import BY_CODE, CODES, Role
from audit.actors import MEMBER

if TYPE_CHECKING:
    from vault.keyring import Keyring

SIGN_IN = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{1,62}\Z",
    _("Use 2 to 63 lower-case letters, digits, dots, dashes or underscores, beginning with a letter or a digit."),
)


class Members(BaseUserManager["Member"]):
    """The members' rows; signing in finds them in whatever case the name was typed."""

    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(sign_in=(username or "").strip().lower())

    def active(self) -> models.QuerySet["Member"]:
        """Members whose account has not been closed."""
        return self.filter(deactivated_at__isnull=True)

    def with_role(self, code: str) -> models.QuerySet["Member"]:
        """Active members who bear this role."""
        return self.active().filter(roles__contains=[code])


class Member(AbstractBaseUser):
    """Somebody of the office. A member is deactivated, never deleted: records name them for good.

    ``keyring`` is there only during a request of a signed-in member whose key is
    open; it is never stored. Times of sign-in stand in the audit log, not here.
    """

    class Language(models.TextChoices):
        FR = "fr", "Français"
        EN = "en", "English"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sign_in = models.CharField(_("sign-in name"), max_length=63, unique=True, validators=[SIGN_IN])
    name = models.CharField(_("name"), max_length=200)
    roles = ArrayField(models.CharField(max_length=40), verbose_name=_("roles"), default=list, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.FR)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    holder = models.OneToOneField(
        "vault.Holder", on_delete=models.PROTECT, null=True, blank=True, related_name="member", editable=False
    )
    invited_at = models.DateTimeField(null=True, editable=False)
    invited_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="invited_members", editable=False
    )
    deactivated_at = models.DateTimeField(null=True, editable=False)
    deactivated_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="deactivated_members", editable=False
    )
    last_login = None

    objects = Members()

    USERNAME_FIELD = "sign_in"
    REQUIRED_FIELDS = ["name"]
    # guardian asks; nobody here is above permissions, and nobody is in a group
    is_superuser = False
    is_staff = False
    keyring: "Keyring | None" = None

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["name", "sign_in"]
        constraints = [
            models.CheckConstraint(condition=Q(roles__contained_by=list(CODES)), name="member_roles_known"),
            models.CheckConstraint(condition=Q(sign_in=Lower("sign_in")), name="member_sign_in_lower"),
            models.CheckConstraint(condition=Q(language__in=["fr", "en"]), name="member_language_known"),
            models.CheckConstraint(
                condition=Q(invited_at__isnull=True, invited_by__isnull=True)
                | Q(invited_at__isnull=False, invited_by__isnull=False),
                name="member_invited_both",
            ),
            models.CheckConstraint(
                condition=Q(deactivated_at__isnull=True, deactivated_by__isnull=True)
                | Q(deactivated_at__isnull=False, deactivated_by__isnull=False),
                name="member_deactivated_both",
            ),
            models.CheckConstraint(
                condition=Q(deactivated_by__isnull=True) | ~Q(deactivated_by=F("id")),
                name="member_deactivated_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether the account is open."""
        return self.deactivated_at is None

    @property
    def is_set_up(self) -> bool:
        """Whether the invitation was taken up: a member without a key can be given nothing."""
        return self.holder_id is not None

    @property
    def locked(self) -> bool:
        """Whether nothing sealed can be opened with this instance now."""
        return self.keyring is None

    @property
    def audit_actor(self) -> tuple[str, uuid.UUID]:
        """How audit entries name this member."""
        return MEMBER, self.pk

    @property
    def groups(self) -> models.QuerySet[Group]:
        """No groups: a permission is always one person's, given with its key."""
        return Group.objects.none()

    def role_list(self) -> list[Role]:
        """The roles in words, in the order of the office."""
        return [role for code, role in BY_CODE.items() if code in self.roles]

    def has_role(self, code: str) -> bool:
        """Whether this open account bears the role."""
        return self.is_active and code in self.roles

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether a permission row exists for this very object; there are no general permissions."""
        return obj is not None and ObjectPermissionBackend().has_perm(self, perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return False
