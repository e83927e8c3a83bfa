"""A flood at a hundred times the normal rate, and people in it: how long their whole wizard takes, and what is lost.

Normal is a busy hour of a large office (settings.FLOOD_NORMAL_PER_HOUR). The flood comes in a process's own threads on
the same machine, so its client takes its share of the same cores. One in three of it answers nothing, one solves the
puzzle, one reads the question as a person does. People run no script and answer the question.
"""

from __future__ import annotations

import itertools
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from statistics import median, quantiles

from django.conf import settings

from config.benches.figures import Figure, Ground
from config.benches.reports import open_channel
from config.benches.server import Server, serving
from config.benches.visitor import Visitor
from config.running import broker, sites
from config.running.places import Places
from reporting_channels import reporter_door
from vault.receipts import WrongReceipt

TIMES = 100  # the flood, in normal rates
AT_MOST = 5.0  # seconds for the whole wizard of a person
WAYS = ("nothing", "puzzle", "words")
CALLERS = 12
CHECKED = 500  # receipts of the unpaced flood that are opened one by one


@dataclass
class Told:
    """What was sent and acknowledged; filled by many threads."""

    receipts: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    failed: int = 0


def measure(ground: Ground) -> list[Figure]:
    """People's seconds within the flood, and what became of everything that was acknowledged."""
    open_channel()
    length, rush = ground.size(600, 6), ground.size(60, 1)
    with _limits(ground), serving(ground) as server:
        ground.say(f"{TIMES} times the normal rate for {length} seconds")
        paced, people = _together(server, length, per_second=TIMES * settings.FLOOD_NORMAL_PER_HOUR / 3600)
        ground.say(f"as fast as the machine goes, for {rush} seconds")
        unpaced, few = _together(server, rush, per_second=None)
    ground.say("opening what was acknowledged")
    every = [*paced.receipts, *people.receipts, *few.receipts, *unpaced.receipts[:CHECKED]]
    states = [_state(receipt) for receipt in every]
    genuine = [_state(receipt) for receipt in people.receipts]
    return [
        *_of_people(people, paced, length, genuine),
        Figure(
            "acknowledged and there",
            "receipts that were shown, of which each opens its report now",
            sum(state != "" for state in states) / max(1, len(states)),
            target=1.0,
            is_ceiling=False,
            digits=4,
        ),
        Figure("kept apart", "of the flood's reports", _share(paced.receipts[:CHECKED])),
        Figure("unpaced flood", "reports a minute that as many callers as the server has threads sent without pausing",
               len(unpaced.receipts) / rush * 60, unit="/min", digits=0),
        Figure("people in it", "the slowest whole wizard beside it", max(few.seconds, default=0.0), unit="s"),
    ]  # fmt: skip


def _of_people(people: Told, paced: Told, length: float, genuine: list[str]) -> list[Figure]:
    return [
        Figure(
            "flood", "reports a minute that the flood really sent", len(paced.receipts) / length * 60,
            unit="/min", target=0.95 * TIMES * settings.FLOOD_NORMAL_PER_HOUR / 60, is_ceiling=False, digits=0,
        ),
        Figure("people, slowest", f"seconds that a whole wizard without script waited, of {len(people.seconds)}",
               max(people.seconds, default=99.0), unit="s", target=AT_MOST),
        Figure("people, p95 and median", f"the same; median {median(people.seconds or [99.0]):.2f} s",
               quantiles(people.seconds, n=20, method="inclusive")[-1] if len(people.seconds) > 1 else 99.0, unit="s"),
        Figure("people who got through", "of those who tried, and answered", len(people.receipts)
               / max(1, len(people.receipts) + people.failed), target=1.0, is_ceiling=False, digits=4),
        Figure("people let straight in", "of them, whose report stands in the inbox",
               sum(state == "received" for state in genuine) / max(1, len(genuine)), target=1.0, is_ceiling=False),
    ]  # fmt: skip


def _together(server: Server, length: float, per_second: float | None) -> tuple[Told, Told]:
    """A flood and people beside it for so long; without a pace each caller sends one report after the other."""
    flood, people, stop = Told(), Told(), time.monotonic() + length
    number, turn = itertools.count(), threading.Lock()
    start = time.monotonic()

    def call() -> None:
        while time.monotonic() < stop:
            with turn:
                mine = next(number)
            if per_second and not _until(start + mine / per_second, stop):
                return
            words = f"Buy now, offer {mine} of {mine * 7919}, do not wait, it ends today and never comes again."
            _send(Visitor(server.port, words=words, answers=WAYS[mine % 3], is_short=True), flood)

    def live() -> None:
        pause = 2.0 if length > 30 else 0.3
        for mine in itertools.count():
            if time.monotonic() > stop:
                return
            words = f"At gate {mine} the shift leader asks each driver for an envelope before the barrier opens."
            _send(Visitor(server.port, words=words, answers="words"), people)
            time.sleep(pause)

    threads = [threading.Thread(target=call) for _caller in range(CALLERS)] + [threading.Thread(target=live)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return flood, people


def _until(moment: float, stop: float) -> bool:
    time.sleep(max(0.0, min(moment, stop) - time.monotonic()))
    return moment < stop


def _send(visitor: Visitor, told: Told) -> None:
    try:
        receipt = visitor.send()
    except OSError:
        receipt = ""
    if receipt:
        told.receipts.append(receipt)
        told.seconds.append(visitor.seconds)
    else:
        told.failed += 1


@cache
def _state(receipt: str) -> str:
    try:
        return reporter_door.open_by_receipt(receipt).report.state
    except WrongReceipt:
        return ""


def _share(receipts: list[str]) -> float:
    states = [_state(receipt) for receipt in receipts]
    return sum(state == "quarantined" for state in states) / max(1, len(states))


@contextmanager
def _limits(ground: Ground):
    """The memory in which all processes count, as in production."""
    places = Places(ground.var)
    server = broker._started(places.broker / "limits", sites.limits_socket(places), broker.LIMITS)
    try:
        yield
    finally:
        server.stop()
