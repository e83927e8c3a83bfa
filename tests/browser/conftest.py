"""A real Chromium, and people who each have a window of their own in it."""

import pytest

from tests.browser.behind import Behind
from tests.browser.chromium import CHROMIUM, MISSING, QUIET
from tests.browser.eyes import Eyes
from tests.browser.office import Office
from tests.browser.reporter import Reporter


def pytest_collection_modifyitems(items):
    """Everything here needs a browser."""
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="module")
def chromium():
    """One browser a module: its event loop must be gone before a test elsewhere asks the database."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium):
    """Opens windows: a fresh one has no cookie, no history, and pages in one language. All close with the test."""
    contexts = []

    def open_window(language: str = "en", *, script: bool = True) -> Eyes:
        context = chromium.new_context(
            locale=language, java_script_enabled=script, viewport={"width": 1280, "height": 900}
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        return Eyes(context, language=language, has_script=script)

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture(params=[("fr", True), ("en", False)], ids=["fr-script", "en-no-script"])
def way(request):
    """Every journey is walked in French with script and in English without."""
    return request.param


@pytest.fixture
def office(stack, window, way):
    """The cast at their desks."""
    return Office(stack, window, way[0], script=way[1])


@pytest.fixture
def reporter(stack, window, way):
    """Makes reporters with a window each; with a receipt, one who sent a report before."""

    def arrives(receipt: str = "") -> Reporter:
        return Reporter(window(way[0], script=way[1]), stack.address("reporter"), receipt)

    return arrives


@pytest.fixture
def behind(stack):
    """What no journey looks at."""
    return Behind(stack)
