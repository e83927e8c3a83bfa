"""Documents, articles and versions, in French and English side by side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.forms import DayField, MultilineField, PlainTextField, RadioField

LANGUAGES = {"fr": _("French"), "en": _("English")}


class AddDocument(forms.Form):
    """A document's code and titles."""

    code = PlainTextField(label=_("Code"), max_length=40, help_text=_("Small letters, digits and hyphens."))
    title_fr = PlainTextField(label=_("Title in French"))
    title_en = PlainTextField(label=_("Title in English"))

    def clean_code(self) -> str:
        return forms.SlugField().clean(self.cleaned_data["code"]).lower()

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        read = self.cleaned_data
        return {"code": read["code"], "titles": {"fr": read["title_fr"], "en": read["title_en"]}}


class Wording(forms.Form):
    """What an article says from a day on."""

    valid_from = DayField(label=_("In force from"))
    title_fr = PlainTextField(label=_("Heading in French"))
    text_fr = MultilineField(label=_("Wording in French"), rows=6)
    title_en = PlainTextField(label=_("Heading in English"))
    text_en = MultilineField(label=_("Wording in English"), rows=6)

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        read = self.cleaned_data
        return {
            "valid_from": read["valid_from"],
            "titles": {"fr": read["title_fr"], "en": read["title_en"]},
            "texts": {"fr": read["text_fr"], "en": read["text_en"]},
        }


class Repeal(forms.Form):
    """The day from which an article says nothing any more."""

    valid_from = DayField(
        label=_("Repealed from"),
        help_text=_("The first day on which the article no longer binds. Facts before this day may still cite it."),
    )

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)


class AddArticle(Wording):
    """A number and its first wording."""

    number = PlainTextField(label=_("Number"), max_length=20)
    field_order = ["number", "valid_from"]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {"number": self.cleaned_data["number"]} | super().values()


class ImportText(forms.Form):
    """A whole text in one language."""

    language = RadioField(label=_("Language of the text"), choices=list(LANGUAGES.items()))
    valid_from = DayField(label=_("In force from"))
    text = MultilineField(
        label=_("Text"),
        rows=14,
        max_length=200_000,
        help_text=_("Each article begins with a line such as “Article 3. Gifts”; what follows is its wording."),
    )

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)
