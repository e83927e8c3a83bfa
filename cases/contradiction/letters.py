"""The letter by which a subject is shown the passages of the draft that concern them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.access import subject_words
from cases.contradiction import clock
from cases.contradiction.passages import GROUNDS, Passage
from cases.models import Extract
from cases.report import access as report_access
from cases.report import proof
from letters import press
from letters.text import paragraphs
from ui.context import office_name
from ui.words import day_in_words


def extract(row: Extract, passages: Sequence[Passage], at: datetime) -> bytes:
    """The letter as PDF, in the language chosen for it. The words blacked out are not in it anywhere."""
    with translation.override(row.language):
        return press.pdf("document", _filled(row, passages, timezone.localtime(at)), row.language)


def _filled(row: Extract, passages: Sequence[Passage], at: datetime) -> dict[str, Any]:
    case = row.case
    title = _("Extract of the draft report, for your comments")
    day = row.sent_on or at.date()
    facts = [
        (_("To"), subject_words(row.subject)),
        (_("Case"), case.number),
        (_("Date"), day_in_words(day)),
        (_("Comments by"), _until(row, at)),
    ]
    seen = "\n\n".join(one.seen for one in passages)
    return {
        "office": office_name(),
        "under": "",
        "title": title,
        "subtitle": _("Administrative investigation %(number)s") % {"number": case.number},
        "reference": f"{case.number} · {row}",
        "mark": _("Confidential · for the person named alone"),
        "made": [day.year, day.month, day.day],
        "cover": False,
        "facts": [{"label": label, "value": value} for label, value in facts if value],
        "warning": "",
        "words": {"page": _("Page"), "contents": _("Contents")},
        "names": {},
        "parts": [
            {"title": _("What this letter is"), "blocks": [_text(_opening())]},
            *_parts(row, passages),
            *_why(passages),
        ],
        "proof": proof.of_text(seen),
    }


def _opening() -> str:
    return _(
        "An administrative investigation concerns you. Before its report is concluded you are shown the passages of the"
        " draft that concern you. Nothing is decided yet.\n\nYou may comment in writing, in your own words, and hand in"
        " papers. Each comment is kept as you make it and answered one by one in the report. You may have somebody help"
        " you. Passages were blacked out only where another person or another duty had to be protected; the reasons"
        " stand at the end."
    )


def _until(row: Extract, at: datetime) -> str:
    due = clock.due(row, at.date())
    return day_in_words(due.on) if due is not None and due.on else ""


def _text(words: str) -> dict[str, Any]:
    return {"kind": "text", "paragraphs": paragraphs(words)}


def _parts(row: Extract, passages: Sequence[Passage]) -> list[dict[str, Any]]:
    titles = {part.code: str(part.title) for part in report_access.template_of(row.investigation).parts}
    found: dict[str, list[dict[str, Any]]] = {}
    for one in passages:
        found.setdefault(one.part, []).append(_text(one.seen))
    return [{"title": titles.get(part, part), "blocks": blocks} for part, blocks in found.items()]


def _why(passages: Sequence[Passage]) -> list[dict[str, Any]]:
    counted: dict[str, int] = {}
    for one in passages:
        for span in one.spans:
            counted[span.ground] = counted.get(span.ground, 0) + 1
    if not counted:
        return []
    rows = [{"anchor": "", "cells": [str(GROUNDS[ground]), str(number)]} for ground, number in counted.items()]
    ledger = {"kind": "ledger", "columns": [_("Reason"), _("Passages")], "widths": [5, 1], "rows": rows}
    return [{"title": _("Why passages are blacked out"), "blocks": [ledger]}]
