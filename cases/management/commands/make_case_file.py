"""``make_case_file``: the process that makes one case file. Started by ``cases.casefile.running``, by nobody else."""

import ctypes
import json
import resource
import signal
import sys
import time
import uuid
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.casefile import actions, limits, locks, maker
from cases.models import CaseFile
from letters import press
from vault.sealing import CompartmentKey

PR_SET_DUMPABLE = 4


class TookTooLong(Exception):
    """The wall clock's limit."""


class Command(BaseCommand):
    help = "Make one case file. Reads its job from standard input."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        job = json.loads(sys.stdin.buffer.read(4096))
        _limit()
        case_file = CaseFile.objects.select_related("case__procedure", "asked_by").get(pk=uuid.UUID(hex=job["file"]))
        key = CompartmentKey(uuid.UUID(hex=job["compartment"]), bytes.fromhex(job["key"]))
        del job
        if not locks.take(case_file.pk) or not case_file.is_running:
            return
        failure = _try(case_file, key)
        if failure:
            actions.fail(case_file=case_file, failure=failure, by=case_file.asked_by, at=timezone.now())


def _try(case_file: CaseFile, key: CompartmentKey) -> str:
    """Make it; return the code of what went wrong, never its words."""
    try:
        if not _waited_for_turn():
            return "busy"
        maker.make(case_file=case_file, key=key, clock=timezone.now)
    except MemoryError:
        return "memory"
    except (TookTooLong, press.TookTooLong):
        return "time"
    except Exception:
        return "broken"
    return ""


def _waited_for_turn() -> bool:
    until = time.monotonic() + limits.WAIT_SECONDS
    while not locks.take_slot():
        if time.monotonic() > until:
            return False
        time.sleep(0.5)
    signal.alarm(limits.WALL_SECONDS)
    return True


def _limit() -> None:
    """No core dump, nobody looks into its memory; memory and time have an end."""
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, limits.CPU_SECONDS),
        (resource.RLIMIT_AS, limits.MEMORY),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS knows no limit of address space
            continue
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    signal.signal(signal.SIGALRM, _too_long)


def _too_long(_signal: int, _frame: Any) -> None:
    raise TookTooLong
