"""The process that typesets one document, and nothing else: data in by its standard input, the PDF out.

Started by ``letters.press`` alone, with an empty environment. It imports nothing of ours, can write to no file, and has
an end by its own clock too, should whoever started it die.
"""

import base64
import ctypes
import json
import resource
import sys
from typing import Any

import typst

PR_SET_DUMPABLE = 4
NOWHERE = "/nonexistent/amana"  # typst has no packages and no place to put any


def limited(seconds: int, memory: int) -> None:
    """No core dump, no file to write, nobody who looks into its memory; time and memory have an end."""
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # a lower one is set already, or macOS, which knows no limit of address space
            continue
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def typeset(job: dict[str, Any]) -> bytes:
    """The document by the first of the standards that it can meet; RuntimeError when it meets none."""
    fonts: dict[str, Any] = {"ignore_system_fonts": True}
    if job["fonts"]:
        fonts["font_paths"] = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[job["fonts"]]
        )
    world = {name: base64.b64decode(content) for name, content in job["world"].items()}
    for standards in job["standards"]:
        try:
            return typst.compile(
                world,
                root=job["root"],
                sys_inputs=job["inputs"],
                pdf_standards=standards,
                package_path=NOWHERE,
                package_cache_path=NOWHERE,
                **fonts,
            )
        except RuntimeError:
            continue
    raise RuntimeError("no standard")


def main() -> int:
    """1 for a document that cannot be typeset."""
    job = json.loads(sys.stdin.buffer.read())
    limited(job["seconds"], job["memory"])
    try:
        sys.stdout.buffer.write(typeset(job))
    except RuntimeError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
