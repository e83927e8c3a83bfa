"""Runs behind the cleaner's walls and tries to leave them, by the C library itself: what Python forbids is not enough.

``python -I probe.py ROOT SOCKET FILE WITHOUT``: prints which walls stand and what each try came to.
"""

import ctypes
import json
import os
import sys

root, database, secret, without = sys.argv[1:]
sys.path.insert(0, root)

from reporting_channels.cleaning import seccomp, walls  # noqa: E402

libc = ctypes.CDLL(None, use_errno=True)


def call(name, *arguments):
    """0 and more is success; otherwise the errno, negative."""
    answer = getattr(libc, name)(*arguments)
    return answer if answer >= 0 else -ctypes.get_errno()


def unix_address(path):
    return ctypes.create_string_buffer((1).to_bytes(2, "little") + path.encode() + b"\0")


def reached(family, kind, address):
    made = call("socket", family, kind, 0)
    if made < 0:
        return made
    return call("connect", made, address, len(address))


TRIES = {
    "connect to the database": lambda: reached(1, 1, unix_address(database)),
    "connect to a host": lambda: reached(
        2, 1, ctypes.create_string_buffer(bytes([2, 0, 0, 80, 192, 0, 2, 1]) + bytes(8))
    ),
    "open a file": lambda: call("open", secret.encode(), os.O_RDONLY),
    "write a file": lambda: call("open", (secret + ".new").encode(), os.O_CREAT | os.O_WRONLY, 0o600),
    "read its parent": lambda: call("open", f"/proc/{parent}/environ".encode(), os.O_RDONLY),
    "make a process": lambda: call("fork"),
    "run a program": lambda: call("execl", b"/bin/true", b"true", None),
    "end its parent": lambda: call("kill", parent, 0),
    "trace its parent": lambda: call("ptrace", 16, parent, None, None),
}
parent = os.getppid()


def python_opens():
    try:
        open(secret)  # noqa: SIM115
    except OSError as error:
        return type(error).__name__
    return "opened"


if without == "calls":
    seccomp.stands = lambda _libc: False
if without == "files":
    walls._no_file = lambda _libc: False
python_opens_before = python_opens()
standing = walls.rise()
came = {name: attempt() for name, attempt in TRIES.items() if without != "calls" or "process" not in name}
print(json.dumps({"standing": standing, "came": came, "before": python_opens_before, "python": python_opens()}))
