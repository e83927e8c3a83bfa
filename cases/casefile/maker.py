"""Makes one case file: opens its documents, prints them in memory, seals the result. Runs in a process of its own.

Nothing that it opens leaves this process but sealed: no temporary file, no log, no word in an error (ADR 0043).
"""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pypdf
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.casefile import access, actions, limits
from cases.casefile.documents import Document, documents_of
from cases.models import CaseFile
from cases.report import proof
from letters import press
from ui.context import office_name
from ui.words import day_in_words
from vault.sealing import CompartmentKey

SHEET = "casefile"
EVERY = 10  # documents between two words on how far it is
PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
Clock = Callable[[], datetime]


def make(*, case_file: CaseFile, key: CompartmentKey, clock: Clock) -> CaseFile:
    """From the first document to the sealed file. ``clock`` gives the time; raises whatever goes wrong."""
    by = case_file.asked_by

    def say(stage: str, done: int, total: int) -> None:
        actions.advance(case_file=case_file, stage=stage, done=done, total=total, by=by, at=clock())

    with translation.override(case_file.language):
        found = documents_of(case_file.case, key)
        say("gathering", 0, len(found))
        files: dict[str, bytes] = {}
        documents = []
        for number, one in enumerate(found, start=1):
            documents.append(_document(number, one, key, files))
            if number % EVERY == 0:
                say("gathering", number, len(found))
        say("printing", len(found), len(found))
        sheet = press.latest(SHEET)
        data = _filled(case_file, documents, clock())
        content = press.pdf(sheet, data, case_file.language, files=files, seconds=limits.PRINT_SECONDS)
    say("sealing", len(found), len(found))
    pages = page_count(content)
    return actions.finish(
        case_file=case_file, content=content, pages=pages, sheet=sheet.version, key=key, by=by, at=clock()
    )


def _document(number: int, one: Document, key: CompartmentKey, files: dict[str, bytes]) -> dict[str, Any]:
    made = {
        "number": str(number),
        "date": day_in_words(timezone.localtime(one.at)),
        "title": one.title,
        "blocks": one.blocks(),
        "pages": [],
    }
    if one.file is not None:
        made["pages"], note = _pages(f"f{number}", *one.file, key, files)
        if note:
            made["blocks"].append({"kind": "note", "text": note})
    return made


def _pages(
    name: str, row: Any, label: dict[str, Any], key: CompartmentKey, files: dict[str, bytes]
) -> tuple[list[dict[str, Any]], str]:
    """The pages of a row's file as the sheet takes them; or the sentence why it is not printed."""
    if label["size"] > limits.LARGEST or not press.takes_files():
        return [], _("The file is too large to be printed here; it is kept with its digest.")
    if row.file is None:
        return [], _("The file was destroyed under the rules of custody; its digest stays.")
    content = access.content(key, row)
    if content is None:
        return [], _("The stored file is missing or damaged. Ask the administrator.")
    made = _sheets(name, content)
    if not made or not press.takes(content, made[0]):
        return [], _("A file of this kind is not printed; it is kept with its digest.")
    if len(made) > limits.PAGES:
        return [], _("The file has too many pages to be printed here; it is kept with its digest.")
    files[name] = content
    return made, ""


def _sheets(name: str, content: bytes) -> list[dict[str, Any]]:
    for head, kind in PICTURES.items():
        if content.startswith(head):
            return [{"file": name, "format": kind}]
    if content.startswith(b"%PDF"):
        return [{"file": name, "page": number} for number in range(1, page_count(content) + 1)]
    return []


def page_count(content: bytes) -> int:
    """How many pages a PDF has; 0 for one that nobody can read. Read in plain Python, whoever made the file."""
    try:
        return len(pypdf.PdfReader(io.BytesIO(content)).pages)
    except Exception:  # pypdf raises whatever a broken file makes it raise
        return 0


def _filled(case_file: CaseFile, documents: list[dict[str, Any]], at: datetime) -> dict[str, Any]:
    case, at = case_file.case, timezone.localtime(at)
    title = _("Case file")
    facts = _cover(case_file, len(documents), at)
    index = "\n".join(f"{one['number']} {one['date']} {one['title']}" for one in documents)
    return {
        "office": office_name(),
        "under": "",
        "title": title,
        "subtitle": _("Case %(number)s") % {"number": case.number},
        "reference": f"{case.number} · {title}",
        "mark": _("Confidential"),
        "made": [at.year, at.month, at.day],
        "facts": [{"label": label, "value": str(value)} for label, value in facts],
        "warning": _(
            "Every document of the case in the order in which it came into the file. The report of whoever told the"
            " office is not in it: it stays behind a key of its own."
        ),
        "words": {
            "page": _("Page"),
            "index": _("Index"),
            "cote": _("Document"),
            "columns": [_("No."), _("Date"), _("Title"), _("Pages")],
        },
        "names": {},
        "documents": documents,
        "proof": proof.of_text(index)
        | {
            "says": _(
                "The digest below is that of the index. The log says who had this file printed, when, and its pages."
            )
        },
    }


def _cover(case_file: CaseFile, documents: int, at: datetime) -> list[tuple[str, str]]:
    case = case_file.case
    return [
        (_("Case"), case.number),
        (_("About"), case.category_label),
        (_("State"), case.state_label),
        (_("Procedure"), str(case.procedure.profile.title)),
        (_("Documents"), str(documents)),
        (_("Printed on"), day_in_words(at)),
        (_("Asked for by"), case_file.asked_by.name),
    ]
