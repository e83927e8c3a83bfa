"""What differs between two versions of a questionnaire, in words: for who publishes and for who reads afterwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from reporting_channels.codes import Category, label
from reporting_channels.editing.comparisons import in_sentence, said
from reporting_channels.editing.kinds import kind_label
from reporting_channels.questionnaires.definition import Definition, Question, Section, Texts, in_words


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same: where and what, and how it read before and after."""

    label: str
    before: str
    after: str


def differences(before: Definition, after: Definition) -> list[Difference]:
    """Everything, in the order of the questionnaire; empty where both ask the same."""
    return [*_whole(before, after), *_sections(before, after), *_questions(before, after)]


def _whole(before: Definition, after: Definition) -> Iterator[Difference]:
    yield from _texts(_("Title"), before.title, after.title)
    yield from _texts(_("What it is about"), before.about, after.about)
    yield from _plain(_("Category"), label(Category, before.category), label(Category, after.category))
    yield from _plain(_("Bands of points"), _bands(before), _bands(after))


def _bands(definition: Definition) -> str:
    return ", ".join(
        _("%(band)s from %(points)s") % {"band": one.code, "points": one.least} for one in definition.bands
    )


def _sections(before: Definition, after: Definition) -> Iterator[Difference]:
    old, new = ({one.code: one for one in definition.sections} for definition in (before, after))
    for code in [*new, *(code for code in old if code not in new)]:
        title = _("Section “%(title)s”") % {"title": _section(new.get(code) or old[code])}
        if code not in old:
            yield Difference(title, "", _("added"))
        elif code not in new:
            yield Difference(title, _("removed"), "")
        else:
            yield from _texts(title, old[code].title, new[code].title)
    stayed = [code for code in old if code in new]
    if stayed != [code for code in new if code in old]:
        yield Difference(
            _("Order of the sections"),
            ", ".join(_section(old[code]) for code in stayed),
            ", ".join(_section(new[code]) for code in new if code in old),
        )


def _section(section: Section) -> str:
    return in_words(section.title, get_language()) or section.code


def _questions(before: Definition, after: Definition) -> Iterator[Difference]:
    old, new = ({one.code: one for one in definition.questions} for definition in (before, after))
    for code in [*new, *(code for code in old if code not in new)]:
        title = _("Question “%(question)s”") % {"question": said(new.get(code) or old[code])}
        if code not in old:
            yield Difference(title, "", _("added: %(kind)s") % {"kind": kind_label(new[code].kind)})
        elif code not in new:
            yield Difference(title, _("removed"), "")
        else:
            if _place(before, code, new) != _place(after, code, old):
                yield Difference(title, *(_where(definition, code) for definition in (before, after)))
            yield from _question(title, (old[code], before), (new[code], after))


def _place(definition: Definition, code: str, known: Mapping[str, Any]) -> tuple[str, str]:
    """The section, and the question before this one that both versions have."""
    section = definition.section_of(code)
    ahead = [one.code for one in section.questions if one.code in known or one.code == code] if section else []
    at = ahead.index(code)
    return (section.code if section else "", ahead[at - 1] if at else "")


def _where(definition: Definition, code: str) -> str:
    section = definition.section_of(code)
    number = [one.code for one in definition.questions].index(code) + 1
    return _("question %(number)s, in “%(section)s”") % {
        "number": number,
        "section": _section(section) if section else "",
    }


def _question(title: str, old: tuple[Question, Definition], new: tuple[Question, Definition]) -> Iterator[Difference]:
    (was, before), (now, after) = old, new
    for name, words in (
        ("asks", _("the question")),
        ("why", _("why it is asked")),
        ("hint", _("the hint")),
        ("who", _("who sees it")),
        ("kept", _("how long it is kept")),
    ):
        yield from _texts(f"{title}, {words}", getattr(was, name), getattr(now, name))
    for words, one, other in (
        (_("kind"), kind_label(was.kind), kind_label(now.kind)),
        (_("must be answered"), _yes(was.required), _yes(now.required)),
        (_("longest answer"), was.longest, now.longest),
        (_("lines of the box"), was.rows, now.rows),
        (_("choices"), _choices(was), _choices(now)),
        (_("currencies"), ", ".join(was.currencies), ", ".join(now.currencies)),
        (_("asked if"), in_sentence(was.shown_if, before), in_sentence(now.shown_if, after)),
    ):
        yield from _plain(f"{title}, {words}", str(one), str(other))


def _choices(question: Question) -> str:
    lines = []
    for choice in question.choices:
        words = " / ".join(text for _language, text in sorted(choice.words.items()))
        hints = " / ".join(text for _language, text in sorted(choice.hint.items()))
        points = _(" (%(points)s points)") % {"points": choice.points} if choice.points else ""
        lines.append(f"{words}{points}{f': {hints}' if hints else ''}")
    return "\n".join(lines)


def _yes(value: bool) -> str:
    return _("Yes") if value else _("No")


def _texts(title: str, before: Texts, after: Texts) -> Iterator[Difference]:
    for language in dict.fromkeys([*before, *after]):
        name = get_language_info(language)["name_translated"]
        yield from _plain(f"{title} ({name})", before.get(language, ""), after.get(language, ""))


def _plain(title: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(title, before or _("Nothing"), after or _("Nothing"))
