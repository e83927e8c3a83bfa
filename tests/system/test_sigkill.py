"""The reporter's process dies in the middle of eight people's reports: whoever saw a number finds their report."""

import os
import signal
import threading
import time

import psutil
import psycopg
import pytest

from config.running import supervisor
from tests.stack import answers, free_port
from tests.system.client import Visitor, own_words

pytestmark = pytest.mark.slow
CLIENTS = 8


class Teller(threading.Thread):
    """One reporter who sends one report after another until told to stop, and keeps every number that was shown."""

    def __init__(self, number: int, address: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.number, self.address, self.stop = number, address, stop
        self.numbers: dict[str, str] = {}
        self.failures: list[str] = []

    def run(self) -> None:
        turn = 0
        while not self.stop.is_set():
            turn += 1
            text = own_words(f"Teller {self.number}, report {turn}.")
            try:
                visitor = Visitor(self.address)
                visitor.tell(text)
                sent = visitor.send()
            except OSError:
                time.sleep(0.05)  # the site is dead just now
                continue
            except Exception as error:  # a connection cut in the middle of an answer has many names
                self.failures.append(type(error).__name__)
                continue
            if sent.status == 200 and sent.receipt:
                self.numbers[sent.receipt] = text


def kill(child: supervisor.Child) -> None:
    """SIGKILL to the master and to every worker at once."""
    family = [child.process.pid, *(one.pid for one in psutil.Process(child.process.pid).children(recursive=True))]
    for pid in family:
        os.kill(pid, signal.SIGKILL)
    child.process.wait()


def test_every_report_whose_number_was_shown_outlives_a_kill(stack):
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    child = stack.start_site("reporter", port, name="mortal")
    stack.supervisor.wait_until(lambda: answers(port), name="mortal", seconds=120)
    stop = threading.Event()
    tellers = [Teller(number, address, stop) for number in range(CLIENTS)]
    for teller in tellers:
        teller.start()
    _wait(lambda: sum(len(one.numbers) for one in tellers) >= CLIENTS)
    kill(child)
    before = sum(len(one.numbers) for one in tellers)
    stack.supervisor.children.remove(child)
    child = stack.start_site("reporter", port, name="mortal")
    stack.supervisor.wait_until(lambda: answers(port), name="mortal", seconds=120)
    _wait(lambda: sum(len(one.numbers) for one in tellers) > before)
    stop.set()
    for teller in tellers:
        teller.join(timeout=120)
        assert not teller.is_alive()

    shown = {receipt: text for teller in tellers for receipt, text in teller.numbers.items()}
    assert len(shown) > CLIENTS
    for receipt in shown:
        page = Visitor(address).come_back(receipt)
        assert page.status == 200
        assert 'id="reply"' in page.html
    assert _halves(stack) == 0
    child.process.terminate()
    child.process.wait()
    stack.supervisor.children.remove(child)


def _wait(is_so, seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "the tellers do not come on"
        time.sleep(0.02)


def _halves(stack) -> int:
    """Reports that lack a part which every report has: receipt, a grant for each recipient, its entry in the log."""
    with psycopg.connect(stack.postgres.url("amana_owner")) as connection:
        return connection.execute(
            """
            SELECT count(*) FROM reporting_channels_report report WHERE report.state <> 'erased' AND (NOT EXISTS (
                SELECT 1 FROM reporting_channels_receipt WHERE report_id = report.id)
            OR (SELECT count(*) FROM reporting_channels_reportpermission WHERE content_object_id = report.id) < 1
            OR NOT EXISTS (SELECT 1 FROM vault_grant WHERE compartment_id = report.compartment_id)
            OR NOT EXISTS (SELECT 1 FROM audit_entry
                WHERE event IN ('report.received', 'report.kept_apart') AND subject_id = report.id::text))
            """
        ).fetchone()[0]
