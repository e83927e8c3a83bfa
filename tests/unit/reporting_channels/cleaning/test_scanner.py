"""ClamAV over its socket: asked only where the office named it, believed only in what it said."""

import getpass
import shutil
import socketserver
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest

from reporting_channels.cleaning import scanner
from reporting_channels.cleaning.scanner import Verdict

MARK = b"AMANA-OWN-TEST-SIGNATURE-2026-not-a-virus"
CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")


class Stub(socketserver.StreamRequestHandler):
    """Speaks clamd's protocol; answers what the test put into ``server.answer``."""

    def handle(self):
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zVERSION\0":
            self.wfile.write(b"ClamAV 1.4.3/27000/Sun Nov 22 2026\0")
            return
        while length := int.from_bytes(self.rfile.read(4), "big"):
            self.server.received += self.rfile.read(length)
            if self.server.answer == b"hang up":
                return
        self.wfile.write(self.server.answer + b"\0")


@pytest.fixture
def stub(settings, pytestconfig):
    with tempfile.TemporaryDirectory(prefix="cl") as folder:
        path = f"{folder}/s"
        server = socketserver.ThreadingUnixStreamServer(path, Stub)
        server.daemon_threads, server.answer, server.received = True, b"stream: OK", b""
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        settings.CLAMAV = f"unix:{path}"
        yield server
        server.shutdown()
        server.server_close()


def test_without_a_scanner_nothing_is_said_to_be_clean(settings):
    settings.CLAMAV = ""
    assert scanner.scan([b"x"]).verdict == Verdict.NO_SCANNER


def test_a_scanner_that_does_not_answer_leaves_the_file_not_scanned(settings, tmp_path):
    settings.CLAMAV = f"unix:{tmp_path}/nobody"
    said = scanner.scan([b"x"])
    assert (said.verdict, said.reason) == (Verdict.NOT_SCANNED, "silent")


@pytest.mark.parametrize("address", ["/run/clamd.ctl", "unix:relative", "tcp:host", "tcp:host:x", "http://x"])
def test_an_address_that_is_none_is_no_scanner_that_is_clean(settings, address):
    settings.CLAMAV = address
    assert scanner.scan([b"x"]).verdict == Verdict.NOT_SCANNED


@pytest.mark.parametrize(
    ("answer", "verdict", "reason"),
    [
        (b"stream: OK", Verdict.CLEAN, ""),
        (b"stream: Win.Test.EICAR_HDB-1 FOUND", Verdict.INFECTED, ""),
        (b"INSTREAM size limit exceeded. ERROR", Verdict.NOT_SCANNED, "too_large"),
        (b"stream: Can't allocate memory ERROR", Verdict.NOT_SCANNED, "error"),
        (b"", Verdict.NOT_SCANNED, "error"),
        (b"hang up", Verdict.NOT_SCANNED, "error"),
        (b"stream: OK FOUND OK", Verdict.NOT_SCANNED, "error"),
    ],
)
def test_each_answer_has_its_own_verdict(stub, answer, verdict, reason):
    stub.answer = answer
    said = scanner.scan([b"a" * 1000, b"b" * 1000])
    assert (said.verdict, said.reason) == (verdict, reason)
    assert "27000" in said.version


def test_every_byte_reaches_it_in_its_order(stub):
    scanner.scan([b"ab", b"cd", b"ef"])
    assert stub.received == b"abcdef"


@pytest.fixture(scope="module")
def clamd():
    """The real daemon with a signature of our own: no database is fetched from anywhere."""
    if CLAMD is None:
        pytest.skip("clamd is not installed (Debian: clamav-daemon)")
    with tempfile.TemporaryDirectory(prefix="clamd") as folder:
        here = Path(folder)
        (here / "own.ndb").write_text(f"Amana.Own.Test:0:*:{MARK.hex()}\n")
        (here / "clamd.conf").write_text(
            f"Foreground yes\nDatabaseDirectory {here}\nLocalSocket {here}/s\nUser {getpass.getuser()}\n"
            f"LogFile {here}/log\nStreamMaxLength 5M\nSelfCheck 0\n"
        )
        running = subprocess.Popen(
            [CLAMD, "-c", str(here / "clamd.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            until = time.monotonic() + 20
            while not (here / "s").exists() and running.poll() is None and time.monotonic() < until:
                time.sleep(0.05)
            if not (here / "s").exists():
                pytest.skip("clamd is installed and does not start")
            yield f"unix:{here}/s"
        finally:
            running.terminate()
            running.wait(timeout=20)


def test_the_real_scanner_finds_what_it_knows_and_nothing_else(clamd, settings):
    settings.CLAMAV = clamd
    found = scanner.scan([b"words ", MARK[:10], MARK[10:], b" more words"])
    assert (found.verdict, found.name) == (Verdict.INFECTED, "Amana.Own.Test.UNOFFICIAL")
    assert found.version.startswith("ClamAV ")
    assert scanner.scan([b"only words"]).verdict == Verdict.CLEAN


def test_the_real_scanner_says_of_a_file_too_long_that_it_did_not_read_it(clamd, settings):
    settings.CLAMAV = clamd
    said = scanner.scan(bytes(2**20) for _turn in range(8))
    assert (said.verdict, said.reason) == (Verdict.NOT_SCANNED, "too_large")
