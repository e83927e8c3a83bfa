"""A receiver's day with a report, told through the pages of the staff site."""

import pytest
from django.utils import timezone

from audit.models import Entry
from reporting_channels.actions import messages
from reporting_channels.models import IdentityDisclosure, Report
from tests.factories.accounts import member
from tests.factories.desks import desk
from tests.factories.reporting_channels import CANARY, acknowledged, channel, report, stored_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def the_channel(receiver, head, custodians):
    return channel(recipients=[receiver, head], custodians=custodians)


def do(browser, row, verb, **fields):
    return browser.post(f"/en/do/{row.machine.name}/{row.pk}/{verb}/", fields)


def having_given_their_passphrase(who):
    """A desk at which the passphrase was just given again."""
    browser = desk(who)
    session = browser.session
    session["passphrase_given"] = int(timezone.now().timestamp())
    session.save()
    return browser


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_the_inbox_shows_my_reports_and_nobody_elses(the_channel, receiver):
    mine, other = report(channel_=the_channel), report()
    page = text_of(desk(receiver).get("/en/reports/"))
    assert mine.reference in page
    assert other.reference not in page


def test_filters_stand_in_the_address(the_channel, receiver):
    first, second = report(channel_=the_channel), acknowledged(by=receiver, channel_=the_channel)
    page = text_of(desk(receiver).get("/en/reports/?state=acknowledged"))
    assert second.reference in page
    assert first.reference not in page


def test_opening_a_report_is_an_entry_and_the_next_reader_sees_who_was_there(the_channel, receiver, head):
    made = report(channel_=the_channel)
    assert CANARY in text_of(desk(receiver).get(f"/en/reports/{made.pk}/"))
    assert Entry.objects.filter(event="report.opened", actor_id=receiver.pk, subject_id=str(made.pk)).count() == 1
    assert "Ines Reader" in text_of(desk(head).get(f"/en/reports/{made.pk}/"))


@pytest.mark.django_db(transaction=True)
def test_anothers_report_is_a_404_and_an_entry_at_every_address(the_channel, receiver):
    other = report(files=(stored_file(),))
    browser, file = desk(receiver), other.attachments.get()
    for rest in ("", f"files/{file.pk}/", "write/", "give/", "keep-away/", "step-back/"):
        assert browser.get(f"/en/reports/{other.pk}/{rest}").status_code == 404
        assert browser.post(f"/en/reports/{other.pk}/{rest}").status_code in (404, 405)
    assert do(browser, other, "acknowledge", text="Mine now").status_code == 404
    assert Entry.objects.filter(event="door.tried", actor_id=receiver.pk, subject_id=str(other.pk)).count() >= 7


def test_acknowledging_offers_words_and_sends_them(the_channel, receiver):
    made, browser = report(channel_=the_channel), desk(receiver)
    assert "Thank you for your trust" in text_of(browser.get(f"/en/do/report/{made.pk}/acknowledge/"))
    assert do(browser, made, "acknowledge", text="We have it.").status_code == 302
    assert "We have it." in text_of(browser.get(f"/en/reports/{made.pk}/"))
    assert do(browser, made, "acknowledge", text="Again").status_code == 409


def test_a_question_a_grid_and_a_refused_second_vote(the_channel, receiver, head):
    made, browser = acknowledged(by=receiver, channel_=the_channel), desk(receiver)
    browser.post(f"/en/reports/{made.pk}/write/", {"kind": "question", "text": "Which gate?"})
    assert "waits for the reporter" in text_of(browser.get(f"/en/reports/{made.pk}/"))
    grid = {
        "category": "bribery",
        "competence": "ours",
        "credibility": "low",
        "seriousness": "low",
        "urgency": "low",
        "detriment_risk": "high",
        "note": "Nothing to go on.",
        "proposes": "no_case",
    }
    assert do(browser, made, "assess", **grid).status_code == 422
    assert do(browser, made, "assess", **grid, no_case_reason="too_little").status_code == 302
    do(browser, made, "propose_no_case", reason="too_little", note="We asked twice.")
    assert do(browser, made, "confirm_no_case").status_code == 409
    assert do(desk(head), made, "confirm_no_case").status_code == 302
    assert Report.objects.get().state == "no_case"


