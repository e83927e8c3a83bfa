"""Procedure versions and calendars, built through the actions."""

from pathlib import Path

from django.utils import timezone

from audit.actors import OPERATOR
from procedures.actions import holidays, versions
from procedures.loading import PROFILES

FRENCH_STATE = PROFILES / "fr-state.toml"


def version(path: Path = FRENCH_STATE):
    """The worked French profile, loaded; calling it twice gives the same version."""
    return versions.load(path=path, by=OPERATOR, at=timezone.now())


def draft(folder: Path, **changes: str):
    """The French profile as an unsigned draft, written to the folder and loaded; `changes` replace top-level lines."""
    text = FRENCH_STATE.read_text(encoding="utf-8").replace('status = "worked"', 'status = "draft"', 1)
    for key, value in changes.items():
        line = next(line for line in text.splitlines() if line.startswith(f"{key} = "))
        text = text.replace(line, f"{key} = {value}", 1)
    path = folder / "draft.toml"
    path.write_text(text, encoding="utf-8")
    return version(path)


def calendar(country: str = "FR", year: int = 2026) -> int:
    return holidays.copy(country=country, year=year, by=OPERATOR, at=timezone.now())


def another(**amounts: tuple[str, str]):
    """A later version of the French profile, worked, in which what ``amounts`` say was replaced."""
    text = FRENCH_STATE.read_text(encoding="utf-8").replace("valid_from = 2025-06-24", "valid_from = 2025-09-01", 1)
    for before, after in amounts.values():
        text = text.replace(before, after)
    return versions.load_text(text=text, by=OPERATOR, at=timezone.now())
