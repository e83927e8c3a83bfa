"""What is kept apart: received like any other, out of sight, and emptied by a receiver who looks first."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from audit.models import Entry
from insights import counting
from reporting_channels import access, deadlines, reporter_door, storyline, waiting
from reporting_channels.actions import exclusions, messages, quarantine, reports
from reporting_channels.models import Report, ReportPermission
from reporting_channels.quarantine import access as shelves
from reporting_channels.quarantine import alike
from reporting_channels.quarantine.policies import KeptApart
from tests.factories.accounts import member, sign_in
from tests.factories.redacting import TOLD, gone, hide
from tests.factories.reporting_channels import kept_apart, report

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture
def junk(the_channel):
    return [
        kept_apart(channel_=the_channel, narrative=f"Cheap watches for you today, buy number {number} now at once.")
        for number in range(4)
    ]


def look(who, state="quarantined"):
    return shelves.look(who, state=state, page=1, at=NOW())


def test_it_is_sealed_and_receipted_like_any_other(the_channel, settle):
    made = kept_apart(channel_=the_channel)
    settle()
    plain = report(channel_=the_channel)
    assert (made.state, plain.state) == ("quarantined", "received")
    assert made.permissions.count() == plain.permissions.count() == 3
    opened = reporter_door.open_by_receipt(made.told.receipt)
    assert opened.report.pk == made.pk
    entry = Entry.objects.get(subject_id=str(made.pk), event="report.kept_apart")
    assert entry.said["signs"] == ["unanswered"]
    today = timezone.localdate()
    told = storyline.story(made, (), today), storyline.story(plain, (), today)
    assert told[0] == told[1], "the reporter sees the same honest timeline"


def test_it_stands_in_no_list_no_clock_and_no_count(junk, receiver, the_channel):
    seen = report(channel_=the_channel)
    today = timezone.localdate()
    assert [one.pk for one in access.list_reports(receiver).object_list] == [seen.pk]
    assert access.list_reports(receiver).paginator.count == 1
    assert [one.pk for one in access.waiting_for(receiver, waiting.NEW)] == [seen.pk]
    assert [row.pk for row in counting.SOURCES["reports_received"][0].rows()] == [seen.pk]
    rows = list(waiting.reports(receiver, today))
    assert rows[0].url == reverse("quarantine")
    assert len(rows) == 2, "a flood is one row on the desk"


def test_looking_opens_the_first_words_and_each_is_an_entry(junk, receiver):
    shelf = look(receiver)
    assert [len(group) for group in shelf.groups] == [4]
    assert shelf.groups[0][0].words.startswith("Cheap watches")
    assert Entry.objects.filter(event="report.previewed", actor_id=receiver.pk).count() == 4
    assert "Cheap" not in repr(shelf)


def test_the_first_words_are_read_through_masks_and_removals(the_channel, receiver, colleague, head):
    made = kept_apart(channel_=the_channel, narrative=TOLD)
    hide(made, "Kim Canary", receiver, readers=[colleague])
    assert look(receiver).groups[0][0].words.startswith("Kim Canary took")
    assert look(colleague).groups[0][0].words.startswith("[masked] took")
    gone(made, "Lou", receiver, head)
    assert "[removed] waited outside" in look(colleague).groups[0][0].words


def test_whoever_may_not_open_it_does_not_see_that_it_exists(junk, receiver):
    stranger = member(["receiver"])
    assert look(stranger).groups == ()
    assert shelves.standing(stranger) == (0, None)
    exclusions.exclude(report=junk[0], member=receiver, reason="close", by=receiver, at=NOW())
    assert len(look(receiver).ids) == 3
    assert shelves.chosen(stranger, [one.pk.hex for one in junk], "quarantined") == []


def test_it_is_let_in_with_the_clocks_of_the_day_it_was_sent(junk, receiver, settle):
    done = quarantine.let_in(report=junk[0], by=receiver, at=NOW())
    settle()
    assert done.state == "received"
    assert [one.pk for one in access.list_reports(receiver).object_list] == [done.pk]
    assert set(ReportPermission.objects.filter(content_object=done).values_list("listed_at", flat=True)) == {
        done.listed_at
    }
    assert deadlines.due_of(done, timezone.localdate()) == deadlines.due_of(junk[0], timezone.localdate())
    reports.acknowledge(report=done, text="We have it.", by=receiver, at=NOW())


def test_it_is_set_aside_and_can_be_taken_back(junk, receiver, settle):
    aside = quarantine.set_aside(report=junk[0], by=receiver, at=NOW())
    settle()
    assert (aside.state, aside.set_aside_by) == ("set_aside", receiver)
    assert look(receiver, "set_aside").ids == [aside.pk.hex]
    back = quarantine.let_in(report=aside, by=receiver, at=NOW())
    settle()
    assert (back.state, back.set_aside_at, back.let_in_by) == ("received", None, receiver)


def test_a_reporter_who_writes_after_being_set_aside_is_put_before_the_office(junk, receiver):
    aside = [quarantine.set_aside(report=one, by=receiver, at=NOW()) for one in junk[:2]]
    opened = reporter_door.open_by_receipt(junk[1].told.receipt)
    story = storyline.story(opened.report, (), timezone.localdate())
    assert "a person looks at it again" in str(story.stands)
    messages.answer(report=opened.report, key=opened.key, submission=b"s" * 32, text="I am no machine.", at=NOW())
    assert shelves.spoke_again(receiver) == 1
    assert look(receiver, "set_aside").groups[0][0].report.pk == aside[1].pk
    rows = list(waiting.reports(receiver, timezone.localdate()))
    assert any("wrote again" in str(row.text) for row in rows)


def test_many_are_moved_with_an_entry_each_and_those_a_colleague_moved_are_left(junk, receiver, colleague, settle):
    quarantine.let_in(report=junk[0], by=colleague, at=NOW())
    moved = quarantine.set_many_aside(reports=junk, by=receiver, at=NOW())
    settle()
    assert len(moved) == 3
    entries = Entry.objects.filter(event="report.set_aside")
    assert entries.count() == 3
    assert all(entry.said == {"in_bulk": True} for entry in entries)
    assert Report.objects.get(pk=junk[0].pk).state == "received"
    assert len(quarantine.let_many_in(reports=moved, by=receiver, at=NOW())) == 3


def test_nothing_else_is_done_before_it_is_let_in(junk, receiver, head):
    with pytest.raises(KeptApart):
        messages.ask(report=junk[0], text="Who?", by=receiver, at=NOW())
    with pytest.raises(KeptApart):
        reports.share(report=junk[0], member=head, by=receiver, at=NOW())


def test_the_database_keeps_nothing_apart_without_a_sign(junk):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=junk[0].pk).update(signs="")


# -- the page ----------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(client, receiver):
    sign_in(client, receiver)
    return client


def page(desk, state=""):
    return desk.get(reverse("quarantine"), {"state": state} if state else {})


def sent(desk, shown, **fields):
    seen = shown.context["seen"]
    return desk.post(reverse("quarantine"), {"seen": seen, **fields}, follow=True)


def test_the_page_groups_and_moves_what_is_ticked_a_group_or_all(desk, junk, the_channel, receiver):
    other = kept_apart(channel_=the_channel, narrative="My chief takes money at gate four and I am afraid of him.")
    shown = page(desk)
    assert shown.content.count(b'class="batch"') == 2
    done = sent(desk, shown, go="let_in", report=other.pk.hex)
    assert "1 report was let in" in done.content.decode()
    assert Report.objects.get(pk=other.pk).state == "received"
    shown = page(desk)
    sent(desk, shown, go="set_aside:0", group0=[junk[0].pk.hex, junk[1].pk.hex])
    assert Report.objects.filter(state="set_aside").count() == 2
    sent(desk, page(desk), go="set_aside:all")
    assert Report.objects.filter(state="set_aside").count() == 4
    shown = page(desk, "set_aside")
    assert "Set aside all" not in shown.content.decode()


def test_the_page_moves_nothing_that_was_not_shown(desk, junk, the_channel, receiver, head, client):
    shown = page(desk)
    later = kept_apart(channel_=the_channel)
    refused = sent(desk, shown, go="set_aside", report=later.pk.hex)
    assert refused.status_code == 422
    assert "Tick at least one" in refused.content.decode()
    sent(desk, shown, go="set_aside:all")
    assert Report.objects.get(pk=later.pk).state == "quarantined"
    for seen in ("", "forged", shown.context["seen"][:-6] + "AAAAAA"):
        assert desk.post(reverse("quarantine"), {"seen": seen, "go": "let_in:all"}).status_code == 400
    assert desk.post(reverse("quarantine"), {"seen": shown.context["seen"], "go": "close:all"}).status_code == 400
    sign_in(client, head)
    stolen = client.post(reverse("quarantine"), {"seen": shown.context["seen"], "go": "let_in:all"})
    assert stolen.status_code == 400, "what one member was shown is no other's"


def test_the_page_is_no_door_for_other_roles(client, junk):
    sign_in(client, member(["investigator"]))
    assert client.get(reverse("quarantine")).status_code in (403, 404)


# -- likeness ----------------------------------------------------------------------------------------------------


def test_texts_that_differ_in_a_word_are_alike_and_others_are_not():
    texts = [
        "The chief of gate four takes money from every lorry that passes at night.",
        "Buy cheap watches from our shop today, only one dollar each, number 12345.",
        "Buy cheap watches from our shop today, only one dollar each, number 99.",
        "",
        "buy CHEAP watches from our shop today only one dollar each!",
    ]
    assert alike.groups(texts) == [[0], [1, 2, 4], [3]]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_each_text_is_in_one_group(texts):
    places = [place for group in alike.groups(texts) for place in group]
    assert sorted(places) == list(range(len(texts)))
