"""What is missing on a channel, in sentences for the administrator; none of them stands in the way of saving."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from accounts.models import Member
from reporting_channels.channels.policies import FEWEST_RECIPIENTS, MAY_KEEP, MAY_RECEIVE
from reporting_channels.channels.terms import Seat, Terms
from reporting_channels.codes import Audience
from reporting_channels.models import QuestionnaireVersion
from reporting_channels.models.seats import outside_body
from reporting_channels.questionnaires.loading import values_of
from reporting_channels.questionnaires.reading import read
from reporting_channels.questionnaires.validity import stops

Members = Mapping[UUID, Member]


def missing(terms: Terms, members: Members, today: date) -> list[str]:
    """Sentences, the gravest first."""
    return [
        *_about_readers(terms, members, today),
        *_about_substitutes(terms, members, today),
        *_about_custodians(terms, members),
        *_about_texts(terms),
        *_about_questions(terms),
        *_about_meeting(terms),
    ]


def _about_readers(terms: Terms, members: Members, today: date) -> Iterator[str]:
    ready = [seat for seat in terms.recipients if _is_ready(seat, members, today)]
    if not ready:
        yield _("Nobody with a key would receive a report today: reporters could not use this channel.")
    elif len(ready) < FEWEST_RECIPIENTS:
        yield _("Only one person with a key would receive a report today. If they are away, nobody reads it.")
    for seat in (*terms.recipients, *terms.substitutes):
        yield from _about_seat(seat, members, today)


def _about_seat(seat: Seat, members: Members, today: date) -> Iterator[str]:
    member = members.get(seat.member)
    if member is None or not member.is_active:
        yield _("The account of %(name)s is closed: nothing is sealed to them any more.") % {"name": _name(member)}
    elif not member.is_set_up:
        yield _("%(name)s has no key yet: nothing can be sealed to them before they take up their invitation.") % {
            "name": member.name
        }
    elif not any(member.has_role(code) for code in MAY_RECEIVE):
        yield _("%(name)s no longer has the role of somebody who reads reports. Choose somebody else.") % {
            "name": member.name
        }
    elif _is_absent(seat, today):
        yield _("%(name)s is absent today: whoever takes over receives instead.") % {"name": member.name}


def _about_substitutes(terms: Terms, members: Members, today: date) -> Iterator[str]:
    if not any(_is_ready(seat, members, today) for seat in terms.substitutes):
        yield _(
            "Nobody with a key would take over: if every recipient were named in a report, there would be nobody left."
        )
    if not terms.has_outside_body and not outside_body(keeping_identities=False):
        yield _("No outside body takes over: a report about the head of office would stay inside the office.")


def _about_custodians(terms: Terms, members: Members) -> Iterator[str]:
    found = [members.get(key) for key in terms.custodians]
    ready = [one for one in found if one and one.is_set_up and any(one.has_role(code) for code in MAY_KEEP)]
    if len(ready) < terms.custodians_needed:
        yield _("Too few custodians have a key: reporters are not asked for their name on this channel.")
    elif len(ready) == terms.custodians_needed:
        yield _("Every custodian is needed to read a name: if one of them leaves, no name can be read any more.")


def _about_texts(terms: Terms) -> Iterator[str]:
    for language in terms.languages:
        lacking = [label for texts, label in _texts(terms) if not texts.get(language, "").strip()]
        if lacking:
            yield ngettext(
                "In %(language)s, this text is missing: %(texts)s.",
                "In %(language)s, these texts are missing: %(texts)s.",
                len(lacking),
            ) % {"language": get_language_info(language)["name_translated"], "texts": ", ".join(lacking)}


def _about_questions(terms: Terms) -> Iterator[str]:
    """Questionnaires that lack a language of the channel: what is missing is asked in English."""
    current = QuestionnaireVersion.objects.current().select_related("questionnaire")
    for version in current.filter(questionnaire__code__in=terms.questionnaires):
        for language in terms.languages:
            if stops(read(values_of(version.body), (language,)).problems):
                yield _(
                    "In %(language)s, words are missing in the questionnaire “%(title)s”: English stands there."
                ) % {
                    "language": get_language_info(language)["name_translated"],
                    "title": version.title,
                }


def _texts(terms: Terms) -> Iterator[tuple[dict[str, str], str]]:
    yield terms.names, _("Name")
    yield terms.notices, _("What a reporter must know")
    for texts, label in ((terms.addresses, _("Address")), (terms.directions, _("How to find the place"))):
        if any(texts.values()):
            yield texts, label


def _about_meeting(terms: Terms) -> Iterator[str]:
    if terms.audience != Audience.CLERK:
        return
    if not terms.telephone and not any(terms.addresses.values()):
        yield _("Nobody can reach the clerk: neither a telephone number nor an address is given.")
    if not terms.hours:
        yield _("No opening hours are given: people would not know when somebody answers.")


def _is_ready(seat: Seat, members: Members, today: date) -> bool:
    member = members.get(seat.member)
    return member is not None and member.is_active and member.is_set_up and not _is_absent(seat, today)


def _is_absent(seat: Seat, today: date) -> bool:
    return seat.absent_from is not None and seat.absent_from <= today and (seat.back_on is None or seat.back_on > today)


def _name(member: Member | None) -> str:
    return member.name if member else "-"
