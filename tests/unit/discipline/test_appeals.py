"""An appeal from its lodging to its end: admissible or not, stayed or not, answered or met with silence."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from discipline.actions import appeals, effects, sanctions
from discipline.models import Appeal
from discipline.policies import appeal as appeal_policies
from discipline.policies import decision as decision_policies
from discipline.policies import effects as policies
from discipline.policies import proceeding as proceeding_policies
from tests.factories import accounts
from tests.factories import discipline as made

WORLDS = [made.notified, made.lodged]


@pytest.mark.django_db
def test_a_stay_that_was_granted_keeps_the_sanction_from_being_carried_out():
    sanction = made.notified()
    appeal, team = made.lodged(sanction), sanction.people
    effects.ask_stay(appeal=appeal, asked_on=made.today(40), by=team.secretary, at=made.later(41))
    with pytest.raises(policies.StayAsked):
        effects.ask_stay(
            appeal=Appeal.objects.get(pk=appeal.pk), asked_on=made.today(40), by=team.secretary, at=made.later(41)
        )
    effects.rule_stay(appeal=appeal, is_granted=True, reasons="Urgent.", by=team.appeal, at=made.later(41))
    with pytest.raises(decision_policies.Stayed):
        sanctions.execute(sanction=sanction, executed_on=made.today(42), by=team.secretary, at=made.later(42))
    with pytest.raises(IntegrityError, match="stayed while an appeal is open"), transaction.atomic():
        type(sanction).objects.filter(pk=sanction.pk).update(executed_on=made.today(42))
    appeals.admit(appeal=appeal, by=team.appeal, at=made.later(42))
    done = appeals.determine(appeal=appeal, outcome="upheld", reasons="x", by=team.appeal, at=made.later(43))
    done = appeals.implement(appeal=done, by=team.secretary, at=made.later(44))
    assert {effect.code for effect in done.effects.all()} == {"sanction_stands", "stay_ends"}
    assert sanctions.execute(sanction=sanction, executed_on=made.today(45), by=team.secretary, at=made.later(45))


@pytest.mark.django_db
def test_whoever_asked_does_not_rule_and_who_decided_does_not_either():
    sanction = made.notified()
    appeal, team = made.lodged(sanction), sanction.people
    effects.ask_stay(appeal=appeal, asked_on=made.today(40), by=team.secretary, at=made.later(41))
    appeal = Appeal.objects.get(pk=appeal.pk)
    for who in (team.secretary, team.authority):
        who.roles = [*who.roles, "appeal_authority"]
        who.save()
    with pytest.raises(proceeding_policies.HadPartInTheCase):
        effects.rule_stay(appeal=appeal, is_granted=True, reasons="x", by=team.authority, at=made.later(41))


@pytest.mark.django_db
@pytest.mark.parametrize(("ground", "refusal"), [("late", "NotLate"), ("standing", "HasStanding")])
def test_nobody_is_sent_away_on_a_ground_that_the_file_contradicts(ground, refusal):
    appeal = made.lodged()
    with pytest.raises(getattr(appeal_policies, refusal)):
        appeals.reject(appeal=appeal, ground=ground, reasons="x", by=appeal.people.appeal, at=made.later(41))
    done = appeals.reject(appeal=appeal, ground="form", reasons="Unsigned.", by=appeal.people.appeal, at=made.later(41))
    assert (done.state, done.inadmissible_for) == ("inadmissible", "form")


@pytest.mark.django_db
def test_admission_asks_for_standing_and_form():
    sanction = made.executed()
    appeal = appeals.lodge(
        sanction=sanction, kind="gracious", grounds="x", filed_on=made.today(40), filed_by="other",
        authority=sanction.people.appeal, by=sanction.people.secretary, at=made.later(40),
    )  # fmt: skip
    with pytest.raises(appeal_policies.NoStanding):
        appeals.admit(appeal=appeal, by=sanction.people.appeal, at=made.later(41))
    other = made.lodged()
    with pytest.raises(appeal_policies.NotInForm):
        appeals.admit(appeal=other, is_in_form=False, by=other.people.appeal, at=made.later(41))


@pytest.mark.django_db
def test_silence_is_noted_once_its_clock_has_run_out_and_the_court_is_open_then():
    appeal = made.lodged(kind="gracious")
    team = appeal.people
    with pytest.raises(appeal_policies.StillTime):
        appeals.note_silence(appeal=appeal, by=team.secretary, at=made.later(60))
    appeals.note_silence(appeal=appeal, by=team.secretary, at=made.later(110))
    sanction = type(appeal.sanction).objects.get(pk=appeal.sanction_id)
    court = appeals.lodge(
        sanction=sanction, kind="court", grounds="x", filed_on=made.today(115),
        authority=team.appeal, by=team.secretary, at=made.later(115),
    )  # fmt: skip
    assert appeals.admit(appeal=court, by=team.appeal, at=made.later(116)).state == "admitted"


@pytest.mark.django_db
def test_an_appeal_never_makes_the_sanction_heavier():
    appeal = made.lodged()
    team = appeal.people
    appeal = appeals.admit(appeal=appeal, by=team.appeal, at=made.later(41))
    with pytest.raises(appeal_policies.Heavier):
        appeals.determine(
            appeal=appeal, outcome="varied", reasons="x", varied_sanction="revocation",
            by=team.appeal, at=made.later(42),
        )  # fmt: skip


@pytest.mark.django_db
def test_what_is_put_in_during_the_examination_is_sealed_and_shown(settle):
    appeal = made.lodged()
    team = appeal.people
    appeals.admit(appeal=appeal, by=team.appeal, at=made.later(41))
    effects.put_in(
        appeal=appeal, kind="person", received_on=made.today(42), text="I was on leave.",
        by=team.secretary, at=made.later(42) + timedelta(hours=1),
    )  # fmt: skip
    settle()
    client = Client()
    accounts.sign_in(client, team.appeal)
    page = client.get(appeal.get_absolute_url()).content.decode()
    assert "I was on leave." in page
    assert reverse("discipline:put_in", args=[appeal.pk]) in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_door_of_an_appeal_opens(settle, language):
    sanction = made.notified()
    appeal, team = made.lodged(sanction), sanction.people
    effects.ask_stay(appeal=appeal, asked_on=made.today(40), by=team.secretary, at=made.later(41))
    settle()
    secretary, judge = Client(), Client()
    accounts.sign_in(secretary, team.secretary)
    accounts.sign_in(judge, team.appeal)
    swap = lambda url: url.replace("/en/", f"/{language}/")  # noqa: E731
    assert judge.get(swap(reverse("discipline:rule_stay", args=[appeal.pk]))).status_code == 200
    assert secretary.get(swap(reverse("discipline:ask_stay", args=[appeal.pk]))).status_code == 409
    for verb in ("admit", "reject"):
        assert judge.get(swap(reverse("machine:transition", args=["appeal", appeal.pk, verb]))).status_code == 200
    assert secretary.get(swap(appeal.get_absolute_url())).status_code == 200
