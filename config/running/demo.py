"""``manage.py demo``: everything, on this machine only, with people to sign in as."""

from __future__ import annotations

import argparse
import fcntl
import http.client
import json
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from config import embedded, translations
from config.running import keys, sites, supervisor
from config.running.places import ROOT, Places, sources_digest

HOST = "127.0.0.1"


class Refused(Exception):
    """The demo cannot start; the sentence says what to do."""


def main(arguments: list[str]) -> int:
    """Run the demo until Ctrl-C; return 0, or 1 after one sentence when it cannot run."""
    options = _options(arguments)
    places = Places(options.var.resolve())
    console = Console()
    try:
        with _alone(places):
            return Demo(places, options.ports, console).run(reset=options.reset)
    except (Refused, embedded.CannotStart, supervisor.Failed) as error:
        console.print(f"[red]✗[/] {error}", soft_wrap=True, highlight=False)
        return 1


class Demo:
    """One stack: two servers, two sites, one worker, in one folder."""

    def __init__(self, places: Places, ports: tuple[int, int], console: Console) -> None:
        self.places = places
        self.ports = dict(zip(("reporter", "staff"), ports, strict=True))
        self.console = console
        self.supervisor = supervisor.Supervisor(places.run / "processes.json", self._say)
        self.postgres: embedded.Postgres | None = None

    def run(self, *, reset: bool) -> int:
        started = time.monotonic()
        supervisor.end_leftovers(self.places.run / "processes.json")
        for port in self.ports.values():
            _require_free(port)
        if reset:
            embedded.end(self.places.postgres)
            self.places.clear()
        self.supervisor.stop_on_signals()
        try:
            self._start_servers()
            self._prepare()
            self._start_sites()
            if not self.supervisor.stopping.is_set():
                self._introduce(time.monotonic() - started)
            self.supervisor.watch(also=self._keep_postgres)
        finally:
            self._stop()
        return 0

    def _start_servers(self) -> None:
        self.places.make()
        keys.make(self.places.secrets)
        broker = sites.broker_command(self.places), sites.inherited(), self.places.logs / "broker.log"
        self.supervisor.start(supervisor.Child("broker", *broker, serves_others=True))
        self.postgres = embedded.start(self.places.postgres)
        embedded.prepare_roles(self.postgres)
        # Without the accounts file the last set-up did not come to its end: begin again.
        embedded.prepare_database(self.postgres, afresh=not self.places.accounts.exists())
        self.supervisor.wait_until(sites.broker_socket(self.places).exists, name="broker")
        self._done("PostgreSQL and Valkey")

    def _prepare(self) -> None:
        digest = sources_digest()
        stamp = self.places.stamp
        if self.places.accounts.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == digest:
            return
        translations.compile_all()
        environment = self._environment("staff", role=embedded.OWNER)
        command = [sys.executable, "-m", "config.running.prepare"]
        code = self.supervisor.run_to_end(supervisor.Child("set-up", command, environment, log=None))
        if code is None:
            return
        if code:
            raise Refused("The database could not be prepared; the lines above say why. Begin again with: --reset")
        stamp.write_text(digest, encoding="ascii")

    def _start_sites(self) -> None:
        if self.supervisor.stopping.is_set():
            return
        for site in sites.SITES:
            bind = f"{HOST}:{self.ports[site]}" if site in self.ports else ""
            child = sites.command(site, bind=bind), self._environment(site), self.places.logs / f"{site}.log"
            self.supervisor.start(supervisor.Child(site, *child))
        for site, port in self.ports.items():
            self.supervisor.wait_until(lambda port=port: _answers(port), name=site)
        self._done("The reporter's site, the staff site and the worker")

    def _environment(self, site: str, *, role: str = "") -> dict[str, str]:
        assert self.postgres is not None
        environment = sites.environment(site, places=self.places, postgres=self.postgres, role=role)
        addresses = {
            "REPORTER_URL": f"http://{HOST}:{self.ports['reporter']}/",
            "STAFF_URL": f"http://{HOST}:{self.ports['staff']}/",
        }
        return environment | addresses | {"AMANA_DEMO": "1", "ALLOWED_HOSTS": f"{HOST},localhost"}

    def _keep_postgres(self) -> None:
        assert self.postgres is not None
        if not self.postgres.is_running():
            self._say("PostgreSQL died and is started again.")
            self.postgres = embedded.start(self.places.postgres)

    def _stop(self) -> None:
        with self.console.status("Stopping"):
            self.supervisor.stop()
            if self.postgres is not None:
                self.postgres.stop()
        self.console.print("Everything is stopped.")

    def _introduce(self, seconds: float) -> None:
        people = json.loads(self.places.accounts.read_text(encoding="utf-8"))
        narrow = {"box": box.SIMPLE_HEAD, "padding": (0, 1, 0, 0), "pad_edge": False}  # eighty columns are enough
        table = Table(title="Who can sign in", title_justify="left", **narrow)
        table.add_column("Name", min_width=10)
        table.add_column("Role", min_width=14)
        table.add_column("Sign-in", no_wrap=True)
        table.add_column("Passphrase", no_wrap=True)
        for person in people:
            role = person["role"].replace("_", " ")
            table.add_row(person["name"], role, person["sign_in"], person["passphrase"])
        self.console.print(table)
        self.console.print(f"The same with the codes' secrets: {self.places.accounts}", soft_wrap=True)
        self.console.print(f"To report:       http://{HOST}:{self.ports['reporter']}/", style="bold")
        self.console.print(f"For the office:  http://{HOST}:{self.ports['staff']}/", style="bold")
        self.console.print(f"Ready after {seconds:.1f} seconds. Ctrl-C stops all of it.")

    def _done(self, what: str) -> None:
        self.console.print(f"[green]✓[/] {what}")

    def _say(self, sentence: str) -> None:
        self.console.print(f"[yellow]![/] {sentence}", soft_wrap=True)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="manage.py demo", description="Run all of Amana on this machine.")
    parser.add_argument("--reset", action="store_true", help="forget everything and begin anew")
    parser.add_argument("--ports", nargs=2, type=int, default=(8000, 8001), metavar=("REPORTER", "STAFF"))
    parser.add_argument("--var", type=Path, default=ROOT / "var", help="the folder that holds everything made")
    parser.add_argument("--offline", type=Path, metavar="FOLDER", help="install from the wheels in FOLDER")
    return parser.parse_args(arguments)


@contextmanager
def _alone(places: Places) -> Iterator[None]:
    """Hold the folder for this process; the lock goes when the process does, however it ends."""
    places.var.mkdir(parents=True, exist_ok=True)
    with (places.var / "lock").open("w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused(f"A demo already runs in {places.var}. Stop it first with Ctrl-C.") from None
        yield


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise Refused(f"Port {port} is taken. Stop what uses it, or choose two others: --ports 8100 8101") from None


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
