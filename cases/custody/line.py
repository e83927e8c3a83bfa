"""Writing one event of custody: linked by its hash to the one before, sealed, and entered into the log."""

import json
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Member
from audit.log import record
from cases.custody import access, chain
from cases.models import Custody, Exhibit, StoragePlace
from vault.sealing import CompartmentKey
from vault.upload import SealedUpload


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an event says beside its kind and condition."""

    note: str = ""
    to: Member | None = None
    outsider: str = ""
    receiver: str = ""
    place: StoragePlace | None = None
    seal: str = ""
    copy: Exhibit | None = None
    receipt: SealedUpload | None = None


PLAIN = Particulars()


def note(
    event: str,
    *,
    exhibit: Exhibit,
    kind: str,
    result: str,
    key: CompartmentKey,
    by: Member,
    at: datetime,
    said: Particulars = PLAIN,
) -> Custody:
    """Append one event, inside the caller's transaction and policy; the exhibit's row is locked and saved already.

    ``event`` is what the log calls it, ``key`` the case's.
    """
    row = _next(exhibit, said)
    row.kind, row.result, row.noted_at, row.noted_by = kind, result, at, by
    row.content = chain.content_of(exhibit)
    _seal(row, said, key, access.salt_of(key, exhibit))
    row.hash = chain.hash_of(row)
    row.save(force_insert=True)
    facts = {"case": exhibit.case_id, "kind": kind, "result": result, "to": said.to.pk if said.to else None}
    record(event, by=by, subject=exhibit, at=at, event_id=row.pk, hash=row.hash, **facts)
    return row


def _next(exhibit: Exhibit, said: Particulars) -> Custody:
    last = exhibit.custody.order_by("-rank").first()
    return Custody(
        exhibit=exhibit,
        rank=last.rank + 1 if last else 1,
        previous=last.hash if last else "",
        to=said.to,
        outsider=said.outsider,
        place=said.place,
        seal=said.seal,
        copy=said.copy,
    )


def _seal(row: Custody, said: Particulars, key: CompartmentKey, salt: bytes) -> None:
    if said.note:
        row.note = key.seal(row, "note", said.note)
    if said.receiver:
        row.receiver = key.seal(row, "receiver", said.receiver)
    if salt and (said.note or said.receiver):
        words = {"note": said.note, "receiver": said.receiver}
        row.commitment = chain.commit_words(chain.secret_for(salt, row.pk), words)
    if said.receipt is not None:
        secret = said.receipt.keep()
        row.receipt = key.seal(row, "receipt", bytes(secret))
        row.receipt_label = key.seal(row, "receipt_label", label(said.receipt))
        row.receipt_digest = chain.commit_file(chain.secret_for(salt, f"receipt:{row.pk}"), secret.digest)


def label(file: SealedUpload) -> str:
    """What is said of a file: name, kind, size and SHA-256, to be sealed."""
    secret = file.secret
    shown = {"name": file.name, "type": file.content_type, "size": secret.size, "sha256": secret.digest.hex()}
    return json.dumps(shown, ensure_ascii=False)
