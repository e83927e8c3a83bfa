"""The index of subjects: founded, given, kept up to date, looked into with a purpose (ADR 0032)."""

from datetime import datetime

from django.db import transaction

from accounts import permissions
from accounts.models import Member
from audit.log import record
from cases.histories import access, policies
from cases.histories.access import Earlier
from cases.models import HistoryIndex, PersonToken, Subject
from vault import compartments
from vault.sealing import CompartmentKey


@transaction.atomic
def found(*, by: Member, at: datetime) -> HistoryIndex:
    """Make the index and its key, once; whoever founds it may look. The quorum holds the key too."""
    policies.require_may_keep_index(by=by)
    existing = access.the_index()
    if existing is not None:
        return existing
    compartment, key = compartments.create(kind="index", at=at, by=by)
    index = HistoryIndex.objects.create(compartment=compartment, founded_at=at, founded_by=by)
    permissions.give(index, member=by, key=key, by=by, at=at)
    record("history.founded", by=by, subject=index, at=at)
    return index


@transaction.atomic
def give(*, member: Member, by: Member, at: datetime) -> None:
    """Let a named analyst look across cases: permission and key together."""
    policies.require_may_give(member=member, by=by)
    index = found(by=by, at=at)
    permissions.give(index, member=member, key=access.index_key(by, index), by=by, at=at)
    record("history.given", by=by, subject=index, at=at, member=member.pk)


@transaction.atomic
def withdraw(*, member: Member, by: Member, at: datetime) -> None:
    """Take it back."""
    policies.require_may_keep_index(by=by)
    index = found(by=by, at=at)
    if permissions.withdraw(index, member=member, by=by, at=at):
        record("history.withdrawn", by=by, subject=index, at=at, member=member.pk)


@transaction.atomic
def index_mine(*, by: Member, at: datetime) -> int:
    """Give every named subject of one's own cases its token; return how many were missing."""
    policies.require_may_keep_index(by=by)
    index = found(by=by, at=at)
    key, missing = access.index_key(by, index), access.unindexed(by)
    for subject in missing:
        _keep(subject, key, by, at)
    if missing:
        record("history.indexed", by=by, subject=index, at=at, indexed=len(missing))
    return len(missing)


@transaction.atomic
def look(*, subject: Subject, purpose: str, by: Member, at: datetime) -> list[Earlier]:
    """What other cases know of this person; the look is an entry with its purpose and how many cases it showed."""
    policies.require_may_look(subject=subject, by=by)
    index = access.the_index() or found(by=by, at=at)
    key = access.index_key(by, index)
    if not PersonToken.objects.filter(subject=subject).exists() and not subject.case.compartment.is_apart:
        _keep(subject, key, by, at)
    shown = access.earlier(by, subject)
    facts = {"subject_id": subject.pk, "purpose": purpose, "cases": len(shown)}
    record("history.looked", by=by, subject=subject.case, at=at, **facts)
    return shown


def _keep(subject: Subject, key: CompartmentKey, by: Member, at: datetime) -> None:
    token = access.token_of(key, access.name_of(by, subject))
    if token is not None:
        PersonToken.objects.create(subject=subject, token=token, indexed_at=at, indexed_by=by)
