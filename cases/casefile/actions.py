"""Asking for a case file, and what its process says on the way."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import sealed_files
from cases.casefile import policies
from cases.models import Case, CaseFile
from machine.models import locked
from vault.sealing import CompartmentKey


@transaction.atomic
def ask(*, case: Case, language: str, by: Member, at: datetime) -> CaseFile:
    """Write down that the case file is asked for; the view starts its process once this is committed."""
    case = locked(case)
    policies.require_may_ask(case=case, by=by)
    row = CaseFile.objects.create(case=case, language=language, asked_at=at, asked_by=by)
    record("case_file.asked", by=by, subject=case, at=at, file=row.pk, language=language)
    return row


@transaction.atomic
def advance(*, case_file: CaseFile, stage: str, done: int, total: int, by: Member, at: datetime) -> CaseFile:
    """How far it is: shown on the page, and nothing of record."""
    row = locked(case_file)
    if row.is_running:
        row.stage, row.done, row.total = stage, done, total
        row.save(update_fields=["stage", "done", "total"])
    return row


@transaction.atomic
def finish(
    *, case_file: CaseFile, content: bytes, pages: int, sheet: int, key: CompartmentKey, by: Member, at: datetime
) -> CaseFile:
    """Seal the printed file and keep it."""
    row = locked(case_file)
    name = f"{row.case.number}-{'dossier' if row.language == 'fr' else 'case-file'}-{row.language}.pdf"
    sealed_files.keep(row, key, content=content, name=name, type_="application/pdf", pages=pages)
    row.stage, row.pages, row.sheet, row.done = "made", pages, sheet, row.total
    row.save()
    record(
        "case_file.made",
        by=by,
        subject=row.case,
        at=at,
        file=row.pk,
        pages=pages,
        documents=row.total,
        digest=row.digest,
    )
    return row


@transaction.atomic
def fail(*, case_file: CaseFile, failure: str, by: Member, at: datetime) -> CaseFile:
    """It could not be made, for a reason of FAILURES; what was made so far was in memory alone."""
    row = locked(case_file)
    if row.is_running:
        row.stage, row.failure = "failed", failure
        row.save(update_fields=["stage", "failure"])
        record("case_file.failed", by=by, subject=row.case, at=at, file=row.pk, failure=failure)
    return row
