"""Whoever is named in a report, or shut out of it, never receives it: who does instead, and what the database keeps."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit.actors import OPERATOR
from reporting_channels import access, bars, people, policies, routing
from reporting_channels.actions import exclusions, handing, questionnaires, reports
from reporting_channels.models import Exclusion, Questionnaire, Report, ReportPermission
from reporting_channels.questionnaires import loading
from reporting_channels.told import Told
from tests.factories.accounts import member
from tests.factories.desks import desk, words
from tests.factories.reporting_channels import channel, report
from tests.factories.vault import office_quorum
from vault import grants, quorum
from vault.models import Grant, Holder

pytestmark = pytest.mark.django_db
now = timezone.now


@pytest.fixture
def awa():
    return member(["receiver"], "Awa Valombre")


@pytest.fixture
def ilan():
    return member(["receiver"], "Ilan Tassongo")


@pytest.fixture
def head():
    return member(["head_of_office"], "Mariam Solvère")


@pytest.fixture
def spare():
    return member(["receiver"], "Zara Substitut")


@pytest.fixture
def outside():
    return [member(["outside_body"], "Ombline Dehors"), member(["outside_body"], "Ugo Dehors")]


@pytest.fixture
def the_channel(awa, ilan, head, spare):
    return a_channel(recipients=[awa, ilan, head], substitutes=[spare])


def naming() -> str:
    """A published questionnaire that asks for persons, and takes any matter."""
    code, at = "naming", now()
    if not Questionnaire.objects.filter(code=code).exists():
        question = {"code": "persons", "kind": "persons", "asks": both("Who?"), "why": both("To keep them away.")}
        values = loading.shipped("general")
        values["code"] = code
        values["sections"][0]["questions"].append(question)
        questionnaires.publish(version=questionnaires.create(values=values, by=OPERATOR, at=at), by=OPERATOR, at=at)
    return code


def both(text):
    return {"en": text, "fr": text}


def a_channel(**values):
    return channel(questionnaires=(naming(),), **values)


def named(*names, **values):
    """A report that names these persons."""
    persons = [{"name": name, "function": "", "relation": ""} for name in names]
    return report(answers={"persons": persons}, **values)


def readers(made):
    return set(ReportPermission.objects.filter(content_object=made).values_list("user_id", flat=True))


def ids(*members):
    return {one.pk for one in members}


def test_a_recipient_who_is_named_never_gets_key_or_permission_and_the_substitute_does(
    the_channel, awa, ilan, head, spare
):
    made = named("Awa Valombre", channel_=the_channel)
    assert readers(made) == ids(ilan, head, spare)
    assert not Grant.objects.filter(compartment=made.compartment, holder=awa.holder).exists()
    assert access.read_report(spare, access.get_report(spare, made.pk), now()).narrative
    assert not made.is_past_office


def test_whoever_was_named_cannot_be_let_in_later_by_anybody(the_channel, awa, head):
    made = named("Valombre Awa", channel_=the_channel)
    with pytest.raises(policies.Excluded):
        reports.share(report=made, member=awa, by=head, at=now())
    assert awa not in people.could_be_given(made)
    key = access.report_key(head, made)
    with pytest.raises(IntegrityError), transaction.atomic():
        grants.give(key=key, holder=awa.holder, by=head, at=now())


def test_whoever_joined_after_the_report_had_named_them_is_not_given_it(the_channel, awa, ilan, head):
    made = named("Dara Nouvelle", channel_=the_channel)
    late, other = member(["receiver"], "Dara Nouvelle"), member(["receiver"], "Odile Autre")
    asks = {"report": made, "by": awa, "at": now()}
    for give in (reports.share, handing.hand_over):
        with pytest.raises(policies.NamedInIt):
            give(member=late, **asks)
    reports.share(member=other, **asks)
    assert not ReportPermission.objects.filter(content_object=made, user=late).exists()


def test_the_database_refuses_the_permission_too(the_channel, awa, head):
    made = named("Awa Valombre", channel_=the_channel)
    row = ReportPermission.objects.filter(content_object=made).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportPermission.objects.filter(pk=row.pk).update(user=awa)
    with pytest.raises(IntegrityError, match="a member who is excluded from it"), transaction.atomic():
        _given_with_the_key_of_another(row, awa)


def _given_with_the_key_of_another(row, who):
    row.pk, row.user = None, who
    row.grant = Grant.objects.create(
        compartment_id=row.grant.compartment_id,
        holder=member().holder,
        sealed_key=bytes(1168),
        given_at=timezone.now(),
    )
    ReportPermission.objects.bulk_create([row])


def test_a_part_of_a_name_holds_back_and_a_colleague_who_reads_may_decide(the_channel, awa, ilan, head, spare):
    made = named("Mrs Valombre", channel_=the_channel)
    assert readers(made) == ids(ilan, head, spare)
    reports.share(report=made, member=awa, by=head, at=now())
    assert awa.pk in readers(made)


def test_a_name_in_the_middle_of_the_story_holds_back_and_a_reader_is_told(the_channel, awa, ilan, head, spare):
    told = "At the gate it was Mme Valombre Awa who took the envelope, in May."
    made = report(channel_=the_channel, narrative=told, answers={"what": "Money."})
    assert readers(made) == ids(ilan, head, spare)
    assert people.mentioned(made, [told]) == [awa]
    assert "Named in the words" in words(desk(ilan).get(made.get_absolute_url()))
    exclusions.exclude(report=made, member=awa, reason="named", by=head, at=now())
    assert people.mentioned(made, [told]) == []


def test_a_family_name_alone_in_the_story_keeps_nobody_away_and_is_said_to_who_reads(the_channel, awa, ilan, head):
    told = "At the gate Valombre took the envelope."
    made = report(channel_=the_channel, narrative=told, answers={"what": "Money."})
    assert awa.pk in readers(made)
    assert people.namesakes(made, [told], []) == [(awa, "Valombre")]
    assert "1 word is also a colleague" in words(desk(ilan).get(made.get_absolute_url()))
    exclusions.exclude(report=made, member=awa, reason="named", by=head, at=now())
    assert people.namesakes(made, [told], []) == []


def test_a_witness_who_stands_in_the_story_can_be_given_it(the_channel, awa, head):
    made = report(channel_=the_channel, narrative="I told Awa Valombre and she wrote it down.")
    assert awa.pk not in readers(made)
    reports.share(report=made, member=awa, by=head, at=now())
    assert awa.pk in readers(made)


def test_a_report_about_the_head_goes_past_the_office_and_its_quorum(the_channel, head, outside):
    the_quorum, _words = office_quorum()
    made = named("SOLVERE Mariam", channel_=the_channel)
    assert readers(made) == ids(*outside)
    assert made.is_past_office
    assert not Grant.objects.filter(compartment=made.compartment, holder__kind=Holder.Kind.QUORUM).exists()
    for one in outside:
        assert made.compartment_id not in {
            grant.compartment_id for grant in quorum.extend(keyring=one.keyring, by=one, at=now())
        }
    with pytest.raises(IntegrityError), transaction.atomic():
        grants.give(key=access.report_key(outside[0], made), holder=the_quorum.holder, by=outside[0], at=now())


def test_without_an_outside_body_the_head_still_gets_nothing(the_channel, awa, ilan, head, spare):
    made = named("Mariam Solvère", channel_=the_channel)
    assert readers(made) == ids(awa, ilan, spare)
    assert made.is_past_office


def test_when_too_few_are_left_the_outside_body_takes_over(awa, ilan, outside):
    made = named("Awa Valombre", "Ilan Tassongo", channel_=a_channel(recipients=[awa, ilan]))
    assert readers(made) == ids(*outside)


def test_a_named_officer_of_the_quorum_keeps_the_quorum_away(the_channel):
    office_quorum()
    member(["identity_custodian", "quorum_officer"], "Hana Corvelle")
    made = named("Hana Corvelle", channel_=the_channel)
    assert made.compartment.is_apart
    assert not made.is_past_office


def test_a_named_custodian_gets_no_share_and_is_asked_nothing(awa, ilan):
    keepers = [member(["identity_custodian"], f"Keeper {name}") for name in ("Bertrand", "Djibril", "Mireille")]
    made = named("Bertrand Keeper", channel_=a_channel(recipients=[awa, ilan], custodians=keepers), name="Reporter")
    shares = set(made.identity.compartment.shares.values_list("custodian_id", flat=True))
    assert shares == {one.holder_id for one in keepers[1:]}


def test_the_reporter_shuts_out_one_function_or_the_whole_office(the_channel, awa, ilan, head, spare, outside):
    assert routing.functions(the_channel) == ["receiver", "head_of_office"]
    assert readers(report(channel_=the_channel, shut_out=("head_of_office",))) == ids(*outside)
    whole = report(channel_=the_channel, shut_out=("office",))
    assert readers(whole) == ids(*outside)
    assert not bars.is_barred(whole, head)
    some = report(channel_=the_channel, shut_out=("receiver",))
    assert readers(some) == ids(head, spare)
    assert bars.is_barred(some, awa)


def test_a_stolen_table_does_not_tell_whether_anybody_was_named(the_channel, awa):
    plain, about = report(channel_=the_channel), named("Awa Valombre", channel_=the_channel)
    assert len(plain.barred) == len(about.barred) == bars.BYTES * bars.PLACES
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r)::text FROM reporting_channels_report r WHERE id = %s", [about.pk])
        assert str(awa.pk) not in cursor.fetchone()[0]
    assert not Exclusion.objects.exists()


def test_more_persons_than_places_all_count(awa, ilan):
    first = ("Anne", "Brice", "Clara", "Denis", "Edith", "Felix", "Gilles", "Helena", "Ivor", "Judith")
    cast = [member(["investigator"], f"Somebody {name}") for name in first]
    made = named(*[one.name for one in cast], channel_=a_channel(recipients=[awa, ilan]))
    assert set(bars.barred(made, cast)) == set(cast)
    assert len(made.barred) == 2 * bars.BYTES * bars.PLACES


def test_whom_a_report_must_not_reach_is_never_changed(the_channel):
    made = named("Awa Valombre", channel_=the_channel)
    for values in ({"barred": b"\0" * 128}, {"is_past_office": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=made.pk).update(**values)


def test_a_session_without_the_key_lets_nobody_in(the_channel, head):
    made = report(channel_=the_channel)
    key = access.report_key(head, made)
    newcomer = member(["receiver"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL amana.bars = ''")
    with pytest.raises(IntegrityError), transaction.atomic():
        grants.give(key=key, holder=newcomer.holder, by=head, at=now())


def test_the_reporters_role_matches_without_reading_a_name(the_channel, awa, as_site):
    as_site("reporter")
    made = named("Awa Valombre", channel_=the_channel)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_member")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert awa.pk not in readers(made)


def test_an_absent_recipient_is_replaced_by_the_next_in_the_chain(the_channel, awa, ilan, head, spare):
    the_channel.recipient_rows.filter(member=awa).update(absent_from=timezone.localdate())
    assert readers(report(channel_=the_channel)) == ids(ilan, head, spare)


def test_an_ordinary_report_costs_one_query_for_its_route(the_channel, django_assert_num_queries):
    told = Told(submission=b"s", receipt="r", language="en", narrative="At the gate they took an envelope.")
    with django_assert_num_queries(2):  # who is seated, and whom the words name
        routing.of(channel=the_channel, told=told, on=timezone.localdate())
