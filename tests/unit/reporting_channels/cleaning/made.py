"""Files that somebody might send, the good and the bad ones, made here and now: no blob lies in the repository."""

import base64
import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import ExifTags, Image, PngImagePlugin

TELEPHONES_PICTURE = (
    "c-mc2K}!Nr5T56z?7=j$Kq4d$fz>6UL$@UD&_U=AL~YMq_Q9?`Rx7<Jc<B}$I&{fv1Vz^%$bLbWZXJv)s8dG|$~LpE5f1zKX1@7m"
    "-t0U8m^UglY3hOlnk|ep`L@su0QO+(6%B@#Gz*sF`yd6cz?iKGtK>DwWgq~IJoYw3v_<650---<70<d5MZ=3IJBxwt$xve+@ihD+"
    "8A-OP!jng&sMz2up)aH(5nqMmCB#Fl%`%0kQ%{umf&QS^1Bfd7SP{>#FmqiJD5Oy6OWX%C8YY)E85_&A78=3x@0*LyPO|k_2ME`R"
    "ZXTdIlw<93`vmWZ@si~fxm87W5<)0}8BvzH|F;?cq`0NgU{n6=9=fjkOgk7M@lsR;6)LK#BE*HXM^C|k1see+*hGI$IJ)8U5nd>B"
    "Z}-%B*Dh%ENXZntotTb=JH4+bbK|AE_tEGMTGuP@+n2|8@v|$pg`&`Kv-vzMW26FOQE!YeT|vFGT2XUqJ7%e<!!K77ZvX"
)
PLACE = (48.85837, 2.29448)


def photograph(*, size=(64, 48), kind="JPEG", who="Canary Photographer", place=PLACE, orientation=1) -> bytes:
    """A photograph as a telephone makes it: device, hour, place."""
    picture = Image.new("RGB", size, (10, 120, 90))
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "CanaryPhone", "X-1"
    exif[ExifTags.Base.Artist] = who
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:03:04 05:06:07"
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: sexagesimal(place[0]), 3: "E", 4: sexagesimal(place[1])})
    made = io.BytesIO()
    picture.save(made, kind, exif=exif)
    return made.getvalue()


def sexagesimal(degrees: float) -> tuple[float, float, float]:
    whole, rest = divmod(abs(degrees), 1)
    minutes, rest = divmod(rest * 60, 1)
    return whole, minutes, round(rest * 60, 4)


def png(comment: str = "canary-comment") -> bytes:
    made, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Author", comment)
    Image.new("RGBA", (20, 20), (200, 10, 10, 100)).save(made, "PNG", pnginfo=info)
    return made.getvalue()


def telephones_picture() -> bytes:
    """Sixteen green pixels square in the format of telephones; kept here since no encoder is among our packages."""
    return zlib.decompress(base64.b85decode(TELEPHONES_PICTURE))


def png_bomb(side: int = 40_000) -> bytes:
    """A few kilobytes that claim to be 1.6 thousand million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    head = struct.pack("!IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10**7))) + chunk(b"IEND", b"")
    )


def pdf(*, pages=1, author="Canary Author", script=False, attached=b"", words="") -> bytes:
    document = pikepdf.new()
    for number in range(pages):
        page = document.add_blank_page(page_size=(300, 200))
        if words:
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = document.make_stream(f"BT /F1 18 Tf 20 100 Td ({words} {number + 1}) Tj ET".encode())
    document.docinfo["/Author"] = author
    document.docinfo["/Creator"] = "CanaryWriter 7"
    with document.open_metadata() as xmp:
        xmp["dc:creator"] = [author]
    if script:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('canary-script')")
    if attached:
        document.attachments["canary.txt"] = attached
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def encrypted_pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, raw in parts.items():
            parcel.writestr(name, raw)
    return made.getvalue()


def open_document(extra: dict[str, bytes] | None = None) -> bytes:
    space = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    )
    content = (
        f"<office:document-content {space}><office:scripts><office:script>canaryCanary</office:script></office:scripts>"
        "<office:body><office:text><text:p>The crates left<office:annotation><dc:creator>Canary Reader</dc:creator>"
        '<dc:date>2026-01-01T00:00:00</dc:date></office:annotation><draw:frame><draw:image xlink:href="http://canary.test/'
        'Canary.png"/></draw:frame> at night.</text:p></office:text></office:body></office:document-content>'
    )
    meta = (
        f"<office:document-meta {space}><office:meta><meta:initial-creator>Canary Writer</meta:initial-creator>"
        "<meta:generator>CanaryOffice</meta:generator></office:meta></office:document-meta>"
    )
    return zipped({
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "meta.xml": meta.encode(),
        "settings.xml": b"<a>CanaryPrinter</a>",
        "Basic/Standard/Module1.xml": b"Canary macro",
        "META-INF/manifest.xml": b"<manifest/>",
        **(extra or {}),
    })  # fmt: skip
