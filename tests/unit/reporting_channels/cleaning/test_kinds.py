"""Each kind of file that can be cleaned: what was hidden is listed, and is in the copy no more."""

import io
import zipfile

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.unit.reporting_channels.cleaning import made


def test_a_photograph_loses_its_place_and_its_device(cleaned):
    came = made.photograph()
    out = cleaned("holiday.jpg", came)
    assert out.standing.state == "cleaned"
    assert out.found["position"] == ["48.85837, 2.29448"]
    assert out.found["device"] == ["CanaryPhone", "X-1"]
    assert out.found["author"] == ["Canary Photographer"]
    assert out.found["created"] == ["2026-03-04 05:06:07"]
    assert b"Canary" in came
    assert b"Canary" not in out.copy
    with Image.open(io.BytesIO(out.copy)) as copy:
        assert (copy.format, copy.size, dict(copy.getexif())) == ("JPEG", (64, 48), {})
    with Image.open(io.BytesIO(out.pages[0])) as page:
        assert page.format == "PNG"


def test_what_a_picture_says_of_itself_in_xmp_is_listed(cleaned):
    block = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>'
        b'<rdf:Description exif:GPSLatitude="48,51.5N" tiff:Make="CanaryCam">'
        b"<dc:creator><rdf:Seq><rdf:li>Canary Editor</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>"
    )
    came = io.BytesIO()
    Image.new("RGB", (9, 9)).save(came, "JPEG", xmp=block)
    out = cleaned("edited.jpg", came.getvalue())
    assert (out.found["author"], out.found["device"]) == (["Canary Editor"], ["CanaryCam"])
    assert out.found["position"] == ["48,51.5N"]
    assert b"Canary" not in out.copy


def test_a_photograph_taken_sideways_stands_upright_in_the_copy(cleaned):
    out = cleaned("side.jpg", made.photograph(orientation=6))
    with Image.open(io.BytesIO(out.copy)) as copy:
        assert copy.size == (48, 64)


@pytest.mark.parametrize(("name", "kind"), [("a.webp", "WEBP"), ("a.tiff", "TIFF"), ("a.png", "PNG")])
def test_other_pictures_lose_it_too(cleaned, name, kind):
    out = cleaned(name, made.photograph(kind=kind))
    assert out.found["author"] == ["Canary Photographer"]
    assert b"Canary" not in out.copy


def test_the_format_of_telephones_comes_out_as_a_picture_for_everybody(cleaned):
    out = cleaned("IMG_0001.heic", made.telephones_picture())
    assert out.found["device"] == ["CanaryPhone"]
    with Image.open(io.BytesIO(out.copy)) as copy:
        assert (copy.format, copy.size, dict(copy.getexif())) == ("JPEG", (16, 16), {})


def test_a_fax_of_several_pages_stays_one(cleaned):
    pages = [Image.new("1", (80, 100), number % 2) for number in range(3)]
    came = io.BytesIO()
    pages[0].save(came, "TIFF", save_all=True, append_images=pages[1:], software="CanaryFax")
    out = cleaned("fax.tif", came.getvalue())
    with Image.open(io.BytesIO(out.copy)) as copy:
        assert copy.n_frames == len(out.pages) == 3
    assert b"CanaryFax" not in out.copy


def test_a_pdf_loses_its_author_its_script_and_what_was_attached(cleaned):
    out = cleaned("note.pdf", made.pdf(pages=2, words="The crates left", script=True, attached=b"canary-attachment"))
    assert out.found["author"] == ["Canary Author"]
    assert {"script", "embedded", "other"} <= set(out.found)
    with pikepdf.open(io.BytesIO(out.copy)) as copy:
        assert len(copy.pages) == 2
        assert "/Info" not in copy.trailer
        assert not {"/OpenAction", "/Metadata", "/Names"} & set(copy.Root.keys()) or not copy.attachments
    text = b"".join(raw for raw in everything_in(out.copy))
    assert b"canary" not in text.lower()
    assert len(out.pages) == 2
    assert "The crates left 1" in pypdfium2.PdfDocument(out.copy)[0].get_textpage().get_text_bounded()


