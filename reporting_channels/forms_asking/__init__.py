"""One question of a questionnaire as a form: from what was typed to an answer, with a sentence where it is none."""

from collections.abc import Callable

from reporting_channels.forms_asking.base import HOW_LONG, WHO_READS, QuestionForm, Typed
from reporting_channels.forms_asking.persons import PersonsForm, without_row
from reporting_channels.forms_asking.plain import ChoiceForm, ChoicesForm, ConsentForm, FileForm, TextForm
from reporting_channels.forms_asking.sets import AmountForm, DateForm, UnitForm
from reporting_channels.questionnaires.definition import Kind, Question

__all__ = ["HOW_LONG", "WHO_READS", "QuestionForm", "Typed", "form_for", "without_row"]

_FORMS: dict[Kind, Callable[..., QuestionForm]] = {
    Kind.SHORT: TextForm,
    Kind.LONG: TextForm,
    Kind.PLACE: TextForm,
    Kind.CHOICE: ChoiceForm,
    Kind.CHOICES: ChoicesForm,
    Kind.DATE: DateForm,
    Kind.AMOUNT: AmountForm,
    Kind.UNIT: UnitForm,
    Kind.PERSONS: PersonsForm,
    Kind.FILE: FileForm,
    Kind.CONSENT: ConsentForm,
}


def form_for(question: Question, typed: Typed | None = None, *, is_bound: bool = False) -> QuestionForm:
    """The form of a question, filled with what was typed; bound, it says what is wrong with it."""
    return _FORMS[question.kind](typed, question=question, is_bound=is_bound)
