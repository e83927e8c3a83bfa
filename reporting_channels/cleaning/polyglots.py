"""A file that is two things at once: one program shows a picture, another unpacks an archive or opens a PDF."""

from reporting_channels.cleaning.findings import TWO_KINDS, Found

ZIP_END = b"PK\x05\x06"
ZIP_TAIL = 66_000  # where the end of an archive can stand
PDF_HEAD = 1024  # readers look that far for it
PAGE = (b"<html", b"<script", b"<!doctype html", b"<svg")


def look(data: bytes, kind: str, found: Found) -> None:
    """Note every other kind that ``data`` would pass for, besides ``kind``: picture, pdf, zip or text."""
    if kind != "zip" and ZIP_END in data[-ZIP_TAIL:]:
        found.add(TWO_KINDS, "ZIP")
    at = data[:PDF_HEAD].find(b"%PDF-")
    if (kind != "pdf" and at >= 0) or (kind == "pdf" and at > 0):
        found.add(TWO_KINDS, "PDF" if kind != "pdf" else shown_start(data[:at]))
    if kind == "zip" and not data.startswith(b"PK"):
        found.add(TWO_KINDS, shown_start(data[:4]))
    if kind == "picture" and any(mark in data[:4096].lower() or mark in data[-4096:].lower() for mark in PAGE):
        found.add(TWO_KINDS, "HTML")


def shown_start(head: bytes) -> str:
    for start, name in ((b"\xff\xd8", "JPEG"), (b"\x89PNG", "PNG"), (b"GIF8", "GIF"), (b"MZ", "EXE"), (b"PK", "ZIP")):
        if head.startswith(start):
            return name
    return "?"
