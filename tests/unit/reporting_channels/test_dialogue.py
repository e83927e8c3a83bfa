"""The dialogue: in which order it is said, by whom, and who learns what."""

import secrets
import threading

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.utils import timezone

from reporting_channels import access, reporter_door
from reporting_channels.actions import messages
from reporting_channels.models import Message
from tests.factories.reporting_channels import report

pytestmark = pytest.mark.django_db


def say(opened, text="More.", files=()):
    return messages.answer(
        report=opened.report,
        key=opened.key,
        submission=secrets.token_bytes(32),
        text=text,
        files=files,
        at=timezone.now(),
    )


@pytest.fixture
def made(the_channel):
    return report(channel_=the_channel)


@pytest.fixture
def opened(made):
    return reporter_door.open_by_receipt(made.told.receipt)


def test_the_dialogue_is_in_the_order_in_which_it_was_said(made, opened, receiver):
    messages.ask(report=made, text="one", by=receiver, at=timezone.now())
    say(opened, "two")
    messages.tell(report=made, text="three", by=receiver, at=timezone.now())
    say(opened, "four")
    said = access.read_dialogue(opened.report, opened.key)
    assert [one.text for one in said] == ["one", "two", "three", "four"]
    assert list(Message.objects.in_order().values_list("number", flat=True)) == [1, 2, 3, 4]


def test_nobody_chooses_a_number_and_each_report_counts_its_own(made, opened, the_channel):
    first = say(opened)
    other = report(channel_=the_channel)
    second = say(reporter_door.open_by_receipt(other.told.receipt))
    for message in (first, second):
        message.refresh_from_db()
        assert message.number == 1
    forged = Message(report=made, kind="answer", number=77, sent_on=first.sent_on, body=first.body)
    forged.save(force_insert=True)
    forged.refresh_from_db()
    assert forged.number == 2


def test_of_a_reporters_word_the_database_takes_no_time_and_of_the_offices_no_word_without(made, opened, receiver):
    message = say(opened)
    for values in ({"kind": "answer", "sent_at": timezone.now()}, {"kind": "news", "sent_by": receiver}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Message(report=made, sent_on=message.sent_on, body=message.body, **values).save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_two_who_speak_at_once_get_two_numbers(made, opened, receiver):
    def speak(turn):
        close_old_connections()
        if turn % 2:
            say(opened, str(turn))
        else:
            messages.ask(report=made, text=str(turn), by=receiver, at=timezone.now())
        connection.close()

    threads = [threading.Thread(target=speak, args=(turn,)) for turn in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Message.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
