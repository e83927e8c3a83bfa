"""Hiding and removing passages through the pages, without script; and what somebody may try there."""

import re

import pytest
from django.utils import timezone

from reporting_channels import access
from reporting_channels.actions import notes
from reporting_channels.models import Mask, Redaction
from tests.factories import cases
from tests.factories.accounts import PASSPHRASE, member
from tests.factories.desks import desk, words
from tests.factories.reporting_channels import channel, report

pytestmark = pytest.mark.django_db
TOLD = "Kim Canary took the envelope. Her daughter Lou waited outside."


@pytest.fixture
def made(receiver, colleague):
    people = [receiver, colleague, member(["head_of_office"], "Henri Head")]
    return report(channel_=channel(recipients=people), narrative=TOLD, answers={})


def look(browser, made, **chosen):
    return browser.post(f"/en/reports/{made.pk}/redact/choose/?place=narrative", {"go": "look", **chosen})


def sent(looked, go, **more):
    html = looked.content.decode()
    spans = re.findall(r'name="span" value="([\d-]+)"', html)
    grounds = {f"ground-{number}": "irrelevant" for number in range(1, len(spans) + 1)}
    of = re.search(r'name="of" value="(\w+)"', html).group(1)
    return {"go": go, "span": spans, "of": of, "whom": "team", **grounds, **more}


def test_a_sentence_and_a_name_are_chosen_looked_at_and_masked_for_a_colleague(made, receiver, colleague):
    office, url = desk(receiver), f"/en/reports/{made.pk}/redact/choose/"
    offered = words(office.get(url))
    assert "Her daughter Lou waited outside." in offered
    looked = look(office, made, sentence=["2"], words="kim canary")
    assert words(looked).count("<mark>") == 2
    assert not Mask.objects.exists()
    readers = {"whom": "readers", "readers": [str(colleague.pk)]}
    assert office.post(url, sent(looked, "mask", **readers)).status_code == 302
    theirs = desk(colleague)
    assert "[masked] took the envelope. [masked]" in words(theirs.get(f"/en/reports/{made.pk}/"))
    assert "Kim Canary" not in words(theirs.get(f"/en/reports/{made.pk}/redact/"))
    assert theirs.get(url).status_code == 403
    assert "Kim Canary" not in words(theirs.get(f"/en/reports/{made.pk}/?masks=off"))
    mask = Mask.objects.get()
    assert theirs.post(f"/en/reports/{made.pk}/redact/", {"mask": mask.pk}).status_code == 403
    assert office.post(f"/en/reports/{made.pk}/redact/", {"mask": mask.pk}).status_code == 302
    assert TOLD in words(theirs.get(f"/en/reports/{made.pk}/"))


def test_a_team_mask_is_looked_under_only_by_who_may_and_it_is_recorded(made, receiver, colleague):
    office, url = desk(receiver), f"/en/reports/{made.pk}/redact/choose/"
    office.post(url, sent(look(office, made, words="Lou"), "mask"))
    shown = words(office.get(f"/en/reports/{made.pk}/"))
    assert "[masked]" in shown
    assert "Show them" in shown
    assert "Lou waited" in words(office.get(f"/en/reports/{made.pk}/?masks=off"))
    assert "Show them" not in words(desk(colleague).get(f"/en/reports/{made.pk}/"))


def test_a_removal_is_proposed_looked_at_by_a_second_person_and_gone(made, receiver, colleague):
    office, url = desk(receiver), f"/en/reports/{made.pk}/redact/"
    assert office.post(f"{url}choose/", sent(look(office, made, words="Kim Canary"), "redact")).status_code == 302
    row = Redaction.objects.get()
    mine = words(office.get(url))
    assert "Another colleague must decide" in mine
    assert 'value="confirm"' not in mine
    decide = {"redaction": row.pk, "go": "confirm"}
    again = office.post(f"{url}decide/", decide)
    assert again.status_code == 302
    assert "passphrase" in again.url

    theirs = desk(colleague)
    assert "<b>1</b> Kim Canary</mark>" in words(theirs.get(url))
    asked = theirs.post(f"{url}decide/", decide)
    theirs.post(asked.url, {"passphrase": PASSPHRASE})
    assert theirs.post(f"{url}decide/", decide).status_code == 302
    told = words(theirs.get(url))
    assert "Not needed for this matter" in told
    assert "Canary" not in told
    assert "[removed] took the envelope." in words(office.get(f"/en/reports/{made.pk}/"))
    assert theirs.post(f"{url}decide/", decide).status_code == 404


def test_the_page_says_what_a_removal_does_not_reach(receiver):
    people = cases.team()
    case = cases.opened(people)
    stands = case.origins.get().report
    notes.note(report=stands, text="Three crates, says a neighbour.", by=people.receiver, at=timezone.now())
    told = access.read_report(people.head, stands, timezone.now()).narrative
    looked = words(look(desk(people.head), stands, words=told))
    assert case.number in looked
    assert "Reasons of the assessment" not in looked
    assert "A case that you do not work on" in words(look(desk(people.receiver), stands, words=told))
    office, url = desk(people.receiver), f"/en/reports/{stands.pk}/redact/choose/"
    note = stands.notes.get()
    assert "Three crates, says a neighbour." in words(office.get(f"{url}?place=note:{note.pk}"))
    assert office.get(f"{url}?place=note:{stands.pk}").status_code == 404
    assert office.get(f"{url}?place=assessment:x").status_code == 404


def test_words_that_are_not_there_are_said_and_nothing_typed_is_lost(made, receiver):
    answer = look(desk(receiver), made, words="Kim Canary\nSomebody Else")
    assert answer.status_code == 422
    assert "These words do not stand in the text: Somebody Else" in words(answer)
    assert "Kim Canary Somebody Else</textarea>" in words(answer)


def test_forged_fields_are_refused_with_a_sentence(made, receiver):
    office, url = desk(receiver), f"/en/reports/{made.pk}/redact/choose/"
    looked = look(office, made, words="Lou")
    for forged, expected in (
        ({"span": ["0-9999"]}, 422),
        ({"span": ["9-3"]}, 422),
        ({"span": ["x"]}, 422),
        ({"span": ["0-4", "2-6"], "ground-2": "irrelevant"}, 422),
        ({"ground-1": "because"}, 422),
        ({"of": "0" * 64}, 409),
        ({"whom": "readers"}, 422),
        ({"whom": "readers", "readers": [str(made.pk)]}, 422),
    ):
        go = "mask" if "whom" in forged else "redact"
        assert office.post(url, {**sent(looked, go), **forged}).status_code == expected, forged
    for place in ("message:x", "answer:../x", "elsewhere", "answer:nobody", f"message:{made.pk}"):
        assert office.get(f"{url}?place={place}").status_code == 404
    assert office.post(f"/en/reports/{made.pk}/redact/decide/", {"redaction": "x"}).status_code in (302, 404)
    assert not Mask.objects.exists()
    assert not Redaction.objects.exists()
