"""One question in the editor: its texts, what its kind has to set, its choices with points, when it is asked."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from reporting_channels.channels.lines import Lines, is_arranging
from reporting_channels.editing import comparisons
from reporting_channels.editing.forms import Pairs, in_languages, languages, required_sentence, spread, texts
from reporting_channels.editing.values import free_code
from reporting_channels.questionnaires.currencies import CURRENCIES
from reporting_channels.questionnaires.definition import (
    CHOOSING,
    NARRATIVE,
    TEXT_LIMIT,
    TYPED,
    Definition,
    Kind,
    in_words,
)
from reporting_channels.questionnaires.reading import read
from reporting_channels.questionnaires.validity import LANGUAGES, LONGEST_TEXT, MOST_POINTS
from ui.forms import CheckboxField, ManyField, RadioField, SelectField, WholeNumberField

HELPS = {
    "why": _("Why it is asked"),
    "hint": _("Hint below the question"),
    "who": _("Who will see it, if not as usual"),
    "kept": _("How long it is kept, if not as usual"),
}


class QuestionTexts(Pairs, forms.Form):
    """The words of a question, and what its kind has to set."""

    PARTS = ("asks", "why", "hint")
    RARE = ("who", "kept")

    def __init__(self, *args, kind: str, code: str, **options) -> None:
        super().__init__(*args, **options)
        in_languages(self, "asks", _("The question"), rows=2, longest=LONGEST_TEXT)
        for part, label in HELPS.items():
            in_languages(self, part, label, rows=2, longest=LONGEST_TEXT)
        if code != NARRATIVE and kind != Kind.FILE:
            self.fields["required"] = CheckboxField(label=_("It must be answered"), required=False)
        if kind in TYPED:
            self.fields["limit"] = WholeNumberField(
                label=_("Longest answer, in characters"),
                required=False,
                min_value=1,
                max_value=TEXT_LIMIT,
                help_text=_("Empty: 40,000 for a long text, 200 for a line."),
            )
        if kind == Kind.LONG:
            self.fields["rows"] = WholeNumberField(label=_("Lines of the box"), min_value=1, max_value=30, initial=6)
        if kind == Kind.AMOUNT:
            language = get_language()
            money = sorted((in_words(names, language), code) for code, names in CURRENCIES.items())
            self.fields["currencies"] = ManyField(
                label=_("Currencies that can be chosen"),
                choices=[(code, f"{name} ({code})") for name, code in money],
                required=False,
                help_text=_("None ticked: all of them."),
            )

    @property
    def rare(self) -> list[list[Any]]:
        """What is seldom written: the usual words stand there otherwise."""
        return self.in_rows(self.RARE)

    @property
    def has_rare(self) -> bool:
        """Whether any of it is written, or wrong."""
        return any(bound.value() or bound.errors for row in self.rare for bound in row)

    def clean(self) -> dict[str, Any]:
        """A question in one language at least; the other one may follow before it is published."""
        values = super().clean()
        if not texts(values, "asks"):
            self.add_error(f"asks_{LANGUAGES[0]}", required_sentence())
        return values


class ChoiceLine(forms.Form):
    """One choice: its words, a hint, its points. Its code is made once and stays."""

    is_wide = True
    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=30)
    points = WholeNumberField(label=_("Points"), min_value=0, max_value=MOST_POINTS, required=False)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        in_languages(self, "words", _("Answer"), longest=300)
        in_languages(self, "hint", _("Hint"), longest=300)
        self.order_fields(
            [*(f"words_{code}" for code in languages()), *(f"hint_{code}" for code in languages()), "points"]
        )

    def clean(self) -> dict[str, Any]:
        """Words in one language at least."""
        values = super().clean()
        if not texts(values, "words"):
            self.add_error(f"words_{LANGUAGES[0]}", required_sentence())
        return values


class ConditionLine(forms.Form):
    """One comparison with an earlier answer."""

    compares = SelectField(label=_("If"))

    def __init__(self, *args, choices: list[tuple[str, Any]], **options) -> None:
        super().__init__(*args, **options)
        self.fields["compares"].choices = [("", _("Choose")), *choices]


class Joint(forms.Form):
    """When the question is asked at all."""

    def __init__(self, *args, is_deep: bool, **options) -> None:
        super().__init__(*args, **options)
        choices = [
            (comparisons.ALWAYS, _("Always")),
            (comparisons.ALL, _("Only if all of these hold")),
            (comparisons.ANY, _("Only if one of these holds")),
        ]
        if is_deep:
            choices.append((comparisons.KEEP, _("As it is now")))
        self.fields["joint"] = RadioField(label=_("When it is asked"), choices=choices)


class QuestionSheet:
    """The whole page of one question: texts, choices and condition together."""

    def __init__(self, posted: Any, definition: Definition, held: Mapping[str, Any], kind: str) -> None:
        self.held, self.kind, self.code = held, kind, held.get("code", "")
        self.question = definition.question(self.code) if self.code else None
        self.is_arranging = posted is not None and (is_arranging(posted) or posted.get("go") == "kind")
        stands = comparisons.flat(self.question.shown_if if self.question else None)
        self.is_deep = stands is None
        joint, compared = stands or (comparisons.KEEP, [])
        bound = None if self.is_arranging else posted
        first = posted.dict() | _lists(posted) if self.is_arranging else _start(held)
        self.texts = QuestionTexts(bound, initial=first, kind=kind, code=self.code)
        first_joint = {"joint": first.get("joint", joint)}
        self.joint = Joint(bound, initial=first_joint, is_deep=self.is_deep)
        rows = [{"compares": option} for option in compared] or [{}]
        options = comparisons.options(comparisons.earlier(definition, self.code))
        self.conditions = Lines(ConditionLine, "conditions", posted, rows, choices=options)
        self.has_earlier = bool(options) and self.code != NARRATIVE
        choices = [_choice_row(choice) for choice in held.get("choices", [])] or [{}, {}]
        self.choices = Lines(ChoiceLine, "choices", posted, choices)
        self.is_choosing = kind in CHOOSING

    @property
    def lists(self) -> list[Lines]:
        """The lists that this kind of question has."""
        found = [self.choices] if self.is_choosing else []
        return found + ([self.conditions] if self.has_earlier else [])

    @property
    def forms(self) -> list[forms.Form]:
        """Every form of the page, for the summary of what is wrong."""
        joint = [self.joint] if self.has_earlier else []
        return [self.texts, *joint, *(form for one in self.lists for form in one)]

    def is_valid(self) -> bool:
        """Whether all of it can be kept. A draft may still break the rules of publishing."""
        parts = [self.texts, *([self.joint] if self.has_earlier else []), *self.lists]
        return not [part for part in parts if not part.is_valid()]

    def values(self, taken: list[str]) -> dict[str, Any]:
        """The question as a draft keeps it; a new one gets a code that no other has."""
        typed = self.texts.cleaned_data
        asks = texts(typed, "asks")
        code = self.code or free_code(asks.get("en") or next(iter(asks.values())), taken, "question")
        made: dict[str, Any] = {"code": code, "kind": self.kind, "asks": asks}
        made |= {part: found for part in HELPS if (found := texts(typed, part))}
        if typed.get("required") or code == NARRATIVE:
            made["required"] = True
        made |= {name: typed[name] for name in ("limit", "rows", "currencies") if typed.get(name)}
        if self.is_choosing:
            made["choices"] = self._choices()
        condition = self._condition()
        return made | ({"shown_if": condition} if condition else {})

    def _choices(self) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = []
        held = [form.cleaned_data["code"] for form in self.choices.filled()]
        for form in self.choices.filled():
            typed = form.cleaned_data
            words = texts(typed, "words")
            taken = [*held, *(one["code"] for one in made)]
            code = typed["code"] or free_code(words.get("en") or next(iter(words.values())), taken, "choice")
            choice = {"code": code, "words": words, "hint": texts(typed, "hint"), "points": typed.get("points") or 0}
            made.append({name: value for name, value in choice.items() if value})
        return made

    def _condition(self) -> dict[str, Any] | None:
        if not self.has_earlier:
            return None
        joint = self.joint.cleaned_data["joint"]
        if joint == comparisons.KEEP:
            return self.held.get("shown_if")
        return comparisons.joined(joint, [form.cleaned_data["compares"] for form in self.conditions.filled()])


def _start(held: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: held[name] for name in ("required", "limit", "rows", "currencies") if name in held}
    for part in ("asks", *HELPS):
        plain |= spread(part, held.get(part, {}))
    return plain


def _choice_row(choice: Mapping[str, Any]) -> dict[str, Any]:
    row = {"code": choice.get("code", ""), "points": choice.get("points", "")}
    return row | spread("words", choice.get("words", {})) | spread("hint", choice.get("hint", {}))


def _lists(posted: Any) -> dict[str, list[str]]:
    return {"currencies": posted.getlist("currencies")}


def definition_of(values: Mapping[str, Any]) -> Definition:
    """A draft's values as they can be read."""
    return read(values).definition
