"""Whether a condition can mean anything: it looks back, never forward, and asks what the answer can say."""

from collections.abc import Iterator, Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reporting_channels.questionnaires.definition import (
    AGREED,
    DECLINED,
    Condition,
    Kind,
    Question,
    Together,
    When,
    comparisons,
)
from reporting_channels.questionnaires.problems import Words

COMPARED = {
    Kind.CHOICE: ("is", "is_not", "answered"),
    Kind.CONSENT: ("is", "is_not", "answered"),
    Kind.CHOICES: ("has", "has_not", "answered"),
}


def wrong_comparisons(question: Question, earlier: Mapping[str, Question]) -> Iterator[Words]:
    """What is wrong with a question's condition. Looking back only, conditions can never run in a circle."""
    if _is_empty(question.shown_if):
        yield _("A condition is empty.")
    for one in comparisons(question.shown_if):
        about = earlier.get(one.question)
        if about is None:
            yield format_lazy(_("Its condition asks about “{code}”, which does not come before it."), code=one.question)
        elif one.how not in COMPARED.get(about.kind, ("answered",)):
            yield format_lazy(_("Its condition compares “{code}” in a way that its kind cannot."), code=one.question)
        elif not _can_be(about, one):
            yield format_lazy(_("Its condition waits for an answer that “{code}” does not offer."), code=one.question)


def _is_empty(condition: Condition | None) -> bool:
    return isinstance(condition, Together) and (not condition.parts or any(map(_is_empty, condition.parts)))


def _can_be(about: Question, one: When) -> bool:
    if one.how == "answered":
        return True
    if about.kind == Kind.CONSENT:
        return one.value in (AGREED, DECLINED)
    return about.choice(str(one.value)) is not None
