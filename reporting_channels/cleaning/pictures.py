"""Pictures: every pixel is drawn anew, so that nothing but the pixels can come along. Runs behind the walls."""

import io
from collections.abc import Iterator

import pi_heif
from PIL import ExifTags, Image, ImageCms, ImageOps, ImageSequence, IptcImagePlugin, UnidentifiedImageError

from reporting_channels.cleaning import findings as codes
from reporting_channels.cleaning import limits, polyglots, xmp
from reporting_channels.cleaning.findings import CannotClean, Found

# What a name may turn out to be: phones call one format by the other's name, and no harm is in it.
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "HEIF")
QUALITY = 92
BASE, EXIF, GPS = ExifTags.Base, ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo
NAMED = {
    BASE.Artist: codes.AUTHOR,
    BASE.Copyright: codes.OWNER,
    BASE.HostComputer: codes.DEVICE,
    BASE.Make: codes.DEVICE,
    BASE.Model: codes.DEVICE,
    BASE.Software: codes.SOFTWARE,
    BASE.ImageDescription: codes.COMMENT,
    BASE.DateTime: codes.CHANGED,
    BASE.DateTimeOriginal: codes.CREATED,
    BASE.DateTimeDigitized: codes.CREATED,
    BASE.CameraOwnerName: codes.OWNER,
    BASE.BodySerialNumber: codes.SERIAL,
    BASE.LensSerialNumber: codes.SERIAL,
    BASE.ImageUniqueID: codes.SERIAL,
    BASE.LensModel: codes.DEVICE,
    BASE.UserComment: codes.COMMENT,
}
WINDOWS = {BASE.XPTitle: codes.TITLE, BASE.XPComment: codes.COMMENT, BASE.XPAuthor: codes.AUTHOR,
           BASE.XPKeywords: codes.KEYWORDS, BASE.XPSubject: codes.TITLE}  # fmt: skip
IPTC = {(2, 80): codes.AUTHOR, (2, 120): codes.COMMENT, (2, 90): codes.POSITION, (2, 25): codes.KEYWORDS,
        (2, 116): codes.OWNER, (2, 5): codes.TITLE}  # fmt: skip

TEXTS = {"author": codes.AUTHOR, "artist": codes.AUTHOR, "software": codes.SOFTWARE, "creation time": codes.CREATED,
         "copyright": codes.OWNER, "title": codes.TITLE, "source": codes.DEVICE, "comment": codes.COMMENT,
         "description": codes.COMMENT}  # fmt: skip


def ready() -> None:
    """Load everything that opening a picture may ask for: behind the walls no file can be opened any more."""
    pi_heif.register_heif_opener(thumbnails=False, decode_threads=1)
    Image.MAX_IMAGE_PIXELS = None  # counted here, frames included
    Image.init()
    ImageCms.createProfile("sRGB")
    for kind in ("JPEG", "PNG", "GIF", "TIFF", "WEBP"):
        rehearsal = _bytes(Image.new("RGB", (8, 8)), kind)
        preview(clean(rehearsal, Found())[2][0])


def clean(data: bytes, found: Found) -> tuple[bytes, str, list[Image.Image]]:
    """Return the cleaned picture, its ending, and its frames for previews; raise CannotClean."""
    polyglots.look(data, "picture", found)
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            count = _counted(picture)
            list_hidden(picture, found)
            drawn = [_drawn(frame) for frame in _frames(picture, count, found)]
    except UnidentifiedImageError as error:
        raise CannotClean(codes.NOT_WHAT_IT_SAYS) from error
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError) as error:
        raise CannotClean(codes.DAMAGED) from error
    made, ending = _saved(drawn, picture.format or "")
    return made, ending, drawn


def preview(picture: Image.Image) -> bytes:
    """A PNG whose longer side has at most limits.PAGE_SIDE pixels."""
    small = picture.copy()
    small.thumbnail((limits.PAGE_SIDE, limits.PAGE_SIDE))
    return _bytes(small, "PNG")


def _counted(picture: Image.Image) -> int:
    """How many frames there are; raise CannotClean when they are more pixels than can be drawn."""
    count = 1 if picture.format in ("MPO", "HEIF") else getattr(picture, "n_frames", 1)
    wide, high = picture.size
    if picture.format == "JPEG" and wide * high > limits.PIXELS:
        scale = (limits.PIXELS / (wide * high)) ** 0.5
        picture.draft("RGB", (int(wide * scale), int(high * scale)))
        wide, high = picture.size
    if wide * high * min(count, limits.FRAMES) > limits.PIXELS:
        raise CannotClean(codes.TOO_MANY_PIXELS)
    return count


