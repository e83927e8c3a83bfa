"""Somebody says who they are after all, takes it back, and reads honestly what became of it; without script."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reporting_channels.actions import disclosures
from reporting_channels.models import Identity, Report
from tests.factories.accounts import member
from tests.factories.reporter_site import Reporter
from tests.factories.reporting_channels import channel, report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_reporters_site")]
NAME, CONTACT = "Amina Testa", "0600 11 22 33"


@pytest.fixture
def sent(receiver, custodians):
    return report(channel_=channel(recipients=[receiver, member(["receiver"])], custodians=custodians))


def back(made, language="en"):
    ama = Reporter(language)
    ama.come_back(made.told.receipt)
    return ama


def opened(made, receiver, custodians, *, is_told):
    row = disclosures.request(report=made, legal_basis="court", reasons="A court asks.", by=receiver, at=timezone.now())
    for custodian in custodians[:2]:
        row = disclosures.release(identity_disclosure=row, by=custodian, at=timezone.now())
    if is_told:
        row = disclosures.tell(identity_disclosure=row, text="A court asks.", by=receiver, at=timezone.now())
    else:
        until = timezone.localdate() + timedelta(days=10)
        row = disclosures.derogate(
            identity_disclosure=row, ground="court", note="Secret.", until=until, by=custodians[2], at=timezone.now()
        )
    return disclosures.open_(identity_disclosure=row, by=receiver, at=timezone.now())


def test_a_name_said_later_and_taken_back_in_two_presses(sent):
    ama = back(sent)
    assert ama.page.says("The office does not know who you are")
    assert ama.press("identity", "back/").says("You need not.")
    assert ama.press("add", "back/", name=" ", contact="").status == 422
    assert ama.press("add", "back/", name=NAME, contact=CONTACT).says("It is locked away")
    assert ama.press("take:contact", "back/").says("It is destroyed")
    assert ama.page.says("Your name is kept")
    assert ama.press("take:all", "back/").says("No name is kept")
    assert not Report.objects.get().has_identity
    page = ama.press("", "back/", page="")
    assert page.html.count("You took back who you are") == 2


def test_what_was_given_at_the_start_is_on_no_page(receiver, custodians):
    made = report(
        channel_=channel(recipients=[receiver, member(["receiver"])], custodians=custodians), name=NAME, contact=CONTACT
    )
    ama = back(made)
    pages = [ama.page, ama.press("identity", "back/")]
    assert all(NAME not in page.html and CONTACT not in page.html for page in pages)
    assert ama.page.says("Your name and how you can be reached are kept")


def test_once_opened_the_page_says_so(sent, receiver, custodians):
    ama = back(sent)
    ama.press("identity", "back/")
    ama.press("add", "back/", name=NAME, contact="")
    opened(Report.objects.get(), receiver, custodians, is_told=True)
    again = back(sent)
    assert again.page.says("Somebody of the office asked who you are")
    assert again.page.says("Your identity was opened to the person who asked")
    page = again.press("identity", "back/")
    assert page.says("what was read cannot be made unread")
    assert again.press("take:all", "back/").status == 409
    assert Identity.objects.get().taken_back_on is None


def test_under_a_derogation_the_page_neither_tells_nor_lies(sent, receiver, custodians):
    ama = back(sent)
    ama.press("identity", "back/")
    ama.press("add", "back/", name=NAME, contact="")
    opened(Report.objects.get(), receiver, custodians, is_told=False)
    again = back(sent)
    assert not again.page.says("asked who you are")
    page = again.press("identity", "back/")
    assert not page.says("nobody had opened it")
    page = again.press("take:all", "back/")
    assert page.status == 409
    assert page.says("A law keeps the office from saying why")


@pytest.mark.parametrize("go", ["take:everything", "take:", "take:none", "take:../all"])
def test_a_forged_part_destroys_nothing(sent, go):
    ama = back(sent)
    ama.press("identity", "back/")
    ama.press("add", "back/", name=NAME, contact="")
    page = ama.press(go, "back/")
    assert page.status == 409
    assert Report.objects.get().has_identity


def test_words_typed_too_slowly_come_back_after_the_number(sent, monkeypatch):
    ama = back(sent)
    ama.press("identity", "back/")
    monkeypatch.setattr("reporting_channels.views.come_back.IDLE", -1)
    ama.press("add", "back/", name=NAME, contact=CONTACT)
    monkeypatch.undo()
    page = ama.press("", "back/", receipt=sent.told.receipt)
    assert NAME in page.html
    assert not Report.objects.get().has_identity


def test_the_page_speaks_french(sent):
    page = back(sent, "fr").press("identity", "back/")
    assert page.says("Vous pouvez dire maintenant qui vous êtes")
