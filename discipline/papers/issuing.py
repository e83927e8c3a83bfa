"""From a paper's data to its sealed PDF: printed in memory, by the newest layout and the newest words."""

import io
import json
from datetime import datetime
from typing import Any

import pypdf
from django.utils import timezone, translation

from accounts.models import Member
from cases import sealed_files
from discipline.access import Texts, open_texts
from discipline.models import Paper, Proceeding
from discipline.papers import remedies, wording
from discipline.papers.composing import compose
from discipline.papers.kinds import Wanted
from letters import press
from vault.sealing import CompartmentKey

SHEET = "letter"


def composed(
    wanted: Wanted, proceeding: Proceeding, texts: Texts, language: str, *, by: Member, at: datetime, number: str = ""
) -> dict[str, Any]:
    """The paper in this language; without a number it is a draft."""
    with translation.override(language):
        when = timezone.localtime(at)
        return compose(wanted, proceeding, texts, number=number, by=by, at=when, is_issued=bool(number))


def build(
    wanted: Wanted, proceeding: Proceeding, key: CompartmentKey, language: str, *, by: Member, at: datetime
) -> Paper:
    """Number, print and seal the paper; called inside the transaction that issues it."""
    number = f"{proceeding.number}/{proceeding.papers.count() + 1:02}"
    texts = open_texts(key, proceeding)
    data, sheet = composed(wanted, proceeding, texts, language, by=by, at=at, number=number), press.latest(SHEET)
    content = press.pdf(sheet, data, language)
    is_sanction = wanted.kind.code in ("notice", "execution-order", "erasure-certificate")
    paper = Paper(
        proceeding=proceeding,
        number=number,
        kind=wanted.kind.code,
        sanction=wanted.about if is_sanction else None,
        seat=wanted.about if wanted.kind.code == "board-summons" else None,
        language=language,
        template=wording.newest(),
        sheet=sheet.version,
        pages=len(pypdf.PdfReader(io.BytesIO(content)).pages),
        remedies=[one.kind.code for one in remedies.printed(wanted.about)] if wanted.kind.code == "notice" else [],
        issued_at=at,
        issued_by=by,
    )
    paper.content = key.seal(paper, "content", json.dumps(data, ensure_ascii=False))
    name = f"{number.replace('/', '-')}-{wanted.kind.code}-{language}.pdf"
    sealed_files.keep(paper, key, content=content, name=name, type_="application/pdf", pages=paper.pages)
    return paper
