"""What two people do in the same moment: nobody who is named slips through, and nobody meets a broken page."""

import secrets

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reporting_channels.actions import channels, lists
from reporting_channels.channels.policies import MadeMeanwhile
from reporting_channels.channels.terms import Seat, terms_of
from reporting_channels.dialogue.policies import LabelThere
from reporting_channels.models import Channel, ReportPermission, Tag
from reporting_channels.views import channel_edit
from tests.factories import procedures
from tests.factories.accounts import member, sign_in
from tests.factories.at_once import at_once
from tests.factories.reporting_channels import channel
from tests.unit.reporting_channels.test_channel_pages import RULES, page, people, texts
from tests.unit.reporting_channels.test_conflict import naming, report
from vault.models import Grant

now = timezone.now
at_the_same_time = pytest.mark.django_db(transaction=True)


@at_the_same_time
def test_whoever_is_seated_while_reports_name_them_gets_a_key_of_none():
    administrator, usual = member(["administrator"]), [member(["receiver"]) for _turn in range(3)]
    through = channel(recipients=usual, questionnaires=(naming(),))
    named = [{"name": "Awa Valombre", "function": "", "relation": ""}]

    def arrives():
        return report(channel_=through, answers={"persons": named})

    def joins():
        new = member(["receiver"], "Awa Valombre")
        terms = terms_of(through)
        seats = (Seat(new.pk), *terms.recipients)
        wanted = Channel.objects.get(pk=through.pk)
        channels.change(
            channel=wanted,
            terms=terms.__class__(**(terms.__dict__ | {"recipients": seats})),
            revision=wanted.revision,
            by=administrator,
            at=now(),
        )
        return new

    new, *before = at_once(joins, arrives, arrives)
    after = arrives()
    assert through.recipient_rows.filter(member=new).exists()
    assert not ReportPermission.objects.filter(user_id=new.pk).exists()
    assert not Grant.objects.filter(holder=new.holder).exclude(compartment__kind="member").exists()
    for made in (*before, after):
        assert ReportPermission.objects.filter(content_object=made).count() >= len(usual)


@at_the_same_time
def test_two_channels_of_one_name_at_once_are_one_channel_and_a_sentence(receiver, colleague, custodians):
    procedures.version()
    administrator = member(["administrator"])
    like = terms_of(channel(recipients=[receiver, colleague], custodians=custodians))

    def make():
        return channels.make(code="carriers", terms=like, by=administrator, at=now())

    first, second = sorted(at_once(make, make), key=lambda one: isinstance(one, MadeMeanwhile))
    assert (first.code, type(second)) == ("carriers", MadeMeanwhile)
    assert Channel.objects.filter(code="carriers").count() == 1


@pytest.mark.django_db
def test_on_the_page_everything_typed_is_still_there(receiver, colleague, custodians, monkeypatch):
    procedures.version()
    browser = Client()
    sign_in(browser, member(["administrator"]))
    taken = channel(recipients=[receiver, colleague], custodians=custodians)
    monkeypatch.setattr(channel_edit, "free_code", lambda _names: taken.code)
    posted = texts() | RULES | people([receiver, colleague], custodians=custodians)
    answer = browser.post(reverse("channel_new"), posted)
    assert answer.status_code == 409
    assert "at the same moment" in page(answer)
    assert 'value="Transporteurs"' in page(answer)
    assert Channel.objects.count() == 1


@at_the_same_time
def test_two_labels_of_one_code_at_once_are_one_label_and_a_sentence(head):
    def write():
        names = {"en": secrets.token_hex(4), "fr": "x"}
        return lists.write_tag(code="press", names=names, position=0, is_active=True, by=head, at=now())

    done = at_once(write, write)
    assert sorted(type(one) for one in done if isinstance(one, LabelThere)) == [LabelThere]
    assert Tag.objects.filter(code="press").count() == 1
