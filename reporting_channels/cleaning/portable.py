"""PDF: written anew from its pages, without what it knew about its author and what it could do. Behind the walls."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Stream

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning import limits, polyglots, xmp
from reporting_channels.cleaning.findings import CannotClean, Found

INFO = {
    "/Author": codes.AUTHOR,
    "/Creator": codes.SOFTWARE,
    "/Producer": codes.SOFTWARE,
    "/CreationDate": codes.CREATED,
    "/ModDate": codes.CHANGED,
    "/Title": codes.TITLE,
    "/Subject": codes.TITLE,
    "/Keywords": codes.KEYWORDS,
    "/Company": codes.COMPANY,
    "/Manager": codes.AUTHOR,
}
# Keys that go wherever they stand, and what it means that they stood there.
GONE = {
    "/Metadata": codes.OTHER,
    "/PieceInfo": codes.OTHER,
    "/LastModified": codes.CHANGED,
    "/OpenAction": codes.SCRIPT,
    "/AA": codes.SCRIPT,
    "/JavaScript": codes.SCRIPT,
    "/JS": codes.SCRIPT,
    "/EmbeddedFiles": codes.EMBEDDED,
    "/AF": codes.EMBEDDED,
    "/EF": codes.EMBEDDED,
    "/Collection": codes.EMBEDDED,
    "/RichMediaContent": codes.EMBEDDED,
    "/XFA": codes.FORM,
    "/Thumb": codes.THUMBNAIL,
    "/Perms": codes.SIGNATURE,
    "/SpiderInfo": codes.OTHER,
    "/Private": codes.OTHER,
    "/OPI": codes.OUTSIDE,
    "/F": codes.OUTSIDE,  # a stream whose bytes lie in another file
    "/Ref": codes.OUTSIDE,
}
ACTIONS = {
    "/JavaScript": codes.SCRIPT,
    "/Launch": codes.SCRIPT,
    "/SubmitForm": codes.OUTSIDE,
    "/ImportData": codes.OUTSIDE,
    "/GoToR": codes.OUTSIDE,
    "/GoToE": codes.EMBEDDED,
    "/Rendition": codes.EMBEDDED,
    "/Movie": codes.EMBEDDED,
    "/Sound": codes.EMBEDDED,
    "/RichMediaExecute": codes.SCRIPT,
}
NOTES = {
    "/FileAttachment": codes.EMBEDDED,
    "/RichMedia": codes.EMBEDDED,
    "/Movie": codes.EMBEDDED,
    "/Sound": codes.EMBEDDED,
    "/Screen": codes.EMBEDDED,
    "/3D": codes.EMBEDDED,
}
DEPTH = 60


def ready() -> None:
    """Load what reading, sweeping, saving and rendering ask for, by doing it once."""
    with pikepdf.new() as blank:
        blank.add_blank_page()
        made = io.BytesIO()
        blank.save(made)
    list(previews(clean(made.getvalue(), Found())[0]))


def clean(data: bytes, found: Found) -> tuple[bytes, int]:
    """Return the cleaned PDF and its number of pages; raise CannotClean."""
    if b"%PDF-" not in data[: polyglots.PDF_HEAD]:
        raise CannotClean(codes.NOT_WHAT_IT_SAYS)
    polyglots.look(data, "pdf", found)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                found.add(codes.RESTRICTED)
            if data.count(b"startxref") > 1 and not pdf.is_linearized:
                found.add(codes.REVISIONS)
            _list_properties(pdf, found)
            _sweep(pdf, found)
            return _saved(pdf), len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise CannotClean(codes.ENCRYPTED) from error
    except (pikepdf.PdfError, ValueError, TypeError, LookupError, RuntimeError, RecursionError) as error:
        raise CannotClean(codes.DAMAGED) from error


def previews(cleaned: bytes) -> Iterator[bytes]:
    """The first pages of a cleaned PDF as PNG."""
    document = pypdfium2.PdfDocument(cleaned)
    for number in range(min(len(document), limits.PAGES)):
        page = document[number]
        wide, high = page.get_size()
        scale = min(limits.PAGE_SIDE / max(wide, high, 1), 2.5)
        bitmap = page.render(scale=scale, may_draw_forms=False)
        made = io.BytesIO()
        bitmap.to_pil().convert("RGB").save(made, "PNG")
        bitmap.close()
        page.close()
        yield made.getvalue()


def _saved(pdf: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    pdf.save(made, deterministic_id=True, encryption=False, fix_metadata_version=False)
    return made.getvalue()


def _list_properties(pdf: pikepdf.Pdf, found: Found) -> None:
    info = pdf.trailer.get("/Info")
    if isinstance(info, Dictionary):
        for key, value in info.items():
            if str(value):
                found.add(INFO.get(str(key), codes.OTHER), str(value))
        del pdf.trailer["/Info"]


def _sweep(pdf: pikepdf.Pdf, found: Found) -> None:
    if len(pdf.objects) > limits.OBJECTS:
        raise CannotClean(codes.TOO_MANY_PARTS)
    if "/Encrypt" in pdf.trailer:
        del pdf.trailer["/Encrypt"]
    for one in pdf.objects:
        _strip(one, found, 0)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/SigFlags" in form:
        found.add(codes.SIGNATURE)
        del form["/SigFlags"]


def _strip(one: Any, found: Found, depth: int) -> None:
    """Take out of one object, and of what stands directly in it, everything that must not come along."""
    if depth > DEPTH:
        raise CannotClean(codes.TOO_MANY_PARTS)
    if isinstance(one, Array):
        for part in _direct(list(one)):
            _strip(part, found, depth + 1)
        return
    if not isinstance(one, Dictionary | Stream):
        return
    _strip_keys(one, found)
    _strip_note(one, found)
    if isinstance(one, Stream) and one.get("/Subtype") == Name.Image:
        _strip_picture(one, found)
    for part in _direct([value for _key, value in one.items()]):
        _strip(part, found, depth + 1)


def _direct(parts: list) -> list:
    return [part for part in parts if isinstance(part, Object) and not part.is_indirect]


def _strip_keys(one: Dictionary | Stream, found: Found) -> None:
    for key in [str(key) for key in one.keys()]:  # noqa: SIM118 - an Object is no mapping
        if key not in GONE or (key == "/F" and not _lies_elsewhere(one)):
            continue
        if key == "/Metadata" and isinstance(one[key], Stream):
            xmp.look(one[key].read_raw_bytes(), found)
        else:
            found.add(GONE[key])
        del one[key]
    action = one.get("/S")
    if isinstance(action, Name) and str(action) in ACTIONS:
        found.add(ACTIONS[str(action)])
        for key in [str(key) for key in one.keys()]:  # noqa: SIM118
            del one[key]


def _lies_elsewhere(one: Dictionary | Stream) -> bool:
    """Whether /F names a file: in an annotation it is a number of flags, in a field a name's part."""
    return not isinstance(one.get("/F"), int) and ("/Length" in one or "/S" in one or one.get("/Type") == Name.Filespec)


