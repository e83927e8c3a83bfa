"""The three real processes on real servers, in a folder of their own, told a short story: what an office runs.

Each process has its own database role and its own secrets, as in production; nothing of a test runs inside them.
Only what a guess costs is less: see tests.light.
"""

import http.client
import json
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from config import embedded, translations
from config.running import keys, sites, supervisor
from config.running.places import ROOT, Places

HOST = "127.0.0.1"
START = 120.0  # seconds that a site has to answer on a loaded machine


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Whether a site is up on this port."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@dataclass
class Stack:
    """A running office. ``said`` collects what the supervisor had to say, which should be nothing."""

    places: Places
    said: list[str] = field(default_factory=list)
    ports: dict[str, int] = field(default_factory=dict)
    desks: dict[str, Any] = field(default_factory=dict)  # who is signed in: see tests.browser.behind

    def __post_init__(self) -> None:
        self.supervisor = supervisor.Supervisor(self.places.run / "processes.json", self.said.append)
        self.postgres: embedded.Postgres | None = None

    @classmethod
    def new(cls) -> "Stack":
        """A stack in a new folder that the server's own user may enter."""
        folder = Path(tempfile.mkdtemp(prefix="amana-"))
        folder.chmod(0o755)
        return cls(Places(folder))

    def start(self) -> "Stack":
        """Servers, tables, story, sites, worker. Raises supervisor.Failed or embedded.CannotStart."""
        self.places.make()
        keys.make(self.places.secrets)
        translations.compile_all()
        broker = sites.broker_command(self.places), sites.inherited(), self.places.logs / "broker.log"
        self.supervisor.start(supervisor.Child("broker", *broker, serves_others=True))
        self.postgres = embedded.start(self.places.postgres, durable=False)
        embedded.prepare_roles(self.postgres)
        embedded.prepare_database(self.postgres)
        self.supervisor.wait_until(sites.broker_socket(self.places).exists, name="broker")
        self.ports = {"reporter": free_port(), "staff": free_port()}
        told = self.run("config.running.prepare", "--short-story")
        assert told.returncode == 0, told.stdout + told.stderr
        for site in sites.SITES:
            self.start_site(site, self.ports.get(site))
        for site, port in self.ports.items():
            self.supervisor.wait_until(lambda port=port: answers(port), name=site, seconds=START)
        return self

    def start_site(self, site: str, port: int | None = None, name: str = "", **more: str) -> supervisor.Child:
        """Start one more process of this kind under its own role; whoever asks waits for it to answer."""
        bind = f"{HOST}:{port}" if port else ""
        log = self.places.logs / f"{name or site}.log"
        child = supervisor.Child(name or site, sites.command(site, bind=bind), self.environment(site) | more, log)
        self.supervisor.start(child)
        return child

    def environment(self, site: str, *, role: str = "") -> dict[str, str]:
        """The whole environment of one process of this stack."""
        assert self.postgres is not None
        made = sites.environment(site, places=self.places, postgres=self.postgres, role=role)
        return made | {
            "DJANGO_SETTINGS_MODULE": "tests.light",
            "REPORTER_URL": self.address("reporter"),
            "STAFF_URL": self.address("staff"),
            "AMANA_DEMO": "1",
            "ALLOWED_HOSTS": f"{HOST},localhost",
            "FLOOD_ASKS_FROM": "100000",  # every test is one impatient visitor beside many
            "FLOOD_FASTEST_SECONDS": "0",
        }

    def address(self, site: str) -> str:
        return f"http://{HOST}:{self.ports[site]}/"

    def run(self, module: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a module to its end as the operator: the role that owns the tables."""
        command = [sys.executable, "-m", module, *words]
        environment = self.environment("staff", role=embedded.OWNER)
        return subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
        )

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """``manage.py`` on this stack's database, without its set-up."""
        return self.run("django", *words)

    @property
    def people(self) -> dict[str, dict[str, str]]:
        """The accounts file, by sign-in."""
        lines = json.loads(self.places.accounts.read_text(encoding="utf-8"))
        return {line["sign_in"]: line | {"number": str(number)} for number, line in enumerate(lines)}

    def stop(self) -> None:
        """End everything and remove the folder."""
        self.supervisor.stop()
        if self.postgres is not None:
            self.postgres.stop()
        shutil.rmtree(self.places.var, ignore_errors=True)
