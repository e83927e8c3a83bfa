"""After a destruction: the stored file, the part of the outside keys, then the certificate (ADR 0020, 0023)."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.actors import WORKER
from audit.log import record
from cases.custody.certificate import text_of
from cases.models import Destruction
from vault import erasure_keys
from vault import files as stored

BATCH = 50


def finish(*, at: datetime, at_most: int = BATCH) -> int:
    """Delete files, take the outside parts of keys out, certify; return how many. Killed, it goes on where it was."""
    begun = Destruction.objects.filter(state="carried_out", certified_on=None).order_by("carried_out_at")
    found = list(begun.values_list("pk", "file_id", "exhibit__compartment_id")[:at_most])
    for _pk, file_id, _compartment_id in found:
        if file_id is not None:
            stored.erase(file_id)
    erasure_keys.erase(compartment_id for _pk, _file, compartment_id in found if compartment_id is not None)
    return sum(_certify(pk, compartment_id, at) for pk, _file, compartment_id in found)


@transaction.atomic
def _certify(pk: Any, compartment_id: Any, at: datetime) -> int:
    again = Destruction.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, certified_on=None)
    row = again.defer("reasons", "refusal").first()
    if row is None or (compartment_id is not None and not erasure_keys.is_erased(compartment_id)):
        return 0
    row.certified_on = timezone.localdate(at)
    row.digest = hashlib.sha256(text_of(row).encode()).hexdigest()
    row.save(update_fields=["certified_on", "digest"])
    record("destruction.certified", by=WORKER, subject=row, at=at, exhibit=row.exhibit_id, digest=row.digest)
    return 1
