"""Starts processes, keeps them alive within a limit, and ends every one of them."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psutil

RESTARTS = 5
RESTART_WINDOW = 60.0  # seconds
PATIENCE = 12.0  # seconds that a process has to end by itself


class Failed(Exception):
    """A process keeps dying, or did not become ready; the sentence names its log."""


@dataclass
class Child:
    """One process to be kept alive: how it is started, where it writes, what it is called."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path | None  # none: it writes where we write
    serves_others: bool = False  # it starts before them and ends after them
    process: subprocess.Popen[bytes] | None = None
    started: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.started.append(time.monotonic())
        with self.log.open("ab") if self.log else contextlib.nullcontext() as log:
            # A session of its own: Ctrl-C in the terminal reaches us alone, and ending the
            # group ends whatever the process itself started.
            self.process = subprocess.Popen(  # noqa: S603  command lines of our own
                self.command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def dies_too_often(self) -> bool:
        since = time.monotonic() - RESTART_WINDOW
        return sum(moment > since for moment in self.started) > RESTARTS


class Supervisor:
    """The children, alive until told to end.

    ``register`` is a file in which the running processes are noted, so that the next start
    can end those that a killed supervisor left behind. ``say`` is told of every death.
    """

    def __init__(self, register: Path, say: Callable[[str], None]) -> None:
        self.register = register
        self.say = say
        self.children: list[Child] = []
        self.stopping = threading.Event()

    def start(self, child: Child) -> None:
        child.start()
        self.children.append(child)
        self._note()

    def run_to_end(self, child: Child) -> int | None:
        """Run one process once; return its code, or nothing when asked to stop meanwhile."""
        self.start(child)
        while not child.has_died():
            if self.stopping.wait(timeout=0.05):
                return None  # stop() ends it with the others
        self.children.remove(child)
        self._note()
        return child.process.returncode if child.process else None

    def stop_on_signals(self) -> None:
        """Make Ctrl-C and SIGTERM end the watch instead of the process."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())

    def watch(self, *, also: Callable[[], None] = lambda: None, every: float = 0.5) -> None:
        """Restart what dies until asked to stop. Raises Failed when something dies too often.

        ``also`` is called at every round, for what is not a child of this process.
        """
        while not self.stopping.wait(timeout=every):
            also()
            for child in self.children:
                if child.has_died():
                    self._revive(child)

    def wait_until(self, is_ready: Callable[[], bool], *, name: str, seconds: float = 60.0) -> None:
        """Wait for a child to answer. Raises Failed when it dies first or takes too long."""
        child = next(child for child in self.children if child.name == name)
        deadline = time.monotonic() + seconds
        while not is_ready():
            if self.stopping.is_set():
                return
            if child.has_died() or time.monotonic() > deadline:
                raise Failed(f"The {name} did not start. The reason is at the end of {child.log}.")
            time.sleep(0.05)

    def stop(self) -> None:
        """End every child, those that serve others last; whoever does not go in time is killed."""
        for last in (False, True):
            leaving = [child.process for child in self.children if child.process and child.serves_others is last]
            for process in leaving:
                process.terminate()
            for process in leaving:
                _end_group(process.pid, process.poll, patience=PATIENCE)
                process.wait()
        self.children.clear()
        self.register.unlink(missing_ok=True)

    def _revive(self, child: Child) -> None:
        assert child.process is not None
        if child.dies_too_often():
            raise Failed(f"The {child.name} died {RESTARTS} times in a minute. Its log is {child.log}.")
        self.say(f"The {child.name} died (code {child.process.returncode}) and is started again.")
        _kill_group(child.process.pid)  # what it had started must not outlive it
        child.start()
        self._note()

    def _note(self) -> None:
        entries = [[child.process.pid, _birth(child.process.pid)] for child in self.children if child.process]
        self.register.write_text(json.dumps(entries), encoding="ascii")


def end_leftovers(register: Path) -> int:
    """End the processes that a killed supervisor noted and left; return how many there were.

    A number that now belongs to a process born at another moment is left alone.
    """
    try:
        entries = json.loads(register.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
    left = [pid for pid, birth in entries if _birth(pid) == birth or _group_survives(pid, birth)]
    for pid in left:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGTERM)
    for pid in left:
        _end_group(pid, partial(_code_if_gone, pid), patience=2.0)
    register.unlink(missing_ok=True)
    return len(left)


def _birth(pid: int) -> float:
    try:
        return psutil.Process(pid).create_time()
    except psutil.Error:
        return 0.0


def _code_if_gone(pid: int) -> int | None:
    try:
        return 0 if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return 0


def _group_survives(pid: int, birth: float) -> bool:
    """Say whether a group leader is gone but members that it started live on under its number."""
    if psutil.pid_exists(pid):
        return False
    for process in psutil.process_iter():
        try:
            if os.getpgid(process.pid) == pid and process.create_time() >= birth:
                return True
        except (psutil.Error, OSError):
            continue
    return False


def _end_group(pid: int, ended: Callable[[], int | None], *, patience: float) -> None:
    """Wait for the leader to end, then kill whatever is left of its group."""
    deadline = time.monotonic() + patience
    while ended() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    _kill_group(pid)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(OSError):  # the usual case: nobody is left
        os.killpg(pid, signal.SIGKILL)
