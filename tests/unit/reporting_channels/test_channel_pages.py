"""An administrator's pages of channels, read and filled in as a browser without script would."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from reporting_channels.actions import channels
from reporting_channels.channels.terms import Seat, terms_of
from reporting_channels.models import Channel, ChannelChange
from tests.factories.accounts import member, sign_in
from tests.factories.procedures import version
from tests.factories.reporting_channels import channel

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return member(["administrator"], name="Omar Admin", language="en")


@pytest.fixture
def office(client, administrator):
    """The administrator's browser."""
    version()
    sign_in(client, administrator)
    return client


def people(recipients, substitutes=(), custodians=(), needed=2, **more) -> dict[str, str]:
    """The form of the people as a browser posts it."""
    posted = {"custodians_needed": str(needed)}
    for prefix, rows in (("recipients", recipients), ("substitutes", substitutes), ("custodians", custodians)):
        posted[f"{prefix}-count"] = str(len(rows))
        for number, row in enumerate(rows):
            posted[f"{prefix}-{number}-member"] = str(row.pk)
    return posted | more


def texts(**more) -> dict:
    posted = {"audience": "operators", "languages": ["en", "fr"], "name_en": "Carriers", "name_fr": "Transporteurs"}
    return posted | {"notice_en": "For carriers.", "notice_fr": "Pour les transporteurs."} | more


RULES = {"procedure": "fr-state", "retention": "report_retention", "questionnaires": ["general"]}


