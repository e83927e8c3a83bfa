"""A questionnaire on one page: for the clerk who listens, and for the reporter who corrects what was written."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from reporting_channels.forms_asking import QuestionForm, form_for, without_row
from reporting_channels.looking_through import one_line
from reporting_channels.questionnaires.conditions import asked
from reporting_channels.questionnaires.definition import Definition, Kind, Question
from reporting_channels.questionnaires.saying import line

PREFIX = "q"  # every control of a question is called q-…, so that none can be taken for another of the page
Typed = Mapping[str, list[str]]


class Questions:
    """The questions that are asked, given what was typed, in the language of the person who answers.

    It is drawn and told off like one form. Files have their own place on the page; an answer
    that opens further questions shows them when the page is drawn again.
    """

    def __init__(self, definition: Definition, typed: Typed, *, language: str, is_bound: bool = False) -> None:
        self.definition, self.language, self.is_bound = definition, language, is_bound
        self._typed = {name.removeprefix(f"{PREFIX}-"): values for name, values in typed.items()}
        with override(language):
            self.answers = self._answered()
            codes = {question.code for _section, question in asked(definition, self.answers)}
            self.forms = [self._form(one, is_bound=is_bound) for one in _drawn(definition) if one.code in codes]
        self.answers = {code: answer for code, answer in self.answers.items() if code in codes}
        self.is_sound = sum(bool(form.errors) for form in self.forms) == 0
        for form in self.forms:
            _call(form)

    def _answered(self) -> dict[str, Any]:
        found = {}
        for question in _drawn(self.definition):
            form = self._form(question, is_bound=True)
            if form.typed and form.is_valid() and form.answer:
                found[question.code] = form.answer
        return found

    def _form(self, question: Question, *, is_bound: bool) -> QuestionForm:
        mine = {n: v for n, v in self._typed.items() if n == question.code or n.startswith(f"{question.code}-")}
        return form_for(question, mine, is_bound=is_bound)

    def is_valid(self) -> bool:
        """Whether every question that is asked is answered soundly, or not at all where that may be."""
        return self.is_bound and self.is_sound

    @property
    def codes(self) -> list[str]:
        """The questions on the page, in order."""
        return [form.question.code for form in self.forms]

    @property
    def errors(self) -> bool:
        """Whether anything is wrong; for the summary of errors."""
        return not self.is_sound

    def non_field_errors(self) -> list[str]:
        """Every error stands beside its control."""
        return []

    def __iter__(self) -> Iterator[forms.BoundField]:
        return (bound for form in self.forms for bound in form)


def _call(form: QuestionForm) -> None:
    """Call the controls of a finished form by their names on this page."""
    form.prefix = PREFIX
    if form.is_bound:
        form.data = MultiValueDict({f"{PREFIX}-{name}": values for name, values in form.data.lists()})
    form._bound_fields_cache.clear()


def _drawn(definition: Definition) -> list[Question]:
    return [question for question in definition.questions if question.kind != Kind.FILE]


def with_another_person(typed: Typed, definition: Definition, code: str) -> dict[str, list[str]]:
    """What was typed, with one more empty row of persons below this question."""
    question = definition.question(code)
    if question is None or question.kind != Kind.PERSONS:
        return dict(typed)
    mine = {n.removeprefix(f"{PREFIX}-"): v for n, v in typed.items() if n.startswith(f"{PREFIX}-{code}-")}
    return {**typed, f"{PREFIX}-{code}-{form_for(question, mine).count}-name": [""]}


def without_person(typed: Typed, code: str, row: str) -> dict[str, list[str]]:
    """What was typed, without one row of persons."""
    mine = {n.removeprefix(f"{PREFIX}-"): v for n, v in typed.items() if n.startswith(f"{PREFIX}-{code}-")}
    rest = {n: v for n, v in typed.items() if n.removeprefix(f"{PREFIX}-") not in mine}
    kept = without_row(mine, code, int(row[:4]) if row.isdecimal() else -1)
    return {**rest, **{f"{PREFIX}-{name}": values for name, values in kept.items()}}


def rows(definition: Definition, answers: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    """Question and answer in words, in the order of the list and in the person's language."""
    with override(language):
        shown = {question.code for _section, question in asked(definition, answers)}
        lines = [line(one, answers.get(one.code), language) for one in _drawn(definition) if one.code in shown]
        return [
            {"code": one.code, "label": one.label, "value": one.text or "\n".join(map(one_line, one.persons))}
            for one in lines
        ]
