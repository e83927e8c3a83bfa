"""From a paper's data to its sealed PDF: printed in memory, by the newest layout and the newest words."""

import io
import json
from datetime import datetime
from typing import Any

import pypdf
from django.utils import timezone, translation

from accounts.models import Member
from cases import sealed_files
from discipline.access import open_texts
from discipline.models import Paper, Proceeding
from discipline.papers import remedies, wording
from discipline.papers.composing import compose
from discipline.papers.kinds import Wanted
from discipline.papers.source import Source, source_of
from letters import press
from vault.sealing import CompartmentKey

SHEET = "letter"


def composed(
    wanted: Wanted, source: Source, language: str, *, by: Member, at: datetime, number: str = ""
) -> dict[str, Any]:
    """The paper in this language; without a number it is a draft."""
    with translation.override(language):
        when = timezone.localtime(at)
        return compose(wanted, source, number=number, by=by, at=when, is_issued=bool(number))


def build(
    wanted: Wanted, proceeding: Proceeding, key: CompartmentKey, language: str, *, by: Member, at: datetime
) -> Paper:
    """Number, print and seal the paper; called inside the transaction that issues it."""
    number = f"{proceeding.number}/{proceeding.papers.count() + 1:02}"
    source = source_of(by, proceeding, open_texts(key, proceeding), wanted.kind)
    data, sheet = composed(wanted, source, language, by=by, at=at, number=number), press.latest(SHEET)
    content = press.pdf(sheet, data, language)
    about = wanted.about
    named = remedies.printed(source.profile, about.sanction.code) if wanted.kind.code == "notice" else []
    paper = Paper(
        proceeding=proceeding,
        number=number,
        kind=wanted.kind.code,
        sanction=about.sanction,
        sitting=about.sitting,
        member=about.member,
        language=language,
        template=wording.newest(),
        sheet=sheet.version,
        pages=len(pypdf.PdfReader(io.BytesIO(content)).pages),
        remedies=[one.kind.code for one in named],
        issued_at=at,
        issued_by=by,
    )
    paper.content = key.seal(paper, "content", json.dumps(data, ensure_ascii=False))
    name = f"{number.replace('/', '-')}-{wanted.kind.code}-{language}.pdf"
    sealed_files.keep(paper, key, content=content, name=name, type_="application/pdf", pages=paper.pages)
    return paper
