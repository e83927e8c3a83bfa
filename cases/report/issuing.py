"""From what the report is made of to the sealed documents: printed once in each language, when it is delivered."""

import io
from datetime import datetime

import pypdf
from django.utils import timezone, translation

from accounts.models import Member
from cases import sealed_files
from cases.models import IssuedReport
from cases.models.report import LANGUAGES
from cases.report.access import Material, template_of
from cases.report.composing import compose
from letters import press
from vault.sealing import CompartmentKey

SHEET = "document"


def issue(*, material: Material, key: CompartmentKey, by: Member, at: datetime) -> list[IssuedReport]:
    """Print and seal the report in every language; called inside the transaction that delivers it."""
    investigation, sheet = material.investigation, press.latest(SHEET)
    issued = []
    for language in LANGUAGES:
        content = printed(material, language, at, sheet)
        row = IssuedReport(
            investigation=investigation,
            language=language,
            template=template_of(investigation).version,
            sheet=sheet.version,
            pages=page_count(content),
            issued_at=at,
            issued_by=by,
        )
        name = f"{investigation.case.number}-{'rapport' if language == 'fr' else 'report'}-{language}.pdf"
        sealed_files.keep(row, key, content=content, name=name, type_="application/pdf", pages=row.pages)
        row.save(force_insert=True)
        issued.append(row)
    return issued


def printed(material: Material, language: str, at: datetime, sheet: press.Sheet | str = SHEET) -> bytes:
    """The report as PDF in this language, as it would be issued at this time."""
    with translation.override(language):
        data = compose(material, timezone.localtime(at), is_issued=material.investigation.is_finished)
    return press.pdf(sheet, data, language)


def page_count(content: bytes) -> int:
    """How many pages a document of ours has."""
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)
