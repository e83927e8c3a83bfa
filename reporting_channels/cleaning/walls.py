"""What a cleaner's process is locked into before it looks at a single byte (ADR 0019). Plain Python.

On Linux, as anybody: no new privileges, a network of its own with nothing in it, no file by Landlock, no
system call beyond a short list by seccomp. Elsewhere, and above them everywhere, Python's own audit hook, which
stops Python but not a library that was taken over.
"""

import ctypes
import os
import resource
import sys
from typing import Any

from reporting_channels.cleaning import limits, seccomp

NEW_USER, NEW_NET, NEW_IPC, NEW_UTS = 0x10000000, 0x40000000, 0x08000000, 0x04000000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
SIGKILL = 9
LANDLOCK_CREATE, LANDLOCK_RESTRICT = 444, 446
EVERY_WAY_INTO_FILES = (1 << 13) - 1  # the thirteen rights of Landlock's first version
NETWORK, FILES, CALLS = "network", "files", "calls"

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "ctypes.dlopen",
)


class Stopped(PermissionError):
    """Python code behind the walls tried to leave them."""


def rise() -> list[str]:
    """Raise every wall that this system has and return the names of the kernel's walls that stand."""
    _limit()
    standing = []
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if libc.unshare(NEW_USER | NEW_NET | NEW_IPC | NEW_UTS) == 0:
            standing.append(NETWORK)
        if _no_file(libc):
            standing.append(FILES)
        if seccomp.stands(libc):
            standing.append(CALLS)
    sys.addaudithook(_watch)
    return standing


def suffice(standing: list[str]) -> bool:
    """Whether the kernel itself keeps the process from the network and from files."""
    return CALLS in standing or {NETWORK, FILES} <= set(standing)


def _limit() -> None:
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, limits.CPU_SECONDS),
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_NOFILE, 16),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS knows no limit of address space
            continue


def _no_file(libc: ctypes.CDLL) -> bool:
    """Landlock without a single rule: no file can be opened, by any path."""
    handled = ctypes.c_uint64(EVERY_WAY_INTO_FILES)
    rules = libc.syscall(LANDLOCK_CREATE, ctypes.byref(handled), ctypes.sizeof(handled), 0)
    if rules < 0:
        return False
    stands = libc.syscall(LANDLOCK_RESTRICT, rules, 0) == 0
    os.close(rules)
    return bool(stands)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    opens_a_path = event == "open" and not isinstance(arguments[0], int)
    if opens_a_path or event.startswith(_FORBIDDEN):
        raise Stopped(event)
