"""The report as data for its sheet: typed parts in their order, with what is drawn from the file around them.

Runs in the language of the document. References become links; nothing here is markup.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cases.access import subject_words
from cases.report import drawn, proof
from cases.report.access import Material, template_of
from cases.report.template import Part
from letters.text import paragraphs
from ui.context import office_name
from ui.words import day_in_words

Block = dict[str, Any]


def text(words: str, material: Material) -> Block:
    """A block of typed text with its references."""
    return {"kind": "text", "paragraphs": paragraphs(words, material.known)}


def compose(material: Material, at: datetime, *, is_issued: bool) -> dict[str, Any]:
    """Everything that the sheet ``document`` prints."""
    investigation, shape = material.investigation, template_of(material.investigation)
    case = investigation.case
    title = _("Administrative investigation report")
    return {
        "office": office_name(),
        "under": "",
        "title": title,
        "subtitle": _("Case %(number)s") % {"number": case.number},
        "reference": f"{case.number} · {title}",
        "mark": _("Confidential") if is_issued else _("Confidential · draft"),
        "made": [at.year, at.month, at.day],
        "cover": True,
        "facts": _cover(material, at, is_issued),
        "warning": _(
            "For those who hold this case and nobody else. Whoever passes it on answers for the confidentiality of the"
            " people named in it."
        ),
        "words": {"page": _("Page"), "contents": _("Contents")},
        "names": names(material),
        "parts": list(_parts(material, shape.parts)),
        "signatures": _signatures(material),
        "proof": proof.of_report(material, shape.version),
    }


def names(material: Material) -> dict[str, str]:
    """How a reference is written out."""
    found = {f"A{one.rank}": str(one).lower() for one in material.allegations}
    found |= {f"I{one.rank}": str(one).lower() for one in material.interviews}
    return found | {f"E{one.rank}": str(one).lower() for one in material.exhibits}


def _cover(material: Material, at: datetime, is_issued: bool) -> list[dict[str, str]]:
    investigation = material.investigation
    subjects = {one.subject_id: subject_words(one.subject) for one in material.allegations}
    rows = [
        (_("Case"), investigation.case.number),
        (_("About"), investigation.case.category_label),
        (_("Persons concerned"), "; ".join(subjects.values())),
        (_("Mandate signed"), day_in_words(investigation.signed_at) if investigation.signed_at else ""),
        (_("Procedure"), str(investigation.case.procedure.profile.title)),
        (_("Issued on") if is_issued else _("Printed on"), day_in_words(at)),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _parts(material: Material, parts: Iterable[Part]) -> Iterable[dict[str, Any]]:
    number = letter = 0
    for part in parts:
        blocks = _blocks(material, part)
        if not blocks:
            continue
        if part.is_annex:
            letter += 1
            head = _("Annex %(letter)s. %(title)s") % {"letter": chr(64 + letter), "title": part.title}
        elif part.code == "summary":
            head = str(part.title)
        else:
            number += 1
            head = f"{number}. {part.title}"
        yield {"title": head, "blocks": blocks, "starts_page": part.is_annex and letter == 1}


def _blocks(material: Material, part: Part) -> list[Block]:
    made: list[Block] = []
    for name in part.before:
        made += drawn.DRAWN[name](material)
    if material.texts.get(part.code):
        made.append(text(material.texts[part.code], material))
    elif part.is_typed and part.is_required:
        made.append({"kind": "note", "text": _("Not written yet.")})
    for name in part.after:
        made += drawn.DRAWN[name](material)
    return made


def _signatures(material: Material) -> list[dict[str, str]]:
    investigation = material.investigation
    rows = []
    if investigation.submitted_by is not None:
        rows.append((_("Submitted by"), investigation.submitted_by, investigation.submitted_at))
    if investigation.delivered_by is not None:
        rows.append((_("Reviewed and delivered by"), investigation.delivered_by, investigation.delivered_at))
    return [{"label": label, "name": who.name, "on": day_in_words(at)} for label, who, at in rows]