def _strip_note(one: Dictionary | Stream, found: Found) -> None:
    """Annotations: the words stay, the writer and the hour go; one that carries a file goes whole."""
    kind = str(one.get("/Subtype", ""))
    if kind in NOTES and ("/Rect" in one or one.get("/Type") == Name.Annot):
        found.add(NOTES[kind])
        one["/Subtype"] = Name.Text
        for key in ("/FS", "/Sound", "/Movie", "/MK", "/A", "/AP"):
            if key in one:
                del one[key]
    if "/Rect" in one and kind != "/Widget":
        for key, code in (("/T", codes.NOTES), ("/M", codes.CHANGED), ("/CreationDate", codes.CREATED), ("/NM", None)):
            if key in one:
                if code:
                    found.add(code, str(one[key]))
                del one[key]
    if one.get("/FT") == Name.Sig and "/V" in one:
        signature = one["/V"]
        found.add(codes.SIGNATURE, str(signature.get("/Name", "")) if isinstance(signature, Dictionary) else "")
        del one["/V"]


def _strip_picture(one: Stream, found: Found) -> None:
    """A photograph inside keeps its own hidden details: they go, segment by segment, the picture is not drawn anew."""
    if one.get("/Filter") not in (Name.DCTDecode, Array([Name.DCTDecode])):
        return
    raw = one.read_raw_bytes()
    bare = without_segments(raw)
    if bare != raw:
        found.add(codes.OTHER, "JPEG")
        one.write(bare, filter=one.get("/Filter"), decode_parms=one.get("/DecodeParms"))


def without_segments(jpeg: bytes) -> bytes:
    """A JPEG without its application and comment segments, those apart that say how to read its colours."""
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        length = 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        marker = jpeg[at + 1]
        if marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept += jpeg[at : at + length]
        at += length
    return bytes(kept + jpeg[at:])
