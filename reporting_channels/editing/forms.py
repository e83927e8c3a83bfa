"""The editor's forms: what an administrator types, as the values of a draft. The languages stand side by side."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import Category
from reporting_channels.editing.kinds import CHOICES, HINTS
from reporting_channels.questionnaires.validity import LANGUAGES
from ui.forms import MultilineField, PlainTextField, RadioField, SelectField, WholeNumberField

TITLE = 120


def languages() -> tuple[str, ...]:
    """The languages in which texts are written: the office's first, then those in which reporters can be told."""
    return tuple(dict.fromkeys((*LANGUAGES, *dict(settings.REPORTER_LANGUAGES))))


def own_name(code: str) -> str:
    """A language in itself: français, English."""
    return get_language_info(code)["name_local"]


def in_languages(
    form: forms.Form, part: str, label: Any, *, rows: int = 0, longest: int = TITLE, hint: Any = ""
) -> None:
    """Add one field for each language; none is demanded, since a draft may be unfinished."""
    for code in languages():
        named = f"{label} ({own_name(code)})"
        field = (
            MultilineField(label=named, max_length=longest, rows=rows, required=False, help_text=hint)
            if rows
            else PlainTextField(label=named, max_length=longest, required=False, help_text=hint)
        )
        field.widget.attrs["lang"] = code
        field.is_part = True  # a draft may be unfinished, but nobody should think that a language is optional
        form.fields[f"{part}_{code}"] = field


def texts(values: Mapping[str, Any], part: str) -> dict[str, str]:
    """What was typed for a part, by language, empty ones left out."""
    return {code: values[f"{part}_{code}"] for code in languages() if values.get(f"{part}_{code}")}


def spread(part: str, held: Mapping[str, str]) -> dict[str, str]:
    """Texts by language as the fields take them."""
    return {f"{part}_{code}": held.get(code, "") for code in languages()}


class Pairs:
    """Mixin: the form's fields two by two, so that a page can put the languages side by side."""

    PARTS: tuple[str, ...] = ()
    RARE: tuple[str, ...] = ()  # drawn elsewhere on the page

    @property
    def pairs(self) -> list[list[Any]]:
        """The bound fields of each part, two in a row; those of no part after them, each alone."""
        inside = {f"{part}_{code}" for part in (*self.PARTS, *self.RARE) for code in languages()}
        return self.in_rows(self.PARTS) + [
            [bound] for bound in self if bound.name not in inside and not bound.is_hidden
        ]

    def in_rows(self, parts: tuple[str, ...]) -> list[list[Any]]:
        """Of each part its languages in their order, two side by side."""
        codes = languages()
        rows = [codes[start : start + 2] for start in range(0, len(codes), 2)]
        return [[self[f"{part}_{code}"] for code in row] for part in parts for row in rows]


class Whole(Pairs, forms.Form):
    """What reporters choose it by, what it suggests to triage, and from how many points on."""

    PARTS = ("title", "about")
    category = SelectField(
        label=_("Category that it suggests to triage"), choices=[("", _("Choose")), *Category.choices], required=False
    )
    medium = WholeNumberField(
        label=_("“Medium” from how many points"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Points stand on choices and are never shown to the reporter. Leave both empty without points."),
    )
    high = WholeNumberField(label=_("“High” from how many points"), required=False, min_value=1, max_value=1000)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        in_languages(self, "title", _("Title"))
        in_languages(self, "about", _("What it is about"), rows=2, longest=300)

    @staticmethod
    def start(values: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows first."""
        bands = {band["code"]: band["least"] for band in values.get("bands", [])}
        return {
            "category": values.get("category", ""),
            "medium": bands.get("medium"),
            "high": bands.get("high"),
            **spread("title", values.get("title", {})),
            **spread("about", values.get("about", {})),
        }

    def values(self) -> dict[str, Any]:
        """The values of the draft that this form gives."""
        typed = self.cleaned_data
        above = [{"code": code, "least": typed[code]} for code in ("medium", "high") if typed.get(code)]
        return {
            "title": texts(typed, "title"),
            "about": texts(typed, "about"),
            "category": typed["category"],
            "bands": [{"code": "low", "least": 0}, *above] if above else [],
        }


class Begin(Pairs, forms.Form):
    """A new questionnaire: its title, and what it starts from."""

    PARTS = ("title", "about")

    def __init__(self, *args, likes: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        in_languages(self, "title", _("Title"))
        for code in LANGUAGES:
            self.fields[f"title_{code}"].required = True
        in_languages(self, "about", _("What it is about"), rows=2, longest=300)
        self.fields["category"] = SelectField(
            label=_("Category that it suggests to triage"), choices=[("", _("Choose")), *Category.choices]
        )
        self.fields["like"] = SelectField(
            label=_("Start from"), choices=[("", _("One question: what happened")), *likes], required=False
        )


class Section(Pairs, forms.Form):
    """A section's title."""

    PARTS = ("title",)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        in_languages(
            self, "title", _("Title"), hint=_("It stands in the reporter’s line of progress: one or two words.")
        )


class ChooseKind(forms.Form):
    """Which kind of question is added."""

    kind = RadioField(label=_("What kind of answer do you expect?"), choices=CHOICES, hints=HINTS)


def required_sentence() -> str:
    """For a text without which nothing can be kept."""
    return gettext("Write it in one language at least.")
