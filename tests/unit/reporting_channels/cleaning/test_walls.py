"""Behind the walls nothing can be reached: no network, no database, no file, no other process."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reporting_channels.cleaning import child as _child  # noqa: F401 - it must load without Django's settings
from reporting_channels.cleaning import cleaner, walls
from tests.factories.reporting_channels import stored_file
from vault.streams import FileSecret

ROOT = Path(__file__).resolve().parents[4]
PROBE = Path(__file__).with_name("probe.py")
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's walls are Linux's")
OUT_OF_REACH = ("connect to the database", "connect to a host", "open a file", "write a file", "read its parent")


def probed(folder: Path, without: str = "", python: str = sys.executable, **options) -> dict:
    secret = folder / "secret"
    secret.write_text("a key of somebody else's")
    secret.chmod(0o644)
    socket = re.sub(r".*host=([^&]+).*", r"\1/.s.PGSQL.5432", os.environ.get("DATABASE_URL", "host=/nowhere"))
    command = [python, "-I", "-B", str(PROBE), str(ROOT), socket, str(secret), without]
    done = subprocess.run(command, capture_output=True, check=False, timeout=30, **options)
    if done.returncode and b"Permission denied" in done.stderr:
        pytest.skip("nobody else can read this checkout")
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@ON_LINUX
def test_nothing_is_in_reach(tmp_path):
    told = probed(tmp_path)
    if not walls.suffice(told["standing"]):
        pytest.skip(f"this kernel builds only: {told['standing']}")
    assert told["before"] == "opened"
    assert told["python"] != "opened"
    assert [name for name, came in told["came"].items() if came >= 0] == []


@ON_LINUX
@pytest.mark.parametrize("without", ["calls", "files"])
def test_each_wall_stands_without_the_others(tmp_path, without):
    told = probed(tmp_path, without)
    if not walls.suffice(told["standing"]):
        pytest.skip(f"this kernel builds only: {told['standing']}")
    assert without not in told["standing"]
    assert [name for name in OUT_OF_REACH if told["came"][name] >= 0] == []


@ON_LINUX
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_it_takes_no_privilege_to_build_them():
    python = shutil.which("python3", path="/usr/bin")
    if python is None:
        pytest.skip("no Python that everybody can run")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        told = probed(Path(folder), python=python, user=65534, group=65534, extra_groups=[])
    assert [name for name, came in told["came"].items() if came >= 0] == []


def test_the_process_is_handed_one_key_and_nothing_else_of_ours(tmp_path, monkeypatch, settings):
    """A stand-in writes down what it was given: no environment, no argument but a number, three pipes."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setenv("AMANA_DRAFT_KEY", "canary-of-the-environment")
    stand_in = tmp_path / "stand_in.py"
    stand_in.write_text(
        f"import sys, os; sys.path.insert(0, {str(ROOT)!r})\n"
        "from reporting_channels.cleaning.wire import Frames\n"
        "open_ = [n for n in range(3, 64) if os.path.exists(f'/proc/self/fd/{n}')] if os.path.exists('/proc') else []\n"
        "inherited = [n for n in open_ if n != int(sys.argv[1])]\n"
        "Frames(1).say('found', listed=[['author', repr(dict(os.environ))], ['title', repr(sys.argv[1:])],\n"
        "    ['device', repr(inherited)]])\n"
        "Frames(1).say('failed', reason='damaged')\n"
    )
    monkeypatch.setattr(cleaner, "CHILD", stand_in)
    secret = FileSecret.from_bytes(stored_file(b"words", "note.txt").secret)
    given = dict(cleaner.clean("note.txt", secret).listed)
    assert "canary" not in given["author"]
    assert not re.findall(r"'(?!LC_CTYPE|__CF)\w+':", given["author"])
    assert re.fullmatch(r"\['\d+'\]", given["title"])
    assert given["device"] == "[]"


def test_a_machine_without_walls_opens_nothing(tmp_path, monkeypatch, settings):
    settings.MEDIA_ROOT = tmp_path
    without = tmp_path / "without.py"
    without.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from reporting_channels.cleaning import child, walls\n"
        "walls.rise = lambda: []\n"
        "child.main(int(sys.argv[1]))\n"
    )
    monkeypatch.setattr(cleaner, "CHILD", without)
    secret = FileSecret.from_bytes(stored_file(b"words", "note.txt").secret)
    settings.CLEANER_NEEDS_WALLS = True
    standing = cleaner.clean("note.txt", secret)
    assert (standing.state, standing.reason) == ("failed", "no_walls")
    settings.CLEANER_NEEDS_WALLS = False
    assert cleaner.clean("note.txt", secret).state == "cleaned"


def test_the_process_knows_nothing_of_django():
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from reporting_channels.cleaning import child\n"
        "for ending in ('jpg', 'pdf', 'docx', 'odt', 'txt', 'doc'): child._ready(ending)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg', 'config')])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.strip() == b"[]"


def test_no_byte_of_it_is_left_in_clear_on_the_disk(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    words = b"the lorry left the north gate at night " * 500
    standing = cleaner.clean("note.txt", FileSecret.from_bytes(stored_file(words, "note.txt").secret))
    assert standing.copy is not None
    for path in (one for one in tmp_path.rglob("*") if one.is_file()):
        assert b"north gate" not in path.read_bytes()
