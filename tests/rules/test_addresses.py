"""Every address says who may come to it, and refuses everybody else (DESIGN.md, "The code base reads itself")."""

import re

import pytest
from django.urls import reverse

from accounts import gate
from config.permission_table import REPORTER, STAFF
from tests.factories.reporter_site import settle_on
from tests.rules.addresses import addresses

SITES = {"config.urls_reporter": REPORTER, "config.urls_staff": STAFF}
OF_THE_REPORTER = tuple(f"reporting_channels.views.{name}" for name in ("home", "tell", "come_back", "published"))
OF_BOTH = ("ui.health",)


@pytest.mark.parametrize("urlconf", SITES)
def test_every_address_stands_in_the_permission_table_and_nothing_else_does(urlconf):
    names = [one.name for one in addresses(urlconf)]
    assert len(names) == len(set(names)), "two addresses share a name"
    assert set(names) == set(SITES[urlconf]) - {"demo_sign_in"}


def test_what_the_gate_lets_pass_is_what_the_table_calls_public():
    assert {name for name, who in STAFF.items() if who.public} == gate.PUBLIC


def test_both_sites_have_no_view_in_common_but_their_health():
    reporter = {one.view.__module__ for one in addresses("config.urls_reporter")}
    staff = {one.view.__module__ for one in addresses("config.urls_staff")}
    assert reporter & staff == set(OF_BOTH)
    assert reporter == {*OF_BOTH, *OF_THE_REPORTER}


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_staff_site_sends_everybody_unknown_to_the_sign_in(client, db, method):
    for one in addresses("config.urls_staff"):
        if STAFF[one.name].public:
            continue
        answer = getattr(client, method)(reverse(one.name, kwargs=one.filled()))
        assert answer.status_code == 302, f"{one.name} answers {answer.status_code} to a stranger"
        assert "/sign-in/" in answer["Location"], one.name


def test_public_addresses_answer_without_failing(client, db):
    for one in addresses("config.urls_staff"):
        if STAFF[one.name].public:
            assert client.get(reverse(one.name, kwargs=one.filled())).status_code < 500, one.name


def test_the_reporters_site_knows_no_address_of_the_office(client, db, settings):
    paths = [reverse(one.name, kwargs=one.filled()) for one in addresses("config.urls_staff")]
    settle_on(settings)
    ours = {reverse(one.name) for one in addresses("config.urls_reporter")}
    for path in set(paths) - ours:
        assert client.get(path).status_code == 404, path


def test_the_office_knows_no_address_of_the_reporters(client, db, settings):
    settings.ROOT_URLCONF = "config.urls_staff"
    for path in ("/en/tell/", "/en/back/", "/fr/tell/"):
        assert client.get(path).status_code == 404


def test_an_address_names_no_person_and_no_text():
    """Ids, codes and numbers only: addresses stand in histories and logs."""
    allowed = {"uuid", "int", "slug"}
    exceptions = {
        "invitation": {"token"},
        "cases:feed": {"token"},
        "procedures:calendar": {"country"},
        "procedures:remove_holiday": {"country"},
        "procedures:confirm_holiday": {"country"},
    }
    for urlconf in SITES:
        for one in addresses(urlconf):
            odd = {name for name, kind in one.converters.items() if kind not in allowed}
            assert odd <= exceptions.get(one.name, set()), one.name
            assert not re.search(r"[A-Z]", one.name)
