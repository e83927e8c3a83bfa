"""The comparison on paper: each cell with its source and standing, and the same case under each procedure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from letters import press
from letters.text import paragraphs
from ui.context import office_name
from ui.words import day_in_words, labelled

from .clocks import Due
from .comparing import Lived, Question, Said
from .law import SHORT, STANDINGS, Law
from .models import ProcedureVersion

SHEET = "comparison"


def comparison(
    chosen: Sequence[ProcedureVersion],
    questions: Sequence[Question],
    lives: Sequence[Lived],
    facts: Sequence[tuple[Any, date | str]],
    at: datetime,
) -> bytes:
    """The PDF in the reader's language."""
    language = (get_language() or "en").partition("-")[0]
    return press.pdf(SHEET, _filled(chosen, questions, lives, facts, at), language if language == "fr" else "en")


def _filled(
    chosen: Sequence[ProcedureVersion],
    questions: Sequence[Question],
    lives: Sequence[Lived],
    facts: Sequence[tuple[Any, date | str]],
    at: datetime,
) -> dict[str, Any]:
    parts = [*_lived(chosen, lives, facts), {"title": _("Point by point"), "blocks": [_points(chosen, questions)]}]
    return {
        "office": office_name(),
        "title": _("Procedures side by side"),
        "subtitle": " · ".join(str(one.profile.title) for one in chosen),
        "reference": " · ".join(f"{one.code} {one.digest[:12]}" for one in chosen),
        "mark": _("Working document"),
        "made": [at.year, at.month, at.day],
        "warning": _(
            "Not verified by a lawyer unless a line says so. Behind each answer stands its source and how it was read; "
            "what nobody found is said and not filled in. A draft is not law to rely on."
        ),
        "facts": [{"label": one.code, "value": _version(one)} for one in chosen],
        "words": {"page": _("Page")},
        "parts": [*parts, {"title": _("What the standings mean"), "blocks": [_key()]}],
    }


def _version(one: ProcedureVersion) -> str:
    signed = (
        _("signed by %(name)s on %(day)s")
        % {
            "name": one.signed_by.name,
            "day": day_in_words(one.signed_at.date()),
        }
        if one.signed_by and one.signed_at
        else ""
    )
    said = [
        str(one.profile.title),
        _("valid from %(day)s") % {"day": day_in_words(one.valid_from)},
        str(one.get_status_display()),
        signed,
        _("digest %(digest)s") % {"digest": one.digest},
    ]
    return ", ".join(part for part in said if part)


def _columns(chosen: Iterable[ProcedureVersion]) -> list[str]:
    return [_("Question"), *(f"{one.profile.title} ({one.get_status_display()})" for one in chosen)]


def _points(chosen: Sequence[ProcedureVersion], questions: Sequence[Question]) -> dict[str, Any]:
    rows = [{"cells": [str(one.label), *(_cell(answers) for answers in one.answers)]} for one in questions]
    return _ledger(_columns(chosen), rows)


def _lived(
    chosen: Sequence[ProcedureVersion], lives: Sequence[Lived], facts: Sequence[tuple[Any, date | str]]
) -> list[dict[str, Any]]:
    if not lives:
        return []
    said = [
        {"label": str(label), "value": day_in_words(fact) if isinstance(fact, date) else fact} for label, fact in facts
    ]
    rows = [
        {"cells": [_("Steps"), *(_cell(one.steps) for one in lives)]},
        {"cells": [_("Time limits from these days"), *(_cell([_limit(due) for due in one.limits]) for one in lives)]},
        {"cells": [_("Rights"), *(_cell(one.rights) for one in lives)]},
        *([{"cells": [_("Range for this conduct"), *(_cell(one.within) for one in lives)]}] if lives[0].within else []),
        {"cells": [_("Possible sanctions"), *(_cell(one.sanctions) for one in lives)]},
    ]
    blocks = [{"kind": "facts", "rows": said}, _ledger(_columns(chosen), rows)]
    return [{"title": _("The same case under each"), "blocks": blocks}]


def _limit(due: Due) -> Said:
    certain = "" if due.is_certain else f" – {_('part of it is our own proposal or unverified')}"
    return Said(labelled(due.clock.label, f"{day_in_words(due.on)}, {due.says}{certain}"), due.clock.law)


def _cell(answers: Sequence[Said]) -> Any:
    said = answers or [Said(_("Not found."))]
    return paragraphs("\n\n".join(f"{one.words}{_standing(one.law)}" for one in said))


def _standing(law: Law | None) -> str:
    if law is None:
        return ""
    verified = f", {_('verified by a lawyer')}" if law.is_verified_by_lawyer else ""
    return f" ({law.article or law.source}; {law.in_short}{verified})"


def _key() -> dict[str, Any]:
    rows = [{"cells": [str(SHORT[code]), str(says)]} for code, says in STANDINGS.items()]
    return {"kind": "ledger", "widths": [1, 3], "columns": [_("Standing"), _("What it means")], "rows": rows}


def _ledger(columns: list[str], rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"kind": "ledger", "widths": [2, *[5] * (len(columns) - 1)], "columns": columns, "rows": rows}
