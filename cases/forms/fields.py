"""Fields that several forms of the room share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from procedures.units.access import code_of, name_of, named
from procedures.units.forms import plain_code
from ui.forms import PlainTextField, SelectField

TEAM = "team"  # the voice of everything that the team writes for itself


def choices(words: dict, *first: tuple) -> list[tuple]:
    return [*first, *words.items()]


class Suggesting(forms.TextInput):
    """A line that proposes the units of the list, by the browser alone; it says a unit's name and not its code."""

    def format_value(self, value: Any) -> str | None:
        return name_of(value) if value else None

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        at = f"{name}-units"
        units = format_html_join("", '<option value="{}">{}</option>', [(said, code) for code, said in named()])
        box = super().render(name, value, (attrs or {}) | ({"list": at} if units else {}), renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', box, at, units) if units else box


class UnitField(PlainTextField):
    """A unit by its name or its code; the value is the code, small letters, digits and hyphens, as figures count it."""

    widget = Suggesting

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("The unit's name or its code, for example north-gate."))
        super().__init__(max_length=120, **options)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        return code_of(typed) or plain_code(typed)


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
