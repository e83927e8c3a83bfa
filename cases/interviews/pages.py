"""What the pages of an interview show, in the shapes of the components of ``ui``."""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from accounts.models import Member
from cases.doors import door
from cases.interviews import access, policies
from cases.models import Interview
from cases.models.interview import COMPANIONS, INTERPRETERS, RECORDINGS, SENDINGS
from machine.policies import may
from ui.words import day_in_words, moment_in_words


def sitting_url(interview: Interview) -> str:
    """The page for sitting with the person."""
    return reverse("cases:sitting", args=[interview.pk])


def _said(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment_in_words(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return day_in_words(value) if isinstance(value, date) else value


def _rows(*pairs: tuple) -> list[dict[str, Any]]:
    return [{"label": label, "value": _said(value)} for label, value in pairs if value not in ("", None, [])]


def _with_kind(name: str, kind: str, words: dict) -> str:
    return f"{name} ({words[kind]})" if name and kind in words else name


def _spoken(code: str) -> str:
    return get_language_info(code)["name_local"] if code else ""


def facts_of(interview: Interview) -> list[dict[str, Any]]:
    """Everything around the record, in the order in which it happens."""
    said = interview.opened
    return _rows(
        (_("Person"), said["person"]),
        (_("Heard as"), interview.capacity_label),
        (_("Conducted by"), interview.conductor),
        (_("Convoked for"), interview.convoked_for_on),
        (_("Hour"), interview.convoked_time),
        (_("First day that the notice allows"), interview.earliest_on),
        (_("Notice"), _("The person agreed to be heard sooner") if interview.is_notice_waived else ""),
        (_("Place"), said["place"]),
        (_("Language of the interview"), _spoken(interview.language)),
        (_("Interpreter"), _with_kind(said["interpreter"], interview.interpreter_kind, INTERPRETERS)),
        (_("Companion"), _with_kind(said["companion"], interview.companion_kind, COMPANIONS)),
        (_("Held on"), interview.held_on),
        (_("From"), interview.from_time),
        (_("To"), interview.to_time),
        (_("Breaks"), said["breaks"]),
        (_("Who was present"), said["present"]),
        (_("Recording"), RECORDINGS.get(interview.recording_kind, "")),
        (_("The person agreed to the recording on"), interview.recording_agreed_on),
        (_("The recording is exhibit"), interview.recording),
        (_("Record written by"), interview.held_by),
        (_("Record given to the person"), interview.sent_on),
        (_("How"), SENDINGS.get(interview.sent_how, "")),
        (_("Record signed"), interview.signed_at),
        (_("Record not signed"), interview.refused_at),
        (_("Record contested"), interview.contested_at),
        (_("Record sealed"), interview.sealed_at),
        (_("Digest of record and answer"), " ".join(interview.digest[n : n + 8] for n in range(0, 64, 8)).strip()),
    )


def rights_of(interview: Interview) -> dict[str, Any]:
    """What must be told, or what was told in the words of its version, with how and when."""
    notice, profile = interview.shown_notice, interview.case.procedure.profile
    if notice is None:
        return {"rights": policies.rights_owed(interview), "notice": None}
    told = [profile.right(code) for code in notice.rights]
    return {"rights": told, "notice": notice, "told_in": _spoken(notice.language)}


def interview_of(interview: Interview, by: Member) -> dict[str, Any]:
    """The whole page: facts, rights, record, anonymity, and what else can be done."""
    here = {"interview": interview, "by": by}
    doors = [
        door(_("Write down questions and answers"), "cases:sitting", interview, policies.require_may_write, **here),
        door(
            _("Arrange place, companion, interpreter"), "cases:arrange", interview, policies.require_may_arrange, **here
        ),
        door(_("Give it to somebody else"), "cases:give_interview", interview, policies.require_may_give, **here),
        door(_("Write an anonymised record"), "cases:anonymise", interview, policies.require_may_anonymise, **here),
        door(_("Open the original"), "cases:original", interview, policies.require_may_open_original, **here),
    ]
    written = access.read_anonymised(by, interview)
    for one in written:
        one.may_decide = may(policies.require_may_decide, anonymised=one, by=by)
    return {
        "facts": facts_of(interview),
        "doors": [one for one in doors if one.why is None],
        "anonymised": written,
        "openings": access.openings_of(by, interview),
        **rights_of(interview),
    }


def by_day(rows: Iterable[Interview]) -> list[tuple[date | None, list[Interview]]]:
    """The interviews under the day of each, those without one last."""
    return [(day, list(group)) for day, group in groupby(rows, key=lambda one: one.held_on or one.convoked_for_on)]
