"""What is started is watched, revived within a limit, and ended to the last process."""

import json
import os
import subprocess
import sys
import threading
import time

import psutil
import pytest

from config.running import supervisor
from config.running.supervisor import Child, Failed, Supervisor

SLEEPS = "import time; time.sleep(60)"
HAS_A_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SLEEPS!r}])"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {SLEEPS}"


@pytest.fixture
def said():
    return []


@pytest.fixture
def watcher(tmp_path, said):
    watcher = Supervisor(tmp_path / "processes.json", said.append)
    yield watcher
    watcher.stop()


def child(tmp_path, code, name="site", **options):
    return Child(name, [sys.executable, "-c", code], dict(os.environ), tmp_path / f"{name}.log", **options)


def wait_for(condition, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def watch_in_background(watcher):
    thread = threading.Thread(target=watcher.watch, kwargs={"every": 0.02})
    thread.start()
    return thread


def test_stopping_ends_a_process_and_whatever_it_started(watcher, tmp_path):
    watcher.start(child(tmp_path, HAS_A_CHILD))
    parent = psutil.Process(watcher.children[0].process.pid)
    wait_for(parent.children)
    family = [parent, *parent.children()]
    watcher.stop()
    assert psutil.wait_procs(family, timeout=5)[1] == []
    assert not watcher.register.exists()


def test_who_does_not_listen_is_killed(watcher, tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "PATIENCE", 0.2)
    watcher.start(child(tmp_path, DEAF))
    wait_for(lambda: "deaf" in (tmp_path / "site.log").read_text())
    process = watcher.children[0].process
    watcher.stop()
    assert process.poll() is not None


def test_what_serves_others_ends_after_them(watcher, tmp_path):
    order = tmp_path / "order"
    notes = (
        "import signal, sys, time\n"
        "def leave(*_): time.sleep({wait}); open({file!r}, 'a').write({name!r}); sys.exit()\n"
        "signal.signal(signal.SIGTERM, leave); print('here', flush=True); time.sleep(60)"
    )
    broker = notes.format(wait=0, file=str(order), name="broker ")
    site = notes.format(wait=0.3, file=str(order), name="site ")
    watcher.start(child(tmp_path, broker, "broker", serves_others=True))
    watcher.start(child(tmp_path, site, "site"))
    wait_for(lambda: all("here" in (tmp_path / f"{name}.log").read_text() for name in ("broker", "site")))
    watcher.stop()
    assert order.read_text() == "site broker "


def test_a_process_that_dies_is_said_and_started_again(watcher, tmp_path, said):
    watcher.start(child(tmp_path, SLEEPS))
    first = watcher.children[0].process
    watching = watch_in_background(watcher)
    first.kill()
    wait_for(lambda: watcher.children[0].process.pid != first.pid)
    watcher.stopping.set()
    watching.join()
    assert said == ["The site died (code -9) and is started again."]
    assert watcher.children[0].process.poll() is None


def test_a_process_that_keeps_dying_is_given_up_with_the_name_of_its_log(watcher, tmp_path):
    watcher.start(child(tmp_path, "import sys; sys.exit(3)"))
    with pytest.raises(Failed, match=r"The site died 5 times in a minute\. Its log is .*site\.log"):
        watcher.watch(every=0.02)


def test_waiting_for_a_process_that_died_says_where_the_reason_is(watcher, tmp_path):
    watcher.start(child(tmp_path, "import sys; sys.exit(3)"))
    with pytest.raises(Failed, match=r"The site did not start\. The reason is at the end of .*site\.log"):
        watcher.wait_until(lambda: False, name="site", seconds=5)


def test_a_task_run_to_its_end_gives_its_code_and_is_no_longer_watched(watcher, tmp_path):
    assert watcher.run_to_end(child(tmp_path, "import sys; sys.exit(3)")) == 3
    assert watcher.children == []


def test_what_a_killed_supervisor_left_is_ended_at_the_next_start(watcher, tmp_path):
    watcher.start(child(tmp_path, HAS_A_CHILD))
    parent = psutil.Process(watcher.children[0].process.pid)
    wait_for(parent.children)
    family = [parent, *parent.children()]
    assert supervisor.end_leftovers(watcher.register) == 1
    assert psutil.wait_procs(family, timeout=5)[1] == []
    assert not watcher.register.exists()


def test_a_stranger_who_got_the_number_of_a_dead_process_is_left_alone(tmp_path):
    with subprocess.Popen([sys.executable, "-c", SLEEPS]) as stranger:
        register = tmp_path / "processes.json"
        register.write_text(json.dumps([[stranger.pid, 12345.0]]), encoding="ascii")
        assert supervisor.end_leftovers(register) == 0
        assert stranger.poll() is None
        stranger.kill()


def test_a_register_cut_short_by_a_crash_is_no_obstacle(tmp_path):
    (tmp_path / "processes.json").write_text("[[12", encoding="ascii")
    assert supervisor.end_leftovers(tmp_path / "processes.json") == 0
