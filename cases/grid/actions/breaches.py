"""The articles that an allegation cites."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access
from cases.grid import policies
from cases.models import Allegation, Breach
from machine.models import locked
from procedures.models import ArticleVersion


@transaction.atomic
def cite(*, allegation: Allegation, version: ArticleVersion, reason: str = "", by: Member, at: datetime) -> Breach:
    """Cite an article in the version of the day of the facts; another version needs a ``reason``."""
    allegation = locked(allegation)
    policies.require_may_cite(allegation=allegation, by=by, version=version, reason=reason)
    row = Breach(allegation=allegation, version=version, cited_at=at, cited_by=by)
    if reason.strip():
        row.reason = access.case_key(by, allegation.case).seal(row, "reason", reason)
    row.save(force_insert=True)
    _note("breach.cited", row, by, at)
    return row


def _note(event: str, row: Breach, by: Member, at: datetime) -> None:
    case = row.allegation.case_id
    record(event, by=by, subject=row.allegation, at=at, case=case, version=row.version_id, breach=row.pk)


@transaction.atomic
def withdraw(*, breach: Breach, by: Member, at: datetime) -> Breach:
    """Withdraw the citation; that it was made stays on file."""
    breach = locked(breach)
    policies.require_may_withdraw_citation(breach=breach, by=by)
    breach.withdrawn_at, breach.withdrawn_by = at, by
    breach.save(update_fields=["withdrawn_at", "withdrawn_by"])
    _note("breach.withdrawn", breach, by, at)
    return breach
