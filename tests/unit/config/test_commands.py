"""The commands say in one sentence what keeps them from running."""

import os
import socket
import subprocess
import sys
import time

import pytest
from django.utils import timezone

from config import bootstrap, erasure
from config.running import doctor, runsite, sites
from config.running.places import ROOT, Places, sources_digest
from vault.models import Compartment


def run(*arguments):
    program = f"from config.running import demo; raise SystemExit(demo.main({list(arguments)!r}))"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)


def test_a_port_that_is_taken_stops_the_demo_with_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("--var", str(tmp_path), "--ports", str(port), "0")
    assert result.returncode == 1
    assert result.stdout == f"✗ Port {port} is taken. Stop what uses it, or choose two others: --ports 8100 8101\n"
    assert result.stderr == ""


def test_a_second_demo_in_the_same_folder_is_refused(tmp_path):
    hold = (
        "import fcntl, sys, time; file = open(sys.argv[1], 'w'); fcntl.flock(file, fcntl.LOCK_EX);"
        "print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", hold, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        result = run("--var", str(tmp_path))
        holder.kill()
    assert (result.returncode, result.stderr) == (1, "")
    assert "Stop it first with Ctrl-C" in result.stdout


def test_a_site_in_production_asks_for_its_database(monkeypatch, capsys):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert runsite.main(["staff"]) == 1
    assert capsys.readouterr().out.startswith("DATABASE_URL is missing")


def test_the_broker_socket_leaves_a_folder_whose_path_is_too_long(tmp_path):
    assert sites.broker_socket(Places(tmp_path / "var")).is_relative_to(tmp_path)
    deep = tmp_path / ("x" * 60) / ("y" * 60)
    assert len(str(sites.broker_socket(Places(deep)))) < 104


def test_the_digest_of_the_sources_sees_every_change_of_a_room(tmp_path):
    room = tmp_path / "cases"
    room.mkdir()
    (room / "states.py").write_text("A = 1", encoding="ascii")
    before = sources_digest(tmp_path)
    (room / "states.py").write_text("A = 2", encoding="ascii")
    assert sources_digest(tmp_path) != before


def test_clearing_removes_what_was_made_and_nothing_else(tmp_path):
    places = Places(tmp_path)
    places.make()
    (tmp_path / "letter.txt").write_text("mine", encoding="ascii")
    (places.demo / "accounts.json").write_text("[]", encoding="ascii")
    places.clear()
    assert not places.demo.exists()
    assert (tmp_path / "letter.txt").read_text(encoding="ascii") == "mine"


def test_the_doctor_gives_one_line_to_mend_each_thing_missing(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "is_installed", lambda lock, folder: False)
    monkeypatch.setattr(doctor, "NEEDED_DISK", 2**80)
    assert doctor.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("✗ The locked packages") + 1] == "    python3 manage.py demo"
    assert any(line.startswith("    Free ") for line in lines)


def test_the_doctor_is_content_when_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(bootstrap, "is_installed", lambda lock, folder: True)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    needed = [check for check in doctor.checks() if check.is_needed]
    assert [check for check in needed if check.mend] == []
    assert any(check.what == "PostgreSQL starts" for check in needed)


def test_a_site_does_not_start_without_the_erasure_keys_nor_with_ones_that_lie_open(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(os, "execve", lambda *_call: pytest.fail("it started"))
    monkeypatch.setenv("DATABASE_URL", "postgresql:///amana")
    monkeypatch.setenv("AMANA_ERASURE_KEYS", str(tmp_path / "keys"))
    assert runsite.main(["reporter"]) == 1
    assert "Put its newest copy back" in capsys.readouterr().out
    (tmp_path / "keys").write_bytes(b"")
    (tmp_path / "keys").chmod(0o644)
    assert runsite.main(["worker"]) == 1
    assert "chmod 640" in capsys.readouterr().out


def test_the_doctor_finds_copies_of_the_erasure_keys_that_are_too_old(tmp_path):
    copy = tmp_path / "keys.monday"
    copy.write_bytes(b"")
    assert not doctor._copies(tmp_path, 7).mend
    os.utime(copy, (time.time() - 8 * 86_400,) * 2)
    assert "undo erasures" in doctor._copies(tmp_path, 7).mend
    copy.unlink()
    assert "make one each night" in doctor._copies(tmp_path, 7).mend


@pytest.mark.django_db
def test_the_file_of_erasure_keys_is_never_made_a_second_time(settings, tmp_path):
    settings.ERASURE_KEYS = tmp_path / "erasure" / "keys"
    erasure.prepare()
    assert settings.ERASURE_KEYS.exists()
    settings.ERASURE_KEYS.unlink()
    Compartment.objects.create(kind="index", created_at=timezone.now())
    with pytest.raises(SystemExit, match="is gone"):
        erasure.prepare()