def page(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_new_channel_is_closed_until_it_is_opened(office, custodians, receiver, colleague):
    posted = texts() | RULES | people([receiver, colleague], custodians=custodians)
    answer = office.post(reverse("channel_new"), posted)
    made = Channel.objects.get()
    assert answer.url == reverse("channel", args=[made.pk])
    assert (made.code, made.is_active) == ("carriers", False)
    assert [row.member_id for row in made.recipient_rows.all()] == [receiver.pk, colleague.pk]
    office.post(reverse("channel_standing", args=[made.pk]), {"revision": "1", "go": "open"})
    made.refresh_from_db()
    assert (made.is_active, made.revision) == (True, 2)


def test_what_is_missing_is_said_in_sentences(office, the_channel):
    shown = page(office.get(reverse("channel", args=[the_channel.pk])))
    assert "No outside body takes over" in shown
    assert "Nobody with a key would take over" in shown
    nobody = channel(recipients=[member(["receiver"], set_up=False)])
    assert "Nobody with a key would receive a report today" in page(office.get(reverse("channel", args=[nobody.pk])))


def test_rows_move_up_and_down_without_storing_anything(office, the_channel, receiver, colleague, custodians):
    url = reverse("channel_edit", args=[the_channel.pk, "people"])
    posted = people([receiver, colleague], custodians=custodians, revision="1", go="recipients:down-0")
    shown = office.post(url, posted)
    assert shown.status_code == 200
    chosen = re.findall(r'<option value="([^"]+)" selected', shown.content.decode())
    assert chosen[:2] == [str(colleague.pk), str(receiver.pk)]
    assert Channel.objects.get(pk=the_channel.pk).revision == 1


def test_a_row_is_added_and_removed_and_what_was_typed_stays(office, the_channel, receiver, colleague):
    url = reverse("channel_edit", args=[the_channel.pk, "people"])
    typed = {"recipients-1-outside_body": "State Inspectorate"}
    added = office.post(url, people([receiver, colleague], revision="1", go="substitutes:add") | typed)
    assert 'name="substitutes-0-member"' in added.content.decode()
    assert "State Inspectorate" in added.content.decode()
    removed = office.post(url, people([receiver, colleague], revision="1", go="recipients:remove-0") | typed)
    assert 'name="recipients-1-member"' not in removed.content.decode()
    assert "State Inspectorate" in removed.content.decode()


def test_the_order_of_recipients_is_changed_and_the_change_is_said(office, the_channel, receiver, colleague, head):
    order = [row.member for row in the_channel.custodian_rows.all()]
    url = reverse("channel_edit", args=[the_channel.pk, "people"])
    answer = office.post(url, people([colleague, receiver, head], custodians=order, revision="1", go="save"))
    shown = page(office.get(answer.url))
    assert "It holds for reports that arrive from now on" in shown
    assert [one.pk for one in the_channel.ready_recipients()] == [colleague.pk, receiver.pk, head.pk]
    entry = Entry.objects.get(event="channel.changed")
    assert '"changed":["recipients"]' in entry.facts.replace(" ", "")


def test_two_who_edit_at_once_lose_nothing(office, the_channel, administrator):
    url = reverse("channel_edit", args=[the_channel.pk, "texts"])
    first = office.post(url, texts(name_en="First name", revision="1", audience="public"))
    assert first.status_code == 302
    second = office.post(url, texts(name_en="Second name", revision="1", audience="public"))
    shown = second.content.decode()
    assert second.status_code == 409
    assert "First name" in shown
    assert "Second name" in shown
    assert 'name="revision" value="2"' in shown  # saving again is a decision
    assert Channel.objects.get(pk=the_channel.pk).names["en"] == "First name"
    assert office.post(url, texts(name_en="Second name", revision="2", audience="public")).status_code == 302
    assert Channel.objects.get(pk=the_channel.pk).names["en"] == "Second name"


def test_fewer_than_two_recipients_wait_for_a_second_person(office, the_channel, receiver, administrator):
    custodians = [row.member for row in the_channel.custodian_rows.all()]
    url = reverse("channel_edit", args=[the_channel.pk, "people"])
    answer = office.post(url, people([receiver], custodians=custodians, revision="1"))
    waiting = ChannelChange.objects.get()
    assert answer.url == reverse("channel_change", args=[waiting.pk])
    assert len(the_channel.ready_recipients()) == 3
    assert "Fewer than two people would receive the reports" in page(office.get(answer.url))
    assert office.post(answer.url, {"go": "confirm"}).status_code == 409  # never oneself
    assert "waits for a second person" in page(office.post(url, people([receiver], revision="1")))
    second = sign_in(Client(), member(["head_of_office"], language="en"))
    assert "decision is asked of you" in page(_browser(second).get("/en/"))
    assert _browser(second).post(answer.url, {"go": "confirm"}).status_code == 302
    assert [one.pk for one in the_channel.ready_recipients()] == [receiver.pk]
    assert _browser(second).post(answer.url, {"go": "refuse"}).status_code == 409  # decided once


def _browser(who) -> Client:
    browser = Client()
    sign_in(browser, who)
    return browser


@pytest.mark.parametrize("weakening", ["outside body", "custodian", "needed"])
def test_what_else_weakens_protection_waits_too(administrator, receiver, colleague, custodians, weakening):
    outside = Seat(member(["receiver"]).pk, "State Inspectorate")
    made = channel(recipients=[receiver, colleague], substitutes=[outside], custodians=custodians, custodians_needed=3)
    terms = terms_of(made)
    changes = {
        "outside body": {"substitutes": ()},
        "custodian": {"custodians": terms.custodians[:2]},
        "needed": {"custodians_needed": 2},
    }
    wanted = replace(terms, **changes[weakening])
    done = channels.change(channel=made, terms=wanted, revision=1, by=administrator, at=timezone.now())
    assert done.waiting is not None
    assert terms_of(made) == terms


def test_whoever_proposed_takes_it_back(office, the_channel, receiver):
    url = reverse("channel_edit", args=[the_channel.pk, "people"])
    answer = office.post(url, people([receiver], revision="1"))
    office.post(answer.url, {"go": "refuse"})
    assert not ChannelChange.objects.get().is_open
    assert Channel.objects.get(pk=the_channel.pk).revision == 1


def test_retired_and_opened_again_but_never_the_last_one(office, the_channel):
    url = reverse("channel_standing", args=[the_channel.pk])
    assert "last channel that is open" in page(office.post(url, {"revision": "1", "go": "retire"}))
    given = office.post(reverse("channel_edit", args=[the_channel.pk, "texts"]), texts(audience="clerk", revision="1"))
    assert "last channel that is open" in page(given)
    channel()
    assert office.post(url, {"revision": "1", "go": "retire"}).status_code == 302
    assert not Channel.objects.get(pk=the_channel.pk).is_active
    assert office.post(url, {"revision": "2", "go": "open"}).status_code == 302
    assert Channel.objects.get(pk=the_channel.pk).is_active
    names = [entry["names"] for entry in office.get(reverse("channel", args=[the_channel.pk])).context["history"]]
    assert names == [["Open to reporters"], ["Open to reporters"], []]


def test_the_list_is_put_in_order(office):
    first, second, third = channel(position=0), channel(position=1), channel(position=2)
    office.post(reverse("channel_move", args=[third.pk]), {"go": "up"})
    office.post(reverse("channel_move", args=[first.pk]), {"go": "down"})
    assert list(Channel.objects.values_list("pk", flat=True)) == [third.pk, first.pk, second.pk]


def test_hours_are_typed_as_people_write_them_and_said_in_words(office):
    desk = channel(audience="clerk", telephone="+33 1 40 00 00 00")
    hours = {f"hours_{day}": "9-12, 14h-17h30" for day in range(5)}
    url = reverse("channel_edit", args=[desk.pk, "meeting"])
    assert office.post(url, hours | {"telephone": "+33 1", "revision": "1"}).status_code == 302
    shown = page(office.get(reverse("channel_preview", args=[desk.pk])))
    assert "Monday to Friday: 09:00 to 12:00 and 14:00 to 17:30" in shown
    assert "Du lundi au vendredi : de 09:00 à 12:00 et de 14:00 à 17:30" in shown


@pytest.mark.parametrize("typed", ["nine to five", "12-9", "9-12, 11-13", "9:75-10", "25-26", "9-12-14", "--", "9"])
def test_hours_that_cannot_be_are_refused_with_a_sentence_and_kept(office, typed):
    desk = channel(audience="clerk")
    answer = office.post(reverse("channel_edit", args=[desk.pk, "meeting"]), {"hours_2": typed, "revision": "1"})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode()
    assert not desk.hours.exists()


def test_a_retention_that_the_procedure_does_not_define_is_refused(office, the_channel):
    url = reverse("channel_edit", args=[the_channel.pk, "rules"])
    assert office.post(url, RULES | {"retention": "for_ever", "revision": "1"}).status_code == 422
    assert office.post(url, RULES | {"revision": "1"}).status_code == 302


def test_a_text_in_a_language_that_the_channel_speaks_is_owed(office, the_channel):
    answer = office.post(reverse("channel_edit", args=[the_channel.pk, "texts"]), texts(name_fr="", revision="1"))
    assert answer.status_code == 422
    assert "the channel speaks this language" in page(answer)


def test_the_preview_speaks_each_language(office, the_channel):
    shown = page(office.get(reverse("channel_preview", args=[the_channel.pk])))
    assert the_channel.names["en"] in shown
    assert the_channel.names["fr"] in shown
    assert 'lang="fr"' in shown


@pytest.mark.parametrize("roles", [["receiver"], ["auditor"], ["head_of_office"], ["identity_custodian"], ["clerk"]])
def test_nobody_else_finds_any_of_it_and_the_try_is_kept(the_channel, roles):
    who = member(roles, language="en")
    browser = _browser(who)
    key = the_channel.pk
    for name, words in (
        ("channels", []), ("channel_new", []), ("channel", [key]), ("channel_preview", [key]),
        ("channel_standing", [key]), ("channel_version", [key, 1]), ("channel_edit", [key, "people"]),
    ):  # fmt: skip
        assert browser.get(reverse(name, args=words)).status_code == 404, name
        assert browser.post(reverse(name, args=words)).status_code in (404, 405), name
    assert browser.post(reverse("channel_move", args=[key]), {"go": "up"}).status_code == 404
    assert Entry.objects.filter(event="door.tried", actor_id=who.pk).count() >= 10


def test_a_forged_member_is_no_choice(office, the_channel, administrator, receiver):
    url = reverse("channel_edit", args=[the_channel.pk, "people"])
    for forged in (administrator, member(["auditor"]), member(["administrator", "receiver"])):
        answer = office.post(url, people([receiver, forged], revision="1"))
        assert answer.status_code == 422
    posted = people([receiver, receiver], revision="1") | {"recipients-1-member": "nobody'; --"}
    assert office.post(url, posted).status_code == 422
    assert len(the_channel.ready_recipients()) == 3


@pytest.mark.parametrize("count", ["-1", "9999999", "x", ""])
def test_a_forged_number_of_rows_is_harmless(office, the_channel, receiver, count):
    posted = people([receiver], revision="1") | {"recipients-count": count}
    answer = office.post(reverse("channel_edit", args=[the_channel.pk, "people"]), posted)
    assert answer.status_code in (302, 409)


def test_the_same_person_twice_is_refused_and_what_was_chosen_stays(office, the_channel, receiver, custodians):
    url = reverse("channel_edit", args=[the_channel.pk, "people"])
    twice = office.post(url, people([receiver], [receiver], revision="1"))
    assert twice.status_code == 409
    assert str(receiver.pk) in twice.content.decode()
    keeps = office.post(url, people([receiver], custodians=[custodians[0], custodians[0]], revision="1"))
    assert "stands twice" in page(keeps)


def test_a_person_with_a_seat_is_not_made_administrator(office, the_channel, receiver):
    answer = office.post(reverse("member_roles", args=[receiver.pk]), {"roles": ["administrator"]})
    assert answer.status_code == 409
    assert "take them off it" in page(answer)
    assert (
        office.post(reverse("member_roles", args=[receiver.pk]), {"roles": ["administrator", "receiver"]}).status_code
        == 409
    )
