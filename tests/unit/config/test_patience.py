"""Slow senders against the real web server: whoever sends a byte a minute closes the site for nobody."""

import http.client
import socket
import subprocess
import sys
import textwrap
import time
from contextlib import ExitStack

import pytest

from config.running.places import ROOT
from tests.stack import free_port

THREADS = 4


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Gunicorn with our worker and settings, before an application that reads what is sent."""
    folder = tmp_path_factory.mktemp("slow")
    (folder / "app.py").write_text(
        textwrap.dedent(
            """
            def application(environ, start):
                body = environ["wsgi.input"].read()
                start("200 OK", [("Content-Length", str(len(str(len(body)))))])
                return [str(len(body)).encode()]
            """
        )
    )
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn", "-b", f"127.0.0.1:{port}"]
    command += ["--workers", "1", "--threads", str(THREADS), "--no-control-socket", "--chdir", str(folder), "app"]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": f"{ROOT}:{folder}", "HOME": str(folder)}
    child = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while True:
        try:
            assert answered(port)[0] == 200
            break
        except OSError:
            assert child.poll() is None, child.stderr.read().decode()
            assert time.monotonic() < deadline
            time.sleep(0.1)
    yield port
    child.terminate()
    child.wait(timeout=30)


def answered(port: int, body: bytes = b"") -> tuple[int, float]:
    line, start = http.client.HTTPConnection("127.0.0.1", port, timeout=30), time.monotonic()
    try:
        line.request("POST", "/", body)
        answer = line.getresponse()
        assert answer.read() == str(len(body)).encode()
        return answer.status, time.monotonic() - start
    finally:
        line.close()


def slow(stack: ExitStack, port: int, first: bytes) -> socket.socket:
    made = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
    made.sendall(first)
    return made


HEAD = b"POST / HTTP/1.1\r\nHost: a\r\n"
DAWDLERS = {
    "silent": b"",
    "one byte": b"P",
    "half a head": HEAD + b"X-Slow: ",
    "a body that does not come": HEAD + b"Content-Length: 99999\r\n\r\na",
    "an answer nobody takes leave of": HEAD + b"Connection: close\r\nContent-Length: 1\r\n\r\na",
}


@pytest.mark.parametrize("first", DAWDLERS.values(), ids=DAWDLERS)
def test_many_slow_senders_close_the_site_for_nobody(server, first):
    with ExitStack() as stack:
        for _sender in range(3 * THREADS):
            slow(stack, server, first)
        waits = [answered(server, b"words")[1] for _turn in range(3)]
        assert max(waits) < 15, "a page comes, however many dawdle"
    status, wait = answered(server, b"x" * 300_000)
    assert status == 200
    assert wait < 10


def test_a_slow_line_is_not_a_dawdler(server):
    with socket.create_connection(("127.0.0.1", server)) as line:
        body = b"x" * 12_000
        line.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 12000\r\n\r\n")
        for start in range(0, len(body), 3_000):
            line.sendall(body[start : start + 3_000])
            time.sleep(0.8)  # about four kilobytes a second, three seconds long
        line.settimeout(20)
        assert line.recv(65536).startswith(b"HTTP/1.1 200")
