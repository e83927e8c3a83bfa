"""A task is only a nudge: nobody waits for the broker, and nothing rests on it."""

import logging
import socket
import time

import pytest
from celery import Celery
from django.utils import timezone

from audit.actors import OPERATOR
from audit.log import record
from config.celery import SWEEPS, app
from config.gunicorn import QuietLogger, _NoAddress
from config.running import sites


def nudge_on(broker_url):
    app_here = Celery("here", task_cls="config.nudges:Nudge", set_as_current=False)
    app_here.conf.update(
        broker_url=broker_url,
        broker_transport_options=app.conf.broker_transport_options,
        task_publish_retry=app.conf.task_publish_retry,
        task_ignore_result=True,
    )

    @app_here.task(name="here.nudge")
    def look_now():
        """Do nothing: it is never run."""

    return look_now


def test_every_sweep_is_a_task_of_a_room():
    app.loader.import_default_modules()
    assert set(SWEEPS) <= set(app.tasks)


def test_tasks_leave_no_result_and_speak_json_only():
    assert app.conf.task_ignore_result
    assert app.conf.result_backend is None
    assert app.conf.accept_content == ["json"]


def test_killed_workers_lose_no_task():
    options = app.conf.broker_transport_options
    assert options["unacked_restore_throttle"] == 1
    assert options["unacked_restore_interval"] <= 10
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost


def test_without_a_broker_a_nudge_is_nothing():
    assert nudge_on(None).delay() is None


@pytest.mark.parametrize("is_listening", [False, True], ids=["gone", "hung"])
def test_a_broker_that_is_away_is_said_in_the_log_and_waited_for_by_nobody(tmp_path, caplog, is_listening):
    with socket.socket(socket.AF_UNIX) as broker:
        broker.bind(str(tmp_path / "broker.sock"))
        if is_listening:
            broker.listen()
        nudge = nudge_on(f"redis+socket://{tmp_path}/broker.sock")
        started = time.monotonic()
        with caplog.at_level(logging.WARNING, logger="config.nudges"):
            assert nudge.delay() is None
        assert time.monotonic() - started < 2
    assert "The broker did not take here.nudge" in caplog.text


def test_the_web_server_writes_no_address():
    for address in ("192.0.2.7", "2001:db8::7"):
        text = f"Invalid request from ip={address}: bad"
        line = logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, text, (), None)
        assert _NoAddress().filter(line)
        assert line.getMessage() == "Invalid request from ip=withheld: bad"
    assert QuietLogger.access(None, None, None, None, None) is None


@pytest.mark.parametrize("site", ["reporter", "staff", "worker"])
def test_a_process_inherits_nothing_that_is_ours_to_decide(site, monkeypatch):
    monkeypatch.setenv("AMANA_TOTP_KEY", "somebody's")
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/")
    assert {"AMANA_TOTP_KEY", "DATABASE_URL"}.isdisjoint(sites.inherited())
    assert sites.command(site, bind="127.0.0.1:1")[1] == "-m"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", SWEEPS)
def test_every_sweep_runs_with_the_rights_of_the_worker_and_no_more(name, as_site):
    app.loader.import_default_modules()
    record("log.verified", by=OPERATOR, at=timezone.now(), size=0, sound=True, flaws=0)
    as_site("worker")
    app.tasks[name].apply(throw=True)
