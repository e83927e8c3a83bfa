"""The certificate of a destruction, computed from its row: ids, codes and days, no word that anybody typed."""

import json
from datetime import timedelta

from django.conf import settings

from cases.models import Destruction

KIND = "amana/exhibit-destruction/v1"


def text_of(row: Destruction) -> str:
    """What went, how, decided by whom, and from which day no copy opens it; its SHA-256 stands in the log."""
    said = {
        "kind": KIND,
        "certificate": str(row.pk),
        "exhibit": str(row.exhibit_id),
        "case": str(row.exhibit.case_id),
        "number": row.exhibit.rank,
        "method": row.method,
        "kept_until": row.ends_on.isoformat(),
        "proposed_by": str(row.proposed_by_id),
        "agreed_by": str(row.agreed_by_id),
        "approved_by": str(row.approved_by_id),
        "carried_out_by": str(row.carried_out_by_id),
        "carried_out_at": row.carried_out_at.isoformat(),
        "file": str(row.file_id) if row.file_id else None,
        "certified_on": row.certified_on.isoformat(),
    }
    if row.file_id:
        last = row.certified_on + timedelta(days=settings.ERASURE_COPIES_DAYS)
        said |= {"compartment": str(row.exhibit.compartment_id), "no_copy_of_the_erasure_keys_after": last.isoformat()}
    return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
