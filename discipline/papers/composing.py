"""A paper as data for its sheet and for its page: runs in the language of the document, and nothing here is markup."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Member
from discipline.models import Proceeding
from discipline.papers import blocks, parts, wording
from discipline.papers.kinds import OFFICE, PERSON, Wanted
from discipline.papers.sittings import signing
from discipline.papers.source import FROM_THE_BOARD, Source
from discipline.presenting import sanction_in_words
from ui.context import office_name
from ui.words import day_in_words

SIGNED_BY_CHAIR = ("minutes", "opinion", "board-order")


def compose(
    wanted: Wanted, source: Source, *, number: str, by: Member, at: datetime, is_issued: bool
) -> dict[str, Any]:
    """Everything that the sheet ``letter`` prints."""
    kind, profile, proceeding = wanted.kind, source.profile, source.proceeding
    title = wording.title_of(profile, kind)
    data = {
        "office": office_name(),
        "under": str(profile.title),
        "title": title,
        "subtitle": _body(profile) if kind.code in FROM_THE_BOARD else "",
        "reference": f"{number or proceeding.number} · {title}",
        "mark": _("Confidential") if is_issued else _("Confidential · draft"),
        "draft": "" if is_issued else _("draft"),
        "made": [at.year, at.month, at.day],
        "facts": _facts(proceeding, number, at, is_issued=is_issued),
        "to": addressee(wanted, source),
        "warnings": warnings(profile),
        "words": {"page": _("Page"), "to": _("To")},
        "parts": _parts(wanted, source),
        "signatures": _signatures(wanted, source, by, at) if is_issued else [],
    }
    return {**data, "proof": _proof(data)}


def _body(profile: Any) -> str:
    return str(profile.body(profile.board.body).label) if profile.board else ""


def warnings(profile: Any) -> list[str]:
    """What a reader must know of a procedure that nobody has verified."""
    if profile.status != "draft":
        return []
    says = _(
        "This document follows a draft procedure. Its facts of law have not been verified; nothing may rest on it."
    )
    return [says, *(str(one.label) for one in profile.warnings)]


def addressee(wanted: Wanted, source: Source) -> str:
    """Who the paper goes to."""
    if wanted.kind.goes_to == PERSON:
        return source.texts.person
    if wanted.kind.goes_to == OFFICE:
        return ""
    return wanted.about.member.name


def _signatures(wanted: Wanted, source: Source, by: Member, at: datetime) -> list[dict[str, str]]:
    """The chair signs what the board did, beside the secretariat."""
    chairs = signing(wanted, source) if wanted.kind.code in SIGNED_BY_CHAIR else []
    rows = [{"label": _("The chair"), "name": name, "on": ""} for name in chairs]
    label = _("The secretariat") if chairs else _("For the office")
    return [*rows, {"label": label, "name": by.name, "on": day_in_words(at)}]


def _facts(proceeding: Proceeding, number: str, at: datetime, *, is_issued: bool) -> list[dict[str, str]]:
    rows = [
        (_("Number"), number or _("given when it is issued")),
        (_("Proceeding"), proceeding.number),
        (_("Issued on") if is_issued else _("Printed on"), day_in_words(at)),
    ]
    return [{"label": label, "value": value} for label, value in rows]


def _parts(wanted: Wanted, source: Source) -> list[dict[str, Any]]:
    kind, profile = wanted.kind, source.profile
    values = _values(wanted, source)
    made = [blocks.part("", blocks.text(wording.said(kind.code, "opening", values)))]
    if kind.goes_to != PERSON:
        made.append(blocks.part(_("Person concerned"), blocks.text(source.texts.person)))
    made += parts.DRAWN[kind.code](wanted, source)
    # The minutes say of each right whether it was kept.
    rights = blocks.rights(profile, kind) if kind.code != "minutes" else []
    if rights:
        made.append(blocks.part(_("Your rights") if kind.goes_to == PERSON else _("Rights"), *rights))
    for one in wording.added(profile, kind):
        law = str(one.law.article or one.law.source)
        made.append(blocks.part("", blocks.text(str(one.text)), blocks.note(law)))
    closing = wording.said(kind.code, "closing", values)
    if closing:
        made.append(blocks.part("", blocks.text(closing)))
    return [part for part in made if part["blocks"]]


def _values(wanted: Wanted, source: Source) -> dict[str, str]:
    proceeding, sitting = source.proceeding, wanted.about.sitting
    hearing, opinion = getattr(proceeding, "hearing", None), getattr(proceeding, "opinion", None)
    values = {
        "number": proceeding.number,
        "opened": day_in_words(proceeding.opened_at),
        "file": proceeding.file_opened_on,
        "sits": sitting and sitting.sits_on,
        "ended": proceeding.ended_at and day_in_words(proceeding.ended_at),
        "held": hearing and hearing.held_on,
        "given": opinion and opinion.given_on,
        "body": _body(source.profile) or _("the authority"),
    }
    sanction = wanted.about.sanction
    if sanction is not None:
        erased = getattr(sanction, "mention_erasure", None)
        values |= {
            "sanction": sanction_in_words(source.profile, sanction.code, sanction.parameters),
            "notified": sanction.notified_on,
            "erased": erased and erased.erased_on,
        }
    return {name: value if isinstance(value, str) else _day(value) for name, value in values.items()}


def _day(value: Any) -> str:
    return day_in_words(value) if value else ""


def digest_of(data: dict[str, Any]) -> str:
    """SHA-256 of the canonical text of what is printed, its proof left out."""
    plain = {name: value for name, value in data.items() if name != "proof"}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _proof(data: dict[str, Any]) -> dict[str, Any]:
    says = _("The log of the office holds the issue of this document; the office can show that it is the same.")
    row = {"label": _("SHA-256 of the text"), "value": digest_of(data), "mono": True}
    return {"title": _("Digest"), "says": says, "rows": [row]}
