"""Keeps a compressed copy beside each static file: on a slow line the style sheet costs a quarter."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = (".css", ".js", ".svg")


def compress_all(root: Path = ROOT) -> list[Path]:
    """Write the ``.gz`` of each file that is newer than it; return what was written.

    Where the folder cannot be written to, the files are served as they are.
    """
    written = []
    for source in sorted(root.glob("*/static/*/*")):
        target = source.with_name(f"{source.name}.gz")
        if source.suffix not in KINDS or _is_fresh(target, source):
            continue
        draft = target.with_name(f".{target.name}-{os.getpid()}")  # both sites may start at once
        try:
            draft.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))
            draft.replace(target)
        except OSError:
            continue
        written.append(target)
    return written


def _is_fresh(target: Path, source: Path) -> bool:
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime
