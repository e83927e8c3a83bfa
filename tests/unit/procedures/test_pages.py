"""The pages: a profile reads like a document, a date opens how it was computed."""

from datetime import date

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils.translation import override

from procedures import access
from procedures.models import Holiday
from procedures.templatetags.procedures import clock_length
from tests.factories import procedures as make
from tests.factories.accounts import member, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_member(client):
    def become(*roles):
        sign_in(client, member(list(roles)))
        return client

    return become


def drawn(due) -> str:
    return Template("{% load ui procedures %}{% due due %}").render(Context({"due": due}))


def test_every_signed_in_member_reads_the_profile_with_its_sources(as_member):
    version = make.version()
    for language, words in (("fr", "Blâme"), ("en", "Reprimand")):
        with override(language):
            page = as_member("board_member").get(version.get_absolute_url()).content.decode()
        assert words in page
        assert "CGFP art. L533-1" in page
        assert version.digest in page


def test_the_profile_says_how_long_reports_are_kept_and_to_whom_a_late_step_goes(as_member):
    version = make.version()
    said = {
        "fr": ("Conservation brève", "60 jours avant la fin", "2 jours avant le dernier jour", "l’organisme extérieur"),
        "en": ("Brief keeping", "60 days before the end", "2 days before the last day", "the outside body"),
    }
    for language, words in said.items():
        with override(language):
            page = as_member("receiver").get(version.get_absolute_url()).content.decode()
            lengths = [
                str(clock_length(code, version.profile))
                for kept in version.profile.retentions
                for code in kept.clocks.values()
            ]
        for one in (*words, *lengths):
            assert one in page
        assert page.count('<a href="#escalations">') == page.count('id="escalations"') == 1


def test_nobody_reads_it_without_signing_in(client):
    assert client.get(make.version().get_absolute_url()).status_code == 302


def test_the_list_shows_versions_and_calendars(as_member):
    version = make.version()
    make.calendar()
    page = as_member("auditor").get(reverse("procedures:list")).content.decode()
    assert version.get_absolute_url() in page
    assert reverse("procedures:calendar", args=["FR", 2026]) in page


def test_the_list_teaches_when_it_is_empty(as_member):
    assert "manage.py procedures load" in as_member().get(reverse("procedures:list")).content.decode()


def test_a_version_that_is_not_there_is_not_found(as_member):
    client = as_member()
    assert client.get("/en/procedures/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_the_head_of_office_signs_a_draft_on_its_page(as_member, tmp_path):
    draft = make.draft(tmp_path)
    sign = reverse("procedures:sign", args=[draft.pk])
    assert sign not in as_member("receiver").get(draft.get_absolute_url()).content.decode()
    assert as_member("receiver").post(sign).status_code == 403
    client = as_member("head_of_office")
    assert sign in client.get(draft.get_absolute_url()).content.decode()
    assert client.post(sign, {"note": "Read against the statute."}).status_code == 302
    assert access.get_version(draft.pk).is_ready


def test_the_secretariat_keeps_the_calendar(as_member):
    make.calendar()
    url, client = reverse("procedures:calendar", args=["FR", 2026]), as_member("secretariat")
    assert client.post(url, {"on": "2026-12-24", "name": "Fermeture"}).status_code == 302
    added = Holiday.objects.get(on=date(2026, 12, 24))
    assert "Fermeture" in client.get(url).content.decode()
    remove = reverse("procedures:remove_holiday", args=["FR", 2026, added.pk])
    assert client.post(remove).status_code == 302
    assert client.post(remove).status_code == 404
    assert client.post(url, {"on": "nonsense", "name": ""}).status_code == 422
    assert client.post(url, {"on": "2026-12-25", "name": "Noël"}).status_code == 409


def test_others_read_the_calendar_and_change_nothing(as_member):
    make.calendar()
    url, client = reverse("procedures:calendar", args=["FR", 2026]), as_member("investigator")
    assert '<form method="post" novalidate' not in client.get(url).content.decode()
    assert client.post(url, {"on": "2026-12-24", "name": "Fermeture"}).status_code == 403


def test_a_date_opens_how_it_was_computed_with_the_article():
    events = {"report.received": date(2026, 11, 1)}
    due = access.due_of(make.version(), "acknowledgement", events, date(2026, 11, 22))
    page = drawn(due)
    assert "8 November 2026" in page
    assert "<details" in page
    assert "2019/1937, art. 9(1)(b)" in page
    assert "14 days late" in page
    assert "tag-late" in page
    with override("fr"):
        assert "8 novembre 2026" in drawn(due)


def test_a_proposal_is_said_to_be_one():
    due = access.due_of(make.version(), "triage", {"report.received": date(2026, 11, 1)}, date(2026, 11, 2))
    assert "check it before relying on it" in drawn(due)


def test_a_clock_that_stands_still_shows_no_day():
    events = {"facts.known": date(2026, 1, 1), "prosecution.started": date(2026, 2, 1)}
    page = drawn(access.due_of(make.version(), "prescription", events, date(2026, 11, 22)))
    assert "Standing still" in page
    assert "it was interrupted" in page


def test_a_bare_day_is_drawn_as_everywhere_else():
    assert "1 January 2020" in drawn(date(2020, 1, 1))
    assert drawn(None).strip() == ""
