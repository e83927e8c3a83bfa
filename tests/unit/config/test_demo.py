"""The first command, run as a person runs it: everything starts, and everything goes."""

import http.client
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time

import psutil
import pytest

from config.running import sites
from config.running.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo"), pytest.mark.enable_socket]


class Stack:
    """One demo of our own beside whatever else runs on this machine."""

    def __init__(self, var):
        self.var = var
        self.ports = [free_port(), free_port()]
        self.process = None
        self.said = ""

    def start(self):
        """Start and return the seconds until both sites answered."""
        started = time.monotonic()
        command = [sys.executable, "manage.py", "demo", "--var", str(self.var), "--ports", *map(str, self.ports)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=sites.inherited(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if line.startswith("Ready after"):
                return time.monotonic() - started
        pytest.fail(self.said)

    def family(self):
        """Return every process that belongs to this folder."""
        return [process for process in psutil.process_iter() if belongs_to(process, self.var)]

    def end(self, number):
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        self.said += self.process.communicate(timeout=150)[0]
        return self.process.returncode

    def get(self, site, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[site], timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def belongs_to(process, folder):
    try:
        return str(folder) in " ".join(process.cmdline()) or process.environ().get("AMANA_VAR") == str(folder)
    except psutil.Error:
        return False


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    stack = Stack(tmp_path_factory.mktemp("stack") / "var")
    stack.start()
    yield stack
    if stack.process.poll() is None:
        stack.end(signal.SIGTERM)
    for process in stack.family():
        process.kill()


def test_both_sites_answer_each_with_its_own_pages(stack):
    assert stack.get(0, "/readyz") == (200, "ready\n")
    assert stack.get(1, "/readyz") == (200, "ready\n")
    assert stack.get(0, "/en/")[0] == 200
    assert stack.get(0, "/en/cases/")[0] == 404


def test_the_people_of_the_story_are_written_for_their_owner_only(stack):
    path = stack.var / "demo" / "accounts.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    people = json.loads(path.read_text(encoding="utf-8"))
    assert len(people) > 10
    assert all(person[what] for person in people for what in ("name", "role", "sign_in", "passphrase", "totp_secret"))
    assert all(person["sign_in"] in stack.said for person in people)


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="reads the environment of other processes")
def test_each_process_holds_its_own_secrets_and_role_and_no_others(stack):
    held = {}
    for process in stack.family():
        environment = process.environ()
        if environment.get("SITE"):
            held[environment["SITE"]] = environment
    assert set(held) == set(sites.SITES)
    for site, environment in held.items():
        assert f"amana_{site}@" in environment["DATABASE_URL"]
    assert "AMANA_TOTP_KEY_FILE" not in held["reporter"]
    assert "AMANA_LOG_SIGNING_KEY_FILE" not in held["staff"]


def test_a_site_that_is_killed_comes_back(stack):
    (master,) = [
        process
        for process in stack.family()
        if process.environ().get("SITE") == "reporter" and process.ppid() == stack.process.pid
    ]
    master.kill()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if stack.get(0, "/readyz")[0] == 200 and not master.is_running():
                return
        except (OSError, http.client.HTTPException):  # refused, or cut in the middle of an answer
            time.sleep(0.1)
    pytest.fail("the reporter's site did not come back")


def test_after_a_kill_that_nobody_can_catch_the_next_start_works(stack):
    stack.process.kill()
    stack.process.communicate()
    assert stack.start() < 20
    assert stack.get(1, "/readyz")[0] == 200


def test_stopping_leaves_no_process_and_starting_again_is_quick(stack):
    assert stack.end(signal.SIGINT) == 0
    assert stack.said.endswith("Everything is stopped.\n")
    assert stack.family() == []
    assert stack.start() < 10  # under five on a quiet machine
    assert stack.end(signal.SIGTERM) == 0
    assert stack.family() == []
