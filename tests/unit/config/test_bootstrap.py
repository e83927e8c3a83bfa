"""The way from a machine with only git and Python to the locked packages."""

import ast
import hashlib
import re
import runpy
import sys
import tomllib
from pathlib import Path

import pytest

from config import bootstrap

ROOT = bootstrap.ROOT
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def lock_entries(name):
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9-]+)==(\S+)(.*?)(?=^[a-z#]|\Z)", text, re.MULTILINE | re.DOTALL)


def plain_name(requirement):
    return re.split(r"[\[<>=;]", requirement)[0].strip().lower().replace("_", "-")


def test_an_old_python_can_read_the_door_and_is_told_what_is_needed(monkeypatch):
    ast.parse((ROOT / "manage.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "argv", ["manage.py", "demo"])
    with pytest.raises(SystemExit, match=r"^Amana needs Python 3\.11 or newer; this is 3\.9\.") as stopped:
        runpy.run_path(str(ROOT / "manage.py"), run_name="__main__")
    assert "\n" not in str(stopped.value)


def test_the_bootstrap_imports_nothing_that_must_be_installed_first():
    for path in ("config/__init__.py", "config/bootstrap.py", "config/running/__init__.py", "manage.py"):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        outside = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {alias.name if isinstance(n, ast.Import) else n.module for n in outside for alias in n.names}
        assert names <= sys.stdlib_module_names | {"__future__"}, path


def test_the_pip_in_the_repository_is_the_one_that_was_checked():
    (wheel,) = bootstrap.REQUIREMENTS.glob("pip-*.whl")
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() == bootstrap.PIP_SHA256


def test_a_pip_that_was_tampered_with_is_refused(tmp_path, monkeypatch):
    (tmp_path / "pip-1-py3-none-any.whl").write_bytes(b"something else")
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", tmp_path)
    with pytest.raises(SystemExit, match="not the file that was checked"):
        bootstrap._pip([], folder=tmp_path, wheels=None)


def test_a_changed_lock_is_installed_again(tmp_path, monkeypatch):
    lock, venv = tmp_path / "run.lock", tmp_path / "venv"
    lock.write_text("a==1\n", encoding="utf-8")
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", tmp_path)
    assert not bootstrap.is_installed("run", folder=venv)
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    (venv / "amana.json").write_text(f'{{"run": "{digest}"}}', encoding="utf-8")
    assert bootstrap.is_installed("run", folder=venv)
    lock.write_text("a==2\n", encoding="utf-8")
    assert not bootstrap.is_installed("run", folder=venv)


def test_an_environment_whose_python_is_gone_does_not_count(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(tmp_path / "removed")
    assert not bootstrap._works(tmp_path)


@pytest.mark.parametrize("argv", [["manage.py", "demo", "--offline"], ["manage.py", "demo", "--offline", "/nowhere"]])
def test_offline_without_a_folder_is_refused(argv):
    with pytest.raises(SystemExit, match="needs the folder"):
        bootstrap._offline_folder(argv)


def test_offline_is_not_handed_on(tmp_path):
    argv = ["manage.py", "test", "--offline", str(tmp_path), "-k", "clock"]
    assert bootstrap._offline_folder(argv) == tmp_path.resolve()
    assert bootstrap._without_offline(argv) == ["manage.py", "test", "-k", "clock"]


@pytest.mark.parametrize("name", ["run", "test"])
def test_every_locked_package_has_its_hashes_and_no_host_is_named(name):
    entries = lock_entries(name)
    assert len(entries) > 40
    assert [entry[0] for entry in entries if "--hash=sha256:" not in entry[2]] == []
    text = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text


def test_the_locks_hold_what_the_project_asks_for():
    run = {name: version for name, version, _ in lock_entries("run")}
    test = {name: version for name, version, _ in lock_entries("test")}
    assert {plain_name(line) for line in PROJECT["project"]["dependencies"]} <= set(run)
    assert {plain_name(line) for line in PROJECT["dependency-groups"]["test"]} <= set(test)
    assert run.items() <= test.items()


def test_every_dependency_has_a_sentence_saying_why():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]
    for requirement in asked:
        position = next(i for i, line in enumerate(lines) if line.strip().strip('",') == requirement)
        assert re.match(r"\s+# [A-Z].+\.$", lines[position - 1]), requirement


def test_the_continuous_integration_runs_what_a_person_runs():
    script = Path(ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("exec python3 manage.py test")
