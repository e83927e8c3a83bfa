"""Pictures inside a document: a photograph keeps its position there too. Runs behind the walls."""

import io
import posixpath

from PIL import Image

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning import pictures
from reporting_channels.cleaning.findings import CannotClean, Found

KEPT_AS = {"jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "png": "PNG", "gif": "GIF", "tif": "TIFF", "tiff": "TIFF"}
DRAWN = (*KEPT_AS, "emf", "wmf", "svg", "bmp", "wdp", "webp", "ico")  # those beyond KEPT_AS cannot be drawn anew


def is_picture(name: str) -> bool:
    return _ending(name) in DRAWN


def drawn_anew(name: str, raw: bytes, found: Found) -> bytes | None:
    """The picture in its own format with nothing but its pixels; None, and a finding, where that cannot be done."""
    ending = _ending(name)
    inside = Found()
    try:
        if ending not in KEPT_AS:
            raise CannotClean(codes.KIND)
        _made, _ending_of_copy, drawn = pictures.clean(raw, inside)
    except CannotClean:
        found.add(codes.LEFT_OUT, posixpath.basename(name))
        return None
    for code, value in inside.listed:
        found.add(code, value)
    made = io.BytesIO()
    first: Image.Image = drawn[0]
    first = first.convert("RGB") if KEPT_AS[ending] == "JPEG" else first
    first.save(made, KEPT_AS[ending], **({"quality": pictures.QUALITY} if KEPT_AS[ending] == "JPEG" else {}))
    return made.getvalue()


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
