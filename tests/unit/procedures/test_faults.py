"""Every sentence that the reader of profiles can say: provoked by a broken file, at its line, in French too."""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

from procedures import faults, loading, parts
from procedures.loading import MalformedProfile, load_file, load_text
from tests.unit.procedures.broken import BROKEN
from tests.unit.procedures.test_loading import CORPUS, MINIMAL

ROOM = Path(loading.__file__).parent


def problems_of(text: str):
    with pytest.raises(MalformedProfile) as caught:
        load_text(text, "broken.toml")
    return caught.value.problems


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_profile_is_refused_with_file_line_and_sentence(name):
    text, begins, sentence = BROKEN[name]
    found = [one for one in problems_of(text) if one.sentence == sentence]
    assert found, list(map(str, problems_of(text)))
    lines = [number for number, row in enumerate(text.splitlines(), start=1) if row.startswith(begins)]
    assert {one.line for one in found} <= set(lines), (list(map(str, found)), lines)
    assert str(found[0]).startswith("broken.toml, line ")


def _in_files(tmp_path, monkeypatch):
    """What only files can get wrong: bytes, absence, a shared part."""
    (tmp_path / "bytes.toml").write_bytes(b'schema = 1\ncode = "d\xe9"\n')
    (tmp_path / "twice.toml").write_text('[events]\n"report.received" = { fr = "x", en = "x" }\n', encoding="utf-8")
    (tmp_path / "bare.toml").write_text("schema = 1\n", encoding="utf-8")
    monkeypatch.setattr(parts.whole, "__defaults__", (tmp_path,))
    for path in (tmp_path / "bytes.toml", tmp_path / "gone.toml"):
        with pytest.raises(MalformedProfile) as caught:
            load_file(path)
        yield from caught.value.problems
    for name in ("twice", "bare"):
        yield from problems_of(MINIMAL.replace("schema = 1", f'schema = 1\nuses = ["{name}"]'))


def test_nothing_that_can_be_said_is_left_unprovoked_or_english(tmp_path, monkeypatch):
    said = [one.sentence for one in _in_files(tmp_path, monkeypatch)]
    said += [one.sentence for text, _begins, _says in BROKEN.values() for one in problems_of(text)]
    said += [
        one.sentence for found, into, _s in CORPUS.values() for one in problems_of(MINIMAL.replace(found, into, 1))
    ]
    said = [sentence for sentence in said if faults.is_known(sentence) or pytest.fail(sentence)]
    provoked = {text for text in faults.SENTENCES for one in said if faults.pattern_of(one) == text}
    assert set(faults.SENTENCES) - provoked == set()
    with override("fr"):
        assert [one for one in said if faults.in_words(one) == one] == []


def test_every_sentence_in_the_code_has_its_pattern():
    """Whoever adds a check adds its pattern: the sentences are read from the code itself."""
    for path in ROOM.glob("*.py"):
        for call in [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]:
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = {"wrong": 0, "Problem": 2}.get(name)
            words = _sample(call.args[place]) if place is not None and len(call.args) > place else ""
            assert not words or faults.is_known(words), f"{path.name}, line {call.lineno}: {words}"


def _sample(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "x" for one in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_what_the_toml_reader_says_is_said_in_french_too():
    for text in (
        'x = "',
        "x",
        "x = 1\nx = 2",
        "x = [1",
        "x = {a = 1",
        "[a\n",
        "x = 2025-13-01",
        "= 1",
        "x = y",
        "x = 1 y",
    ):
        sentence = problems_of(text)[0].sentence
        with override("fr"):
            words = faults.in_words(sentence)
        assert words.startswith("ce n’est pas du TOML valable"), words
        assert sentence.partition(": ")[2].rstrip(".") not in words, words
