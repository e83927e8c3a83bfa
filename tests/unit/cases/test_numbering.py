"""How cases are numbered: as the office wishes, and never twice."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.policies import RoleNeeded
from cases.models import Case
from cases.numbering import actions as numbering
from cases.numbering import pattern
from cases.numbering.actions import set_pattern
from tests.factories import cases as factory
from tests.factories.accounts import member

NOW = timezone.now


def test_the_office_numbers_its_cases_as_it_wishes_and_old_numbers_stay(people):
    first = factory.opened(people)
    by = member(["administrator"])
    set_pattern(text="IA/{year}/{serial:3}/{unit}", by=by, at=NOW())
    second = factory.opened(people)
    year = timezone.localdate().year
    assert Case.objects.get(pk=first.pk).number == f"{year}-{first.serial:04d}"
    assert second.number == f"IA/{year}/{second.serial:03d}/north-gate"
    set_pattern(text="{year}-{serial:4}", by=by, at=NOW())
    assert factory.opened(people).number == f"{year}-{second.serial + 1:04d}"


@pytest.mark.parametrize(
    "text",
    ["{serial}", "{year}{serial}", "{year}-{serial}-{serial}", "{year}-{serial}é", "{year}-{unit:3}-{serial}", ""],
)
def test_a_pattern_by_which_two_cases_could_meet_is_refused(text):
    with pytest.raises(pattern.PatternUnusable):
        pattern.read(text)


def test_only_an_administrator_numbers(people):
    with pytest.raises(RoleNeeded):
        set_pattern(text="{year}-{serial}", by=people.head, at=NOW())


@pytest.mark.django_db(transaction=True)
def test_two_cases_opened_at_once_get_two_numbers():
    given, start = [], threading.Barrier(2)

    def open_one() -> None:
        start.wait()
        with transaction.atomic():
            serial = numbering.next_serial(2031)
            time.sleep(0.1)  # the other one waits at the locked row
            given.append(serial)
        connection.close()

    both = [threading.Thread(target=open_one) for _turn in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert given == [1, 2]
