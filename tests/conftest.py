import gc
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as settings_of_properties
from xdist.scheduler import LoadScopeScheduling

from tests import emptying, kept
from tests.stack import Stack
from vault import erasure_keys

# The files whose tests need the running stack; beside them, everything under tests/browser. They are what takes
# longest: nothing else, however large, stands in their line.
ON_THE_STACK = {
    f"tests/system/{name}.py" for name in ("test_bad_input", "test_no_outgoing", "test_onion", "test_sigkill")
}


# Two cores are shared by many: how long one example took says nothing.
settings_of_properties.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings_of_properties.load_profile("unhurried")


class ByFile(LoadScopeScheduling):
    """Tests of one file go to one worker, so that a world is built once; those on the stack all go to the same one.

    By the path alone: ``--dist loadgroup`` of xdist 3.8 writes its groups where pytest 9.2 no longer reads them.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return "stack" if path in ON_THE_STACK or path.startswith("tests/browser/") else path


# What takes longest begins first, so that at the end nobody waits for one long file.
FIRST = (
    "tests/browser/",
    *sorted(ON_THE_STACK),
    "tests/rules/test_doors.py",
    "tests/unit/config/test_demo.py",
    "tests/system/test_bench.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest files first, everything else as it was collected."""

    def place(item: pytest.Item) -> int:
        return next((at for at, start in enumerate(FIRST) if item.nodeid.startswith(start)), len(FIRST))

    items.sort(key=place)


gc.disable()  # until the thousands of tests are collected, of which nothing can go


def pytest_collection_finish(session):
    """What was loaded stays: the collector need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """What migrating left in the tables comes back after each test with transactions of its own."""
    with django_db_blocker.unblock():
        emptying.remember()
    with emptying.rows_go():
        yield


@pytest.fixture(autouse=True, scope="session")
def erasure_keys_of_this_run(tmp_path_factory):
    """The tests' own file of erasure keys, made before the first compartment."""
    settings.ERASURE_KEYS = tmp_path_factory.mktemp("erasure") / "keys"
    erasure_keys.create()


@pytest.fixture(autouse=True)
def nothing_was_counted():
    """No test is in the crowd of another one."""
    cache.clear()


@pytest.fixture(autouse=True)
def in_the_first_language():
    """A test that spoke French leaves the next one in English."""
    translation.activate("en")


def _is_alone(one: pytest.Item) -> bool:
    """Whether Django empties the tables after this test."""
    mark = one.get_closest_marker("django_db")
    return "transactional_db" in one.fixturenames or bool(mark and mark.kwargs.get("transaction"))


@pytest.fixture(autouse=True, scope="module")
def worlds_of_this_file(request):
    """What the file says it keeps (``tests.kept``), in a transaction around all its tests."""
    factories = getattr(request.module, "WORLDS", ())
    if not factories:
        yield
        return
    alone = [one.nodeid for one in request.session.items if one.module is request.module and _is_alone(one)]
    assert not alone, f"a test with transactions of its own would empty what its file keeps: {alone}"
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    with ExitStack() as after:
        with blocker.unblock():
            after.enter_context(transaction.atomic())
            kept.build(factories)
        yield
        with blocker.unblock():
            kept.forget()
            transaction.set_rollback(True)
            after.close()


@pytest.fixture(autouse=True)
def worlds_as_new(worlds_of_this_file):
    """Each test finds what its file keeps as it was built."""
    kept.hand_out()


@pytest.fixture
def settle(db):
    """Run the deferred guards now, as a commit would, and go on in the same test."""

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    return run


@pytest.fixture
def as_site(settings, db):
    """Act as one of the processes: its URLs and its database role, as in production."""
    roles = {"reporter": "amana_reporter", "staff": "amana_staff", "worker": "amana_worker"}

    def become(site: str) -> None:
        settings.SITE = site
        settings.ROOT_URLCONF = f"config.urls_{'reporter' if site == 'reporter' else 'staff'}"
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {roles[site]}")

    yield become
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.fixture(scope="session")
def stack():
    """The three real processes, one set of them for the whole run: see ``ByFile``."""
    made = Stack.new()
    try:
        yield made.start()
    finally:
        made.stop()
