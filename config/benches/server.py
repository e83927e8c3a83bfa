"""A reporter's site under gunicorn for the benches, and a client that costs next to nothing."""

from __future__ import annotations

import http.client
import socket
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import psutil

from config.benches.figures import Ground
from config.running import sites
from config.running.places import ROOT, Places

HOST = "127.0.0.1"
CSRF = ("amana-reporter-form", "b" * 32)  # the form's guard: cookie and field carry the same secret
START = 120.0  # seconds that a site has to answer on a loaded machine


@contextmanager
def serving(ground: Ground, *, argon2: bool = True) -> Iterator[Server]:
    """The reporter's site as in production (server, workers, database role), at the bench's addresses."""
    places = Places(ground.var)
    (places.var / "temporary").mkdir(exist_ok=True)
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    environment = sites.environment("reporter", places=places, postgres=ground.postgres) | {
        "DJANGO_SETTINGS_MODULE": "config.benches.settings",
        "BENCH_TEMPORARY": str(places.var / "temporary"),
        "BENCH_ARGON2": "" if argon2 else "none",
    }
    with (places.logs / "bench.log").open("ab") as log:
        child = subprocess.Popen(  # noqa: S603 - our own command line
            sites.command("reporter", bind=f"{HOST}:{port}"), env=environment, cwd=ROOT, stdout=log, stderr=log
        )
    server = Server(child, port)
    try:
        server.wait(places.logs / "bench.log")
        yield server
    finally:
        child.terminate()
        child.wait(timeout=30)


class Server:
    """One running gunicorn."""

    def __init__(self, child: subprocess.Popen, port: int) -> None:
        self.child, self.port = child, port

    def wait(self, log) -> None:
        """Until it answers; RuntimeError with the end of its log when it does not."""
        deadline = time.monotonic() + START
        while not self._answers():
            if self.child.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The site did not start:\n" + log.read_text(encoding="utf-8")[-2000:])
            time.sleep(0.1)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def memory(self) -> int:
        """Bytes that all of its processes hold in memory."""
        own = psutil.Process(self.child.pid)
        return sum(one.memory_info().rss for one in (own, *own.children(recursive=True)))

    def rate(self, path: str, body: bytes, kind: str, *, seconds: float, connections: int) -> float:
        """Requests a second that were answered with 200, over so many connections at once."""
        counts, until = [0] * connections, time.perf_counter() + seconds

        def ask(number: int) -> None:
            with self.connection() as line:
                while time.perf_counter() < until:
                    line.post(path, [body], len(body), kind)
                    counts[number] += 1

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(connections)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counts) / (time.perf_counter() - start)

    @contextmanager
    def connection(self) -> Iterator[Line]:
        """A connection that stays open over several requests."""
        with socket.create_connection((HOST, self.port)) as opened:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield Line(opened)


class Line:
    """Plain HTTP over a socket: the client shares the server's cores, so it must not cost what a library costs."""

    def __init__(self, opened: socket.socket) -> None:
        self.socket = opened

    def post(self, path: str, parts: Iterable[bytes], length: int, kind: str) -> bytes:
        """Post the parts and return the answer's body; RuntimeError when it is not 200."""
        head = (f"POST {path} HTTP/1.1", f"Host: {HOST}", f"Cookie: {CSRF[0]}={CSRF[1]}")
        self.socket.sendall("\r\n".join((*head, f"Content-Type: {kind}", f"Content-Length: {length}", "", "")).encode())
        for part in parts:
            self.socket.sendall(part)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._some()
        head_lines, _end, body = answer.partition(b"\r\n\r\n")
        if not head_lines.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path} answered {head_lines.splitlines()[0].decode()}; see logs/bench.log")
        lengths = [line for line in head_lines.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        wanted = int(lengths[0].partition(b":")[2])
        while len(body) < wanted:
            body += self._some()
        return body

    def _some(self) -> bytes:
        got = self.socket.recv(65536)
        if not got:
            raise RuntimeError("The site hung up; see logs/bench.log")
        return got
