"""The channel's questions on one page: for the clerk who listens, and for the reporter who corrects."""

from typing import Any

from django import forms
from django.utils.translation import override

from reporting_channels import questionnaire
from reporting_channels.forms_reporter import Answer

GENERAL = "general-1"


class Questions(forms.Form):
    """Every question of a list, in the language of the person who answers, without the lengthy explanations."""

    def __init__(self, *args, language: str, **options) -> None:
        super().__init__(*args, **options)
        self.language = language
        with override(language):
            for question in questionnaire.questions(GENERAL):
                field = Answer(question=question).fields[question.code]
                field.label, field.help_text = str(field.label), str(field.help_text)
                field.why = field.who = field.kept = ""
                if question.choices:
                    field.choices = [(value, str(words)) for value, words in question.choices]
                self.fields[question.code] = field

    def answers(self) -> dict[str, str]:
        """What was answered, by the question's code; the narrative among them."""
        return {code: text for code, text in self.cleaned_data.items() if text}


def rows(answers: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """Question and answer in words, in the order of the list and in the person's language."""
    with override(language):
        return [
            {"code": one.code, "label": str(one.asks), "value": one.words(str(answers.get(one.code, "")))}
            for one in questionnaire.questions(GENERAL)
        ]
