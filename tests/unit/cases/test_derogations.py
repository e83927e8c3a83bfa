"""A small office says what it cannot keep apart; each use is shown and followed up; the rest stays refused."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from cases.actions import assignments, derogations
from cases.derogations import policies
from cases.derogations.policies import AlreadyThere, NotInForce, NotNeeded, OwnUse, ProposedByYou
from cases.models import Assignment, DerogationUse
from cases.models.derogation import PAIRS
from cases.policies.team import PART_OF, HandledReport, OnePartOnly
from cases.tabs import tab_url
from tests.factories import cases as making
from tests.factories import people as factory
from tests.factories.accounts import member, sign_in

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture
def office():
    administrator, auditor = member(["administrator"]), member(["auditor"])
    people = making.team()
    people.receiver.roles = ["receiver", "reviewer", "investigator"]
    people.receiver.save()
    return people, administrator, auditor


def _use(case, who, role="reviewer", pair="receiver_reviewer"):
    values = {"reasons": "We are three.", "by": case.team.head, "at": NOW()}
    return derogations.use(case=case, member=who, role=role, pair=pair, **values)


def test_whoever_handled_the_report_reviews_only_under_a_confirmed_derogation(office):
    people, administrator, auditor = office
    case = making.opened(people)
    with pytest.raises(HandledReport):
        assignments.assign(case=case, member=people.receiver, role="reviewer", by=people.head, at=NOW())
    with pytest.raises(NotInForce):
        _use(case, people.receiver)
    factory.derogation(administrator, auditor)
    assert _use(case, people.receiver).role == "reviewer"
    used = DerogationUse.objects.get()
    assert (used.follow_up_on - timezone.localdate()).days == 30


def test_it_is_proposed_by_one_and_confirmed_by_another(office):
    _people, administrator, auditor = office
    administrator.roles = ["administrator", "supervisor"]
    administrator.save()
    values = {"pair": "receiver_reviewer", "control": "rotation", "days": 9, "by": administrator, "at": NOW()}
    made = derogations.propose(**values)
    with pytest.raises(ProposedByYou):
        derogations.confirm(derogation=made, by=administrator, at=NOW())
    with pytest.raises(AlreadyThere):
        derogations.propose(**values)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_derogation SET confirmed_by_id = proposed_by_id, confirmed_at = now()")
    confirmed = derogations.confirm(derogation=made, by=auditor, at=NOW())
    derogations.end(derogation=confirmed, by=auditor, at=NOW())
    derogations.propose(**values)


def test_only_where_the_separation_stands_in_the_way_and_only_that_part(office):
    people, administrator, auditor = office
    factory.derogation(administrator, auditor)
    case = making.opened(people)
    with pytest.raises(NotNeeded):
        _use(case, people.reviewer)
    with pytest.raises(NotNeeded):
        _use(case, people.receiver, role="lead")


def test_the_database_opens_one_pair_by_its_row_and_no_other(office):
    people, administrator, auditor = office
    people.lead.roles = ["investigator", "head_of_office", "reviewer"]
    people.lead.save()
    case = making.preliminary(people)
    mine = Assignment.objects.get(case=case, member=people.lead)
    assignments.end(assignment=mine, by=people.head, at=NOW())
    case.refresh_from_db()
    with pytest.raises(OnePartOnly):
        assignments.assign(case=case, member=people.lead, role="head", by=people.head, at=NOW())
    row = {"case": case, "member": people.lead, "assigned_at": NOW(), "assigned_by": people.head}
    for role in ("head", "reviewer"):
        with pytest.raises(DatabaseError, match="one part a member"), transaction.atomic():
            Assignment.objects.create(role=role, **row)
    factory.derogation(administrator, auditor, pair="investigating_head")
    assert _use(case, people.lead, role="head", pair="investigating_head").role == "head"
    Assignment.objects.filter(case=case, member=people.lead, role="head").update(ended_at=NOW(), ended_by=people.head)
    with pytest.raises(DatabaseError, match="one part a member"), transaction.atomic():
        Assignment.objects.create(role="reviewer", **row)


def test_an_unconfirmed_row_opens_nothing_in_the_database(office):
    people, administrator, _auditor = office
    case = making.opened(people)
    made = derogations.propose(pair="receiver_reviewer", control="rotation", days=9, by=administrator, at=NOW())
    with pytest.raises(DatabaseError, match="confirmed derogation"), transaction.atomic():
        DerogationUse.objects.create(
            derogation=made, case=case, member=people.receiver, pair=made.pair, reasons=case.facts, used_at=NOW(),
            used_by=people.head, follow_up_on=timezone.localdate(),
        )  # fmt: skip


def test_what_can_never_be_derogated_is_no_pair(office):
    _people, administrator, _auditor = office
    assert set(PAIRS) == set(PART_OF) == {"receiver_investigator", "receiver_reviewer", "investigating_head"}
    assert len(policies.NEVER) == 4
    values = {"control": "rotation", "days": 9, "by": administrator, "at": NOW()}
    with pytest.raises(DatabaseError), transaction.atomic():
        derogations.propose(pair="investigating_reviewer", **values)


def test_the_auditor_follows_it_up_once_and_never_whoever_used_it(office, client):
    people, administrator, auditor = office
    factory.derogation(administrator, auditor)
    case = making.opened(people)
    _use(case, people.receiver)
    used = DerogationUse.objects.get()
    people.head.roles = ["head_of_office", "auditor"]
    with pytest.raises(OwnUse):
        derogations.follow(derogation_use=used, result="sound", by=people.head, at=NOW())
    sign_in(client, auditor)
    page = client.get(reverse("cases:derogations")).content.decode()
    assert case.number in page
    assert "We are three." not in page
    answer = client.post(reverse("cases:derogation_follow", args=[used.pk]), {"result": "remarks"})
    assert answer.status_code == 302
    used.refresh_from_db()
    assert used.result == "remarks"
    sign_in(client, people.head)
    team = client.get(tab_url(case, "team")).content.decode()
    assert "We are three." in team
    assert "Derogation" in client.get(case.get_absolute_url()).content.decode()


def test_its_pages_are_for_those_who_answer_for_it(office, client):
    people, administrator, _auditor = office
    sign_in(client, people.lead)
    assert client.get(reverse("cases:derogations")).status_code == 404
    sign_in(client, administrator)
    values = {"pair": "receiver_reviewer", "control": "auditor_review", "days": "20"}
    assert client.post(reverse("cases:derogations"), values).status_code == 302
    assert client.post(reverse("cases:derogations"), {}).status_code == 422
    assert client.get(reverse("cases:derogations")).status_code == 200
