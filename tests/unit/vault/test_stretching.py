"""Several people sign in at once."""

import threading

from vault import checks, stretching
from vault.stretching import Cost


def test_keys_that_were_wrapped_with_several_lanes_open_side_by_side():
    salt, opened = stretching.new_salt(), []

    def unlock() -> None:
        for _time in range(5):
            opened.append(stretching.derive("seven green barges", salt, Cost(memory_kib=1024, passes=2, lanes=4)))

    people = [threading.Thread(target=unlock, daemon=True) for _person in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=30)
    assert len(opened) == 30
    assert len(set(opened)) == 1


def test_several_lanes_are_refused_at_the_start(settings):
    settings.TESTING = False
    settings.VAULT_ARGON2 = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 4}
    settings.RECEIPT_ARGON2 = {"memory_kib": 19 * 1024, "passes": 2, "lanes": 1}
    assert [error.id for error in checks.costs()] == ["vault.E004"]
