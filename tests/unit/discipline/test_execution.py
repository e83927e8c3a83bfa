"""The decision page and what follows: impossible sanctions, suspended parts, orders, payroll, past decisions."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from discipline.access import proceeding_key
from discipline.actions import decisions, execution, proceedings
from discipline.execution import similar
from discipline.execution.forms import Revoke
from discipline.execution.waiting import gaps
from discipline.models import Decision, ExecutionOrder, Proceeding, Sanction
from discipline.policies import decision as decision_policies
from discipline.policies import execution as policies
from discipline.policies.proceeding import OutOfOrder, require_may_finish
from machine.policies import why_not
from procedures.sanctions import OutOfBounds
from tests.factories import accounts
from tests.factories import discipline as made

pytestmark = pytest.mark.django_db
WORLDS = [made.advised, made.with_file]


def signed_in(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


@pytest.mark.parametrize(
    ("sanction", "parameters", "article"),
    [
        ("exclusion-2", {"days": 16}, "L533-1"),
        ("exclusion-2", {"days": 10, "fine": 100}, "L533-1"),
        ("exclusion-2", {"days": 10, "complementary": ["blame"]}, "L533-2"),
        ("retrogradation", {"lowest_grade": True}, "29 mars 1985"),
        ("exclusion-3", {"days": 60, "suspended_days": 45}, ""),
        ("revocation", {"complementary": ["radiation-tableau"]}, "L533-1"),
    ],
)
def test_an_impossible_sanction_is_refused_with_its_article(sanction, parameters, article):
    with pytest.raises(OutOfBounds) as refusal:
        made.proposed(sanction=sanction, parameters=parameters)
    assert article in str(refusal.value.sentence)


def test_a_complementary_sanction_and_a_suspended_part_are_chosen_on_the_page(settle):
    proceeding = made.advised()
    settle()
    client = signed_in(proceeding.people.secretary)
    url = reverse("discipline:propose", args=[proceeding.pk])
    page = client.get(url).content.decode()
    assert "number_suspended_days" in page
    assert "complementary" in page
    values = {"sanction": "exclusion-2", "number_days": "10", "number_suspended_days": "4", "reasons": "Grave.",
              "complementary": ["radiation-tableau"], "proved": [str(proceeding.charges.get().pk)]}  # fmt: skip
    refused = client.post(url, values | {"sanction": "blame", "number_days": "", "number_suspended_days": ""})
    assert refused.status_code == 422
    assert "Grave." in refused.content.decode()
    assert client.post(url, values).status_code == 302
    decision = Decision.objects.get()
    assert decision.parameters == {"days": 10, "suspended_days": 4, "complementary": ["radiation-tableau"]}
    assert "Removal from the promotion list" in client.get(proceeding.get_absolute_url()).content.decode()


def test_nobody_is_demoted_from_the_lowest_grade_on_the_page_either(settle):
    proceeding = made.advised()
    settle()
    client = signed_in(proceeding.people.secretary)
    url = reverse("discipline:propose", args=[proceeding.pk])
    values = {"sanction": "retrogradation", "fact_lowest_grade": "on", "reasons": "Grave.", "departure": "Grave.",
              "proved": [str(proceeding.charges.get().pk)]}  # fmt: skip
    refused = client.post(url, values)
    assert refused.status_code == 422
    assert "29 mars 1985" in refused.content.decode()
    assert client.post(url, values | {"fact_lowest_grade": ""}).status_code in (302, 422)


def ordered(**values) -> Sanction:
    sanction = made.notified(**values)
    team = sanction.people
    sanction = execution.order(sanction=sanction, starts_on=made.today(34), by=team.secretary, at=made.later(33))
    sanction.people = team
    return sanction


def test_the_order_counts_the_firm_days_and_a_payroll_that_differs_is_a_task():
    sanction = ordered(parameters={"days": 10, "suspended_days": 4})
    team, order = sanction.people, sanction.order
    assert (order.ends_on - order.starts_on).days == 5
    assert [str(row.hint) for row in gaps(team.secretary, made.today(40))] == [
        "The payroll has not done what was ordered"
    ]
    confirm = {"sanction": sanction, "by": team.secretary, "at": made.later(50)}
    execution.confirm_payroll(paid_first_on=order.starts_on, paid_last_on=order.ends_on + timedelta(days=4), **confirm)
    assert list(gaps(team.secretary, made.today(50)))
    confirm["sanction"] = Sanction.objects.get(pk=sanction.pk)
    execution.confirm_payroll(paid_first_on=order.starts_on, paid_last_on=order.ends_on, **confirm)
    assert not list(gaps(team.secretary, made.today(50)))
    confirm["sanction"] = Sanction.objects.get(pk=sanction.pk)
    with pytest.raises(policies.OrderFirst):
        execution.confirm_payroll(paid_first_on=order.starts_on, paid_last_on=order.ends_on, **confirm)


def test_a_payroll_that_ends_before_it_began_is_refused_in_the_database_too():
    sanction = made.notified()
    by = sanction.people.secretary
    execution.order(sanction=sanction, starts_on=made.today(35), by=by, at=made.later(34))
    days = {"paid_first_on": made.today(36), "paid_last_on": made.today(35)}
    with pytest.raises(OutOfOrder):
        execution.confirm_payroll(sanction=sanction, by=by, at=made.later(40), **days)
    row = type(sanction).objects.get(pk=sanction.pk).order
    row.paid_first_on, row.paid_last_on, row.confirmed_at, row.confirmed_by = (*days.values(), made.later(40), by)
    with pytest.raises(IntegrityError, match="paid_in_order"), transaction.atomic():
        row.save()


def test_no_order_before_the_notice_nor_twice_and_the_database_says_so_too():
    sanction = made.notified()
    team = sanction.people
    with pytest.raises(decision_policies.BeforeNotice):
        execution.order(sanction=sanction, starts_on=made.today(32), by=team.secretary, at=made.later(33))
    with pytest.raises(IntegrityError, match="after its notice"), transaction.atomic():
        ExecutionOrder.objects.create(
            sanction=sanction, starts_on=made.today(1), ordered_at=made.later(33), ordered_by=team.secretary
        )
    execution.order(sanction=sanction, starts_on=made.today(34), by=team.secretary, at=made.later(33))
    with pytest.raises(policies.OrderedAlready):
        execution.order(
            sanction=Sanction.objects.get(pk=sanction.pk),
            starts_on=made.today(34),
            by=team.secretary,
            at=made.later(33),
        )


def open_to(authority, *sanctions) -> None:
    """The authority of another proceeding lets this one in."""
    for one in sanctions:
        proceedings.admit(proceeding=one.proceeding, member=authority, by=one.people.authority, at=made.later(50))


def test_a_later_sanction_revokes_the_suspended_part_and_a_lighter_one_does_not():
    first = made.notified(parameters={"days": 10, "suspended_days": 4})
    authority, secretary = first.people.authority, first.people.secretary
    blame = made.notified(made=made.with_file(), sanction="blame")
    second = made.notified(parameters={"days": 5}, departure="A lighter fault.")
    open_to(authority, blame, second)
    act = {"sanction": first, "by": authority, "at": made.later(60)}
    with pytest.raises(policies.DoesNotRevoke):
        execution.revoke(because_of=blame, **act)
    execution.revoke(because_of=second, **act)
    first = Sanction.objects.get(pk=first.pk)
    assert (first.revocation.days, first.revocation.because_of_id) == (4, second.pk)
    assert "Revoked days are to be served" in [str(row.hint) for row in gaps(secretary, made.today(61))]
    with pytest.raises(policies.NothingSuspended):
        execution.revoke(because_of=second, **act | {"sanction": first})


def test_only_a_later_sanction_of_the_same_person_is_offered_and_taken():
    first = made.notified(parameters={"days": 10, "suspended_days": 4})
    authority = first.people.authority
    second = made.notified(parameters={"days": 5}, departure="A lighter fault.")
    same = made.notified(parameters={"days": 5}, departure="A lighter fault.")
    unopened = made.notified(parameters={"days": 5}, departure="A lighter fault.")
    open_to(authority, second, same)
    key = proceeding_key(authority, second.proceeding)
    sealed = key.seal(second.proceeding, "person", "Bintou Sarde, inspectrice")
    Proceeding.objects.filter(pk=second.proceeding_id).update(person=sealed)
    second = Sanction.objects.get(pk=second.pk)
    offered = Revoke.for_object(first, authority).fields["because_of"].queryset
    assert set(offered) == {same}
    for other in (second, unopened):
        with pytest.raises(policies.OfAnotherPerson):
            execution.revoke(sanction=first, because_of=other, by=authority, at=made.later(60))


def test_the_mention_goes_by_itself_only_after_its_time_and_at_request_only_when_asked():
    blame = made.notified(made=made.with_file(), sanction="blame")
    by = blame.people.secretary
    with pytest.raises(policies.NotYetErased):
        execution.erase(sanction=blame, by=by, at=made.later(900))
    late = made.later(32 + 3 * 366 + 1)
    assert "The mention is to be erased" in [str(row.hint) for row in gaps(by, late.date())]
    with pytest.raises(policies.NotYetErased):
        execution.erase(sanction=blame, repeated_on=made.today(400), by=by, at=late)
    execution.erase(sanction=blame, by=by, at=late)
    assert Sanction.objects.get(pk=blame.pk).mention_erasure.asked_on is None
    heavy = made.notified()
    by = heavy.people.secretary
    later = made.later(32 + 10 * 366 + 2)
    with pytest.raises(policies.NobodyAsked):
        execution.erase(sanction=heavy, by=by, at=later)
    with pytest.raises(policies.NotYetErased):
        execution.erase(sanction=heavy, asked_on=made.today(500), by=by, at=later)
    assert execution.erase(sanction=heavy, asked_on=later.date() - timedelta(days=1), by=by, at=later)


def test_what_is_never_recorded_or_never_erased_is_not_erased():
    warned = made.notified(made=made.with_file(), sanction="avertissement")
    with pytest.raises(policies.NoErasure):
        execution.erase(sanction=warned, by=warned.people.secretary, at=made.later(5000))


def test_past_decisions_are_counts_and_nothing_under_five_is_shown(monkeypatch):
    assert similar.FEWEST == 5
    monkeypatch.setattr(similar, "FEWEST", 2)
    proceeding = made.with_file()
    for hidden, rows in ((True, []), (False, [("Reprimand", 2)])):
        decided = made.proposed(made.with_file(), "blame")
        decisions.confirm(decision=decided, by=decided.people.authority, at=made.later(31))
        found = similar.similar_decisions(proceeding)
        assert [(str(label), count) for label, count in found.rows] == rows
        assert found.are_some_hidden is hidden


def test_the_page_shows_the_order_and_its_doors_in_both_languages(settle):
    sanction = ordered(parameters={"days": 10, "suspended_days": 4})
    settle()
    client = signed_in(sanction.people.secretary)
    page = client.get(sanction.get_absolute_url()).content.decode()
    assert reverse("discipline:confirm_payroll", args=[sanction.pk]) in page
    assert "4 days suspended, 6 firm" in page
    for name in ("confirm_payroll", "erase"):
        url = reverse(f"discipline:{name}", args=[sanction.pk])
        assert client.get(url).status_code == 200
        assert client.get(url.replace("/en/", "/fr/")).status_code == 200
    assert why_not(require_may_finish, proceeding=sanction.proceeding, by=sanction.people.secretary)
