"""``manage.py states`` writes docs/states/, one page for each edge table."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from machine.drawing import page
from machine.models import machines


def pages() -> dict[str, str]:
    """File name to text, for every machine, in English."""
    with translation.override("en"):
        return {f"{machine.name}.md": page(machine) for machine in machines()}


class Command(BaseCommand):
    """Write the pages that are not current, and remove those of machines that are no more."""

    help = "Write docs/states/ from the edge tables."

    def handle(self, *_args: Any, **_options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "states"
        folder.mkdir(parents=True, exist_ok=True)
        wanted = pages()
        for path in folder.glob("*.md"):
            if path.name not in wanted:
                path.unlink()
        for name, text in wanted.items():
            (folder / name).write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(wanted)} pages in {folder.relative_to(settings.BASE_DIR)}/")
