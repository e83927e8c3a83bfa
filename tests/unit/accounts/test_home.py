from datetime import date

import pytest

from accounts import home
from accounts.home import Row, Section
from tests.factories.accounts import member, sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(home, "_sections", [])


def test_an_empty_home_says_what_will_appear(client):
    sign_in(client, member(language="en"))
    assert "Nothing waits for you" in client.get("/en/").content.decode()


def test_late_things_come_first_then_by_day():
    rows = [Row("later", "/1", date(2026, 12, 1)), Row("none", "/2"), Row("late", "/3", date(2026, 11, 1), late=True)]
    home.register(Section("Things", lambda member, today: rows))
    (shown,) = home.waiting(member(), TODAY)
    assert [row.text for row in shown.rows] == ["late", "later", "none"]


def test_a_section_is_for_its_roles_only(client):
    home.register(Section("Reports", lambda member, today: [Row("one", "/x/")], roles=("receiver",)))
    assert not home.waiting(member(roles=["clerk"]), TODAY)
    sign_in(client, member(roles=["receiver"], language="en"))
    page = client.get("/en/").content.decode()
    assert "Reports" in page
    assert 'href="/x/"' in page


def test_an_empty_section_says_its_own_sentence(client):
    home.register(Section("Reports", lambda member, today: [], empty="No report waits."))
    sign_in(client, member(language="en"))
    assert "No report waits." in client.get("/en/").content.decode()
