"""The dialogue: in which order it is said, by whom, and who learns what."""

import secrets
import threading

import pytest
from django.db import DatabaseError, IntegrityError, close_old_connections, connection, transaction
from django.http import Http404
from django.utils import timezone

from audit.models import Entry
from machine.refusals import Refused
from reporting_channels import access, reporter_door, storyline, waiting
from reporting_channels.actions import exclusions, handing, lists, messages, notes, writing
from reporting_channels.dialogue import access as dialogue
from reporting_channels.models import Message
from tests.factories.accounts import member
from tests.factories.reporting_channels import report, stored_file

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


def test_the_office_sends_a_file_and_only_the_receipt_of_this_report_fetches_it(made, opened, receiver, the_channel):
    sent = messages.tell(
        report=made, text="A form.", files=[stored_file(b"fill this in", "form.txt")], by=receiver, at=timezone.now()
    )
    row = sent.attachments.get()
    label, chunks = dialogue.office_file(opened, row.pk)
    assert (label.name, b"".join(chunks)) == ("form.txt", b"fill this in")
    other = reporter_door.open_by_receipt(report(channel_=the_channel).told.receipt)
    mine = say(opened, "See the picture.", [stored_file(b"my own", "mine.txt")]).attachments.get()
    for door, id in ((other, row.pk), (opened, mine.pk), (opened, "no-id"), (opened, made.pk)):
        with pytest.raises(Http404):
            dialogue.office_file(door, id)


def test_a_second_press_of_the_office_sends_nothing_twice(made, receiver, colleague):
    once = {"report": made, "text": "Where?", "submission": b"s" * 32, "at": timezone.now()}
    first = messages.ask(by=receiver, **once)
    assert messages.ask(by=receiver, **once) == first
    assert messages.ask(by=colleague, **once) != first
    assert Message.objects.count() == 2


def test_what_was_begun_is_its_authors_alone_and_goes_when_it_is_sent(made, receiver, colleague):
    writing.keep(report=made, kind="question", text="Could you", by=receiver, at=timezone.now())
    writing.keep(report=made, kind="news", text="We could", by=receiver, at=timezone.now())
    kept = dialogue.kept_draft(receiver, made)
    assert (kept.kind, kept.text) == ("news", "We could")
    assert dialogue.kept_draft(colleague, made) is None
    messages.ask(report=made, text="Where?", by=colleague, at=timezone.now())
    assert dialogue.kept_draft(receiver, made)
    messages.tell(report=made, text="We could not.", by=receiver, at=timezone.now())
    assert dialogue.kept_draft(receiver, made) is None


def test_the_home_page_says_of_each_report_what_the_member_has_not_seen(made, opened, receiver, colleague):
    def hint(who):
        return str(next(row.hint for row in waiting.reports(who, timezone.localdate()) if row.text == str(made)))

    say(opened)
    assert hint(receiver).startswith("new · ")
    writing.mark_read(report=made, number=1, by=receiver, at=timezone.now())
    assert "new" not in hint(receiver)
    say(opened)
    assert hint(receiver).startswith("the reporter wrote · ")
    assert hint(colleague).startswith("new · ")


def test_new_is_each_members_own_and_says_so_without_a_time(made, opened, receiver, colleague):
    assert dialogue.new_for(receiver, [made])[made.pk].is_report
    say(opened)
    writing.mark_read(report=made, number=1, by=receiver, at=timezone.now())
    assert not dialogue.new_for(receiver, [made])[made.pk]
    say(opened)
    say(opened)
    messages.tell(report=made, text="Ours.", by=colleague, at=timezone.now())
    assert dialogue.new_for(receiver, [made])[made.pk].words == 2
    assert dialogue.new_for(colleague, [made])[made.pk].words == 3
    writing.mark_read(report=made, number=1, by=receiver, at=timezone.now())
    assert dialogue.seen_until(receiver, made) == 1
    writing.mark_read(report=made, number=4, by=receiver, at=timezone.now())
    writing.mark_read(report=made, number=2, by=receiver, at=timezone.now())
    assert dialogue.seen_until(receiver, made) == 4


