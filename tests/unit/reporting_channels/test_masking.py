"""Masks hide and give back; and what a reporter said on the minutes goes through the same door."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reporting_channels import access, reporter_door
from reporting_channels.actions import masks, messages, minutes
from reporting_channels.models import Redaction
from reporting_channels.redacting import policies
from reporting_channels.redacting.places import Place
from reporting_channels.taking_down.access import read_minutes
from tests.factories.accounts import member
from tests.factories.redacting import TOLD, WHO, gone, held, hide, propose, read
from tests.factories.reporting_channels import report
from tests.factories.taking_down import taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(the_channel):
    return report(channel_=the_channel, narrative=TOLD, answers={"who": "Kim Canary and Lou"})


# -- masks --------------------------------------------------------------------------


def test_a_mask_hides_from_those_it_names_and_gives_back_when_lifted(made, receiver, colleague, head):
    mask = hide(made, "Lou", receiver, readers=[colleague])
    assert read(colleague, made).narrative == "Kim Canary took the envelope. Her daughter [masked] waited outside."
    assert read(head, made).narrative == TOLD
    masks.lift(mask=mask, by=head, at=timezone.now())
    assert read(colleague, made).narrative == TOLD


def test_a_mask_for_the_team_hides_from_everybody_until_somebody_may_look_under(made, receiver, colleague, head):
    hide(made, "Kim Canary", receiver)
    for who in (receiver, colleague, head):
        assert "Canary" not in read(who, made).narrative
    assert read(head, made, is_bare=True).narrative == TOLD


def test_masks_reach_answers_and_messages_and_leave_the_reporter_their_own_words(made, receiver, colleague):
    message = messages.ask(report=made, text="Was Lou there?", by=receiver, at=timezone.now())
    hide(made, "Lou", receiver, WHO, "Kim Canary and Lou", readers=[colleague])
    hide(made, "Lou", receiver, Place("message", message=message.pk), "Was Lou there?", readers=[colleague])
    seen = read(colleague, made)
    assert seen.answers == {"who": "Kim Canary and [masked]"}
    assert [one.text for one in seen.dialogue] == ["Was [masked] there?"]
    opened = reporter_door.open_by_receipt(made.told.receipt)
    assert [one.text for one in access.read_dialogue(opened.report, opened.key)] == ["Was Lou there?"]


def test_overlapping_masks_are_one_and_a_lifted_one_leaves_the_other(made, receiver, colleague):
    first = hide(made, "Her daughter Lou", receiver, readers=[colleague])
    hide(made, "Lou waited", receiver, readers=[colleague])
    assert read(colleague, made).narrative == "Kim Canary took the envelope. [masked] outside."
    masks.lift(mask=first, by=receiver, at=timezone.now())
    assert read(colleague, made).narrative == "Kim Canary took the envelope. Her daughter [masked] outside."


def test_who_does_not_see_a_passage_cannot_choose_around_it_nor_lift_it(made, receiver, colleague):
    mask = hide(made, "Lou", receiver, readers=[colleague])
    with pytest.raises(policies.NotYourMask):
        masks.lift(mask=mask, by=colleague, at=timezone.now())
    with pytest.raises(policies.MaskedForYou):
        hide(made, "Kim", colleague)
    with pytest.raises(policies.MaskedForYou):
        propose(made, "Kim", colleague)


def test_a_mask_takes_readers_of_this_report_alone(made, receiver):
    with pytest.raises(policies.ReaderUnknown):
        hide(made, "Lou", receiver, readers=[member(["receiver"])])


# -- what was taken down by a clerk -----------------------------------------------------


@pytest.fixture
def spoken(the_channel):
    """Somebody corrected the minutes of what they said, and refused them."""
    made = taken(channel_=the_channel)
    opened = reporter_door.open_by_receipt(made.told.receipt)
    corrected = {"what": TOLD, "who": "Kim Canary"}
    row = minutes.correct(minutes=made.minutes, key=opened.key, submission=b"1", answers=corrected, at=timezone.now())
    minutes.refuse(minutes=row, key=opened.key, submission=b"2", text="Kim Canary again.", at=timezone.now())
    return made


def test_words_on_the_minutes_are_masked_and_removed_like_any_other(spoken, receiver, colleague, head):
    correction, refusal = spoken.minutes.words.order_by("number")
    texts = (("what", correction, TOLD), ("who", correction, "Kim Canary"), ("", refusal, "Kim Canary again."))
    for path, word, text in texts:
        where = Place("minutes", path, word=word.pk)
        hide(spoken, "Canary", receiver, where, text, readers=[colleague])
        assert Place.read(str(where)) == where
        gone(spoken, "Kim", receiver, head, where, text)
    held_now = spoken.minutes
    held_now.refresh_from_db()
    seen = read_minutes(colleague, held_now, timezone.now())
    assert "Kim" not in str([version.answers for version in seen.versions])
    assert "Canary" not in str([version.answers for version in seen.versions])
    assert seen.words[-1].text == "[removed] [masked] again."
    assert "Kim" not in held(spoken, receiver)
    for values in ({"number": 9}, {"body": access.report_key(receiver, spoken).seal(correction, "body", "{}")}):
        Redaction.objects.filter(word=correction).update(copy=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            type(correction).objects.filter(pk=correction.pk).update(**values)
