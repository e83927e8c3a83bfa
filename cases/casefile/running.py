"""Starts the process that makes a case file: one job, one case's key through a pipe, nothing on its command line."""

import json
import subprocess
import sys
import threading

from django.conf import settings

from cases.casefile import environment
from cases.models import CaseFile
from vault import sealing
from vault.sealing import CompartmentKey

COMMAND = "make_case_file"


def start(case_file: CaseFile, key: CompartmentKey) -> subprocess.Popen[bytes]:
    """Start it and hand it the case's key; it outlives the request and is waited for by nobody but a quiet thread."""
    child = subprocess.Popen(  # noqa: S603 - our own command, by our own interpreter
        [sys.executable, "-m", "django", COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # a traceback could hold what the file holds
        env=environment.of_child(),
        cwd=settings.BASE_DIR,
        start_new_session=True,
        close_fds=True,
    )
    job = {
        "file": case_file.pk.hex,
        "compartment": key.compartment_id.hex,
        "key": sealing.material(key).hex(),
    }
    assert child.stdin is not None
    try:
        child.stdin.write(json.dumps(job).encode("ascii"))
        child.stdin.close()
    except BrokenPipeError:
        pass  # it died at once: its page says so
    threading.Thread(target=child.wait, name="case-file", daemon=True).start()
    return child
