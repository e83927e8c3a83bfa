"""What people typed, cut into paragraphs, lines and references, as the sheets take it."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from letters.references import TOKEN, Reference

_RIGHT_TO_LEFT = ("R", "AL")


def paragraphs(text: str, known: Collection[Reference] = ()) -> list[dict[str, Any]]:
    """Paragraphs between empty lines; each says its direction. ``known`` references become links, others stay text."""
    codes = {str(one) for one in known}
    cut = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return [{"rtl": is_right_to_left(one), "runs": _runs(one, codes)} for one in cut if one.strip()]


def is_right_to_left(text: str) -> bool:
    """As a browser decides for ``dir="auto"``: by the first letter that has a direction."""
    for one in text:
        kind = unicodedata.bidirectional(one)
        if kind == "L":
            return False
        if kind in _RIGHT_TO_LEFT:
            return True
    return False


def _runs(paragraph: str, codes: set[str]) -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = []
    for number, line in enumerate(paragraph.split("\n")):
        if number:
            runs.append({"br": True})
        reached = 0
        for match in TOKEN.finditer(line):
            code = f"{match[1]}{int(match[2])}"
            if code in codes:
                runs += [{"t": line[reached : match.start()]}, {"ref": code}]
                reached = match.end()
        runs.append({"t": line[reached:]})
    return [run for run in runs if run.get("t") != ""]
