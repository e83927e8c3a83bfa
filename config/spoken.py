"""Which languages a reporter can be told in. Every one of them is complete, or it is not here (tests/rules)."""

import sys
from collections.abc import Sequence

NAMES = {"fr": "Français", "en": "English", "ar": "العربية", "ja": "日本語"}


def chosen(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Those that the office chose, in its order. An unknown one, or none at all, stops the start with a sentence."""
    unknown = [code for code in codes if code not in NAMES]
    if unknown or not codes:
        sys.exit(f"REPORTER_LANGUAGES is {','.join(codes)!r}. Choose from {','.join(NAMES)}, at least one.")
    return [(code, NAMES[code]) for code in dict.fromkeys(codes)]
