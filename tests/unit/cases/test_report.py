"""The report: written by two at once, fixed, returned, issued; and everybody who tries what is not theirs."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from audit.models import Entry
from cases import access
from cases.contradiction import actions as contradiction
from cases.models import Investigation, ReportSection
from cases.models.contradiction import CHECKS
from cases.policies.parts import NotOnTeam
from cases.report import access as report_access
from cases.report import actions as report
from cases.report import policies
from cases.report.template import newest
from tests.factories import cases as factory
from tests.factories import reporting

pytestmark = pytest.mark.django_db
WORLDS = [factory.investigating]


def now():
    return timezone.now()


@pytest.fixture
def found(people):
    """An investigation whose one allegation has a confirmed finding."""
    case = factory.investigating(people)
    allegation = case.allegations.get()
    allegation.people = people
    factory.finding(allegation)
    return Investigation.objects.get(case=case)


def write(investigation, by, text="Words.", replaces=0, code="facts"):
    return report.write_section(investigation=investigation, code=code, text=text, replaces=replaces, by=by, at=now())


def test_two_who_write_at_once_lose_nothing(found, people):
    write(found, people.lead, "First.")
    write(found, people.investigator, "Second.", replaces=1)
    with pytest.raises(report.WrittenMeanwhile):
        write(found, people.lead, "Mine.", replaces=1)
    write(found, people.lead, "Mine, and the second.", replaces=2)
    key = access.case_key(people.lead, found.case)
    assert report_access.texts_of(found, key)["facts"] == "Mine, and the second."
    said = [row.opened for row in report_access.read_versions(people.reviewer, found, "facts", now())]
    assert said == ["Mine, and the second.", "Second.", "First."]


def test_versions_are_never_changed_and_never_jump(found, people):
    row = write(found, people.lead)
    for sql in (
        "UPDATE cases_reportsection SET number = 7 WHERE id = %s",
        "DELETE FROM cases_reportsection WHERE id = %s",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [row.pk])
    jump = ReportSection(
        investigation=found, code="facts", number=5, replaces=1, template=1, written_at=now(), written_by=people.lead,
        body=row.body,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        jump.save(force_insert=True)


def test_only_the_investigating_team_writes_and_only_in_time(found, people):
    for stranger in (people.head, people.reviewer):
        with pytest.raises(NotOnTeam):
            write(found, stranger)
    with pytest.raises(report.UnknownPart):
        write(found, people.lead, code="findings")
    forged = ReportSection(
        investigation=found, code="facts", number=1, replaces=0, template=1, written_at=now(),
        written_by=people.reviewer,
    )  # fmt: skip
    forged.body = access.case_key(people.reviewer, found.case).seal(forged, "body", "x")
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save(force_insert=True)
    reviewed = reporting.in_review(found, people)
    with pytest.raises(policies.Frozen):
        write(reviewed, people.lead, replaces=1)


def test_a_draft_needs_its_parts_its_exhibits_and_its_lead(found, people):
    with pytest.raises(Exception, match="verif"):
        report.draft(investigation=found, by=people.lead, at=now())
    reporting.verified(found, people)
    with pytest.raises(policies.PartsMissing, match="Executive summary"):
        report.draft(investigation=found, by=people.lead, at=now())
    reporting.written(found, people.lead)
    with pytest.raises(NotOnTeam):
        report.draft(investigation=found, by=people.investigator, at=now())
    assert report.draft(investigation=found, by=people.lead, at=now()).state == "drafted"


def test_a_report_is_returned_and_delivered_by_somebody_who_did_not_investigate(found, people, settle):
    reviewed = reporting.in_review(found, people)
    for by in (people.lead, people.head):
        with pytest.raises(NotOnTeam):
            report.deliver(investigation=reviewed, checks=reporting.MET, by=by, at=now())
    unmet = reporting.MET | {"complete": (False, "Nobody asked the second guard.")}
    with pytest.raises(policies.CheckUnmet):
        report.deliver(investigation=reviewed, checks=unmet, by=people.reviewer, at=now())
    active = report.send_back(
        investigation=reviewed, checks=unmet, questions="Ask the second guard.", by=people.reviewer, at=now()
    )
    settle()
    assert (active.state, active.round, active.submitted_at) == ("active", 2, None)
    delivered = reporting.deliver(active, people, facts="The second guard was asked.")
    settle()
    assert delivered.state == "delivered"
    closed = report.register(investigation=delivered, text="12/2026", by=people.head, at=now())
    settle()
    assert closed.state == "closed"
    assert [one.verdict for one in closed.reviews.all()] == ["returned", "delivered"]
    assert closed.reviews.last().items.count() == len(CHECKS)


def test_the_database_refuses_a_lead_who_reviews_and_a_delivery_without_review(found, people):
    reviewed = reporting.in_review(found, people)
    insert = (
        "INSERT INTO cases_review (id, investigation_id, round, verdict, decided_at, decided_by_id)"
        " VALUES (gen_random_uuid(), %s, 1, 'delivered', now(), %s)"
    )
    with (
        pytest.raises(IntegrityError, match="did not investigate"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(insert, [reviewed.pk, people.lead.pk])
    for by in (people.lead, people.reviewer):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE cases_investigation SET state = 'delivered', delivered_at = now(), delivered_by_id = %s,"
                " report = plan WHERE id = %s",
                [by.pk, reviewed.pk],
            )


def test_an_issued_report_stands(found, people):
    delivered = reporting.deliver(found, people)
    issued = list(delivered.issued.all())
    assert {one.language for one in issued} == {"fr", "en"}
    assert all(one.pages > 4 and len(one.digest) == 64 for one in issued)
    for sql in ("UPDATE cases_issuedreport SET pages = 1", "DELETE FROM cases_issuedreport"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    with pytest.raises(policies.Frozen):
        write(delivered, people.lead, replaces=1)
    with pytest.raises(policies.Frozen):
        report.dissent(investigation=delivered, text="Too late.", by=people.lead, at=now())


def test_nobody_writes_the_dissent_of_another(found, people):
    report.dissent(investigation=found, text="The log was copied late.", by=people.investigator, at=now())
    report.dissent(investigation=found, text="The log was copied a day late.", by=people.investigator, at=now())
    report.dissent(investigation=found, text="I agree but for the date.", by=people.lead, at=now())
    assert [one.number for one in report_access.last_dissents(found)] == [2, 1]
    assert report_access.my_dissent(people.lead, found) == "I agree but for the date."
    for by in (people.reviewer, people.head):
        with pytest.raises(NotOnTeam):
            report.dissent(investigation=found, text="x", by=by, at=now())
    mine = found.dissents.first()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_dissent SET written_by_id = %s WHERE id = %s", [people.lead.pk, mine.pk])


def test_the_subject_is_heard_or_it_is_written_down_why_not(found, people):
    drafted = reporting.drafted(found, people)
    with pytest.raises(Exception, match="neither an extract nor a dispensation"):
        contradiction.put_forward(investigation=drafted, sent_on=timezone.localdate(), by=people.lead, at=now())
    skipped = contradiction.skip(
        investigation=drafted, ground="unreachable", reasons="Three letters came back.", by=people.lead, at=now()
    )
    assert skipped.state == "review"
    assert skipped.dispensations.get().ground == "unreachable"
    entry = Entry.objects.get(event="investigation.contradiction_skipped")
    assert "unreachable" in entry.facts
    assert "letters" not in entry.facts


def test_the_template_speaks_both_languages_and_every_drawn_part_exists():
    from cases.report.drawn import DRAWN

    shape = newest()
    assert [one.code for one in shape.typed if one.is_required] == ["summary", "facts", "version", "analysis"]
    for part in shape.parts:
        assert dict(part.title.texts).keys() == {"fr", "en"}
        assert {*part.before, *part.after} <= set(DRAWN)


def test_a_loss_is_taken_out_by_the_team_alone(found, people):
    loss = report.enter_loss(
        investigation=found, amount="12.5", currency="EUR", text="Bribe.", by=people.lead, at=now()
    )
    with pytest.raises(NotOnTeam):
        report.withdraw_loss(loss=loss, by=people.reviewer, at=now())
    report.withdraw_loss(loss=loss, by=people.investigator, at=now() + timedelta(seconds=1))
    assert report_access.read_material(people.lead, found, now()).losses == []