def test_a_note_is_the_teams_and_no_door_of_the_reporter_leads_to_it(made, opened, receiver, head, as_site):
    notes.note(report=made, text="Canary among us.", by=receiver, at=timezone.now())
    (noted,) = dialogue.read_notes(head, made)
    assert (noted.text, noted.written_by) == ("Canary among us.", receiver)
    with pytest.raises(Http404):
        dialogue.read_notes(member(["receiver"]), made)
    assert "Canary" not in str(access.read_dialogue(opened.report, opened.key))
    for table in ("note", "messagedraft", "readmark", "reporttag", "replytemplate"):
        as_site("reporter")
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM reporting_channels_{table}")


def test_what_is_new_to_the_reporter_is_what_the_office_said_after_their_last_word(made, opened, receiver):
    messages.ask(report=made, text="one", by=receiver, at=timezone.now())
    say(opened, "two")
    messages.tell(report=made, text="three", by=receiver, at=timezone.now())
    for _turn in range(2):  # reading it changes nothing: nothing is kept of it
        said = access.read_dialogue(opened.report, opened.key)
        told = storyline.story(opened.report, said, timezone.localdate()).happenings
        shown = {line.text: line.is_new for line in told if line.text in ("one", "two", "three")}
        assert shown == {"one": False, "two": False, "three": True}
        assert sum(line.is_new for line in told) == 1


def test_a_report_is_handed_over_with_its_key_and_leaves_whoever_handed_it_over(made, receiver, colleague, settle):
    taker = member(["receiver"])
    handing.hand_over(report=made, member=taker, note="Promised for Monday.", by=receiver, at=timezone.now())
    settle()
    assert access.read_report(taker, access.get_report(taker, made.pk), timezone.now()).narrative
    assert dialogue.read_notes(taker, made)[0].text == "Promised for Monday."
    with pytest.raises(Http404):
        access.get_report(receiver, made.pk)
    with pytest.raises(Http404):
        access.report_key(receiver, made)
    barred = member(["receiver"])
    exclusions.exclude(report=made, member=barred, reason="close", by=colleague, at=timezone.now())
    for nobody in (barred, member(["investigator"]), colleague):
        with pytest.raises(Refused):
            handing.hand_over(report=made, member=nobody, by=colleague, at=timezone.now())


def test_labels_come_and_go_with_an_entry_each_and_filter_the_inbox(made, receiver, head):
    press, urgent = (
        lists.write_tag(code=code, names={"en": code, "fr": code}, by=head, at=timezone.now())
        for code in ("press", "urgent")
    )
    lists.tag(report=made, tags=[press], by=receiver, at=timezone.now())
    lists.tag(report=made, tags=[press], by=receiver, at=timezone.now())
    lists.tag(report=made, tags=[urgent], by=receiver, at=timezone.now())
    assert [entry.said for entry in Entry.objects.filter(event="report.tagged").order_by("id")] == [
        {"on": ["press"], "off": []},
        {"on": ["urgent"], "off": ["press"]},
    ]
    assert [row.pk for row in access.list_reports(receiver, tag="urgent").object_list] == [made.pk]
    assert not access.list_reports(receiver, tag="press").object_list
    assert not access.list_reports(member(["receiver"]), tag="urgent").object_list


@pytest.mark.parametrize("role", ["receiver", "auditor", "investigator"])
def test_the_offices_lists_are_kept_by_an_administrator_or_the_head(role):
    somebody = member([role])
    values = {"kind": "news", "names": {"en": "A"}, "texts": {"en": "B"}}
    with pytest.raises(Refused):
        lists.write_template(by=somebody, at=timezone.now(), **values)
    row = lists.write_template(by=member(["administrator"]), at=timezone.now(), **values)
    with pytest.raises(Refused):
        lists.write_template(template=row, by=somebody, at=timezone.now(), is_active=False)
