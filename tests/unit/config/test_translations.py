"""Catalogues are compiled at set-up, by a library, only when they changed."""

import os

import polib
import pytest

from config import translations


@pytest.fixture
def catalogue(tmp_path):
    folder = tmp_path / "cases" / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Case"\nmsgstr "Dossier"\n',
        encoding="utf-8",
    )
    return folder / "django.po"


def test_a_catalogue_is_compiled(tmp_path, catalogue):
    (written,) = translations.compile_all(tmp_path)
    assert polib.mofile(str(written)).find("Case").msgstr == "Dossier"


def test_a_catalogue_that_did_not_change_is_left(tmp_path, catalogue):
    translations.compile_all(tmp_path)
    assert translations.compile_all(tmp_path) == []


def test_a_catalogue_that_changed_is_compiled_again(tmp_path, catalogue):
    (written,) = translations.compile_all(tmp_path)
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("Dossier", "Affaire"), encoding="utf-8")
    os.utime(catalogue, (written.stat().st_mtime + 2,) * 2)
    translations.compile_all(tmp_path)
    assert polib.mofile(str(written)).find("Case").msgstr == "Affaire"


def test_a_malformed_catalogue_is_named_with_its_line(tmp_path, catalogue):
    catalogue.write_text('msgid "Case"\nmsgstr "un "dossier""\n', encoding="utf-8")
    with pytest.raises(OSError, match=r"django\.po.*line 2"):
        translations.compile_all(tmp_path)
