"""Fields that several forms of the room share."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from ui.forms import PlainTextField, SelectField

TEAM = "team"  # the voice of everything that the team writes for itself


def choices(words: dict, *first: tuple) -> list[tuple]:
    return [*first, *words.items()]


class UnitField(PlainTextField):
    """The code of a unit: small letters, digits and hyphens, as statistics count it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("The unit's code, for example north-gate."))
        super().__init__(max_length=40, **options)

    def clean(self, value: Any) -> str:
        code = super().clean(value).lower().replace(" ", "-")
        if code and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", code):
            raise ValidationError(_("Write the unit's code with letters, digits and hyphens only."), code="unit")
        return code


class MemberField(SelectField):
    """One of these members; the value is the Member."""

    def __init__(self, members: Iterable[Member], **options: Any) -> None:
        self.members = {str(one.pk): one for one in members}
        named = [(key, f"{one.name} ({_roles(one)})") for key, one in self.members.items()]
        super().__init__(choices=[("", _("Choose a person")), *named], **options)

    def clean(self, value: Any) -> Member | None:
        return self.members.get(super().clean(value))


def _roles(member: Member) -> str:
    return ", ".join(str(role.label) for role in member.role_list())
