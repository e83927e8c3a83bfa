"""Verbs on procedure versions: load, sign."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import Member
from audit.log import record
from machine.models import locked
from procedures import loading, policies
from procedures.models import ProcedureVersion


@transaction.atomic
def load(*, path: Path, by: Any, at: datetime) -> ProcedureVersion:
    """The version of the file. The same facts give the row that is there already; a changed fact gives a new one.

    Raises MalformedProfile with file and line.
    """
    policies.require_may_load(by=by)
    return _store(loading.load_file(Path(path)), by=by, at=at)


@transaction.atomic
def load_text(*, text: str, by: Any, at: datetime) -> ProcedureVersion:
    """As ``load``, from a text that somebody wrote on a page. Raises MalformedProfile with the lines of the text."""
    policies.require_may_load(by=by)
    return _store(loading.load_text(text, loading.TYPED), by=by, at=at)


def _store(loaded: loading.Loaded, *, by: Any, at: datetime) -> ProcedureVersion:
    profile = loaded.profile
    found = ProcedureVersion.objects.filter(digest=loaded.digest).first()
    if found is None:
        policies.require_draft(status=profile.status, by=by)
    version, is_new = ProcedureVersion.objects.get_or_create(
        digest=loaded.digest,
        defaults={
            "code": profile.code,
            "country": profile.country,
            "corps": profile.corps,
            "valid_from": profile.valid_from,
            "body": loaded.body,
            "status": profile.status,
            "loaded_at": at,
            "loaded_by": by if isinstance(by, Member) else None,
        },
    )
    if is_new:
        record("procedure.loaded", by=by, subject=version, at=at, digest=version.digest, status=version.status)
    return version


@transaction.atomic
def sign(*, version: ProcedureVersion, note: str, by: Any, at: datetime) -> ProcedureVersion:
    """Answer for a draft, once, saying in a note what was reviewed: from then on a case may follow it."""
    version = locked(version)
    policies.require_may_sign(version=version, by=by)
    version.sign(note=note, by=by, at=at)
    version.save(update_fields=["signed_at", "signed_by", "signing_note"])
    record("procedure.signed", by=by, subject=version, at=at, digest=version.digest)
    return version
