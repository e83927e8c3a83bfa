"""Files that are meant to break the cleaner, or whoever reads after it: each has an honest end, and none grows."""

import io
import resource
import time
import zipfile
import zlib

import docx
import pikepdf
import pytest
from PIL import Image

from reporting_channels.cleaning import cleaner, findings, limits
from reporting_channels.cleaning.scanner import Scanned
from tests.unit.reporting_channels.cleaning import made

TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "lollollol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><a>&j;</a>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def word(parts: dict[str, bytes]) -> bytes:
    return made.zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"<a/>", **parts})


def zip_bomb() -> bytes:
    return word({f"word/{number}.xml": bytes(40 * 2**20) for number in range(8)})


def lying_zip() -> bytes:
    """Says that a part unpacks to a few bytes; it unpacks to four hundred megabytes."""
    raw = bytearray(word({"word/big.xml": bytes(400 * 2**20)}))
    true, lie = (400 * 2**20).to_bytes(4, "little"), (100).to_bytes(4, "little")
    return bytes(raw.replace(true, lie))


def thousands_of_parts() -> bytes:
    return word({f"word/{number}.xml": b"<a/>" for number in range(limits.PARTS + 1)})


def two_gigabytes() -> bytes:
    """Two gigabytes of zeros, packed: one mebibyte's block, two thousand times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = ((2**31 % 65521) << 16 | 1).to_bytes(4, "big")
    return b"\x78\xda" + block * 2048 + zlib.compressobj(9, zlib.DEFLATED, -15).flush() + check


def pdf_bomb() -> bytes:
    """An object stream and a page that unpack to two gigabytes each, twice packed."""
    packed = zlib.compress(two_gigabytes(), 9)
    filters = b"/Filter[/FlateDecode/FlateDecode]/Length " + str(len(packed)).encode()
    return b"".join((
        b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R/Extra 6 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/ObjStm/N 1/First 4", filters, b">>stream\n", packed, b"\nendstream endobj\n",
        b"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R>>endobj\n",
        b"5 0 obj<<", filters, b">>stream\n", packed, b"\nendstream endobj\n",
        b"trailer<</Root 1 0 R/Size 7>>\nstartxref\n0\n%%EOF",
    ))  # fmt: skip


ENDS = {
    "nothing.jpg": (lambda: b"", findings.NOT_WHAT_IT_SAYS),
    "cut.jpg": (lambda: made.photograph(size=(400, 300))[:900], findings.DAMAGED),
    "bomb.png": (made.png_bomb, findings.TOO_MANY_PIXELS),
    "lie.jpg": (made.pdf, findings.NOT_WHAT_IT_SAYS),
    "lie.pdf": (made.photograph, findings.NOT_WHAT_IT_SAYS),
    "locked.pdf": (made.encrypted_pdf, findings.ENCRYPTED),
    "cut.pdf": (lambda: b"%PDF-1.7\n%junk", findings.DAMAGED),
    "bomb.docx": (zip_bomb, findings.BOMB),
    "lying-bomb.docx": (lying_zip, findings.DAMAGED),
    "many.docx": (thousands_of_parts, findings.TOO_MANY_PARTS),
    "laughs.docx": (lambda: word({"word/document.xml": BILLION}), findings.ENTITIES),
    "outside.docx": (lambda: word({"word/document.xml": OUTSIDE}), findings.ENTITIES),
    "picture.docx": (lambda: made.zipped({"a.png": made.png()}), findings.NOT_WHAT_IT_SAYS),
    "not-zip.docx": (lambda: b"PK\x03\x04 and no more", findings.DAMAGED),
    "laughs.odt": (lambda: made.open_document({"content.xml": BILLION}), findings.ENTITIES),
    "not-ole.doc": (lambda: b"plain words", findings.DAMAGED),
}


@pytest.mark.parametrize("name", ENDS)
def test_it_has_an_honest_end(cleaned, name):
    make, reason = ENDS[name]
    data = make()
    began = time.monotonic()
    out = cleaned(name, data)
    assert (out.standing.state, out.reason, out.copy) == ("failed", reason, b"")
    assert time.monotonic() - began < limits.WALL_SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < limits.MEMORY


def test_a_pdf_that_unpacks_to_gigabytes_neither_hangs_nor_grows(cleaned, monkeypatch):
    monkeypatch.setattr(limits, "WALL_SECONDS", 3)
    began = time.monotonic()
    out = cleaned("bomb.pdf", pdf_bomb())
    assert time.monotonic() - began < 5
    assert out.standing.state == "cleaned" or out.reason in (findings.TOO_LONG, findings.BOMB, findings.CRASHED)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < limits.MEMORY
    assert len(out.copy) < 2**20


def test_what_waits_for_a_click_or_hides_behind_a_note_goes_from_a_pdf(cleaned):
    name, text = pikepdf.Name, pikepdf.String
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    file = document.make_indirect(pikepdf.Dictionary(
        Type=name.Filespec, F=text("canary.exe"), EF=pikepdf.Dictionary(F=document.make_stream(b"canary-file"))
    ))  # fmt: skip
    notes = (
        {"Subtype": name.Link, "A": pikepdf.Dictionary(S=name.Launch, F=text("canary.exe"))},
        {"Subtype": name.Link, "A": pikepdf.Dictionary(S=name.JavaScript, JS=text("canary()"))},
        {"Subtype": name.Link, "A": pikepdf.Dictionary(S=name.SubmitForm, F=text("http://canary.test"))},
        {"Subtype": name.FileAttachment, "FS": file},
        {"Subtype": name.Text, "T": text("canary-writer"), "M": text("D:2026"), "Contents": text("The words stay.")},
        {"Subtype": name.Link, "A": pikepdf.Dictionary(S=name.URI, URI=text("https://example.org/"))},
    )
    page.Annots = pikepdf.Array(
        [document.make_indirect(pikepdf.Dictionary(Type=name.Annot, Rect=[0, 0, 9, 9], **one)) for one in notes]
    )
    page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=name.JavaScript, JS=text("canary()")))
    came = io.BytesIO()
    document.save(came)
    out = cleaned("notes.pdf", came.getvalue())
    assert {"script", "outside", "embedded", "notes"} <= set(out.found)
    with pikepdf.open(io.BytesIO(out.copy)) as copy:
        left = b"".join(
            one.read_bytes() if isinstance(one, pikepdf.Stream) else one.unparse(resolved=True) for one in copy.objects
        )
    assert b"canary" not in left
    assert b"The words stay." in left
    assert b"https://example.org/" in left


def test_a_cleaner_that_was_taken_over_can_say_what_it_likes_and_only_its_file_suffers(cleaned, tmp_path, monkeypatch):
    for number, said in enumerate((
        '{"says": "pages", "total": Infinity}', '{"says": ["x"]}', "[" * 5000, '{"says": "failed", "reason": {}}',
        '{"says": "sealed", "secret": 7, "ending": "exe"}', '{"says": "file", "kind": "page"}', '"text"', "{}",
        '{"says": "found", "listed": 7}',
    )):  # fmt: skip
        stand_in = tmp_path / f"{number}.py"
        stand_in.write_text(f"import sys, struct\nraw = {said.encode()!r}\n"
                            "sys.stdout.buffer.write(struct.pack('!cI', b'M', len(raw)) + raw)\n")  # fmt: skip
        monkeypatch.setattr(cleaner, "CHILD", stand_in)
        assert cleaned("note.txt", b"words").standing.state == "failed", said


def test_ten_thousand_pages_are_cleaned_and_the_first_ones_drawn(cleaned):
    document = pikepdf.new()
    for _page in range(10_000):
        document.add_blank_page(page_size=(10, 10))
    came = io.BytesIO()
    document.save(came)
    out = cleaned("long.pdf", came.getvalue())
    assert (out.standing.state, out.standing.total, len(out.pages)) == ("cleaned", 10_000, limits.PAGES)


def test_a_page_as_large_as_a_field_is_drawn_small(cleaned):
    document = pikepdf.new()
    document.add_blank_page(page_size=(14_400, 14_400))
    document.add_blank_page(page_size=(3, 14_400))
    came = io.BytesIO()
    document.save(came)
    out = cleaned("wide.pdf", came.getvalue())
    for page in out.pages:
        with Image.open(io.BytesIO(page)) as drawn:
            assert max(drawn.size) <= limits.PAGE_SIDE + 1


def test_a_picture_that_is_an_archive_too_comes_out_as_a_picture(cleaned):
    out = cleaned("two.jpg", made.photograph() + made.zipped({"evil.exe": b"MZ canary-payload"}))
    assert out.found["two_kinds"] == ["ZIP"]
    assert not zipfile.is_zipfile(io.BytesIO(out.copy))
    assert b"canary-payload" not in out.copy


def test_a_picture_with_a_page_behind_it_comes_out_as_a_picture(cleaned):
    out = cleaned("two.png", made.png() + b"<html><script>alert(1)</script>")
    assert out.found["two_kinds"] == ["HTML"]
    assert b"<script" not in out.copy


def test_a_document_with_macros_and_an_svg_with_a_script_comes_out_without_them(cleaned):
    document = docx.Document()
    document.add_paragraph("Words.")
    came = io.BytesIO()
    document.save(came)
    with zipfile.ZipFile(came) as parcel:
        parts = {name: parcel.read(name) for name in parcel.namelist()}
    parts["word/vbaProject.bin"] = b"canary-macro"
    parts["word/media/image1.svg"] = b"<svg><script>canary-script</script></svg>"
    parts["word/embeddings/oleObject1.bin"] = made.zipped({"inner.zip": made.zipped({"evil.exe": b"canary-nested"})})
    relations = parts["word/_rels/document.xml.rels"].decode()
    remote = (
        '<Relationship Id="rIdX" TargetMode="External" Target="http://canary.test/template.dotm" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", remote).encode()
    out = cleaned("macro.docx", made.zipped(parts))
    assert {"macros", "embedded", "outside", "left_out"} <= set(out.found)
    with zipfile.ZipFile(io.BytesIO(out.copy)) as parcel:
        assert not [name for name in parcel.namelist() if b"canary" in parcel.read(name)]
    assert docx.Document(io.BytesIO(out.copy)).paragraphs[0].text == "Words."


def test_fields_that_fetch_or_start_something_are_emptied(cleaned):
    document = docx.Document()
    document.add_paragraph("Words.")
    came = io.BytesIO()
    document.save(came)
    with zipfile.ZipFile(came) as parcel:
        parts = {name: parcel.read(name) for name in parcel.namelist()}
    field = (
        b'<w:p><w:fldSimple w:instr="INCLUDEPICTURE canary"/><w:r><w:instrText>DDEAUTO canary</w:instrText></w:r></w:p>'
        b"<w:sectPr"
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", field, 1)
    out = cleaned("field.docx", made.zipped(parts))
    assert len(out.found["outside"]) == 2
    with zipfile.ZipFile(io.BytesIO(out.copy)) as parcel:
        assert b"canary" not in parcel.read("word/document.xml")


def test_a_locked_word_document_is_said_to_be_locked(cleaned):
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert cleaned("locked.docx", locked).reason == findings.ENCRYPTED


def test_a_file_larger_than_the_cleaner_takes_is_not_even_opened(cleaned, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 1000)
    monkeypatch.setattr(cleaner, "_started", lambda *_nothing: pytest.fail("a process was started"))
    assert cleaned("large.jpg", bytes(2000)).reason == findings.TOO_LARGE


def test_a_cleaner_that_takes_too_long_is_ended(cleaned, monkeypatch):
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.05)
    began = time.monotonic()
    out = cleaned("slow.jpg", made.photograph())
    assert (out.standing.state, out.reason) == ("failed", findings.TOO_LONG)
    assert time.monotonic() - began < 2


def test_while_another_file_is_cleaned_one_waits_and_then_goes_on_without(cleaned, settings):
    settings.CLEANER_WAIT_SECONDS = 0.05
    with cleaner._slots:
        out = cleaned("second.jpg", made.photograph())
    assert (out.standing.state, out.reason) == ("waiting", findings.BUSY)
    assert cleaned("third.jpg", made.photograph()).standing.state == "cleaned"


def test_nothing_is_clean_by_default():
    assert Scanned().verdict == "not_scanned"


def test_what_comes_back_from_a_cleaner_that_was_taken_over_is_believed_as_little_as_possible():
    listed = cleaner._listed([["position", "a\nb\x00c" + "x" * 500], ["no-such-code", "x"]] + [["author", "y"]] * 500)
    assert listed[0] == ("position", ("a b c" + "x" * 500)[: limits.VALUE])
    assert {code for code, _value in listed} == {"position", "author"}
    assert len(listed) <= limits.LISTED
