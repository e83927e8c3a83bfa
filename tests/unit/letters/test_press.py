"""The press prints what people typed as letters, in three scripts, and reads nothing."""

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters import press
from letters.references import Reference, found, unknown
from letters.text import is_right_to_left, paragraphs
from tests.rules.reading import ROOT

ATTACKS = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.2.0": *',
    '#eval("1 + 1") #include "parts.typ"',
    "] #panic() [ $x^2$ *bold* _it_ @label <label> // gone /* gone */ \\u{41}",
    '"} #{ while true {} }',
    '{"kind": "text"} \\" , null',
]


def sheet(**more) -> dict:
    """The least that an official document needs."""
    return {
        "office": "Bureau du contrôle interne", "under": "", "title": "Rapport", "subtitle": "Affaire 2026-0007",
        "reference": "2026-0007", "mark": "Confidentiel", "made": [2026, 3, 9], "cover": True, "facts": [],
        "warning": "", "words": {"page": "Page", "contents": "Sommaire"}, "names": {}, "parts": [],
    } | more  # fmt: skip


def part(text: str, known=()) -> dict:
    return {"title": "1. Faits", "blocks": [{"kind": "text", "paragraphs": paragraphs(text, known)}]}


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_typed_is_printed_and_never_run(attack):
    said = words_of(press.pdf("document", sheet(title=attack, parts=[part(attack)]), "fr"))
    for word in attack.split():
        assert word in said
    assert "root:" not in said


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_press(text):
    content = press.pdf("document", sheet(cover=False, parts=[part(text)]), "en")
    assert content.startswith(b"%PDF")


def test_an_official_document_has_cover_contents_numbers_and_an_archival_mark():
    long = "\n\n".join(["Le registre porte deux camions. " * 12] * 14)
    content = press.pdf("document", sheet(parts=[part(long), part(long)]), "fr")
    pages = read(content).pages
    assert len(pages) >= 4
    said = [page.extract_text() for page in pages]
    assert "Sommaire" in said[1]
    assert "1. Faits" in said[1]
    assert all(f"Page {number} / {len(pages)}" in text for number, text in enumerate(said, start=1))
    assert b"pdfaid:part>2<" in content
    assert read(content).metadata.title == "Rapport"
    assert not read(content).get_fields()


def test_a_character_that_no_font_has_costs_the_archival_mark_and_not_the_paper():
    assert press.is_archival(press.pdf("document", sheet(parts=[part("Plain words.")]), "fr"))
    content = press.pdf("document", sheet(parts=[part("Words and 한국어.")]), "fr")
    assert not press.is_archival(content)
    assert "Words and" in words_of(content)


def test_three_scripts_are_printed_with_the_bundled_fonts():
    content = press.pdf("document", sheet(parts=[part("Ɓala ƙasa ŋ ɔ\n\nأبلغ المكتب بالأمر\n\n税関職員の行為")]), "fr")
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in read(content).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.partition("+")[2].split("-")[0] for name in fonts} >= {"LibertinusSerif", "NotoNaskhArabic", "AmanaJP"}
    assert "税関職員の行為" in words_of(content)


def test_directions_and_references():
    assert is_right_to_left("«12» أمانة")
    assert not is_right_to_left("12 amana أمانة")
    assert found("See [E1], [I02] and [E1]; [X3] [E] [A1]") == [
        Reference("E", 1), Reference("I", 2), Reference("A", 1),
    ]  # fmt: skip
    assert unknown("[E1] [E9]", {Reference("E", 1)}) == [Reference("E", 9)]
    blocks = [{"kind": "ledger", "columns": ["x"], "widths": [1], "rows": [{"anchor": "E1", "cells": ["Pièce 1"]}]}]
    parts = [part("Voir [E1] et [E9].", {Reference("E", 1)}), {"title": "Annexe", "blocks": blocks}]
    content = press.pdf("document", sheet(names={"E1": "pièce 1"}, parts=parts), "fr")
    assert "Voir pièce 1 et [E9]." in words_of(content)


def test_a_file_goes_in_from_memory_alone():
    inner = press.pdf("document", sheet(cover=False, parts=[part("Contenu de la pièce.")]), "fr")
    data = sheet(
        words={"page": "Page", "index": "Bordereau", "columns": ["Cote", "Date", "Intitulé", "Pages"], "cote": "Cote"},
        documents=[{"number": "1", "date": "", "title": "Pièce", "blocks": [], "pages": [{"file": "a", "page": 1}]}],
        proof={"title": "Empreinte", "says": "", "rows": []},
    )
    said = words_of(press.pdf("casefile", data, "fr", files={"a": inner}))
    assert "Contenu de la pièce." in said
    with pytest.raises(press.NotPrinted):
        press.pdf("casefile", data, "fr", files={"a": b"no PDF at all"})


def test_an_error_tells_no_word_of_the_text():
    with pytest.raises(press.NotPrinted) as caught:
        press.pdf("document", {"title": "secret words"}, "fr")
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_no_sheet_asks_for_a_package_or_evaluates_anything():
    for path in (ROOT / "letters/sheets").rglob("*.typ"):
        text = path.read_text(encoding="utf-8")
        assert '"@' not in text
        assert "eval(" not in text
        assert "read(" not in text
