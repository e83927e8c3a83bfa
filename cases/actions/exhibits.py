"""Registering evidence. What happens to it afterwards is custody."""

import json
from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.facts import digest
from audit.log import record
from cases import access, policies
from cases.actions import custody
from cases.actions.ranks import next_rank
from cases.models import Case, Exhibit
from machine.models import locked
from vault.sealing import CompartmentKey
from vault.upload import SealedUpload


@transaction.atomic
def register(
    *,
    case: Case,
    kind: str,
    description: str,
    source: str,
    result: str,
    by: Member,
    at: datetime,
    file: SealedUpload | None = None,
) -> Exhibit:
    """Number a piece of evidence and open its custody with whoever registers it.

    ``file`` arrived sealed; what opens it is sealed again with the case's key. ``result`` is its condition (RESULTS).
    """
    case = locked(case)
    policies.allegations.require_may_add(case=case, by=by)
    exhibit = Exhibit(case=case, rank=next_rank(case.exhibits), kind=kind, registered_at=at, registered_by=by)
    key = access.case_key(by, case)
    exhibit.description = key.seal(exhibit, "description", description)
    exhibit.source = key.seal(exhibit, "source", source)
    if file is not None:
        _keep(exhibit, file, key)
    exhibit.save(force_insert=True)
    record(
        "exhibit.registered",
        by=by,
        subject=exhibit,
        at=at,
        case=case.pk,
        rank=exhibit.rank,
        kind=kind,
        digest=exhibit.digest or None,
    )
    custody.append(exhibit=exhibit, kind="received", to=by, result=result, note="", key=key, by=by, at=at)
    return exhibit


def _keep(exhibit: Exhibit, file: SealedUpload, key: CompartmentKey) -> None:
    secret = file.keep()
    label = {"name": file.name, "type": file.content_type, "size": secret.size, "sha256": secret.digest.hex()}
    exhibit.file = key.seal(exhibit, "file", bytes(secret))
    exhibit.file_label = key.seal(exhibit, "file_label", json.dumps(label, ensure_ascii=False))
    exhibit.digest = digest(exhibit, secret.digest)
