"""The custody of a case as lines that anybody can check without us: digests, links, proofs out of the log.

No sealed word is in it, unless the member asks for a readable copy: then each text stands with the secret of its
commitment, so that a reader who trusts nobody can check that it is the one that was sealed.
``audit/standalone/verify_log.py custody`` checks the file.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from audit import proofs
from audit.log import record
from audit.models import Entry
from cases.access import case_key
from cases.custody import access, chain, policies
from cases.models import Case, Exhibit
from machine.refusals import Refused
from vault.sealing import CompartmentKey

FORMAT = "amana/custody-export/v1"


class NotSealedYet(Refused):
    """The log seals its entries a moment after they were written."""

    sentence = _("The last events are not sealed into the log yet. Come back in a moment.")


@transaction.atomic
def take(*, case: Case, readable: bool, by: Member, at: datetime) -> str:
    """The export as JSON lines; recorded. Raises NotVerified unless all exhibits were verified since the last event.

    A verification that failed does not stop it: the export shows what there is, and the check says what is wrong.
    """
    policies.require_may_export(case=case, by=by)
    rows = list(case.exhibits.prefetch_related("custody"))
    try:
        lines = list(_lines(case, rows))
        if readable:
            lines += _shown(case_key(by, case), rows)
    except proofs.NoProof as error:
        raise NotSealedYet() from error
    lines.append({"end": len(lines) + 1})
    record("custody.exported", by=by, subject=case, at=at, exhibits=len(rows), readable=readable)
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)


def _lines(case: Case, rows: list[Exhibit]) -> Iterator[dict[str, Any]]:
    entries = _entries(rows)
    yield {"format": FORMAT, "case": str(case.pk), "exhibits": len(rows)}
    for exhibit in rows:
        yield {"exhibit": dict(zip(chain.EXHIBIT_FIELDS, chain.exhibit_values(exhibit), strict=True))}
        for event in policies.line_of(exhibit):
            entry = entries.get(str(event.pk))
            if entry is None:
                raise proofs.NoProof
            yield {
                "event": dict(zip(chain.EVENT_FIELDS, chain.event_values(event), strict=True)),
                "hash": event.hash,
                "proof": proofs.inclusion(entry),
            }
    yield {"verification": proofs.inclusion(_verified(case))}


def _entries(rows: list[Exhibit]) -> dict[str, Entry]:
    """The log's entry of each event of custody, by the event's id."""
    found = Entry.objects.filter(subject_kind="exhibit", subject_id__in=[str(row.pk) for row in rows])
    return {entry.said["event_id"]: entry for entry in found if "hash" in entry.said}


def _verified(case: Case) -> Entry:
    heads = policies.heads(case)
    found = Entry.objects.filter(event="exhibits.verified", subject_id=str(case.pk)).order_by("-id")
    entry = next((one for one in found if one.said["heads"] == heads and one.said["finished"]), None)
    if entry is None:
        raise policies.NotVerified()
    return entry


def _shown(key: CompartmentKey, rows: list[Exhibit]) -> Iterator[dict[str, Any]]:
    for exhibit in rows:
        salt = access.salt_of(key, exhibit)
        if not salt:
            continue
        yield _words(exhibit, chain.secret_for(salt, "words"), access.words_of(key, exhibit))
        label = access.label_of(key, exhibit)
        if label is not None:
            secret = chain.secret_for(salt, "file")
            yield {"of": str(exhibit.pk), "secret": secret.hex(), "sha256": label["sha256"]}
        for event in policies.line_of(exhibit):
            if event.commitment:
                yield _words(event, chain.secret_for(salt, event.pk), access.words_of_event(key, event))


def _words(row: Any, secret: bytes, words: dict[str, str]) -> dict[str, Any]:
    return {"of": str(row.pk), "secret": secret.hex(), "words": words}
