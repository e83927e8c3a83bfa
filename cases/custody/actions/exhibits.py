"""Registering evidence, one exhibit at a time or many files at once. What happens to it afterwards is custody."""

import os
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases.access import case_key
from cases.actions.ranks import next_rank
from cases.custody import access, chain, line, policies
from cases.models import Case, Exhibit, StoragePlace
from machine.models import locked
from vault import compartments
from vault.sealing import CompartmentKey, material
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
    origin: str = "given",
    power: str = "",
    obtained_on: date | None = None,
    parent: Exhibit | None = None,
    method: str = "",
    place: StoragePlace | None = None,
    place_detail: str = "",
    seal: str = "",
) -> Exhibit:
    """Number a piece of evidence, seal what is said of it, and open its custody with whoever registers it.

    ``result`` is its condition (RESULTS), ``origin`` how it came (ORIGINS), ``seal`` the number of the seal on it.
    """
    case = locked(case)
    policies.require_may_register(case=case, by=by, power=power)
    key = case_key(by, case)
    exhibit = Exhibit(kind=kind, origin=origin, power=power, obtained_on=obtained_on, place=place)
    words = {"description": description, "source": source, "method": ""}
    if parent is not None:
        parent = locked(parent)
        policies.require_may_derive(exhibit=parent, case=case, by=by)
        exhibit.parent, exhibit.origin, words["method"] = parent, "derived", method
    _begin(case, exhibit, words, key, file=file, detail=place_detail, result=result, by=by, at=at)
    _take_into_custody(exhibit, key, result=result, seal=seal, by=by, at=at)
    if parent is not None:
        said = line.Particulars(note=method, copy=exhibit)
        line.note("custody.noted", exhibit=parent, kind="copied", result="intact", key=key, by=by, at=at, said=said)
    return exhibit


@transaction.atomic
def register_files(
    *,
    case: Case,
    files: Sequence[SealedUpload],
    source: str,
    by: Member,
    at: datetime,
    place: StoragePlace | None = None,
) -> list[Exhibit]:
    """Take many files at once: each is an exhibit under its own name, held by whoever took them, to be described."""
    case = locked(case)
    policies.require_may_register(case=case, by=by)
    key = case_key(by, case)
    made = []
    for file in files:
        exhibit = Exhibit(kind="file", place=place)
        words = {"description": file.name or "-", "source": source, "method": ""}
        _begin(case, exhibit, words, key, file=file, detail="", result="intact", by=by, at=at)
        made.append(exhibit)
    return made


@transaction.atomic
def seal(
    *,
    exhibit: Exhibit,
    kind: str,
    description: str,
    source: str,
    result: str,
    by: Member,
    at: datetime,
    origin: str = "given",
    power: str = "",
    obtained_on: date | None = None,
    seal: str = "",
) -> Exhibit:
    """Say what an exhibit that came with many is; from then on its words stay."""
    exhibit = locked(exhibit)
    policies.require_may_seal(exhibit=exhibit, by=by)
    policies.require_may_register(case=exhibit.case, by=by, power=power)
    key = case_key(by, exhibit.case)
    exhibit.kind, exhibit.origin, exhibit.power, exhibit.obtained_on = kind, origin, power, obtained_on
    _write(exhibit, {"description": description, "source": source, "method": ""}, key, access.salt_of(key, exhibit))
    _take_into_custody(exhibit, key, result=result, seal=seal, by=by, at=at)
    return exhibit


def _begin(
    case: Case,
    exhibit: Exhibit,
    words: dict[str, str],
    key: CompartmentKey,
    *,
    file: SealedUpload | None,
    detail: str,
    result: str,
    by: Member,
    at: datetime,
) -> None:
    """Number it, seal its words and its file, and write that it was received."""
    exhibit.case, exhibit.rank, exhibit.holder = case, next_rank(case.exhibits), by
    exhibit.registered_at, exhibit.registered_by = at, by
    salt = os.urandom(chain.SALT_BYTES)
    exhibit.salt = key.seal(exhibit, "salt", salt)
    _write(exhibit, words, key, salt)
    if detail:
        exhibit.place_detail = key.seal(exhibit, "place_detail", detail)
    if file is not None:
        _keep(exhibit, file, key, salt, by, at)
    exhibit.save(force_insert=True)
    record(
        "exhibit.registered",
        by=by,
        subject=exhibit,
        at=at,
        case=case.pk,
        rank=exhibit.rank,
        kind=exhibit.kind,
        digest=exhibit.digest or None,
    )
    said = line.Particulars(note=detail, to=by, place=exhibit.place)
    line.note("custody.noted", exhibit=exhibit, kind="received", result=result, key=key, by=by, at=at, said=said)


def _take_into_custody(
    exhibit: Exhibit, key: CompartmentKey, *, result: str, seal: str, by: Member, at: datetime
) -> None:
    exhibit.seal()
    exhibit.save()
    said = line.Particulars(place=exhibit.place, seal=seal)
    line.note("exhibit.sealed", exhibit=exhibit, kind="sealed", result=result, key=key, by=by, at=at, said=said)
    exhibit.hold()
    exhibit.save()
    record("exhibit.held", by=by, subject=exhibit, at=at, case=exhibit.case_id)


def _write(exhibit: Exhibit, words: dict[str, str], key: CompartmentKey, salt: bytes) -> None:
    exhibit.description = key.seal(exhibit, "description", words["description"])
    exhibit.source = key.seal(exhibit, "source", words["source"])
    exhibit.method = key.seal(exhibit, "method", words["method"]) if words["method"] else None
    exhibit.commitment = chain.commit_words(chain.secret_for(salt, "words"), words)


def _keep(exhibit: Exhibit, file: SealedUpload, key: CompartmentKey, salt: bytes, by: Member, at: datetime) -> None:
    """The file under a key of its own, so that it alone can be destroyed (ADR 0020)."""
    secret = file.keep()
    exhibit.compartment, own = compartments.create(
        kind="exhibit", at=at, by=by, excluding_quorum=exhibit.case.compartment.is_apart
    )
    exhibit.key = key.seal(exhibit, "key", material(own))
    exhibit.file = own.seal(exhibit, "file", bytes(secret))
    exhibit.file_label = key.seal(exhibit, "file_label", line.label(file))
    exhibit.digest = chain.commit_file(chain.secret_for(salt, "file"), secret.digest)
