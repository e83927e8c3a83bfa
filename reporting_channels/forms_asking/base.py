"""What every question's form shares: the words, the explanations, and what was typed by the names of its controls."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.questionnaires.definition import NARRATIVE, Question, in_words

Typed = Mapping[str, list[str]]  # what stood in each control, by its name
WHO_READS = _(
    "The people of the channel that you chose, and nobody else. A colleague named in a report can be shut out."
)
HOW_LONG = _("As long as the matter is examined, then as long as the law asks. After that it is destroyed.")
TELL_SOMETHING = _("Write what happened. One sentence is enough to start.")


class QuestionForm(forms.Form):
    """The base: the question's words in the reader's language, and its explanations."""

    template = "question"
    is_set = False  # several controls under one heading

    def __init__(self, typed: Typed | None = None, *, question: Question, is_bound: bool = False) -> None:
        self.question = question
        self.typed = dict(typed or {})
        super().__init__(MultiValueDict(self.typed) if is_bound else None, initial=None if is_bound else self._first())
        self._make_fields()

    @property
    def answer(self) -> Any:
        """The answer of a form that is valid: None where nothing was said."""
        return self.cleaned_data.get(self.question.code) or None

    def belongs(self, name: str) -> bool:
        """Whether a posted name is one of this question's controls."""
        return name == self.question.code or name.startswith(f"{self.question.code}-")

    def part(self, name: str) -> str:
        """The name of one control of several."""
        return f"{self.question.code}-{name}"

    def _first(self) -> dict[str, Any]:
        return {name: values[-1] if values else "" for name, values in self.typed.items()}

    def _words(self, texts: Mapping[str, str]) -> str:
        return in_words(texts, get_language())

    @property
    def label(self) -> str:
        """The question in words."""
        return self._words(self.question.asks)

    @property
    def told(self) -> dict[str, str]:
        """Why it is asked, who sees it, how long it is kept."""
        asked = self.question
        return {
            "why": self._words(asked.why),
            "who": self._words(asked.who) or str(WHO_READS),
            "kept": self._words(asked.kept) or str(HOW_LONG),
        }

    @property
    def help_text(self) -> str:
        """The hint below the heading."""
        return self._words(self.question.hint)

    @property
    def heading(self) -> dict[str, Any]:
        """What stands below the heading of several controls, in the shape of a field."""
        return {"help_text": self.help_text, "auto_id": f"id_{self.question.code}", "errors": ()}

    def _make_fields(self) -> None:
        raise NotImplementedError

    def _common(self) -> dict[str, Any]:
        common = {"label": self.label, "help_text": self.help_text, "required": self.question.required, **self.told}
        if self.question.code == NARRATIVE:
            common["error_messages"] = {"required": TELL_SOMETHING}
        return common

    def _error(self, name: str, sentence: str) -> None:
        """Say what is wrong beside the control; when reached by the whole set, beside its first one."""
        if not self.has_error(self.part(name)):
            self.add_error(self.part(name), sentence)


class SetForm(QuestionForm):
    """Several controls below one heading."""

    template = "set"
    is_set = True

    def _make_part(self, name: str, field: forms.Field) -> None:
        field.is_part = True  # its heading says whether it is optional
        self.fields[self.part(name)] = field

    def _value(self, name: str) -> Any:
        return self.cleaned_data.get(self.part(name))

    @property
    def answer(self) -> Any:
        """The parts as one value; None where all are empty."""
        return self._answer or None

    _answer: Any = None

    def clean(self) -> dict:
        """Put the parts together, unless one is wrong already."""
        values = super().clean()
        if not self.errors:
            self._answer = self._together()
            if self.question.required and not self._answer and not self.errors:
                self._error(self.first, gettext("Answer this question."))
        return values

    first: ClassVar[str] = ""  # the control beside which the whole set is told off
    rows: ClassVar[tuple[tuple[str, ...], ...]] = ()  # the controls as they stand on the page

    @property
    def drawn(self) -> list[list[forms.BoundField]]:
        """The controls, row by row."""
        return [[self[self.part(name)] for name in row] for row in self.rows]

    def _together(self) -> Any:
        raise NotImplementedError
