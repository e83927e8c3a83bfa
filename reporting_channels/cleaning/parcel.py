"""The ZIP around an office document, read with both eyes open and written anew. Runs behind the walls."""

import codecs
import io
import zipfile
import zlib

from lxml import etree

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning import limits
from reporting_channels.cleaning.findings import CannotClean

STEP = 1024 * 1024
DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say


def ready() -> None:
    """Load what reading and writing a parcel ask for, by doing it once."""
    for name in ("cp437", "utf-16", "utf-16-le", "latin-1"):
        codecs.lookup(name)
    text(tree(unpacked(packed({"rehearsal": b"<a b='c'>d</a>"}))["rehearsal"]))


def unpacked(data: bytes) -> dict[str, bytes]:
    """Every part by its name; raise CannotClean for bombs, secrets and broken archives."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            listed = [one for one in parcel.infolist() if not one.is_dir()]
            _weighed(listed)
            left, parts = limits.UNPACKED, {}
            for one in listed:
                parts[one.filename] = _part(parcel, one, left)
                left -= len(parts[one.filename])
            return parts
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise CannotClean(codes.DAMAGED) from error


def _weighed(listed: list[zipfile.ZipInfo]) -> None:
    if any(one.flag_bits & 1 for one in listed):
        raise CannotClean(codes.ENCRYPTED)
    if len(listed) > limits.PARTS:
        raise CannotClean(codes.TOO_MANY_PARTS)
    if sum(one.file_size for one in listed) > limits.UNPACKED:
        raise CannotClean(codes.BOMB)
    names = [one.filename for one in listed]
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise CannotClean(codes.DAMAGED)  # two parts of one name: what one program shows, another does not


def _part(parcel: zipfile.ZipFile, one: zipfile.ZipInfo, left: int) -> bytes:
    """Read one part as long as it stays within what is left, whatever size it claims."""
    read = io.BytesIO()
    with parcel.open(one) as source:
        while chunk := source.read(STEP):
            read.write(chunk)
            if read.tell() > left:
                raise CannotClean(codes.BOMB)
    return read.getvalue()


def packed(parts: dict[str, bytes], first: str = "") -> bytes:
    """A ZIP without hours, owners or comments; ``first`` stands first and uncompressed, as OpenDocument asks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name in sorted(parts, key=lambda name: (name != first, name != "[Content_Types].xml", name)):
            one = zipfile.ZipInfo(name, DAY)
            one.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            parcel.writestr(one, parts[name])
    return made.getvalue()


def tree(raw: bytes) -> etree._Element:
    """Read one part of XML; raise CannotClean for a document type, which is where entity bombs live."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        reason = codes.ENTITIES if b"<!ENTITY" in raw[:4096] else codes.DAMAGED
        raise CannotClean(reason) from error
    if root.getroottree().docinfo.doctype:
        raise CannotClean(codes.ENTITIES)
    return root


def text(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(one: etree._Element) -> str:
    """The name without its namespace; "" for comments."""
    return etree.QName(one).localname if isinstance(one.tag, str) else ""
