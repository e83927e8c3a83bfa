"""Keeping what the cleaner and the scanner made of a file, at arrival and when somebody who can open it asks."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from audit.log import record
from machine.models import locked
from reporting_channels import access
from reporting_channels.cleaning import access as reading
from reporting_channels.cleaning import cleaner, findings, policies, scanner
from reporting_channels.cleaning.scanner import Scanned
from reporting_channels.cleaning.standing import Standing, State
from reporting_channels.models import Attachment, CleanedFile, Cleaning, Report, Scan
from reporting_channels.told import StoredFile
from vault import files as stored
from vault.sealing import CompartmentKey


def keep(rows: Sequence[tuple[Attachment, StoredFile]], *, key: CompartmentKey, on: date) -> None:
    """Seal what was made of files at their arrival beside them."""
    cleanings, made = [], []
    for row, file in rows:
        cleaning, files = _sealed(row, file.standing, key, on, 1)
        cleanings.append(cleaning)
        made += files
    Cleaning.objects.bulk_create(cleanings)
    CleanedFile.objects.bulk_create(made)
    Scan.objects.bulk_create([_sealed_scan(row, file.scanned, key, on, 1) for row, file in rows])


def _sealed(
    row: Attachment, standing: Standing, key: CompartmentKey, on: date, number: int
) -> tuple[Cleaning, list[CleanedFile]]:
    try:
        for copy in standing.copies:
            stored.keep(copy.file_id)
    except FileNotFoundError:
        # A second press of "send" finds them kept; a draft that waited too long has lost them.
        if not all(stored.path_of(copy.file_id).exists() for copy in standing.copies):
            standing = Standing(State.WAITING, findings.GONE, standing.listed)
    cleaning = Cleaning(attachment=row, number=number, made_on=on)
    cleaning.outcome = key.seal(cleaning, "outcome", standing.outcome)
    files = []
    for place, copy in enumerate(standing.copies):
        file = CleanedFile(cleaning=cleaning, number=place, file_id=copy.file_id)
        file.secret = key.seal(file, "secret", copy.secret)
        files.append(file)
    return cleaning, files


def _sealed_scan(row: Attachment, scanned: Scanned, key: CompartmentKey, on: date, number: int) -> Scan:
    scan = Scan(attachment=row, number=number, made_on=on)
    scan.outcome = key.seal(scan, "outcome", json.dumps(scanned.packed(), ensure_ascii=False))
    return scan


def clean(*, report: Report, attachment: Attachment, by, at: datetime) -> Standing:
    """Make the cleaned copy that could not be made at arrival: the reader's key opens the file, nobody else's can.

    The cleaner runs before the transaction that stores. Raises AlreadyCleaned, KeyLocked.
    """
    key = access.report_key(by, report)
    policies.require_may_clean(state=reading.standing_of(attachment, key).state)
    name, secret = reading.name_and_secret(attachment, key)
    standing = cleaner.clean(name, secret, stored.SEALED)
    try:
        _store(report, attachment, standing, key, by, at)
    except BaseException:
        for copy in standing.copies:
            stored.erase(copy.file_id)
        raise
    return standing


@transaction.atomic
def _store(report: Report, attachment: Attachment, standing: Standing, key: CompartmentKey, by, at: datetime) -> None:
    report = locked(report)
    number = Cleaning.objects.filter(attachment=attachment).count() + 1
    cleaning, files = _sealed(attachment, standing, key, timezone.localdate(at), number)
    Cleaning.objects.bulk_create([cleaning])
    CleanedFile.objects.bulk_create(files)
    record("attachment.cleaned", by=by, subject=report, at=at, attachment=attachment.pk, state=str(standing.state))


def scan(*, report: Report, attachment: Attachment, by, at: datetime) -> Scanned:
    """Let the office's scanner read the original again, with the signatures of today."""
    key = access.report_key(by, report)
    scanned = scanner.scan(reading.original(attachment, key))
    with transaction.atomic():
        report = locked(report)
        number = Scan.objects.filter(attachment=attachment).count() + 1
        Scan.objects.bulk_create([_sealed_scan(attachment, scanned, key, timezone.localdate(at), number)])
        record(
            "attachment.scanned", by=by, subject=report, at=at, attachment=attachment.pk, verdict=str(scanned.verdict)
        )
    return scanned
