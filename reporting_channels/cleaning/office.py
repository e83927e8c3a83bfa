"""Word, Excel and PowerPoint as Office Open XML: repacked from the parts that are wanted. Runs behind the walls."""

import posixpath
import re
from urllib.parse import unquote

from lxml import etree

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning import parcel, polyglots
from reporting_channels.cleaning.findings import CannotClean, Found
from reporting_channels.cleaning.inner_pictures import drawn_anew, is_picture

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_NS = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
             "http://purl.oclc.org/ooxml/officeDocument/relationships")  # fmt: skip
MAIN = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}

# Parts that go, by a piece of their name.
GONE: tuple[tuple[str, str], ...] = (
    ("docprops/", ""),
    ("vbaproject", codes.MACROS),
    ("vbadata", codes.MACROS),
    ("macrosheets/", codes.MACROS),
    ("dialogsheets/", codes.MACROS),
    ("attachedtoolbars", codes.MACROS),
    ("customui", codes.MACROS),
    ("activex/", codes.SCRIPT),
    ("ctrlprops/", codes.SCRIPT),
    ("webextensions/", codes.SCRIPT),
    ("embeddings/", codes.EMBEDDED),
    ("externallinks/", codes.OUTSIDE),
    ("querytables/", codes.OUTSIDE),
    ("connections.xml", codes.OUTSIDE),
    ("customxml/", codes.OTHER),
    ("customdata/", codes.OTHER),
    ("printersettings", codes.DEVICE),
    ("docmetadata/", codes.OTHER),
    ("_xmlsignatures/", codes.SIGNATURE),
    ("persons/", codes.NOTES),
    ("people.xml", codes.NOTES),
    ("threadedcomments/", codes.NOTES),
    ("revisions/", codes.REVISIONS),
    ("usernames.xml", codes.NOTES),
    ("/fonts/", ""),
    ("/tags/", codes.OTHER),
)
PROPERTIES = {
    "creator": codes.AUTHOR,
    "lastModifiedBy": codes.CHANGED_BY,
    "created": codes.CREATED,
    "modified": codes.CHANGED,
    "lastPrinted": codes.PRINTED,
    "title": codes.TITLE,
    "subject": codes.TITLE,
    "description": codes.COMMENT,
    "keywords": codes.KEYWORDS,
    "category": codes.KEYWORDS,
    "Application": codes.SOFTWARE,
    "Company": codes.COMPANY,
    "Manager": codes.AUTHOR,
    "Template": codes.TEMPLATE,
    "TotalTime": codes.TIME_SPENT,
    "HyperlinkBase": codes.OUTSIDE,
}
# Elements that make no sense once what they point to is gone; empty containers go with their last child.
CONTAINERS = {"externalReferences", "controls", "oleObjects", "Choice", "Fallback", "AlternateContent", "custDataLst",
              "embeddedFontLst", "embeddedFont", "queryTables"}  # fmt: skip
WRITERS = {"author": codes.NOTES, "initials": codes.NOTES, "userName": codes.NOTES, "lastEditedBy": codes.CHANGED_BY}
HOURS = {"date", "dt", "dateUtc", "created", "modified"}
# What a field fetches or starts by itself; the words that it last showed stay.
FETCHES = re.compile(r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|LINK|IMPORT|DATABASE|WEBSERVICE)\b|\|")
LOCAL = ("file:", "smb:", "\\\\")  # a link to somebody's own disk says whose
MARKED = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "comment", "cm", "cmAuthor", "sectPrChange"}


def clean(data: bytes, ending: str, found: Found) -> tuple[bytes, str]:
    """Return the cleaned document and its ending; raise CannotClean."""
    if data.startswith(OLE):
        raise CannotClean(codes.ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in data else codes.NOT_WHAT_IT_SAYS)
    polyglots.look(data, "zip", found)
    parts = parcel.unpacked(data)
    if TYPES not in parts or not any(name.startswith(MAIN[ending]) for name in parts):
        raise CannotClean(codes.NOT_WHAT_IT_SAYS)
    _list_properties(parts, found)
    kept = {name: raw for name, raw in parts.items() if not _goes(name, found)}
    kept = _with_pictures(kept, found)
    _cut_relations(kept, found)
    for name in [name for name in kept if name.endswith((".xml", ".vml")) and name != TYPES]:
        kept[name] = _anonymous(kept[name], found)
    kept[TYPES] = _types(kept)
    return parcel.packed(kept), ending


def _goes(name: str, found: Found) -> bool:
    lower = name.lower()
    for piece, code in GONE:
        if piece in lower:
            if code:
                found.add(code, posixpath.basename(name))
            return True
    return False


def _list_properties(parts: dict[str, bytes], found: Found) -> None:
    for name, raw in parts.items():
        if name.lower().startswith("docprops/") and name.endswith(".xml"):
            for one in parcel.tree(raw).iter():
                if not len(one) and (one.text or "").strip():
                    code = PROPERTIES.get(parcel.local(one), codes.OTHER if "custom" in name.lower() else "")
                    if code:
                        found.add(code, one.text)
        elif name.lower().startswith("docprops/"):
            found.add(codes.THUMBNAIL)


