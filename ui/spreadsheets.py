"""Tables as files for a spreadsheet, in which nothing that people typed is taken for a formula."""

import csv
import io
from collections.abc import Iterable

# What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms included.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: object) -> str:
    """The text as a spreadsheet shows it and never computes it."""
    words = str(text)
    return f"'{words}" if words.startswith(_STARTS) else words


def as_csv(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """A head and its rows as CSV, with a byte order mark so that spreadsheets read it as UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL)
    for row in (head, *rows):
        writer.writerow([harmless(cell) for cell in row])
    return "\ufeff" + made.getvalue()
