"""Two at once: dependencies that would make a circle together."""

import threading

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from cases.models import TaskNeed
from cases.planning import policies
from cases.planning.actions import task as task_actions
from tests.factories import cases as factory


@pytest.fixture
def pair(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case = factory.investigating(factory.team())
    return case, factory.task(case, title="one"), factory.task(case, title="two")


def at_once(*acts) -> list[Exception | None]:
    """Run each in its own connection, all from the same moment on."""
    gate, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act) -> None:
        gate.wait()
        try:
            act()
        except (policies.Circle, DatabaseError) as refusal:
            outcomes[number] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return outcomes


def test_of_two_dependencies_that_make_a_circle_one_is_refused(pair):
    case, one, two = pair
    lead, now = case.team.lead, timezone.now()
    outcomes = at_once(
        lambda: task_actions.wait_for(task=one, needed=two, by=lead, at=now),
        lambda: task_actions.wait_for(task=two, needed=one, by=lead, at=now),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Circle", "NoneType"]
    assert TaskNeed.objects.count() == 1


def test_past_the_actions_the_database_still_refuses_one(pair):
    _case, one, two = pair

    def write(task, needed):
        with transaction.atomic():
            TaskNeed.objects.create(task=task, needed=needed)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.2)")

    outcomes = at_once(lambda: write(one, two), lambda: write(two, one))
    assert sum(isinstance(outcome, DatabaseError) for outcome in outcomes) == 1
    assert TaskNeed.objects.count() == 1
