"""OpenDocument texts and sheets: repacked from content, styles and pictures. Runs behind the walls."""

from lxml import etree

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning import parcel, polyglots
from reporting_channels.cleaning.findings import CannotClean, Found
from reporting_channels.cleaning.inner_pictures import drawn_anew, is_picture

MIMETYPE, MANIFEST = "mimetype", "META-INF/manifest.xml"
KINDS = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
HREF = "{http://www.w3.org/1999/xlink}href"
KEPT = {"content.xml", "styles.xml"}
GONE = (("basic/", codes.MACROS), ("scripts/", codes.MACROS), ("thumbnails/", codes.THUMBNAIL),
        ("object", codes.EMBEDDED),        ("versions/", codes.REVISIONS), ("versionlist.xml", codes.REVISIONS),
        ("meta-inf/documentsignatures.xml", codes.SIGNATURE),
        ("meta-inf/macrosignatures.xml", codes.SIGNATURE))  # fmt: skip
PROPERTIES = {
    "initial-creator": codes.AUTHOR,
    "creator": codes.CHANGED_BY,
    "printed-by": codes.AUTHOR,
    "creation-date": codes.CREATED,
    "date": codes.CHANGED,
    "print-date": codes.PRINTED,
    "generator": codes.SOFTWARE,
    "title": codes.TITLE,
    "subject": codes.TITLE,
    "description": codes.COMMENT,
    "keyword": codes.KEYWORDS,
    "editing-duration": codes.TIME_SPENT,
    "user-defined": codes.OTHER,
}
RUNS = {
    "scripts",
    "script",
    "event-listeners",
    "forms",
    "applet",
    "plugin",
    "floating-frame",
    "dde-source",
    "dde-connection-decls",
}
WRITERS = {"creator", "creator-initials", "author-name", "author-initials", "initial-creator", "sender-firstname",
           "sender-lastname", "sender-company", "printed-by"}  # fmt: skip
HOURS = {"date", "date-string"}


def clean(data: bytes, ending: str, found: Found) -> tuple[bytes, str]:
    """Return the cleaned document and its ending; raise CannotClean."""
    polyglots.look(data, "zip", found)
    parts = parcel.unpacked(data)
    if not parts.get(MIMETYPE, b"").startswith(KINDS[ending]) or "content.xml" not in parts:
        raise CannotClean(codes.NOT_WHAT_IT_SAYS)
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise CannotClean(codes.ENCRYPTED)
    _list_properties(parts.get("meta.xml"), found)
    kept = _kept(parts, found)
    for name in KEPT & set(kept):
        kept[name] = _bare(kept[name], set(kept), found)
    kept[MANIFEST] = _manifest(kept, KINDS[ending].decode())
    kept[MIMETYPE] = KINDS[ending]
    return parcel.packed(kept, first=MIMETYPE), ending


def _list_properties(raw: bytes | None, found: Found) -> None:
    for one in parcel.tree(raw).iter() if raw else ():
        code = PROPERTIES.get(parcel.local(one))
        if code and (one.text or "").strip():
            found.add(code, one.text)


def _kept(parts: dict[str, bytes], found: Found) -> dict[str, bytes]:
    kept = {}
    for name, raw in parts.items():
        gone = next((code for piece, code in GONE if name.lower().startswith(piece)), None)
        if gone:
            found.add(gone, name)
        elif name in KEPT:
            kept[name] = raw
        elif name.startswith("Pictures/") and is_picture(name):
            drawn = drawn_anew(name, raw, found)
            if drawn is not None:
                kept[name] = drawn
    return kept


def _bare(raw: bytes, names: set[str], found: Found) -> bytes:
    """Without what runs, without who wrote and when, without what would be fetched from elsewhere."""
    root = parcel.tree(raw)
    for one in list(root.iter()):
        name = parcel.local(one)
        if name in RUNS:
            if len(one):
                found.add(codes.OUTSIDE if name.startswith("dde") else codes.SCRIPT)
            _remove(one)
        elif name in WRITERS and (one.text or "").strip():
            found.add(codes.NOTES, one.text)
            one.text = ""
        elif name in HOURS and "dc/elements" in (etree.QName(one).namespace or ""):
            one.text = ""
        elif one.get(HREF) is not None and name != "a":
            _unlink(one, names, found)
    return parcel.text(root)


def _unlink(one: etree._Element, names: set[str], found: Found) -> None:
    target = one.get(HREF, "")
    if target.removeprefix("./") in names or target.startswith("#"):
        return
    if ":" in target or target.startswith(("/", "..")):
        found.add(codes.OUTSIDE, target)
    _remove(one)


def _remove(one: etree._Element) -> None:
    above = one.getparent()
    if above is None:
        return
    before = one.getprevious()
    if one.tail and before is not None:
        before.tail = (before.tail or "") + one.tail
    elif one.tail:
        above.text = (above.text or "") + one.tail
    above.remove(one)


def _manifest(parts: dict[str, bytes], kind: str) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    root = etree.Element(f"{{{space}}}manifest", nsmap={"manifest": space})
    root.set(f"{{{space}}}version", "1.3")
    for path, type_ in [("/", kind), *((name, "text/xml" if name.endswith(".xml") else "") for name in sorted(parts))]:
        entry = etree.SubElement(root, f"{{{space}}}file-entry")
        entry.set(f"{{{space}}}full-path", path)
        entry.set(f"{{{space}}}media-type", type_)
    return parcel.text(root)
