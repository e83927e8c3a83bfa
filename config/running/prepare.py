"""Brings the demo's database up to date and tells the story: ``python -m config.running.prepare [--short-story]``.

Runs in a process of its own, as the role that owns the tables, so that the supervisor
never holds Django or a key.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django
from rich.console import Console


def main() -> None:
    """Migrate, then tell the story once; the accounts file is written last and says that it is whole."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    console = Console()
    with console.status("Tables, guards and roles"):
        call_command("migrate", verbosity=0, interactive=False)
    console.print("[green]✓[/] Tables, guards and roles")
    accounts = Path(settings.DEMO_ACCOUNTS)
    if not accounts.exists():
        _tell_story(console, accounts, is_short="--short-story" in sys.argv[1:])


def _tell_story(console: Console, accounts: Path, *, is_short: bool) -> None:
    from config import story

    with console.status("The story") as status:
        people = story.tell(lambda line: status.update(f"The story: {line}"), is_short=is_short)
    console.print(f"[green]✓[/] The story, with {len(people)} people")
    _write_private(accounts, json.dumps(people, ensure_ascii=False, indent=2))


def _write_private(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    draft.replace(path)


if __name__ == "__main__":
    main()
