"""Destroying a report: rows and keys in one transaction, then files and the outside keys, then a certificate.

Each part can be done again and does nothing twice, so that a sweep that was killed goes on where it was. Nothing
outside the database is destroyed before the database says for good that it must be: a hold that comes in between
is placed before or refused after, never in the middle (ADR 0023).
"""

import hashlib
import json
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from audit.actors import WORKER
from audit.log import record
from machine.models import locked
from reporting_channels.codes import ErasureGround
from reporting_channels.models import EarlyDeletion, Erasure, Report, ReportPermission
from reporting_channels.retention import erasable, keeping
from reporting_channels.retention.planning import plan
from reporting_channels.retention.policies import require_may_erase
from vault import compartments, erasure_keys
from vault import files as stored
from vault.models import Compartment

BATCH = 50
LATER = timedelta(days=1)  # when the sweep looks again at what a later room still needs
KIND = "amana/erasure-certificate/v1"


def sweep(*, at: datetime, at_most: int = BATCH) -> int:
    """Finish what was begun, then destroy what is due, at most so many at once; return how many went."""
    finish(at=at)
    gone = carry_out(at=at, at_most=at_most) + _sweep_due(at, at_most)
    if gone:
        finish(at=at)
    return gone


def carry_out(*, at: datetime, at_most: int = BATCH) -> int:
    """Destroy what two people decided to destroy early; return how many went."""
    gone = 0
    for found in EarlyDeletion.objects.filter(state="confirmed").order_by("confirmed_at")[:at_most]:
        with transaction.atomic():
            report = locked(found.report)
            deletion = locked(found)
            if deletion.state == "confirmed" and not report.is_erased:
                deletion.carry_out()
                deletion.save()
                record("deletion.carried_out", by=WORKER, subject=deletion, at=at, report=report.pk)
                _erase(report, ErasureGround.EARLY, deletion.ground, at, deletion=deletion)
                gone += 1
    return gone


def _sweep_due(at: datetime, at_most: int) -> int:
    today = timezone.localdate(at)
    over = Report.objects.filter(state__in=list(keeping.OVER), compartment__under_hold=False)
    unplanned = over.filter(ends_on=None).values_list("pk", flat=True)[:at_most]
    due = over.filter(ends_on__lte=today).order_by("ends_on").values_list("pk", flat=True)[:at_most]
    return sum(_look_at(pk, at) for pk in [*due, *unplanned])


@transaction.atomic
def _look_at(pk: Any, at: datetime) -> int:
    """Compute the end anew from the events, and destroy the report if it is over."""
    report = Report.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if report is None or report.is_erased:
        return 0
    standing = keeping.keeping_of(report, timezone.localdate(at))
    if standing is None or not standing.is_over:
        if plan(report, at) and standing.until <= standing.today:
            Report.objects.filter(pk=pk).update(ends_on=standing.today + LATER)
        return 0
    digest = standing.version.digest
    _erase(report, ErasureGround.RETENTION, standing.due.clock.code, at, procedure_digest=digest)
    return 1


def _erase(
    report: Report, ground: str, rule: str, at: datetime, *, deletion: Any = None, procedure_digest: str = ""
) -> Erasure:
    """Empty every row and every key of the report in the caller's transaction; the outside follows after it."""
    require_may_erase(report=report, is_held=report.holds.filter(lifted_at=None).exists())
    found = erasable.look(report)
    counts = {"rows": found.rows, "files": len(found.files), "compartments": len(found.compartments)}
    months = {"received": f"{report.received_on:%Y-%m}"}
    if report.closed_at:
        months["closed"] = f"{timezone.localdate(report.closed_at):%Y-%m}"
    report.erase()
    report.save()
    ReportPermission.objects.filter(content_object=report)._raw_delete("default")
    erasable.remove(report)
    for compartment in Compartment.objects.filter(pk__in=found.compartments, destroyed_at=None):
        compartments.destroy(compartment=compartment, by=WORKER, at=at)
    erasure = Erasure.objects.create(
        report=report,
        deletion=deletion,
        ground=ground,
        rule=rule,
        procedure_digest=procedure_digest,
        erased_on=timezone.localdate(at),
        counts=counts | months,
        files=found.files,
        compartments=found.compartments,
    )
    record(
        "report.erased",
        by=WORKER,
        subject=report,
        at=at,
        ground=ground,
        rule=rule,
        procedure=procedure_digest,
        rows=found.rows,
        files=len(found.files),
        erasure=erasure.pk,
    )
    return erasure


def finish(*, at: datetime, at_most: int = BATCH) -> int:
    """Delete the files, take the outside parts of the keys out, certify; return how many were certified."""
    begun = list(Erasure.objects.filter(certified_on=None).order_by("erased_on", "id")[:at_most])
    if not begun:
        return 0
    for erasure in begun:
        for file_id in erasure.files:
            stored.erase(file_id)
    erasure_keys.erase(pk for erasure in begun for pk in erasure.compartments)
    return sum(_certify(erasure.pk, at) for erasure in begun)


@transaction.atomic
def _certify(pk: Any, at: datetime) -> int:
    erasure = Erasure.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, certified_on=None).first()
    if erasure is None or not all(erasure_keys.is_erased(one) for one in erasure.compartments):
        return 0
    erasure.certified_on = timezone.localdate(at)
    erasure.body = _certificate(erasure, erasure.certified_on)
    erasure.digest = hashlib.sha256(erasure.body.encode()).hexdigest()
    erasure.files = []
    erasure.save()
    record("erasure.certified", by=WORKER, subject=erasure, at=at, report=erasure.report_id, digest=erasure.digest)
    return 1


def _certificate(erasure: Erasure, on: date) -> str:
    """The document: what went, under which rule, by whose decision, and from which day no copy can open it."""
    deletion = erasure.deletion
    people = {}
    if deletion:
        people = {"proposed_by": str(deletion.proposed_by_id), "confirmed_by": str(deletion.confirmed_by_id)}
    said = {
        "kind": KIND,
        "certificate": str(erasure.pk),
        "report": str(erasure.report_id),
        **{name: erasure.counts[name] for name in ("received", "closed") if name in erasure.counts},
        "ground": erasure.ground,
        "rule": erasure.rule,
        "procedure_sha256": erasure.procedure_digest,
        **people,
        "erased_on": erasure.erased_on.isoformat(),
        "destroyed": {name: erasure.counts[name] for name in ("rows", "files", "compartments")},
        "compartments": [str(pk) for pk in erasure.compartments],
        "outside_keys_taken_out_on": on.isoformat(),
        "no_copy_of_the_erasure_keys_after": (on + timedelta(days=settings.ERASURE_COPIES_DAYS)).isoformat(),
    }
    return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def again(*, at: datetime) -> int:
    """After a backup was put back: destroy once more what is back in the rows and whose outside key is gone."""
    gone = 0
    live = Report.objects.exclude(state="erased").values_list("pk", "compartment_id")
    for pk, compartment_id in live.iterator():
        if erasure_keys.is_erased(compartment_id):
            with transaction.atomic():
                report = Report.objects.select_for_update(of=("self",)).get(pk=pk)
                if not report.is_erased:
                    _erase(report, ErasureGround.AGAIN, "restored", at)
                    gone += 1
    finish(at=at, at_most=max(gone, BATCH))
    return gone
