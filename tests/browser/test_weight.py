"""What a page costs on a slow line, and what it leaves behind (UX.md: twenty kilobytes, three requests)."""

import pytest

from tests.browser.office import Office

INTAKE, REQUESTS, LIST = 20_000, 3, 60_000  # bytes


@pytest.mark.parametrize("language", ["fr", "en", "ar", "ja"])
def test_the_intake_page_is_light_runs_no_script_and_leaves_one_cookie(stack, window, language):
    for path in ("", "tell/", "back/"):
        ama = window(language).open(f"{stack.address('reporter')}{language}/{path}")
        size, requests = ama.weight()
        assert size <= INTAKE, path
        assert requests <= REQUESTS, path
        assert not ama.has("script")
        cookies = ama.context.cookies()
        assert {one["name"].rsplit("-", 1)[-1] for one in cookies} <= {"form"}, cookies
        assert all(one["httpOnly"] and one["sameSite"] == "Strict" for one in cookies)
        assert ama.tab.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_staffs_lists_are_light(stack, window):
    office = Office(stack, window, "fr", script=True)
    for who, path in (("awa", "reports/"), ("mariam", "cases/"), ("paulin", "discipline/"), ("rosa", "log/")):
        office[who].weight()
        size, _requests = office[who].open(f"{office.home}{path}").weight()
        assert size <= LIST, (path, size)


def test_leaving_goes_elsewhere_at_once(stack, window):
    ama = window("en").open(f"{stack.address('reporter')}en/tell/")
    ways = ama.tab.locator("a.exit")
    assert ways.count() == 1
    assert ways.get_attribute("rel") == "noreferrer noopener nofollow"
