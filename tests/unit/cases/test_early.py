"""Early intervention: written rules, counted events, no verdict, no name, an end."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cases.actions import early, histories, recusals
from cases.early import access, counting
from cases.early.counting import Event
from cases.early.policies import NotClosed, NotReviewer
from cases.models import AlertRule, EarlyAlert
from machine.refusals import NotFromHere
from tests.factories import cases as making
from tests.factories import people as factory
from tests.factories.accounts import member, sign_in

pytestmark = pytest.mark.django_db
WORLDS = [making.preliminary]
NOW = timezone.now


@pytest.fixture
def met():
    """Two cases name the same person; a rule asks from two on."""
    first, other = factory.two_cases()
    factory.indexed(first.team.head)
    rule = factory.rule(first.team.head, member(["administrator"]))
    early.sweep(at=NOW())
    return first, other, rule


def test_the_worker_raises_it_once_from_tokens_alone(met, as_site):
    _first, _other, rule = met
    alert = EarlyAlert.objects.get()
    assert (alert.counted, alert.threshold, alert.events.count(), alert.rule) == (2, 2, 2, rule)
    as_site("worker")
    assert early.sweep(at=NOW()) == 0
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        cursor.execute("SELECT name FROM cases_subject")


def test_the_workers_role_can_count_and_raise(as_site):
    first, _other = factory.two_cases()
    factory.indexed(first.team.head)
    factory.rule(first.team.head, member(["administrator"]))
    as_site("worker")
    assert early.sweep(at=NOW()) == 1


def test_unfounded_and_lawful_are_left_out_unless_the_rule_counts_them():
    people = making.team()
    making.decided(people, word="UNFD")
    second = making.team()
    second.head = people.head
    making.preliminary(second)
    factory.indexed(people.head)
    administrator = member(["administrator"])
    rule = factory.rule(people.head, administrator)
    assert early.sweep(at=NOW()) == 0
    values = {"is_all_counted": True}
    early.change_rule(rule=rule, by=administrator, at=NOW(), **values)
    assert early.sweep(at=NOW()) == 1


def test_it_goes_to_the_deputy_when_the_reviewer_stepped_back_and_to_nobody_when_both_did():
    first, other = factory.two_cases()
    factory.indexed(first.team.head)
    for who in (first.team.lead, first.team.investigator):
        histories.give(member=who, by=first.team.head, at=NOW())
    recusals.recuse(case=first, reason="family", by=first.team.lead, at=NOW())
    administrator = member(["administrator"])
    factory.rule(first.team.lead, administrator, deputy=first.team.investigator)
    early.sweep(at=NOW())
    assert EarlyAlert.objects.get().reviewer == first.team.investigator
    assert access.list_alerts(first.team.lead, timezone.localdate()) == []
    recusals.recuse(case=first, reason="family", by=first.team.investigator, at=NOW())
    factory.rule(first.team.lead, administrator, deputy=first.team.investigator)
    assert early.sweep(at=NOW()) == 0
    assert other.pk


def test_the_reviewer_closes_it_with_help_and_prints_the_statement(met, client):
    first, _other, _rule = met
    alert, head = EarlyAlert.objects.get(), first.team.head
    with pytest.raises(NotFromHere):
        early.intervene(early_alert=alert, help="talk", note="", by=head, at=NOW())
    early.take_up(early_alert=alert, by=head, at=NOW())
    sign_in(client, head)
    assert "never a verdict" in client.get(alert.get_absolute_url()).content.decode()
    assert client.get(reverse("cases:early_statement", args=[alert.pk])).status_code == 409
    early.intervene(early_alert=alert, help="support", note="She is in debt.", by=head, at=NOW())
    page = client.get(reverse("cases:early_statement", args=[alert.pk])).content.decode()
    assert "Help offered" in page
    assert first.number not in page
    assert client.get(reverse("cases:early")).status_code == 200


def test_nobody_outside_the_chain_sees_or_moves_it(met, client):
    first, _other, _rule = met
    alert = EarlyAlert.objects.get()
    for who in (first.team.lead, member(["head_of_office"]), member(["administrator"]), member(["supervisor"])):
        sign_in(client, who)
        assert client.get(alert.get_absolute_url()).status_code == 404
        assert str(alert) not in client.get(reverse("cases:early")).content.decode()
        with pytest.raises(NotReviewer):
            early.take_up(early_alert=alert, by=who, at=NOW())


def test_it_expires_and_is_gone_from_every_list(met):
    first, _other, rule = met
    after = NOW() + timedelta(days=rule.expires_days + 1)
    with pytest.raises(NotClosed):
        early._expire(EarlyAlert.objects.get(), timezone.localdate(), NOW())
    assert early.sweep(at=after) == 2  # the old one ends; the count still stands, so a new one begins
    states = sorted(EarlyAlert.objects.values_list("state", flat=True))
    assert states == ["expired", "new"]
    assert len(access.list_alerts(first.team.head, timezone.localdate(after))) == 1


def test_false_alarms_are_measured_once_there_are_enough(met):
    first, _other, rule = met
    alert, head = EarlyAlert.objects.get(), first.team.head
    early.take_up(early_alert=alert, by=head, at=NOW())
    early.dismiss(early_alert=alert, note="", by=head, at=NOW())
    (told,) = access.measured(head)
    assert (told["closed"], told["share"]) == (None, None)
    assert rule == told["rule"]


def test_the_share_of_false_alarms_is_of_what_was_closed(met, monkeypatch):
    first, _other, rule = met
    head, later = first.team.head, NOW() + timedelta(days=rule.expires_days + 1)
    monkeypatch.setattr(access, "SMALLEST", 2)
    alert = EarlyAlert.objects.get()
    early.take_up(early_alert=alert, by=head, at=NOW())
    early.dismiss(early_alert=alert, note="Two reports of one event.", by=head, at=NOW())
    early.sweep(at=later)
    again = EarlyAlert.objects.get(state="new")
    assert [(one["closed"], one["share"]) for one in access.measured(head)] == [(None, None)], "what is open counts not"
    early.take_up(early_alert=again, by=head, at=later)
    early.intervene(early_alert=again, help="talk", note="", by=head, at=later)
    assert [(one["closed"], one["share"]) for one in access.measured(head)] == [(2, 50)]


def test_an_administrator_writes_rules_in_the_page_and_nobody_else(met, client):
    first, _other, rule = met
    sign_in(client, member(["administrator"]))
    assert client.get(reverse("cases:early_rules")).status_code == 200
    values = {
        "name_fr": "Trois", "name_en": "Three", "kind": "category", "category": "corruption", "threshold": "3",
        "window_days": "365", "percentile": "90", "expires_days": "180", "is_active": "on",
        "reviewer": str(first.team.head.pk), "deputy": "",
    }  # fmt: skip
    assert client.post(reverse("cases:early_rule_new"), values).status_code == 302
    assert AlertRule.objects.count() == 2
    assert client.post(reverse("cases:early_rule_new"), values | {"category": ""}).status_code == 422
    assert client.get(reverse("cases:early_rule", args=[rule.pk])).status_code == 200
    assert client.post(reverse("cases:early_rule", args=[rule.pk]), values | {"kind": "overall"}).status_code == 302
    sign_in(client, first.team.head)
    assert client.post(reverse("cases:early_rule_new"), values).status_code == 403


def _events(counts: list[int], unit: str = "gate") -> list[Event]:
    return [
        Event(None, None, bytes([person]), unit, "corruption", timezone.localdate(), is_left_out=False)
        for person, count in enumerate(counts)
        for _one in range(count)
    ]


@given(counts=st.lists(st.integers(0, 9), max_size=12), threshold=st.integers(2, 6))
def test_a_rule_is_met_exactly_by_those_who_reach_it(counts, threshold):
    rule = AlertRule(kind="overall", threshold=threshold)
    met = counting.met(rule, _events(counts))
    assert sorted(one.token[0] for one in met) == [index for index, count in enumerate(counts) if count >= threshold]


@given(counts=st.lists(st.integers(1, 9), max_size=12))
def test_a_rank_among_few_peers_says_nothing(counts):
    rule = AlertRule(kind="peers", threshold=2, percentile=90)
    met = counting.met(rule, _events(counts))
    if len(counts) < counting.FEWEST_PEERS:
        assert not met
    assert all(sum(1 for other in counts if other < len(one.events)) * 10 >= 9 * (len(counts) - 1) for one in met)