def everything_in(pdf: bytes):
    yield pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for one in document.objects:
            yield one.read_raw_bytes() if isinstance(one, pikepdf.Stream) else one.unparse(resolved=True)


def test_a_photograph_inside_a_pdf_loses_its_place(cleaned):
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    jpeg = made.photograph()
    picture = document.make_stream(jpeg, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=64, Height=48,
                                   ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
    picture.write(jpeg, filter=pikepdf.Name.DCTDecode)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    page.Contents = document.make_stream(b"q 200 0 0 200 0 0 cm /P Do Q")
    came = io.BytesIO()
    document.save(came)
    out = cleaned("scan.pdf", came.getvalue())
    assert b"Canary" not in b"".join(raw if isinstance(raw, bytes) else b"" for raw in everything_in(out.copy))
    with Image.open(io.BytesIO(out.pages[0])) as drawn:
        assert drawn.convert("RGB").getpixel((100, 100))[1] > 100  # the picture is still drawn


def test_a_word_document_loses_its_author_and_keeps_its_words(cleaned):
    document = docx.Document()
    document.core_properties.author = "Canary Writer"
    document.core_properties.last_modified_by = "Canary Changer"
    document.add_paragraph("The crates left at night.")
    document.add_picture(io.BytesIO(made.photograph(kind="PNG")))
    came = io.BytesIO()
    document.save(came)
    out = cleaned("letter.docx", came.getvalue())
    assert out.found["author"][0].startswith("Canary")
    assert out.found["changed_by"] == ["Canary Changer"]
    assert out.found["position"] == ["48.85837, 2.29448"]
    assert "The crates left at night." in [one.text for one in docx.Document(io.BytesIO(out.copy)).paragraphs]
    assert not nothing_of(b"Canary", out.copy)


def nothing_of(needle: bytes, parcel: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(parcel)) as parts:
        return [name for name in parts.namelist() if needle in parts.read(name)]


def test_a_workbook_loses_its_author_and_keeps_its_figures(cleaned):
    book = openpyxl.Workbook()
    book.properties.creator = "Canary Clerk"
    book.active["A1"] = 1_250
    came = io.BytesIO()
    book.save(came)
    out = cleaned("figures.xlsx", came.getvalue())
    assert out.found["author"] == ["Canary Clerk"]
    assert openpyxl.load_workbook(io.BytesIO(out.copy)).active["A1"].value == 1_250
    assert not nothing_of(b"Canary", out.copy)


def test_an_open_document_loses_its_author_its_macros_and_its_hours(cleaned):
    out = cleaned("note.odt", made.open_document())
    assert out.found["author"] == ["Canary Writer"]
    assert {"macros", "script", "outside", "notes"} <= set(out.found)
    assert not nothing_of(b"Canary", out.copy)
    with zipfile.ZipFile(io.BytesIO(out.copy)) as parts:
        assert parts.infolist()[0].filename == "mimetype"
        assert b"The crates left" in parts.read("content.xml")


def test_a_text_loses_the_signs_that_mark_a_copy(cleaned):
    out = cleaned("note.txt", "The crates\u200b\u202e left.\r\n".encode())
    assert out.copy == b"The crates left.\n"
    assert out.found["hidden_signs"] == ["U+200B ×1", "U+202E ×1"]


def test_a_film_is_kept_as_it_is_and_its_place_is_listed(cleaned):
    out = cleaned(
        "gate.mp4", b"\x00\x00\x00\x18ftypmp42" + b"\xa9xyz\x00\x12\x15\xc7+48.8584+002.2945/\x00" + bytes(200)
    )
    assert (out.standing.state, out.reason) == ("not_made", "kind")
    assert out.found["position"] == ["+48.8584+002.2945/"]
