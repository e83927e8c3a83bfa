"""``manage.py bench --small`` runs whole and judges what it measured; speed itself is no matter of the suite."""

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from config.benches.figures import Figure, in_turns, ratio
from config.running import bench
from config.running.places import ROOT

LINES = {
    "lists": ("list at a million", "list over plain SQL", "guardian over list"),
    "casepage": ("case page, queries", "case page over empty", "list, every filter"),
    "clocks": ("clocks after a calendar", "loading all profiles"),
    "casefile": ("case file, pages", "case file", "memory of it"),
    "writers": ("writers, 5 ms work", "writers, no work", "lag of sealing, p95"),
    "verify": ("verify a million", "ten thousand more"),
    "reports": ("report received", "Argon2id alone"),
    "uploads": ("upload, sealed", "memory of it"),
    "flood": ("people, slowest", "people in it", "kept apart"),
}
HOLD_ANYWHERE = (
    "sealed of committed",
    "plaintext on disk",
    "acknowledged and there",
    "people who got through",
    "people let straight in",
)  # no question of speed


def test_every_bench_has_its_lines_here():
    assert set(LINES) == set(bench.NAMES)


def test_the_benches_run_and_measure_what_they_say():
    with tempfile.TemporaryDirectory(prefix="amana-") as folder:
        Path(folder).chmod(0o755)  # as root, the server runs as a user of its own
        command = [sys.executable, "manage.py", "bench", "--small", "--folder", folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert not list(Path(folder).iterdir()), "the passing database is gone"
    for line in itertools.chain(*LINES.values()):
        assert line in done.stdout
    for line in done.stdout.splitlines():
        if line.strip().startswith(HOLD_ANYWHERE):
            assert " met " in line


def test_a_bench_that_nobody_knows_is_refused(capsys):
    with pytest.raises(SystemExit):
        bench.main(["speed"])
    assert "there is no bench speed" in capsys.readouterr().err


def test_a_target_is_a_ceiling_or_a_floor():
    assert Figure("a", "says", 1.2, target=1.25).is_met
    assert not Figure("a", "says", 1.3, target=1.25).is_met
    assert Figure("a", "says", 0.7, target=0.7, is_ceiling=False).is_met
    assert not Figure("a", "says", 0.69, target=0.7, is_ceiling=False).is_met
    assert Figure("a", "says", 99).is_met, "nobody judges a figure without a target"


def test_works_take_turns_and_are_compared_round_by_round():
    calls = []
    taken = in_turns({"one": lambda: calls.append("one"), "two": lambda: calls.append("two")}, 3)
    assert calls == ["one", "two"] * 4, "once to warm, then three rounds"
    assert [len(times) for times in taken.values()] == [3, 3]
    assert ratio({"one": [2.0, 8.0, 6.0], "two": [1.0, 2.0, 2.0]}, "one", "two") == 3.0
