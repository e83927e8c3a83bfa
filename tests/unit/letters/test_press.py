"""The press prints what people typed as letters, in three scripts, and reads nothing."""

import io
import os
import subprocess
import tempfile
import time

import psutil
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


ENDLESS = "#for a in range(10000000) { for b in range(10000000) { let c = a * b } }"
BY_A_CHILD = """
import os, sys, time
if os.fork() == 0:
    time.sleep(600)
time.sleep(600)
"""


def folder_of_sheets(tmp_path, monkeypatch, text: str) -> None:
    (tmp_path / "endless").mkdir()
    (tmp_path / "endless" / "1.typ").write_text(text, encoding="utf-8")
    monkeypatch.setattr(press, "SHEETS", tmp_path)


@pytest.fixture
def children(monkeypatch):
    """The processes that the press starts."""
    started, start = [], subprocess.Popen

    def watched(*given, **named):
        started.append(start(*given, **named))
        return started[-1]

    monkeypatch.setattr(press.subprocess, "Popen", watched)
    return started


def is_gone(child: subprocess.Popen) -> bool:
    """Neither it nor anything that it started is left, but as a dead entry of the table of processes."""
    assert child.returncode is not None
    until = time.monotonic() + 10
    while any(belongs_to(one, child.pid) for one in psutil.process_iter()):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def belongs_to(process: psutil.Process, group: int) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and os.getpgid(process.pid) == group
    except (psutil.NoSuchProcess, ProcessLookupError):
        return False


def test_a_document_without_an_end_is_stopped_and_nothing_of_it_stays(tmp_path, monkeypatch, children):
    folder_of_sheets(tmp_path, monkeypatch, ENDLESS)
    before = sorted(os.listdir(tempfile.gettempdir()))
    with pytest.raises(press.TookTooLong) as caught:
        press.pdf("endless", {"title": "secret words"}, "fr", seconds=1)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert len(children) == 1
    assert is_gone(children[0])
    assert not [name for name in set(os.listdir(tempfile.gettempdir())) - set(before) if "typst" in name]


def test_what_a_hanging_typesetter_started_is_ended_with_it(tmp_path, monkeypatch, children):
    stand_in = tmp_path / "typesetter.py"
    stand_in.write_text(BY_A_CHILD, encoding="utf-8")
    monkeypatch.setattr(press, "TYPESETTER", stand_in)
    with pytest.raises(press.TookTooLong):
        press.pdf("document", sheet(), "fr", seconds=1)
    assert is_gone(children[0])
    monkeypatch.setattr(press, "PROBE_SECONDS", 0.5)
    assert not press.takes(b"%PDF", {"page": 1}), "a file that hangs its reader is not printed"
    assert is_gone(children[1])


def test_a_typesetter_writes_to_no_file_and_holds_nothing_of_the_sites_environment(tmp_path, monkeypatch):
    """It limits itself before it reads a word of the document: the stand-in tries what a taken-over one would."""
    left = tmp_path / "left"
    stand_in = tmp_path / "typesetter.py"
    stand_in.write_text(
        f"import os, signal, sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom letters.typesetter import limited\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nlimited(5, 1 << 32)\n"
        f"try:\n    open({str(left)!r}, 'wb', buffering=0).write(b'words')\nexcept OSError:\n"
        "    sys.stdout.write(repr(sorted(os.environ)))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(press, "TYPESETTER", stand_in)
    known = press.pdf("document", sheet(), "fr").decode()
    assert not left.read_bytes()
    assert "DATABASE_URL" not in known
    assert "PATH" not in known


def test_one_that_dies_at_once_is_a_paper_that_was_not_printed(tmp_path, monkeypatch):
    stand_in = tmp_path / "typesetter.py"
    stand_in.write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.setattr(press, "TYPESETTER", stand_in)
    with pytest.raises(press.NotPrinted) as caught:
        press.pdf("document", sheet(), "fr")
    assert not isinstance(caught.value, press.TookTooLong)
