"""A channel's terms put into words, and two of them side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from accounts.models import Member
from procedures import access as procedures
from reporting_channels.channels import hours
from reporting_channels.channels.terms import Hours, Seat, Terms
from reporting_channels.codes import Audience, label
from reporting_channels.models import QuestionnaireVersion
from reporting_channels.questionnaires import loading
from reporting_channels.questionnaires.definition import in_words
from ui.words import day_in_words

Members = Mapping[UUID, Member]


@dataclass(frozen=True)
class Line:
    """One part of a channel in words; before and after where two are compared."""

    label: str
    after: str
    before: str = ""


def lines(terms: Terms, members: Members) -> dict[str, Line]:
    """Every part of a channel, by the name of its term."""
    said = {
        "audience": (_("For whom"), label(Audience, terms.audience)),
        "languages": (_("Languages"), ", ".join(language_names(terms.languages))),
        "names": (_("Name"), _by_language(terms.names)),
        "notices": (_("What a reporter must know"), _by_language(terms.notices)),
        "recipients": (_("Who receives the reports"), _seats(terms.recipients, members)),
        "substitutes": (_("Who takes over, in this order"), _seats(terms.substitutes, members)),
        "custodians": (_("Who keeps the names of reporters"), _people(terms.custodians, members)),
        "custodians_needed": (_("How many of them must agree"), str(terms.custodians_needed)),
        "questionnaires": (_("Questionnaires"), _numbered(questionnaire_titles(terms.questionnaires))),
        "procedure": (_("Procedure"), procedure_title(terms.procedure)),
        "retention": (_("How long reports are kept"), retention_label(terms.procedure, terms.retention)),
        "telephone": (_("Telephone"), terms.telephone),
        "addresses": (_("Address"), _by_language(terms.addresses)),
        "directions": (_("How to find the place"), _by_language(terms.directions)),
        "hours": (_("Opening hours"), _hours(terms.hours)),
        "is_active": (_("Open to reporters"), _("Yes") if terms.is_active else _("No")),
    }
    return {name: Line(str(title), text or _("Nothing")) for name, (title, text) in said.items()}


def differences(before: Terms, after: Terms, members: Members) -> list[Line]:
    """What is not the same, in words, in the order of the page."""
    old, new = lines(before, members), lines(after, members)
    changed = before.differences(after)
    return [Line(new[name].label, new[name].after, old[name].after) for name in new if name in changed]


def names_in_words(names: Iterable[str], terms: Terms) -> list[str]:
    """The labels of named terms."""
    said = lines(terms, {})
    return [said[name].label for name in names if name in said]


def language_names(codes: Iterable[str]) -> list[str]:
    """Languages in the reader's own language."""
    return [str(get_language_info(code)["name_translated"]) for code in codes]


def capitalised(text: str) -> str:
    """With a capital letter: days are small in French."""
    return capfirst(text)


def procedures_in_force() -> list[tuple[str, str]]:
    """The profiles that a channel can follow today: code and title."""
    return [(version.code, str(version.profile.title)) for version in procedures.list_latest()]


def questionnaires_offered() -> list[tuple[str, str]]:
    """The questionnaires that a channel can offer, by title: published ones, and shipped ones not in use yet."""
    rows = QuestionnaireVersion.objects.current().select_related("questionnaire")
    known = {row.questionnaire.code: row.title for row in rows}
    for code in loading.shipped_codes():
        known.setdefault(code, in_words(loading.shipped(code)["title"], get_language()))
    return sorted(known.items(), key=lambda pair: pair[1].casefold())


def questionnaire_titles(codes: Iterable[str]) -> list[str]:
    """Their titles; the code where none was published."""
    known = dict(questionnaires_offered())
    return [known.get(code, code) for code in codes]


def procedure_title(code: str) -> str:
    """The title of the profile in force; its code where none is loaded."""
    return dict(procedures_in_force()).get(code, code)


def retention_label(procedure: str, code: str) -> str:
    """The class of keeping in words; its code where the profile knows none."""
    return dict(retentions(procedure)).get(code, code)


def retentions(procedure: str) -> list[tuple[str, str]]:
    """The classes of keeping that a profile defines: its clocks that end in a destruction of the report."""
    found = next((version for version in procedures.list_latest() if version.code == procedure), None)
    if found is None:
        return []
    return [(clock.code, str(clock.label)) for clock in found.profile.clocks if is_retention(clock)]


def is_retention(clock) -> bool:
    """Whether this clock says how long a closed report is kept."""
    return str(clock.kind) == "RETENTION" and clock.starts == "report.closed"


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{place}. {text}" for place, text in enumerate(texts, start=1))


def _by_language(texts: Mapping[str, str]) -> str:
    found = ((code, _apart(code, text)) for code, text in sorted(texts.items()) if text)
    return "\n".join(_said_of(language_names([code])[0], text) for code, text in found)


def _apart(code: str, text: str) -> str:
    """Words that run leftwards keep their order beside a language's name that does not: each line isolated."""
    if not get_language_info(code)["bidi"]:
        return text
    return "\n".join(f"\u2068{line}\u2069" for line in text.splitlines())


def _seats(seats: Iterable[Seat], members: Members) -> str:
    return _numbered(_seat(seat, members) for seat in seats)


def _seat(seat: Seat, members: Members) -> str:
    said = _member(seat.member, members)
    if seat.outside_body:
        said = _("%(name)s, for %(body)s") % {"name": said, "body": seat.outside_body}
    if seat.absent_from and seat.back_on:
        away = {"name": said, "from": day_in_words(seat.absent_from), "back": day_in_words(seat.back_on)}
        return _("%(name)s; absent from %(from)s, back on %(back)s") % away
    if seat.absent_from:
        return _("%(name)s; absent from %(from)s") % {"name": said, "from": day_in_words(seat.absent_from)}
    return said


def _people(keys: Iterable[UUID], members: Members) -> str:
    return "\n".join(_member(key, members) for key in keys)


def _member(key: UUID, members: Members) -> str:
    return members[key].name if key in members else str(key)


def _hours(found: Iterable[Hours]) -> str:
    return "\n".join(_said_of(days, times) for days, times in hours.in_words(found))


def _said_of(what: str, says: str) -> str:
    return _("%(what)s: %(says)s") % {"what": what, "says": says}