def test_a_file_is_a_download_and_an_entry(the_channel, receiver):
    made = report(channel_=the_channel, files=(stored_file(b"the plate", "plate é.txt"),))
    answer = desk(receiver).get(f"/en/reports/{made.pk}/files/{made.attachments.get().pk}/original/")
    assert b"".join(answer.streaming_content) == b"the plate"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert Entry.objects.filter(event="attachment.downloaded").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_of_another_report_is_a_404_and_an_entry(the_channel, receiver):
    mine, other = report(channel_=the_channel), report(files=(stored_file(),))
    file = other.attachments.get()
    assert desk(receiver).get(f"/en/reports/{mine.pk}/files/{file.pk}/").status_code == 404
    assert Entry.objects.filter(event="door.tried", subject_kind="attachment", subject_id=str(file.pk)).exists()


@pytest.mark.django_db(transaction=True)
def test_whoever_steps_back_no_longer_sees_that_it_exists(the_channel, receiver):
    made, browser = report(channel_=the_channel), desk(receiver)
    assert browser.post(f"/en/reports/{made.pk}/step-back/", {"reason": "close"}).status_code == 302
    assert made.reference not in text_of(browser.get("/en/reports/"))
    assert browser.get(f"/en/reports/{made.pk}/").status_code == 404


def test_a_colleague_is_let_in_and_another_kept_away(the_channel, receiver, head):
    made, newcomer = report(channel_=the_channel), member(["receiver"])
    desk(receiver).post(f"/en/reports/{made.pk}/give/", {"member": str(newcomer.pk)})
    assert CANARY in text_of(desk(newcomer).get(f"/en/reports/{made.pk}/"))
    desk(head).post(f"/en/reports/{made.pk}/keep-away/", {"member": str(newcomer.pk), "reason": "named"})
    page = text_of(desk(head).get(f"/en/reports/{made.pk}/give/"))
    assert str(newcomer.pk) not in page


def test_the_name_is_read_after_two_custodians_and_a_notice(the_channel, receiver, custodians):
    made = report(channel_=the_channel, name="Canary Name", contact="tent 4")
    browser = having_given_their_passphrase(receiver)
    assert "Canary Name" not in text_of(browser.get(f"/en/reports/{made.pk}/"))
    answer = browser.post(f"/en/reports/{made.pk}/identity/", {"legal_basis": "court", "reasons": "A judge asks."})
    row = IdentityDisclosure.objects.get()
    assert answer.status_code == 302
    for custodian in custodians[:2]:
        assert "A judge asks." in text_of(desk(custodian).get(f"/en/reports/identities/{row.pk}/"))
        asked = desk(custodian).post(f"/en/reports/identities/{row.pk}/complete/")
        assert "passphrase" in asked.url
        released = having_given_their_passphrase(custodian).post(f"/en/reports/identities/{row.pk}/complete/")
        assert released.status_code == 302
    do(browser, row, "tell", text="A judge will learn your name.")
    assert browser.post(f"/en/reports/identities/{row.pk}/open/").status_code == 302
    assert "Canary Name" in text_of(browser.get(f"/en/reports/identities/{row.pk}/name/"))
    assert browser.get(f"/en/reports/identities/{row.pk}/name/").headers["Cache-Control"] == "no-store"


def test_an_empty_message_is_a_sentence_and_nothing_is_sent(the_channel, receiver):
    made = acknowledged(by=receiver, channel_=the_channel)
    answer = desk(receiver).post(f"/en/reports/{made.pk}/write/", {"kind": "question", "text": "a\u202eb"})
    assert answer.status_code == 422
    assert "hidden characters" in text_of(answer)
    assert made.messages.count() == 1


def test_the_home_page_says_what_is_owed(the_channel, receiver):
    made = report(channel_=the_channel)
    assert made.reference in text_of(desk(receiver).get("/en/"))


def test_an_investigator_has_no_inbox(the_channel):
    assert desk(member(["investigator"])).get("/en/reports/").status_code == 403


def test_files_in_the_dialogue_stay_with_their_message(the_channel, receiver):
    from reporting_channels import reporter_door

    made = acknowledged(by=receiver, channel_=the_channel)
    opened = reporter_door.open_by_receipt(made.told.receipt)
    messages.answer(
        report=opened.report,
        key=opened.key,
        submission=b"s" * 32,
        text="Here.",
        files=(stored_file(name="a.txt"),),
        at=timezone.now(),
    )
    assert "a.txt" in text_of(desk(receiver).get(f"/en/reports/{made.pk}/"))
