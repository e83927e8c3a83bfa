"""The rules that a questionnaire must keep before anybody may be asked by it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import Category
from reporting_channels.questionnaires.comparing import wrong_comparisons
from reporting_channels.questionnaires.currencies import CURRENCIES
from reporting_channels.questionnaires.definition import (
    CHOOSING,
    NARRATIVE,
    TEXT_LIMIT,
    Definition,
    Kind,
    Question,
    Section,
    Texts,
)
from reporting_channels.questionnaires.problems import Place, Problem, Words
from reporting_channels.questionnaires.scoring import BANDS
from ui.text import written

LANGUAGES = ("en", "fr")  # the office reads in them; others are demanded where a channel speaks them
Languages = tuple[str, ...]
USUAL_QUESTIONS, MOST_QUESTIONS = 12, 40
MOST_CHOICES, MOST_POINTS, LONGEST_TEXT = 30, 100, 2_000
CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")
CODE_OF_ALL = re.compile(r"[a-z][a-z0-9-]{0,39}")
# Names that the reporter's form uses itself.
RESERVED = {"channel", "topic", "identity", "files", "file", "check", "name", "contact", "draft", "go", "language"}


def problems(definition: Definition, languages: Languages = LANGUAGES) -> tuple[Problem, ...]:
    """Everything that is wrong, in the order of the questionnaire, warnings too; texts are in all ``languages``."""
    whole, parts = _whole(definition, languages), _parts(definition, languages)
    return (*whole, *_codes(definition), *_bands(definition), *parts)


def stops(found: Iterable[Problem]) -> list[Problem]:
    """The problems that stand in the way of publishing."""
    return [problem for problem in found if not problem.is_warning]


def _whole(definition: Definition, languages: Languages) -> Iterator[Problem]:
    here = Place()
    if not CODE_OF_ALL.fullmatch(definition.code):
        yield Problem(here, _("Its code has small letters, digits and hyphens, at most 40."))
    yield from _texts(here, _("the title"), definition.title, languages)
    yield from _texts(here, _("what it is about"), definition.about, languages)
    if definition.category not in Category.values:
        yield Problem(here, _("Choose the category that it suggests to triage."))
    heart = definition.question(NARRATIVE)
    if heart is None or heart.kind != Kind.LONG or not heart.required or heart.shown_if is not None:
        yield Problem(here, _("One question has the code “what”: a long text, required, and always asked."))
    count = len(definition.questions)
    if count > MOST_QUESTIONS:
        yield Problem(
            here, format_lazy(_("It has {count} questions; {most} are the most."), count=count, most=MOST_QUESTIONS)
        )
    elif count > USUAL_QUESTIONS:
        yield Problem(
            here,
            format_lazy(_("It has {count} questions. People give up beyond twelve."), count=count),
            is_warning=True,
        )


def _codes(definition: Definition) -> Iterator[Problem]:
    for code, times in Counter(section.code for section in definition.sections).items():
        if times > 1:
            yield Problem(Place(code), _("Another section has the same code."))
    for code, times in Counter(question.code for question in definition.questions).items():
        section = definition.section_of(code)
        if times > 1:
            yield Problem(Place(section.code if section else "", code), _("Another question has the same code."))


def _bands(definition: Definition) -> Iterator[Problem]:
    bands = definition.bands
    has_points = any(choice.points for question in definition.questions for choice in question.choices)
    codes = [band.code for band in bands]
    if set(codes) - set(BANDS) or len(set(codes)) != len(codes):
        yield Problem(Place(), _("Bands are low, medium and high, each once."))
    elif bands and (bands[0].least != 0 or any(a.least >= b.least for a, b in pairwise(bands))):
        yield Problem(Place(), _("Bands start at 0 points, and each at more than the one before."))
    elif codes != [band for band in BANDS if band in codes]:
        yield Problem(Place(), _("Bands go from low to high."))
    if has_points != bool(bands):
        yield Problem(Place(), _("Points need bands, and bands need points."))


def _parts(definition: Definition, languages: Languages) -> Iterator[Problem]:
    if not definition.sections:
        yield Problem(Place(), _("It has no section yet."))
    earlier: dict[str, Question] = {}
    for section in definition.sections:
        yield from _section(section, languages)
        for question in section.questions:
            place = Place(section.code, question.code)
            yield from _question(question, place, languages)
            yield from (Problem(place, says) for says in wrong_comparisons(question, earlier))
            earlier[question.code] = question


def _section(section: Section, languages: Languages) -> Iterator[Problem]:
    here = Place(section.code)
    if not CODE.fullmatch(section.code):
        yield Problem(here, _("Its code starts with a letter and has small letters, digits and _, at most 30."))
    yield from _texts(here, _("the title"), section.title, languages)
    if not section.questions:
        yield Problem(here, _("It has no question yet."))


def _question(question: Question, here: Place, languages: Languages) -> Iterator[Problem]:
    if not CODE.fullmatch(question.code):
        yield Problem(here, _("Its code starts with a letter and has small letters, digits and _, at most 30."))
    if question.code in RESERVED:
        yield Problem(here, _("This code is used by the form itself. Choose another one."))
    yield from _texts(here, _("the question"), question.asks, languages)
    yield from _texts(here, _("why it is asked"), question.why, languages)
    told = ((_("the hint"), question.hint), (_("who sees it"), question.who), (_("how long it is kept"), question.kept))
    for name, texts in told:
        if any(texts.values()):
            yield from _texts(here, name, texts, languages)
    if not 0 <= question.limit <= TEXT_LIMIT:
        yield Problem(here, _("A text has at most 40,000 characters."))
    if not 1 <= question.rows <= 30:
        yield Problem(here, _("A box has 1 to 30 lines."))
    if set(question.currencies) - set(CURRENCIES):
        yield Problem(here, _("Currencies are written as in the list, for example XOF or EUR."))
    if question.kind == Kind.FILE and question.required:
        yield Problem(here, _("A file can be asked for, never demanded."))
    yield from _choices(question, here, languages)


def _choices(question: Question, here: Place, languages: Languages) -> Iterator[Problem]:
    choices = question.choices
    if question.kind not in CHOOSING:
        if choices:
            yield Problem(here, _("Only questions to choose from have choices."))
        return
    if not 2 <= len(choices) <= MOST_CHOICES:
        yield Problem(here, _("It needs 2 to 30 choices."))
    if len({choice.code for choice in choices}) != len(choices):
        yield Problem(here, _("Two of its choices have the same code."))
    for choice in choices:
        if not CODE.fullmatch(choice.code):
            yield Problem(here, format_lazy(_("The choice “{code}” needs a plain code."), code=choice.code))
        if not 0 <= choice.points <= MOST_POINTS:
            yield Problem(here, format_lazy(_("The choice “{code}” has 0 to 100 points."), code=choice.code))
        yield from _texts(here, format_lazy(_("the choice “{code}”"), code=choice.code), choice.words, languages)
        if any(choice.hint.values()):
            yield from _texts(here, format_lazy(_("the hint of “{code}”"), code=choice.code), choice.hint, languages)


def _texts(here: Place, name: Words, texts: Texts, languages: Languages) -> Iterator[Problem]:
    missing = [language for language in languages if not texts.get(language, "").strip()]
    if missing:
        which = ", ".join(missing)
        yield Problem(here, format_lazy(_("Words are missing for {name} ({which})."), name=name, which=which))
    for text in texts.values():
        if len(text) > LONGEST_TEXT:
            yield Problem(here, format_lazy(_("Too many words for {name}: 2,000 characters fit."), name=name))
        try:
            written(text)
        except ValidationError as wrong:
            yield Problem(here, format_lazy("{name}: {says}", name=name, says=wrong.messages[0]))