def _with_pictures(parts: dict[str, bytes], found: Found) -> dict[str, bytes]:
    """The parts that can be read and written anew: XML, and pictures with their pixels drawn anew."""
    kept = {}
    for name, raw in parts.items():
        if name.endswith((".xml", ".rels")) or (name.endswith(".vml") and _is_sound(raw)):
            kept[name] = raw
        elif is_picture(name):
            drawn = drawn_anew(name, raw, found)
            if drawn is not None:
                kept[name] = drawn
        else:
            found.add(codes.LEFT_OUT, posixpath.basename(name))
    return kept


def _is_sound(raw: bytes) -> bool:
    """Whether an old drawing is XML that can be read: some programs write them otherwise."""
    try:
        parcel.tree(raw)
    except CannotClean:
        return False
    return True


def _cut_relations(parts: dict[str, bytes], found: Found) -> None:
    """Take out every relation to a part that is gone, and to anything outside that would be fetched by itself."""
    for name in [name for name in parts if name.endswith(".rels")]:
        source = _source(name)
        if source and source not in parts:
            del parts[name]
            continue
        root, cut = parcel.tree(parts[name]), set()
        for one in root.findall(RELATION):
            if not _leads_nowhere(one, source, parts, found):
                continue
            cut.add(one.get("Id"))
            root.remove(one)
        parts[name] = parcel.text(root)
        if cut and source.endswith((".xml", ".vml")):
            parts[source] = _without(parts[source], cut)


def _leads_nowhere(one: etree._Element, source: str, parts: dict[str, bytes], found: Found) -> bool:
    target = one.get("Target", "")
    if one.get("TargetMode") == "External":
        if one.get("Type", "").endswith("/hyperlink") and not target.lower().startswith(LOCAL):
            return False
        found.add(codes.OUTSIDE, target)
        return True
    base = "/" + posixpath.dirname(source)
    path = posixpath.normpath(posixpath.join(base, unquote(target.partition("#")[0]))).lstrip("/")
    return bool(target.partition("#")[0]) and path not in parts


def _source(name: str) -> str:
    """The part whose relations stand in ``name``: "" for the package's own."""
    folder, _sep, file = name.rpartition("_rels/")
    return folder + file.removesuffix(".rels")


def _without(raw: bytes, cut: set) -> bytes:
    root = parcel.tree(raw)
    for one in list(root.iter()):
        refers = [key for key in one.attrib if etree.QName(key).namespace in OFFICE_NS and one.get(key) in cut]
        if refers:
            _remove(one)
    return parcel.text(root)


def _remove(one: etree._Element) -> None:
    above = one.getparent()
    while above is not None:
        above.remove(one)
        if len(above) or parcel.local(above) not in CONTAINERS:
            return
        one, above = above, above.getparent()


def _anonymous(raw: bytes, found: Found) -> bytes:
    """Who wrote, changed or remarked, and when, goes; the words stay."""
    root = parcel.tree(raw)
    for one in list(root.iter()):
        name = parcel.local(one)
        if name in ("rsids", "rsid", "docVars") or (name == "f" and FETCHES.search(one.text or "")):
            if not name.startswith("rsid"):
                found.add(codes.OUTSIDE if name == "f" else codes.OTHER, one.text or name)
            _remove(one)
            continue
        if name == "instrText" and FETCHES.search(one.text or ""):
            found.add(codes.OUTSIDE, one.text)
            one.text = ""
        if name in ("author", "creator", "lastModifiedBy") and not len(one) and (one.text or "").strip():
            found.add(codes.NOTES, one.text)
            one.text = ""
        _anonymous_attributes(one, name, found)
    return parcel.text(root)


def _anonymous_attributes(one: etree._Element, name: str, found: Found) -> None:
    for key in list(one.attrib):
        short = etree.QName(key).localname
        if short.startswith("rsid"):
            del one.attrib[key]
        elif short in WRITERS or (name == "cmAuthor" and short == "name"):
            if one.get(key):
                found.add(codes.REVISIONS if name in ("ins", "del") else WRITERS.get(short, codes.NOTES), one.get(key))
            one.set(key, "")
        elif short == "instr" and FETCHES.search(one.get(key, "")):
            found.add(codes.OUTSIDE, one.get(key))
            one.set(key, "")
        elif short in HOURS and name in MARKED:
            del one.attrib[key]


def _types(parts: dict[str, bytes]) -> bytes:
    """The list of parts, without those that are gone, and no part of a kind that carries macros."""
    root = parcel.tree(parts[TYPES])
    for one in list(root):
        name = one.get("PartName", "").lstrip("/")
        if parcel.local(one) == "Override" and name not in parts:
            root.remove(one)
            continue
        kind = one.get("ContentType", "")
        if "macroEnabled" in kind or "macroenabled" in kind:
            plain = {"word": "wordprocessingml.document", "excel": "spreadsheetml.sheet"}
            word = next((value for key, value in plain.items() if key in kind), "presentationml.presentation")
            one.set("ContentType", f"application/vnd.openxmlformats-officedocument.{word}.main+xml")
    return parcel.text(root)
