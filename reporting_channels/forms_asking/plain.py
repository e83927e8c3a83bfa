"""Questions with one control: texts, places, choices, a consent, files."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting_channels.forms_asking.base import QuestionForm
from reporting_channels.questionnaires.definition import AGREED, DECLINED, Kind
from reporting_channels.uploads import ACCEPT
from ui.forms import ManyField, MultilineField, PlainTextField, RadioField


class TextForm(QuestionForm):
    """A short or long text, or a place."""

    def _make_fields(self) -> None:
        asked = self.question
        if asked.kind == Kind.LONG:
            field = MultilineField(max_length=asked.longest, rows=asked.rows, **self._common())
        else:
            field = PlainTextField(max_length=asked.longest, **self._common())
        self.fields[asked.code] = field


class ChoiceForm(QuestionForm):
    """One of the choices."""

    def _make_fields(self) -> None:
        choices = self.question.choices
        self.fields[self.question.code] = RadioField(
            choices=[(choice.code, self._words(choice.words)) for choice in choices],
            hints={choice.code: self._words(choice.hint) for choice in choices},
            **self._common(),
        )


class ConsentForm(QuestionForm):
    """An agreement: asked openly, nothing ticked beforehand."""

    def _make_fields(self) -> None:
        choices = [(AGREED, _("Yes, I agree")), (DECLINED, _("No"))]
        self.fields[self.question.code] = RadioField(choices=choices, **self._common())


class ChoicesForm(QuestionForm):
    """Any number of the choices."""

    def _first(self) -> dict[str, Any]:
        return dict(self.typed)

    def _make_fields(self) -> None:
        choices = self.question.choices
        self.fields[self.question.code] = ManyField(
            choices=[(choice.code, self._words(choice.words)) for choice in choices],
            hints={choice.code: self._words(choice.hint) for choice in choices},
            **self._common(),
        )

    def clean(self) -> dict:
        """Each choice once, in the order of the question."""
        values = super().clean()
        chosen = values.get(self.question.code) or []
        values[self.question.code] = [one.code for one in self.question.choices if one.code in chosen]
        return values


class FileForm(QuestionForm):
    """Files asked for by name. The view takes them in; here only their random names are kept."""

    template = "files"

    def _make_fields(self) -> None:
        self.fields["file"] = forms.FileField(
            label=_("Add a file"),
            required=False,
            help_text=_("Pictures, sound, films, PDF, text and office documents, up to 100 MB each."),
            widget=forms.FileInput(attrs={"accept": ACCEPT}),
        )

    @property
    def answer(self) -> list[str]:
        """The random names of the files that were added here."""
        return list(self.typed.get(self.question.code, []))
