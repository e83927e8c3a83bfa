"""A running proceeding follows another version by an act of two persons, who see before what moves."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from discipline.access import get_proceeding
from discipline.conversion import actions, policies
from discipline.conversion.moves import moves
from discipline.models import Conversion, Proceeding
from tests.factories import accounts
from tests.factories import discipline as make
from tests.factories import procedures as made_procedures
from tests.factories.accounts import member
from tests.factories.desks import page

pytestmark = pytest.mark.django_db
WORLDS = [make.charged]


def signed_in(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def shorter_notice():
    return made_procedures.another(notice=("amount = 15\n", "amount = 20\n"))


def proposed(made, version, **values):
    usual = {"request": "Art. 12 of the new law.", "by": made.people.secretary, "at": timezone.now()}
    return actions.propose(proceeding=made, version=version, **usual | values)


def test_two_persons_convert_it_and_the_log_says_from_what_to_what(settle):
    made, version = make.charged(), shorter_notice()
    old = made.procedure
    conversion = proposed(made, version)
    made.refresh_from_db()
    assert made.procedure == old
    with pytest.raises(policies.AskedAlready):
        proposed(made, version)
    actions.decide(
        conversion=conversion, is_confirmed=True, reasons="It does.", by=made.people.authority, at=timezone.now()
    )
    settle()
    made = Proceeding.objects.get(pk=made.pk)
    assert made.procedure == version
    facts = Entry.objects.get(event="conversion.confirmed").facts
    assert old.digest in str(facts)
    assert version.digest in str(facts)


def test_nobody_confirms_what_they_proposed_not_even_past_the_action():
    made = make.charged()
    conversion = proposed(made, shorter_notice(), by=made.people.authority)
    with pytest.raises(policies.OwnProposal):
        actions.decide(
            conversion=conversion, is_confirmed=True, reasons="x", by=made.people.authority, at=timezone.now()
        )
    rows = Conversion.objects.filter(pk=conversion.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(confirmed_by=made.people.authority, confirmed_at=timezone.now(), reasons=conversion.request)


def test_the_database_keeps_the_version_without_a_confirmed_conversion():
    made, version = make.charged(), shorter_notice()
    proposed(made, version)
    with pytest.raises(IntegrityError, match="two persons convert it"), transaction.atomic():
        Proceeding.objects.filter(pk=made.pk).update(procedure=version)


def test_what_moves_is_shown_before_with_both_days():
    made, version = make.convoked(), shorter_notice()
    found = moves(get_proceeding(made.people.secretary, made.pk), version, today=make.today())
    assert found.missing == ()
    notice = next(one for one in found.clocks if one.before and one.before.clock.code == "board_notice")
    assert (notice.after.on - notice.before.on).days == 5


def test_it_is_refused_where_something_done_has_no_counterpart():
    made = make.decided()
    decision = made.decisions.get(state="confirmed")
    code = decision.sanction
    version = made_procedures.another(code=(f'"{code}"', f'"{code}-new"'))
    assert any("none" in one for one in moves(made, version, today=make.today()).missing)
    with pytest.raises(policies.NoCounterpart, match="has none"):
        proposed(made, version)


def test_another_countrys_profile_is_no_version_of_this_one():
    made = make.charged()
    japan = made_procedures.version(made_procedures.PROFILES / "jp-national.toml")
    with pytest.raises(policies.OtherProfile):
        proposed(made, japan)
    answer = signed_in(made.people.secretary).get(f"{reverse('discipline:convert', args=[made.pk])}?to={japan.pk}")
    assert answer.status_code == 404


def test_from_the_proceeding_to_its_new_version_through_the_pages():
    made, version = make.convoked(), shorter_notice()
    secretary, authority = signed_in(made.people.secretary), signed_in(made.people.authority)
    url = reverse("discipline:convert", args=[made.pk])
    assert url in page(secretary.get(made.get_absolute_url()))
    shown = page(secretary.get(f"{url}?to={version.pk}"))
    assert "Under the other version" in shown
    assert secretary.post(url, {"to": version.pk, "request": " "}).status_code == 422
    done = secretary.post(url, {"to": version.pk, "request": "Art. 12 of the new law."})
    assert done.status_code == 302
    conversion = Conversion.objects.get()
    own = secretary.post(conversion.get_absolute_url(), {"answer": "yes", "reasons": "Mine."})
    assert own.status_code == 403
    assert conversion.get_absolute_url() in page(authority.get("/en/"))
    assert "Art. 12 of the new law." in page(authority.get(conversion.get_absolute_url()))
    assert authority.post(conversion.get_absolute_url(), {"answer": "yes", "reasons": "It does."}).status_code == 302
    assert Proceeding.objects.get(pk=made.pk).procedure == version
    again = authority.post(conversion.get_absolute_url(), {"answer": "no", "reasons": "Late."})
    assert again.status_code == 409


def test_strangers_find_no_conversion():
    made = make.charged()
    conversion = proposed(made, shorter_notice())
    stranger = signed_in(member(["disciplinary_authority"]))
    assert stranger.get(conversion.get_absolute_url()).status_code == 404
    assert stranger.get(reverse("discipline:convert", args=[made.pk])).status_code == 404
    assert Entry.objects.filter(event="door.tried").exists()
