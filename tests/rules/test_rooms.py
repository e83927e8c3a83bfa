"""A room knows what came before it in a case's life, never what comes after (DESIGN.md, "Rooms")."""

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.rules.reading import DOMAIN_ROOMS, ROOMS, ROOT, imported, named, python_files, short

# Everybody may know the log and the look, and the log knows nobody but the look.
BELOW_THE_LOG = {"audit", "ui"}


def test_no_room_imports_upwards(capsys):
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
    assert "0 broken" in capsys.readouterr().out


def test_every_room_stands_in_the_layers():
    installed = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert installed <= set(ROOMS)


def test_only_access_modules_open_what_is_sealed():
    openers = {
        short(path)
        for path in python_files()
        for name in imported(path)
        if name == "vault.opening" or name.startswith("vault.opening.")
    }
    strangers = {path for path in openers if not path.endswith("/access.py") and not path.startswith("vault/")}
    assert not strangers, f"only access.py may import vault.opening: {strangers}"


def test_the_log_imports_no_room_but_the_look():
    upward = [
        f"{short(path)}: {name}"
        for path in python_files("audit")
        for name in imported(path)
        if name.split(".")[0] in set(ROOMS) - BELOW_THE_LOG
    ]
    assert not upward


def test_states_are_plain_tables_without_a_database():
    touched = [
        f"{short(path)}: {name}"
        for path in named("states", *DOMAIN_ROOMS)
        for name in imported(path)
        if name.startswith(("django.db", "django.http")) or ".models" in name or ".actions" in name
    ]
    assert not touched


def test_policies_know_no_web():
    touched = [
        f"{short(path)}: {name}"
        for path in named("policies")
        for name in imported(path)
        if name.startswith(("django.http", "django.shortcuts")) or ".views" in name
    ]
    assert not touched
