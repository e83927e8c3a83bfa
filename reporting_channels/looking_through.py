"""What the reporter sees of the whole: the line of sections above a question, and the page that lists the answers."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from reporting_channels import forms_reporter
from reporting_channels.drafts import CHANNEL, CHECK, FILES, IDENTITY, TOPIC
from reporting_channels.questionnaires.answers import RELATIONS, PersonNamed
from reporting_channels.questionnaires.definition import in_words
from reporting_channels.questionnaires.saying import Line, parts
from reporting_channels.wizard import Way
from ui.words import listed

START, REST, END = _("Channel and topic"), _("You, and files"), _("Look through")


def stations(way: Way) -> list[dict[str, str]]:
    """The sections as a line: passed, current, ahead. Empty before the first of them is reached."""
    if way.definition is None or way.draft.step in (CHANNEL, TOPIC):
        return []
    language, steps = get_language(), way.steps
    groups = [
        (in_words(section.title, language), [question.code for question in section.questions])
        for section in way.definition.sections
    ]
    groups += [(REST, [IDENTITY, FILES]), (END, [CHECK])]
    shown = [(label, [code for code in codes if code in steps]) for label, codes in groups]
    at, found = steps.index(way.draft.step), []
    for label, codes in shown:
        if codes:
            first, last = steps.index(codes[0]), steps.index(codes[-1])
            state = "current" if first <= at <= last else "passed" if last < at else "ahead"
            found.append({"label": label, "state": state})
    return found


def check_parts(way: Way) -> Iterator[dict[str, Any]]:
    """The answers as the last page lists them, by section, each with its button to change it."""
    if way.definition is None:
        return
    language, steps = get_language(), way.steps
    start = [_row(forms_reporter.ChooseChannel.TITLE, way.channel.name if way.channel else "", CHANNEL)]
    if TOPIC in steps:
        start.append(_row(forms_reporter.ChooseTopic.TITLE, in_words(way.definition.title, language), TOPIC))
    yield {"title": START, "rows": start}
    answers = way.answers
    for part in parts(way.definition, answers, language):
        yield {"title": part.title, "rows": [_line(way, line) for line in part.lines]}
    rest = []
    if IDENTITY in steps:
        who = "\n".join(text for text in (way.draft.name, way.draft.contact) if text)
        rest.append(_row(forms_reporter.SayWho.TITLE, who, IDENTITY, is_prose=True))
    if FILES in steps:
        names = "\n".join(file.name for file in way.draft.files)
        rest.append(_row(forms_reporter.AddFile.TITLE, names, FILES, is_prose=True))
    if rest:
        yield {"title": REST, "rows": rest}


def _line(way: Way, line: Line) -> dict[str, Any]:
    text = line.text
    if line.persons:
        text = "\n".join(map(one_line, line.persons))
    if line.files:
        names = {file.file_id.hex: file.name for file in way.draft.files}
        text = "\n".join(names[name] for name in line.files if name in names)
    return _row(line.label, text, line.code, is_prose=bool(line.is_prose or line.persons or line.files))


def one_line(person: PersonNamed) -> str:
    """A person as one line of words. In Arabic what was typed stands apart, so that it does not turn the line."""
    typed = [part for part in (person.name, person.function) if part]
    if get_language_bidi():
        typed = [f"\u2068{part}\u2069" for part in typed]
    relation = RELATIONS.get(person.relation)
    return listed([*typed, *([str(relation)] if relation else [])])


def _row(label, value: str, step: str, is_prose: bool = False) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "is_prose": is_prose and bool(value),
        "change": {"name": "go", "value": f"to:{step}"},
    }
