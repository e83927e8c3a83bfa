"""Who goes first where it is narrow, and how often is counted without knowing whom."""

import threading
import time

import pytest
import time_machine
from django.core.cache import cache

from machine import tally
from reporting_channels import slowness
from reporting_channels.crowd import lanes
from reporting_channels.models import Report
from tests.factories.reporter_site import Reporter, settle_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def rush(settings):
    settle_on(settings)
    settings.FLOOD_ASKS_FROM = 0


# -- who goes first ----------------------------------------------------------------------------------------------


def test_those_who_answered_go_before_those_who_did_not():
    narrow, order, ready = lanes.Lanes(slots=1), [], threading.Event()

    def go(name: str, is_first: bool) -> None:
        with narrow.turn(is_first=is_first):
            order.append(name)

    with narrow.turn(is_first=True):
        later = threading.Thread(target=go, args=("later", False))
        later.start()
        while not narrow._waiting[False]:
            time.sleep(0.001)
        first = threading.Thread(target=go, args=("first", True))
        first.start()
        while not narrow._waiting[True]:
            time.sleep(0.001)
        ready.set()
    first.join()
    later.join()
    assert order == ["first", "later"]


def test_a_full_room_says_so_and_keeps_the_words(rush, the_channel, monkeypatch):
    full = lanes.Lanes(slots=0)
    monkeypatch.setattr(lanes, "sending", full)
    monkeypatch.setattr(lanes, "LATER_SECONDS", 0.01)
    ama = Reporter()
    ama.tell(the_channel.code, "Words that took courage.")
    ama.press()
    page = ama.press("unanswered")
    assert page.status == 503
    assert page.says("Nothing is lost")
    assert page.says("Words that took courage.")
    assert not Report.objects.exists()
    monkeypatch.setattr(lanes, "sending", lanes.Lanes())
    assert ama.press().receipt, "the next press sends it"


def test_who_was_sent_away_three_times_goes_with_the_first(rush, the_channel, monkeypatch):
    seen = []

    class Room:
        def turn(self, *, is_first):
            seen.append(is_first)
            raise lanes.Crowded

    monkeypatch.setattr(lanes, "sending", Room())
    ama = Reporter()
    ama.tell(the_channel.code, "Words.")
    ama.press()
    ama.press("unanswered")
    for _turn in range(3):
        ama.press()
    assert seen == [False, False, False, True]


# -- counting without knowing whom -------------------------------------------------------------------------------


def test_an_address_is_counted_under_a_key_that_changes_every_ten_minutes():
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        first = tally.tag("192.0.2.1")
        assert first == tally.tag("192.0.2.1") != tally.tag("192.0.2.2")
        clock.shift(tally.TURN)
        assert tally.tag("192.0.2.1") != first


def test_addresses_that_many_share_are_nobodys(settings):
    settings.SHARED_ADDRESSES = ["10.0.0.0/8"]
    for shared in ("127.0.0.1", "::1", "", "unix:", "10.1.2.3"):
        assert tally.tag(shared) == ""
        assert [slowness.count_wrong(shared) for _turn in range(20)] == [0.0] * 20
    assert tally.tag("2001:db8::1") == tally.tag("2001:db8::2"), "a household of IPv6 is one"
    assert slowness.wrong_before("127.0.0.1") is False


def test_wrong_receipts_slow_wrong_ones_in_every_process_alike():
    waits = [slowness.count_wrong("192.0.2.1") for _try in range(40)]
    assert waits[: slowness.FREE] == [0] * slowness.FREE
    assert waits == sorted(waits)
    assert waits[-1] == slowness.LONGEST
    assert slowness.wrong_before("192.0.2.1")
    assert not slowness.wrong_before("192.0.2.2")
    assert not any("192.0.2.1" in str(key) for key in cache._cache)
