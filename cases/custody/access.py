"""Opening what belongs to an exhibit: its own key, its words, its file. Part of ``cases.access``'s doors."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.models import Member
from audit.log import record
from cases.access import case_key
from cases.custody import chain
from cases.models import Custody, Destruction, Exhibit
from vault import opening
from vault.files import FileBroken, FileSecret
from vault.opening import SealBroken
from vault.sealing import CompartmentKey

__all__ = ["FileBroken"]


def salt_of(key: CompartmentKey, exhibit: Exhibit) -> bytes:
    """The secret of which the exhibit's commitments are made; empty for one from before there were any."""
    return opening.open_bytes(key, exhibit, "salt")


def file_key(by: Member, exhibit: Exhibit) -> CompartmentKey:
    """The key that opens the exhibit's file: its own one, or the case's for one from before."""
    key = case_key(by, exhibit.case)
    if exhibit.compartment_id is None:
        return key
    return CompartmentKey(exhibit.compartment_id, opening.open_bytes(key, exhibit, "key"))


def words_of(key: CompartmentKey, exhibit: Exhibit) -> dict[str, str]:
    """The words of an exhibit to which it is committed; for doors that record the reading."""
    return {name: opening.open_text(key, exhibit, name) for name in ("description", "source", "method")}


def words_of_event(key: CompartmentKey, event: Custody) -> dict[str, str]:
    """The words of an event of custody to which it is committed."""
    return {name: opening.open_text(key, event, name) for name in ("note", "receiver")}


def words_of_destruction(key: CompartmentKey, row: Destruction) -> dict[str, str]:
    """Why it is to be destroyed, and why somebody refused."""
    return {name: opening.open_text(key, row, name) for name in ("reasons", "refusal")}


def label_of(key: CompartmentKey, row: Exhibit | Custody, field_name: str = "file_label") -> dict[str, Any] | None:
    """Name, kind, size and SHA-256 of the row's file; None where it has none."""
    text = opening.open_text(key, row, field_name)
    return json.loads(text) if text else None


def read_exhibit(by: Member, exhibit: Exhibit, at: datetime) -> Exhibit:
    """Open what it is, where it comes from, where it lies, and the words of its custody."""
    open_whole(case_key(by, exhibit.case), exhibit)
    record("exhibit.read", by=by, subject=exhibit, at=at, case=exhibit.case_id)
    return exhibit


def open_whole(key: CompartmentKey, exhibit: Exhibit) -> None:
    """All its words and those of its custody; for doors that record the reading."""
    exhibit.opened = words_of(key, exhibit) | {"place_detail": opening.open_text(key, exhibit, "place_detail")}
    exhibit.shown_file = label_of(key, exhibit)
    related = ("to", "noted_by", "place", "copy")
    exhibit.shown_custody = list(exhibit.custody.select_related(*related))
    for event in exhibit.shown_custody:
        event.opened = words_of_event(key, event)
        event.shown_receipt = label_of(key, event, "receipt_label")


def open_exhibit_file(by: Member, exhibit: Exhibit, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The file's name, kind, size and SHA-256, and its bytes in chunks; recorded before the first one."""
    label = label_of(case_key(by, exhibit.case), exhibit)
    chunks = opening.open_file(file_key(by, exhibit), exhibit, "file")
    record("exhibit.taken", by=by, subject=exhibit, at=at, case=exhibit.case_id)
    return label, chunks


def open_receipt(by: Member, event: Custody, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The signed receipt of an event, as ``open_exhibit_file``."""
    key = case_key(by, event.exhibit.case)
    label = label_of(key, event, "receipt_label")
    chunks = opening.open_file(key, event, "receipt")
    record("exhibit.receipt_taken", by=by, subject=event.exhibit, at=at, case=event.exhibit.case_id, event_id=event.pk)
    return label, chunks


def is_file_sound(by: Member, exhibit: Exhibit) -> bool:
    """Read the whole file and hold it to its sealed SHA-256 and to its commitment."""
    key, own = case_key(by, exhibit.case), file_key(by, exhibit)
    try:
        label, salt = label_of(key, exhibit), salt_of(key, exhibit)
        for _chunk in opening.open_file(own, exhibit, "file"):
            pass
        found = FileSecret.from_bytes(opening.open_bytes(own, exhibit, "file")).digest
    except (FileBroken, SealBroken, OSError):
        return False
    if label is None or bytes.fromhex(label["sha256"]) != found:
        return False
    return not salt or chain.commit_file(chain.secret_for(salt, "file"), found) == exhibit.digest


def file_id_of(by: Member, exhibit: Exhibit) -> UUID:
    """Which stored file is the exhibit's, for its destruction."""
    return FileSecret.from_bytes(opening.open_bytes(file_key(by, exhibit), exhibit, "file")).file_id


def size_of(by: Member, exhibit: Exhibit) -> int:
    """How many bytes its file has, to divide a verification into pieces; 0 without a file."""
    label = label_of(case_key(by, exhibit.case), exhibit) if exhibit.file is not None else None
    return int(label["size"]) if label else 0
