"""A case file of 300 pages, made by the very process that makes one in an office: seconds from the request, memory."""

from __future__ import annotations

import os
import time
from datetime import datetime

import psutil
from django.db import transaction
from django.utils import timezone

from accounts import permissions
from accounts.models import Member
from audit.actors import OPERATOR
from audit.log import record
from cases.actions import allegations, subjects
from cases.casefile import access, actions, running
from cases.models import Assignment, Case, CaseFile
from cases.numbering import actions as numbering
from config.benches.figures import Figure, Ground
from procedures.actions import versions
from procedures.loading import PROFILES
from vault import compartments, keys
from vault.sealing import CompartmentKey

PAGES, SECONDS, MEBIBYTES = 300, 30, 2048
WORDS = "The register of the north gate shows that the lorry left without being declared, and who stood there. "
PARAGRAPH = WORDS * 8
DOCUMENT = "\n\n".join([PARAGRAPH] * 16)  # about three pages


def measure(ground: Ground) -> list[Figure]:
    """Write a case, have it printed as the staff site does, and watch the process."""
    documents = ground.size(104, 4)
    now = timezone.now()
    lead = _member()
    ground.say(f"a case of {documents} documents")
    case = _case(lead, documents, now)
    row = actions.ask(case=case, language="fr", by=lead, at=now)
    ground.say("the process that makes its file")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    start = time.perf_counter()
    child = running.start(row, access.key_for(lead, case))
    peak = _watch(row, child.pid)
    taken = time.perf_counter() - start
    made = CaseFile.objects.get(pk=row.pk)
    if made.stage != "made":
        raise RuntimeError(f"The case file was not made: {made.failure or made.stage}")
    return _figures(made.pages, taken, peak, ground)


def _figures(pages: int, taken: float, peak: int, ground: Ground) -> list[Figure]:
    least = ground.size(PAGES, 10)
    return [
        Figure("case file, pages", "a file that is too thin proves nothing", pages, unit="pages", target=least,
               is_ceiling=False, digits=0),
        Figure("case file", f"seconds from the request to the sealed file of {pages} pages, its start included",
               taken, unit="s", target=SECONDS, digits=1),
        Figure("memory of it", "the most that its process held", peak / 2**20, unit="MiB", target=MEBIBYTES, digits=0),
    ]  # fmt: skip


def _watch(row: CaseFile, pid: int) -> int:
    """Wait until it is made or has failed; return the most memory that its process held, in bytes."""
    peak, until = 0, time.monotonic() + 4 * SECONDS
    while CaseFile.objects.get(pk=row.pk).is_running and time.monotonic() < until:
        try:
            peak = max(peak, psutil.Process(pid).memory_info().rss)
        except psutil.Error:
            break
        time.sleep(0.1)
    return peak


def _member() -> Member:
    made = Member.objects.create(
        sign_in="printer",
        name="Printer",
        roles=["investigator", "head_of_office"],
        holder=keys.new_member_key(WORDS).holder,
    )
    made.keyring = keys.unlock(made.holder, passphrase=WORDS)
    return made


def _case(lead: Member, documents: int, now: datetime) -> Case:
    procedure = versions.load(path=PROFILES / "fr-state.toml", by=OPERATOR, at=now)
    compartment, key = compartments.create(kind="case", at=now, by=lead)
    case = _opened(lead, procedure, compartment, key, now)
    subject = subjects.add(case=case, kind="named", name="Bench Example", post="Gate", by=lead, at=now)
    for _number in range(documents):
        allegations.add(
            case=case, subject=subject, conduct=DOCUMENT, category="corruption", knowledge_on=timezone.localdate(now),
            by=lead, at=now,
        )  # fmt: skip
    return case


def _opened(lead: Member, procedure, compartment, key: CompartmentKey, now: datetime) -> Case:
    with transaction.atomic():
        serial, number = numbering.draw(now.year, "north-gate")
        case = Case(
            year=now.year, serial=serial, number=number, procedure=procedure, compartment=compartment,
            category="corruption", unit="north-gate", opened_at=now, opened_by=lead,
        )  # fmt: skip
        case.facts = key.seal(case, "facts", DOCUMENT)
        case.save(force_insert=True)
        record("case.opened", by=lead, subject=case, at=now, number=case.counted)
        permissions.give(case, member=lead, key=key, by=lead, at=now)
        Assignment.objects.create(
            case=case, member=lead, role="lead", assigned_at=now, assigned_by=lead, no_conflict_declared_at=now,
            no_conflict_declared_by=lead,
        )  # fmt: skip
    return case
