"""The kernel's filter for a process that has read everything it needs: what is not on the list is refused.

Compute, memory, the pipes that are already open, randomness and the clock; no file is opened, no socket made,
no process started, no memory made executable. Numbers: Linux, arch/*/syscall tables. Plain Python.
"""

import ctypes
import platform
import struct

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
ALLOW, REFUSE, UNKNOWN, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000  # EPERM; ENOSYS
LOAD, EQUALS, ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
NUMBER, ARCH, FIRST, THIRD = 0, 4, 16, 32  # offsets in struct seccomp_data; lower halves of arguments
PROT_EXEC, CLONE_THREAD = 4, 0x10000
X32 = 0x40000000

# name: (x86-64, arm64)
ALLOWED: dict[str, tuple[int | None, int]] = {
    "read": (0, 63),
    "write": (1, 64),
    "writev": (20, 66),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "brk": (12, 214),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "futex": (202, 98),
    "getrandom": (318, 278),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "clock_gettime": (228, 113),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "uname": (63, 160),
    "restart_syscall": (219, 128),
    "membarrier": (324, 283),
    "rseq": (334, 293),
    "set_robust_list": (273, 99),
}  # type: ignore[dict-item]
# A thread of its own behind the same walls, which the decoder of telephones' pictures cannot do without; the newer call
# hides its flags from the filter, so it is said not to exist.
ONLY_THREADS, NOT_THERE = (56, 220), (435, 435)
UNLESS_EXECUTABLE: dict[str, tuple[int, int]] = {"mmap": (9, 222), "mprotect": (10, 226)}
MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def stands(libc: ctypes.CDLL) -> bool:
    """Put the filter over this process for good; False where this machine's numbers are not known or it refuses."""
    known = MACHINES.get(platform.machine())
    if known is None:
        return False
    made = program(*known)
    kept = ctypes.create_string_buffer(made, len(made))
    given = _Program(len(made) // 8, ctypes.cast(kept, ctypes.c_void_p))
    return libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(given), 0, 0) == 0


def program(arch: int, column: int) -> bytes:
    """The filter as the kernel reads it: eight bytes an instruction."""
    lines = [_line(LOAD, ARCH), _line(EQUALS, arch, 1, 0), _line(RETURN, KILL), _line(LOAD, NUMBER)]
    if column == 0:
        lines += [_line(ANY_BIT, X32, 0, 1), _line(RETURN, KILL)]
    for numbers in ALLOWED.values():
        if numbers[column] is not None:
            lines += [_line(EQUALS, numbers[column] or 0, 0, 1), _line(RETURN, ALLOW)]
    for numbers in UNLESS_EXECUTABLE.values():
        lines += [
            _line(EQUALS, numbers[column], 0, 4),
            _line(LOAD, THIRD),
            _line(ANY_BIT, PROT_EXEC, 0, 1),
            _line(RETURN, REFUSE),
            _line(RETURN, ALLOW),
        ]
    lines += [
        _line(EQUALS, ONLY_THREADS[column], 0, 4),
        _line(LOAD, FIRST),
        _line(ANY_BIT, CLONE_THREAD, 0, 1),
        _line(RETURN, ALLOW),
        _line(RETURN, REFUSE),
        _line(EQUALS, NOT_THERE[column], 0, 1),
        _line(RETURN, UNKNOWN),
        _line(RETURN, REFUSE),
    ]
    return b"".join(lines)


def _line(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
