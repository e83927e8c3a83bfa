"""``manage.py bench``: the figures that are promised, measured on a PostgreSQL of its own (docs/PERFORMANCE.md)."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from config import embedded, translations
from config.running import keys
from config.running.places import Places

if TYPE_CHECKING:
    from config.benches.figures import Figure

NAMES = ("lists", "casepage", "writers", "verify", "reports", "uploads", "flood", "casefile", "clocks")


def main(arguments: list[str]) -> int:
    """Measure; return 1 when a target is missed and ``--strict`` asks for it, or when nothing could start."""
    options = _options(arguments)
    console = Console()
    folder = Path(tempfile.mkdtemp(prefix="amana-bench-", dir=options.folder))
    folder.chmod(0o755)  # as root, the server runs as a user of its own
    places = Places(folder)
    try:
        places.make()
        with embedded.running(places.postgres) as postgres:
            figures = _measure(options, postgres, places, console)
    except embedded.CannotStart as error:
        console.print(f"[red]✗[/] {error}", soft_wrap=True, highlight=False)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    console.print(_table(figures))
    missed = [figure for figure in figures if not figure.is_met]
    console.print(f"{len(missed)} of {sum(one.target is not None for one in figures)} targets missed.")
    return 1 if missed and options.strict else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="manage.py bench", description="Measure what is promised, as ratios within one run."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(NAMES)} (all of them)")
    parser.add_argument("--small", action="store_true", help="small sizes: shows that it runs, proves nothing")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a target is missed")
    parser.add_argument("--folder", type=Path, help="where the passing database lies (the system's folder for such)")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no bench {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    options.names = options.names or list(NAMES)
    return options


def _measure(
    options: argparse.Namespace, postgres: embedded.Postgres, places: Places, console: Console
) -> list[Figure]:
    _settle(postgres, places)
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from config.secrets import reader

    settings.TOTP_KEY = reader(site="staff", testing=False)("TOTP_KEY")  # the story's people enrol as on the staff site

    from config import benches
    from config.benches.figures import Ground

    figures: list[Figure] = []
    with console.status("Tables, guards and roles") as status:
        call_command("migrate", verbosity=0, interactive=False)
        for name in options.names:
            ground = Ground(
                postgres, places.var, options.small, lambda line, name=name: status.update(f"{name}: {line}")
            )
            figures += benches.bench(name)(ground)
    return figures


def _settle(postgres: embedded.Postgres, places: Places) -> None:
    """Make this process one of a new office: it may sign the log as the worker does, and owns the tables."""
    translations.compile_all()
    keys.make(places.secrets)
    embedded.prepare_roles(postgres)
    embedded.prepare_database(postgres)
    for name in [name for name in os.environ if name.startswith("AMANA_")]:
        del os.environ[name]
    os.environ.update(
        {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SITE": "worker",
            "DATABASE_URL": postgres.url(embedded.OWNER),
            "AMANA_VAR": str(places.var),
            "AMANA_LOOPBACK": "1",
            **keys.environment(places.secrets, "staff"),
            **keys.environment(places.secrets, "worker"),
        }
    )


def _table(figures: list[Figure]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("Figure", no_wrap=True)
    table.add_column("Measured", justify="right", no_wrap=True)
    table.add_column("Asked", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("What is compared", ratio=1)
    for one in figures:
        mark = "" if one.target is None else "[green]met[/]" if one.is_met else "[red]missed[/]"
        table.add_row(one.name, one.shown, one.asked, mark, one.says)
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
