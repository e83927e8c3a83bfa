"""Kinds that are not rewritten: what can be read of their hidden details is listed all the same. Behind the walls."""

import codecs
import io
import re

import olefile

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning.findings import CannotClean, Found

PROPERTIES = {
    "author": codes.AUTHOR,
    "last_saved_by": codes.CHANGED_BY,
    "company": codes.COMPANY,
    "manager": codes.AUTHOR,
    "title": codes.TITLE,
    "subject": codes.TITLE,
    "comments": codes.COMMENT,
    "keywords": codes.KEYWORDS,
    "template": codes.TEMPLATE,
    "create_time": codes.CREATED,
    "last_saved_time": codes.CHANGED,
    "last_printed": codes.PRINTED,
    "creating_application": codes.SOFTWARE,
}
STREAMS = (("vba", codes.MACROS), ("macros", codes.MACROS), ("objectpool", codes.EMBEDDED),
           ("ole10native", codes.EMBEDDED), ("mbd", codes.EMBEDDED), ("xmlsignatures", codes.SIGNATURE))  # fmt: skip
RTF = ((rb"\\author ([^{}\\]+)", codes.AUTHOR), (rb"\\operator ([^{}\\]+)", codes.CHANGED_BY),
       (rb"\\company ([^{}\\]+)", codes.COMPANY), (rb"\\title ([^{}\\]+)", codes.TITLE),
       (rb"\\(objdata|objocx|objemb)", codes.EMBEDDED), (rb"\\(objautlink|objlink)", codes.OUTSIDE))  # fmt: skip
# Atoms of MP4 and QuickTime: ©xyz and loci say where, ©mak and ©mod with what, ©day when.
BOX = re.compile(rb"\xa9(xyz|mak|mod|swr|day|too|ART|aut|nam|cmt)(.{4})([^\x00]{1,200})", re.DOTALL)
BOXES = {b"xyz": codes.POSITION, b"mak": codes.DEVICE, b"mod": codes.DEVICE, b"swr": codes.SOFTWARE,
         b"day": codes.CREATED, b"too": codes.SOFTWARE, b"ART": codes.AUTHOR, b"aut": codes.AUTHOR, b"nam": codes.TITLE,
         b"cmt": codes.COMMENT}  # fmt: skip
APPLE = re.compile(rb"([+-]\d{1,2}\.\d{3,}[+-]\d{1,3}\.\d{3,}[^/\x00]{0,20})/")
MDTA = re.compile(rb"com\.apple\.quicktime\.(location|make|model|software|creationdate|author)")


def ready() -> None:
    """Load the encodings that a property may be in."""
    for name in ("utf-16-le", "cp1252", "latin-1", "utf-8"):
        codecs.lookup(name)


def look(data: bytes, ending: str, found: Found) -> None:
    """List what is hidden in a file of this kind."""
    if ending in ("doc", "xls"):
        _old_office(data, found)
    elif ending == "rtf":
        for pattern, code in RTF:
            for one in re.findall(pattern, data):
                found.add(code, "" if one.startswith(b"obj") else one)
    else:
        _film(data, found)


def _old_office(data: bytes, found: Found) -> None:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {part.lower().lstrip("\x01_") for path in ole.listdir(streams=True, storages=True) for part in path}
            for piece, code in STREAMS:
                if any(name.startswith(piece) for name in names):
                    found.add(code)
            said = ole.get_metadata()
            for name, code in PROPERTIES.items():
                if getattr(said, name, None):
                    found.add(code, getattr(said, name))
    except (OSError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
        raise CannotClean(codes.DAMAGED) from error


def _film(data: bytes, found: Found) -> None:
    for name, _head, value in BOX.findall(data):
        text = value.decode("utf-8", "ignore").strip()
        if text.isprintable() and text:
            found.add(BOXES[name], text)
    for name in MDTA.findall(data):
        code = {b"location": codes.POSITION, b"author": codes.AUTHOR, b"creationdate": codes.CREATED}.get(name)
        found.add(code or codes.DEVICE)
    if MDTA.search(data):
        for one in APPLE.findall(data):
            found.add(codes.POSITION, one)
