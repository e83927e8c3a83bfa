"""The web server's worker, with bounded patience: whoever sends slowly never holds the threads that others need.

Gunicorn's threads wait for a request's next byte as long as it pleases the sender; a dozen senders of one byte a minute
close a site with a dozen threads (slowloris). Here a connection may be slow only while one of a few places for slow
ones is free, must then keep up a pace that any telephone line has, and is otherwise closed.
"""

import errno
import socket
import struct
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.workers import gthread

FIRST_BYTE = 0.2  # seconds; a connection that says nothing goes back to the poller and holds no thread
QUICK = 1.0  # seconds within which most requests are whole
GRACE = 10.0  # seconds for the head of a request and whatever comes before the pace counts
PACE = 1024  # bytes a second, beyond that
CLOSERS = 16
SEND = 30  # seconds that an answer may wait to be taken


class Slow:
    """The places for slow senders: half of the threads, so that the other half is always there."""

    def __init__(self, places: int) -> None:
        self._places = threading.BoundedSemaphore(max(1, places))

    def take(self) -> bool:
        return self._places.acquire(blocking=False)

    def give_back(self) -> None:
        self._places.release()


class Patient:
    """The reading side of a connection: ``recv`` within the time that is left."""

    def __init__(self, plain: socket.socket, slow: Slow) -> None:
        self._plain, self._slow = plain, slow
        self._has_place = False
        self.begin()

    def begin(self) -> None:
        """A new request on this connection: its time starts now."""
        self.end()
        self._began, self._received = time.monotonic(), 0

    def end(self) -> None:
        """Nothing more is read: the place is somebody else's."""
        if self._has_place:
            self._has_place = False
            self._slow.give_back()

    def recv(self, most: int) -> bytes:
        """As a socket's; raises ConnectionResetError for whoever is too slow."""
        while True:
            left = self._left()
            self._plain.settimeout(left)
            try:
                got = self._plain.recv(most)
            except TimeoutError:
                continue
            finally:
                self._plain.settimeout(None)
            self._received += len(got)
            return got

    def _left(self) -> float:
        spent = time.monotonic() - self._began
        if spent < QUICK:
            return QUICK - spent
        if not self._has_place:
            self._has_place = self._slow.take()
        left = GRACE + self._received / PACE - spent
        if not self._has_place or left <= 0:
            with suppress(OSError):
                self._plain.shutdown(socket.SHUT_RDWR)  # nobody lingers for what may still come
            raise ConnectionResetError(errno.ECONNRESET, "too slow")
        return left


class PatientWorker(gthread.ThreadWorker):
    """Threads that read through ``Patient``."""

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        self.slow = Slow(self.cfg.threads // 2)
        self.closers = ThreadPoolExecutor(CLOSERS)

    def handle(self, conn: Any) -> Any:
        """Read and answer one request; a connection that is silent goes back to the poller."""
        if not conn.initialized and not conn.data_ready and not conn.wait_for_data(FIRST_BYTE):
            return gthread._DEFER
        conn.data_ready = True
        if not conn.initialized:
            conn.init()
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", SEND, 0))
            conn.parser.unreader.sock = Patient(conn.sock, self.slow)
            # Gunicorn lingers two seconds over each closed connection, in the one thread that hands out all others.
            conn.close = partial(self.closers.submit, conn.close)
        patient = conn.parser.unreader.sock
        patient.begin()
        try:
            return super().handle(conn)
        finally:
            patient.end()
