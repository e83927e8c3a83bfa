"""What docs/states/ shows is what the code does."""

from config.management.commands.states import pages
from tests.rules.reading import ROOT


def test_the_pages_of_the_states_are_current():
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "states").glob("*.md")}
    assert written == pages(), "run: python3 manage.py states"
