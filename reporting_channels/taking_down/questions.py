"""The general questions on one page: for the clerk who listens, and for the reporter who corrects."""

from typing import Any

from django import forms
from django.utils.translation import override

from reporting_channels import asking
from reporting_channels.forms_asking import form_for
from reporting_channels.questionnaires.conditions import asked
from reporting_channels.questionnaires.definition import Definition, Kind, Question
from reporting_channels.questionnaires.saying import line

# What fits on one page with others: one control, no files.
PLAIN = (Kind.SHORT, Kind.LONG, Kind.PLACE, Kind.CHOICE, Kind.CHOICES, Kind.CONSENT)


class Questions(forms.Form):
    """Every plain question of a list, in the language of the person who answers, without the lengthy explanations."""

    def __init__(self, *args, language: str, definition: Definition | None = None, **options) -> None:
        super().__init__(*args, **options)
        self.language = language
        with override(language):
            for question in _plain(definition):
                field = form_for(question).fields[question.code]
                field.label, field.help_text = str(field.label), str(field.help_text)
                field.why = field.who = field.kept = ""
                if getattr(field, "choices", None):
                    field.choices = [(value, str(words)) for value, words in field.choices]
                self.fields[question.code] = field

    def answers(self) -> dict[str, Any]:
        """What was answered, by the question's code; the narrative among them."""
        return {code: answer for code, answer in self.cleaned_data.items() if answer}


def rows(answers: dict[str, Any], language: str, definition: Definition | None = None) -> list[dict[str, Any]]:
    """Question and answer in words, in the order of the list and in the person's language."""
    definition = definition or asking.general().definition
    shown = {question.code for _section, question in asked(definition, answers)}
    with override(language):
        lines = [line(one, answers.get(one.code), language) for one in _plain(definition) if one.code in shown]
    return [{"code": one.code, "label": one.label, "value": one.text} for one in lines]


def _plain(definition: Definition | None) -> list[Question]:
    definition = definition or asking.general().definition
    return [question for question in definition.questions if question.kind in PLAIN]
