"""A paper as data for its sheet and for its page: runs in the language of the document, and nothing here is markup."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Member
from discipline.access import Texts
from discipline.models import Proceeding
from discipline.papers import parts, wording
from discipline.papers.kinds import OFFICE, PERSON, Wanted, erased_on, sitting_of
from discipline.presenting import sanction_in_words
from letters.text import paragraphs
from ui.context import office_name
from ui.words import day_in_words

Block = dict[str, Any]


def compose(
    wanted: Wanted, proceeding: Proceeding, texts: Texts, *, number: str, by: Member, at: datetime, is_issued: bool
) -> dict[str, Any]:
    """Everything that the sheet ``letter`` prints."""
    kind, profile = wanted.kind, proceeding.procedure.profile
    title = wording.title_of(profile, kind)
    data = {
        "office": office_name(),
        "under": str(profile.title),
        "title": title,
        "subtitle": str(profile.body(profile.board.body).label) if kind.code in WITH_BOARD and profile.board else "",
        "reference": f"{number or proceeding.number} · {title}",
        "mark": _("Confidential") if is_issued else _("Confidential · draft"),
        "draft": "" if is_issued else _("draft"),
        "made": [at.year, at.month, at.day],
        "facts": _facts(proceeding, number, at, is_issued=is_issued),
        "to": addressee(wanted, texts),
        "warnings": warnings(profile),
        "words": {"page": _("Page"), "to": _("To")},
        "parts": _parts(wanted, proceeding, texts),
        "signatures": [{"label": _("For the office"), "name": by.name, "on": day_in_words(at)}] if is_issued else [],
    }
    return {**data, "proof": _proof(data)}


WITH_BOARD = ("summons", "board-summons", "minutes", "opinion")


def warnings(profile: Any) -> list[str]:
    """What a reader must know of a procedure that nobody has verified."""
    if profile.status != "draft":
        return []
    says = _(
        "This document follows a draft procedure. Its facts of law have not been verified; nothing may rest on it."
    )
    return [says, *(str(one.label) for one in profile.warnings)]


def addressee(wanted: Wanted, texts: Texts) -> str:
    """Who the paper goes to."""
    if wanted.kind.goes_to == PERSON:
        return texts.person
    if wanted.kind.goes_to == OFFICE:
        return ""
    return wanted.about.titular.name


def _facts(proceeding: Proceeding, number: str, at: datetime, *, is_issued: bool) -> list[dict[str, str]]:
    rows = [
        (_("Number"), number or _("given when it is issued")),
        (_("Proceeding"), proceeding.number),
        (_("Issued on") if is_issued else _("Printed on"), day_in_words(at)),
    ]
    return [{"label": label, "value": value} for label, value in rows]


def _parts(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[dict[str, Any]]:
    kind, profile = wanted.kind, proceeding.procedure.profile
    values = _values(wanted, proceeding)
    made = [{"title": "", "blocks": [_text(wording.said(kind.code, "opening", values))]}]
    if kind.goes_to != PERSON:
        made.append({"title": _("Person concerned"), "blocks": [_text(texts.person)]})
    made += parts.DRAWN[kind.code](wanted, proceeding, texts)
    rights = parts.rights(profile, kind)
    if rights:
        made.append({"title": _("Your rights") if kind.goes_to == PERSON else _("Rights"), "blocks": rights})
    for one in wording.added(profile, kind):
        made.append({"title": "", "blocks": [_text(str(one.text)), _source(one.law)]})
    closing = wording.said(kind.code, "closing", values)
    if closing:
        made.append({"title": "", "blocks": [_text(closing)]})
    return [part for part in made if part["blocks"]]


def _values(wanted: Wanted, proceeding: Proceeding) -> dict[str, str]:
    profile, sitting = proceeding.procedure.profile, sitting_of(proceeding)
    hearing, opinion = getattr(proceeding, "hearing", None), getattr(proceeding, "opinion", None)
    values = {
        "number": proceeding.number,
        "opened": day_in_words(proceeding.opened_at),
        "file": proceeding.file_opened_on,
        "sits": sitting and sitting.sits_on,
        "held": hearing and hearing.held_on,
        "given": opinion and opinion.given_on,
        "body": str(profile.body(profile.board.body).label) if profile.board else _("the authority"),
    }
    if wanted.kind.code in ("notice", "execution-order", "erasure-certificate"):
        sanction = wanted.about
        values |= {
            "sanction": sanction_in_words(profile, sanction.code, sanction.parameters),
            "notified": sanction.notified_on,
            "erased": erased_on(sanction) if wanted.kind.code == "erasure-certificate" else None,
        }
    return {name: value if isinstance(value, str) else _day(value) for name, value in values.items()}


def _day(value: Any) -> str:
    return day_in_words(value) if value else ""


def _text(words: str) -> Block:
    return {"kind": "text", "paragraphs": paragraphs(words)}


def _source(law: Any) -> Block:
    return {"kind": "note", "text": str(law.article or law.source)}


def digest_of(data: dict[str, Any]) -> str:
    """SHA-256 of the canonical text of what is printed, its proof left out."""
    plain = {name: value for name, value in data.items() if name != "proof"}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _proof(data: dict[str, Any]) -> dict[str, Any]:
    says = _("The log of the office holds the issue of this document; the office can show that it is the same.")
    row = {"label": _("SHA-256 of the text"), "value": digest_of(data), "mono": True}
    return {"title": _("Digest"), "says": says, "rows": [row]}
