"""A reporter meets no sentence that is not in their language: what the site can say is found, not listed (ADR 0030)."""

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import polib
import pytest
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.trans_real import DjangoTranslation

from config import spoken
from tests.rules.reaching import NOT_SHOWN, modules, reach
from tests.rules.reading import ROOT, short
from tests.rules.sentences import Sentence, sentences
from ui.text import written

FURTHER = [code for code in spoken.NAMES if code not in dict(settings.OFFICE_LANGUAGES)]
SCRIPTS = {"ar": r"[\u0600-\u06ff]", "ja": r"[\u3040-\u30ff\u3400-\u9fff]"}
# Names that stay in Latin letters in every language; anything longer is a word somebody forgot.
LATIN = {
    "PDF",
    "Tor",
    "Browser",
    "Python",
    "verify_log",
    "py",
    "log",
    "key",
    "txt",
    "KEY",
    "MB",
    "Cookie",
    "X",
    "CFA",
    "CFP",
}
# By which the office finds a text or a label in its lists: no reporter reads them.
OFFICE_ALONE = {("reporting_channels/dialogue/ready.py", "names")}
each_language = pytest.mark.parametrize("language", FURTHER)


def _catalogues(language: str) -> dict[str, polib.POFile]:
    paths = sorted(ROOT.glob(f"*/locale/{to_locale(language)}/LC_MESSAGES/django.po"))
    return {path.relative_to(ROOT).parts[0]: polib.pofile(str(path)) for path in paths}


def _entries(language: str) -> Iterator[tuple[str, polib.POEntry]]:
    for room, catalogue in _catalogues(language).items():
        yield from ((room, entry) for entry in catalogue)


def _said(entry: polib.POEntry) -> list[str]:
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def test_the_search_finds_what_a_reporter_meets_and_leaves_out_what_staff_meet():
    texts = {one.text for one in sentences()}
    assert len(texts) > 400
    # A template, a form, a refusal, a lazy constant, a choice, a tag, a plural, the other site under `override`.
    for known in (
        "Come back with your number",
        "Do you want to say who you are?",
        "No report opens with this receipt. Check each digit and try again.",
        "The office asks you",
        "Partly",
        "Exit this page",
        "%(files)s file",
        "Your receipt",
        "Receiver of reports",
    ):
        assert known in texts, known
    assert not texts & {"Sign in", "Choose a colleague", "Assign", "Credibility"}


def test_what_is_left_out_is_still_met_on_the_way():
    assert reach().left_out == set(NOT_SHOWN)


@each_language
def test_the_catalogues_say_exactly_what_a_reporter_can_meet(language):
    kept = {Sentence(room, entry.msgctxt, entry.msgid, entry.msgid_plural) for room, entry in _entries(language)}
    assert not sentences() - kept, "translate these (docs/TRANSLATING.md)"
    assert not kept - sentences(), "nobody meets these any more: take them out"


@each_language
def test_no_sentence_is_empty_guessed_or_in_another_script(language):
    for room, entry in _entries(language):
        assert not entry.fuzzy, entry.msgid
        assert not entry.obsolete, entry.msgid
        for text in _said(entry):
            assert text.strip(), (room, entry.msgid)
            _require_script(language, text, entry.msgid)


def _require_script(language: str, text: str, about: str) -> None:
    plain = re.sub(r"%\(\w+\)[sd]|</?\w+>", "", text)
    assert not re.search(r"[A-Za-z]", plain) or set(re.findall(r"[A-Za-z_]+", plain)) <= LATIN, (about, text)
    assert re.search(SCRIPTS[language], plain) or not re.search(r"\w", plain), (about, text)
    assert written(text) == text, about  # in NFC, without signs that turn the order of what is read


@each_language
def test_a_translation_keeps_placeholders_marks_and_blanks_at_the_edges(language):
    for _room, entry in _entries(language):
        wanted = _marks(entry.msgid) | _marks(entry.msgid_plural)
        for text in _said(entry):
            missing, extra = wanted - _marks(text), _marks(text) - wanted
            assert not extra, entry.msgid
            # One, two and none are words of their own: “two files” needs no figure.
            assert not missing or (entry.msgid_plural and len(missing) == 1), (entry.msgid, text)
            assert text == text.strip() or entry.msgid != entry.msgid.strip(), entry.msgid


def _marks(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|</?\w+>", text or ""))


@each_language
def test_a_plural_has_every_form_that_the_language_knows(language):
    ours = DjangoTranslation(language)
    count = {"ar": 6, "ja": 1}[language]
    for room, catalogue in _catalogues(language).items():
        assert catalogue.metadata["Plural-Forms"].startswith(f"nplurals={count};"), room
        for entry in catalogue:
            if entry.msgid_plural:
                assert sorted(entry.msgstr_plural) == list(range(count)), entry.msgid
                # Beyond two every form says the number.
                for form in list(range(count))[3:] or [0]:
                    assert _marks(entry.msgid_plural) == _marks(entry.msgstr_plural[form]), entry.msgid
    assert [ours.plural(n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 103)] == (
        [0, 1, 2, 3, 3, 4, 4, 5, 3] if language == "ar" else [0] * 9
    )


def _texts(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table that has words in English and in French."""
    if isinstance(value, dict):
        if {"en", "fr"} <= value.keys():
            yield where, value
        for name, inner in value.items():
            yield from _texts(inner, f"{where} {name}")
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, where)


def _in_data() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((ROOT / "reporting_channels").rglob("*.toml")):
        yield from _texts(tomllib.loads(path.read_text(encoding="utf-8")), short(path))


def _in_code() -> Iterator[tuple[str, dict[str, Any]]]:
    """Literal tables in the modules that the reporter's site reaches, in the settings, and in the room's own data."""
    reached = {module for module, _name in reach().symbols} | {"config.settings"}
    reached |= {name for name in modules() if name.startswith("reporting_channels.")}
    for name in sorted(reached):
        path = modules()[name].path
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node) for node in _alone(tree, short(path))}
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict) and id(node) not in alone:
                keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                if {"en", "fr"} <= set(keys):
                    yield f"{short(path)}:{node.lineno}", dict(zip(keys, map(_value, node.values), strict=False))


def _alone(tree: ast.Module, path: str) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            yield from (value for key, value in pairs if (path, getattr(key, "value", None)) in OFFICE_ALONE)


def _value(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


@each_language
def test_words_in_data_stand_in_every_language(language):
    found = [*_in_data(), *_in_code()]
    assert len(found) > 500
    for where, texts in found:
        said, english = texts.get(language), texts["en"]
        assert said, (where, english)
        words = said if isinstance(said, list | tuple) else [said]
        assert not isinstance(english, list | tuple) or len(words) == len(english), where
        for text in words:
            _require_script(language, text, where)