def _frames(picture: Image.Image, count: int, found: Found) -> Iterator[Image.Image]:
    if count == 1:
        yield picture
        return
    if count > limits.FRAMES:
        found.add(codes.LEFT_OUT, f"{count - limits.FRAMES}")
    for number, frame in enumerate(ImageSequence.Iterator(picture)):
        if number == limits.FRAMES:
            return
        if frame.size[0] * frame.size[1] * count > limits.PIXELS * 2:
            raise CannotClean(codes.TOO_MANY_PIXELS)
        yield frame


def _drawn(frame: Image.Image) -> Image.Image:
    """The pixels alone, upright, in sRGB, in an image that came from nowhere."""
    frame.load()
    profile = frame.info.get("icc_profile")
    upright = ImageOps.exif_transpose(frame)
    has_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    flat = _deep(upright) if upright.mode.startswith(("I", "F")) else upright
    if profile and flat.mode in ("RGB", "CMYK"):
        flat = _in_srgb(flat, profile)
    drawn = flat.convert("RGBA" if has_alpha else "L" if flat.mode in ("1", "L") else "RGB")
    fresh = Image.new(drawn.mode, drawn.size)
    fresh.paste(drawn)
    return fresh


def _deep(picture: Image.Image) -> Image.Image:
    """More than eight bits a sample: brought down to what a screen shows."""
    low, high = picture.convert("F").getextrema()
    span = (high - low) or 1
    return picture.convert("F").point(lambda value: (value - low) * (255 / span)).convert("L")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, theirs, ImageCms.createProfile("sRGB"), outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _saved(drawn: list[Image.Image], came_as: str) -> tuple[bytes, str]:
    first = drawn[0]
    if len(drawn) > 1:
        if came_as == "TIFF":
            return _bytes(
                first, "TIFF", save_all=True, append_images=drawn[1:], compression="tiff_adobe_deflate"
            ), "tiff"
        return _bytes(first, "GIF", save_all=True, append_images=drawn[1:], duration=200, loop=0), "gif"
    if came_as in ("JPEG", "MPO", "HEIF") and first.mode in ("RGB", "L"):
        return _bytes(first, "JPEG", quality=QUALITY, subsampling=0), "jpg"
    return _bytes(first, "PNG"), "png"


def _bytes(picture: Image.Image, kind: str, **options: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def list_hidden(picture: Image.Image, found: Found) -> None:
    """Note what the picture carries besides its pixels."""
    exif = picture.getexif()
    inner = exif.get_ifd(EXIF)
    for tags in (exif, inner):
        for tag, code in NAMED.items():
            if tags.get(tag):
                found.add(code, _said(tags[tag]))
    for tag, code in WINDOWS.items():
        if exif.get(tag):
            found.add(
                code, bytes(exif[tag]).decode("utf-16-le", "replace") if isinstance(exif[tag], bytes) else exif[tag]
            )
    _list_position(exif.get_ifd(GPS), found)
    if inner.get(BASE.MakerNote):
        found.add(codes.OTHER, "MakerNote")
    if exif.get_ifd(ExifTags.IFD.IFD1):
        found.add(codes.THUMBNAIL)
    block = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    if block:
        xmp.look(block.encode("utf-8", "replace") if isinstance(block, str) else block, found)
    for name, note in (("icc_profile", "ICC"), ("photoshop", "Photoshop")):
        if picture.info.get(name):
            found.add(codes.OTHER, note)
    if picture.info.get("comment"):
        found.add(codes.COMMENT, picture.info["comment"])
    if picture.format == "MPO":
        found.add(codes.OTHER, "MPF")
    for key, value in getattr(picture, "text", {}).items():
        if not key.lower().startswith("xml:"):
            code = TEXTS.get(key.lower())
            found.add(code or codes.COMMENT, value if code else f"{key}: {value}")
    _list_iptc(picture, found)


def _list_iptc(picture: Image.Image, found: Found) -> None:
    if picture.format not in ("JPEG", "TIFF"):
        return
    for key, value in (IptcImagePlugin.getiptcinfo(picture) or {}).items():
        if key in IPTC:
            found.add(IPTC[key], b", ".join(value) if isinstance(value, list) else value)


def _list_position(gps: dict, found: Found) -> None:
    if not gps:
        return
    try:
        north, east = (_degrees(gps[number]) for number in (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude))
        north = -north if gps.get(ExifTags.GPS.GPSLatitudeRef) == "S" else north
        east = -east if gps.get(ExifTags.GPS.GPSLongitudeRef) == "W" else east
        found.add(codes.POSITION, f"{north:.5f}, {east:.5f}")
    except (LookupError, TypeError, ValueError, ZeroDivisionError):
        found.add(codes.POSITION)


def _degrees(parts: tuple) -> float:
    return sum(float(part) / 60**place for place, part in enumerate(parts))


def _said(value: object) -> object:
    return value.removeprefix(b"ASCII\0\0\0") if isinstance(value, bytes) else value
