"""The remedies against a sanction that its notice must name, each with its limit; and what follows when one is not."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Remedy:
    """One way to contest the sanction, as the notice prints it."""

    kind: Any
    before: str
    limit: str
    silence: str
    law: str


def open_kinds(profile: Any, sanction: str) -> list[Any]:
    """Appeals of the procedure that are open against a sanction of this code, those that follow another included."""
    return [kind for kind in profile.appeals if not kind.open_to or sanction in kind.open_to]


def printed(profile: Any, sanction: str) -> list[Remedy]:
    """Each open remedy in the words of the document's language."""
    return [
        Remedy(
            kind=kind,
            before=str(profile.body(kind.body).label),
            limit=_limit(profile, kind),
            silence=_silence(profile, kind),
            law=str(kind.law.article or kind.law.source),
        )
        for kind in open_kinds(profile, sanction)
    ]


def _limit(profile: Any, kind: Any) -> str:
    if not kind.filing_clock:
        return _("Not found in the sources of this procedure: no limit is held against you.")
    clock = profile.clock(kind.filing_clock)
    return _("From: %(start)s. Time limit: %(period)s.") % {"period": clock.says, "start": profile.events[clock.starts]}


def _silence(profile: Any, kind: Any) -> str:
    if not kind.silence_clock:
        return ""
    clock = profile.clock(kind.silence_clock)
    return _("No answer counts as a refusal after this time: %(period)s.") % {"period": clock.says}


def missing(sanction: Any, codes: Any) -> list[Any]:
    """Open remedies that a notice with these codes would leave out."""
    kinds = open_kinds(sanction.proceeding.procedure.profile, sanction.code)
    return [kind for kind in kinds if kind.code not in set(codes)]
