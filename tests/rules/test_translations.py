"""Every sentence speaks French too: what the code and the pages say stands translated in its room's catalogue."""

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict

import polib
import pytest

from tests.rules.reading import ROOMS, ROOT

NEEDS_XGETTEXT = pytest.mark.skipif(shutil.which("xgettext") is None, reason="no xgettext: apt-get install gettext")
CATALOGUES = {room: ROOT / room / "locale" / "fr" / "LC_MESSAGES" / "django.po" for room in ROOMS}
each_catalogue = pytest.mark.parametrize("room", [room for room, path in CATALOGUES.items() if path.exists()])


@each_catalogue
def test_the_catalogue_has_no_gap_and_no_guess(room):
    catalogue = polib.pofile(str(CATALOGUES[room]))
    assert not [entry.msgid for entry in catalogue.untranslated_entries()]
    assert not [entry.msgid for entry in catalogue.fuzzy_entries()]


@NEEDS_XGETTEXT
@pytest.mark.parametrize("room", ROOMS)
def test_what_the_room_says_is_in_its_catalogue(room, tmp_path):
    copy = tmp_path / room
    shutil.copytree(ROOT / room, copy, ignore=shutil.ignore_patterns("__pycache__", "*.mo", "static", "profiles"))
    catalogue = copy / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.unlink(missing_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "fr", "--no-wrap", "--no-location"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True, timeout=120)
    said = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(catalogue))} if catalogue.exists() else set()
    assert not said - _known(room), "run makemessages and translate"


def _known(room: str) -> set[tuple[str | None, str]]:
    """The composition root has no words of its own: what it names stands in the catalogue of the room it names."""
    paths = CATALOGUES.values() if room == "config" else [CATALOGUES[room]]
    kept = [entry for path in paths if path.exists() for entry in polib.pofile(str(path)) if not entry.obsolete]
    return {(entry.msgctxt, entry.msgid) for entry in kept}


@pytest.mark.parametrize("language", ["fr", "ar", "ja"])
def test_no_two_rooms_translate_the_same_words_differently(language):
    """Django pours all catalogues into one: of two translations one wins everywhere, whichever page asks."""
    said = defaultdict(set)
    for path in ROOT.glob(f"*/locale/{language}/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                said[entry.msgctxt, entry.msgid].add(entry.msgstr or tuple(sorted(entry.msgstr_plural.items())))
    assert said
    assert not {words: found for words, found in said.items() if len(found) > 1}, "give one of them a context"


@each_catalogue
def test_a_translation_keeps_the_placeholders(room):
    names = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
    for entry in polib.pofile(str(CATALOGUES[room])):
        for translated in [entry.msgstr, *entry.msgstr_plural.values()]:
            if translated:
                wanted, kept = set(names.findall(entry.msgid)), set(names.findall(translated))
                extra = set(names.findall(entry.msgid_plural or ""))
                assert kept <= wanted | extra, entry.msgid
                assert wanted <= kept | extra or entry.msgid_plural, entry.msgid
