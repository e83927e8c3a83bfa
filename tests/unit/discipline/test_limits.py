"""Prescription blocks; only another person's reasoned act opens past it; limits are announced as they come near."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from audit.models import Entry
from cases.actions import assignments
from cases.flags import actions as flags
from discipline import clocks
from discipline.actions import appeals, limits, proceedings, sanctions
from discipline.limits import waiting
from discipline.limits.access import override_of
from discipline.models import PrescriptionOverride, Proceeding
from discipline.policies import limits as policies
from discipline.policies import proceeding as proceeding_policies
from tests.factories import accounts, cases
from tests.factories import discipline as made
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
WORLDS = [cases.referred, made.imposed]
LATE = timedelta(days=4 * 366)


def signed_in(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def barred():
    """A referred case whose three years are over at ``moment``."""
    case = cases.referred()
    return case, case.subjects.first(), case.team.authority, timezone.now() + LATE


def asked():
    case, subject, authority, moment = barred()
    override = limits.ask(case=case, subject=subject, request="CE, 24 June 2025.", by=authority, at=moment)
    return override, case, subject, authority, moment


def opening(case, subject, authority, moment):
    return proceedings.open_against(
        case=case, subject=subject, person="Noor Example", facts="x",
        secretary=member(["secretariat"]), by=authority, at=moment,
    )  # fmt: skip


def test_a_prescription_that_is_over_bars_the_proceeding_until_another_person_overrides_it(settle):
    override, case, subject, authority, moment = asked()
    with pytest.raises(proceeding_policies.Prescribed):
        opening(case, subject, authority, moment)
    limits.decide(override=override, is_granted=True, reasons="Interrupted.", by=case.team.head, at=moment)
    proceeding = opening(case, subject, authority, moment)
    settle()
    assert proceeding.is_past_prescription
    assert (proceeding.override_id, proceeding.prescribed_on) == (override.pk, override.limit_on)
    said = list(Entry.objects.filter(subject_id=str(override.pk)).order_by("id").values_list("event", flat=True))
    assert said == ["prescription_override.proposed", "prescription_override.confirmed"]


def test_who_asked_never_grants_and_the_database_says_so_too():
    override, _case, _subject, authority, moment = asked()
    with pytest.raises(policies.OwnRequest):
        limits.decide(override=override, is_granted=True, reasons="Mine.", by=authority, at=moment)
    with pytest.raises(IntegrityError, match="prescription_override_two_persons"), transaction.atomic():
        PrescriptionOverride.objects.filter(pk=override.pk).update(
            confirmed_by=authority, confirmed_at=moment, reasons=override.request
        )


def test_a_refusal_stays_on_the_file_is_decided_once_and_opens_nothing():
    override, case, subject, authority, moment = asked()
    limits.decide(override=override, is_granted=False, reasons="No ground.", by=case.team.head, at=moment)
    with pytest.raises(policies.DecidedAlready):
        limits.decide(override=override, is_granted=True, reasons="Again.", by=case.team.head, at=moment)
    assert override_of(case, subject) is None
    with pytest.raises(proceeding_policies.Prescribed):
        opening(case, subject, authority, moment)
    with pytest.raises(IntegrityError, match="decided once"), transaction.atomic():
        PrescriptionOverride.objects.filter(pk=override.pk).update(refused_at=None, refused_by=None)


def test_the_database_opens_nothing_past_its_prescription_without_an_override():
    proceeding = made.opened()
    copy = Proceeding.objects.filter(pk=proceeding.pk)
    with pytest.raises(IntegrityError, match="discipline_prescription_blocks"), transaction.atomic():
        copy.update(is_past_prescription=True)
    columns = [field.column for field in Proceeding._meta.concrete_fields]
    changed = {"id": "gen_random_uuid()", "number": "'x'", "prescribed_on": "'2001-01-01'"}
    row = ", ".join(changed.get(column, column) for column in columns)
    table = "discipline_proceeding"
    forged = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {row} FROM {table}"
    with (
        pytest.raises(IntegrityError, match="past its prescription"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(forged)


def test_nothing_is_overridden_while_the_time_still_runs():
    case, subject, authority, _moment = barred()
    with pytest.raises(policies.NotPrescribed):
        limits.ask(case=case, subject=subject, request="Why not.", by=authority, at=timezone.now())


def test_prosecution_noted_on_the_case_interrupts_the_prescription_of_its_proceeding():
    case, subject, authority, moment = barred()
    flags.note_criminal(
        case=case, authority="Court", reference="7", since_on=timezone.localdate(),
        by=case.team.head, at=timezone.now(),
    )  # fmt: skip
    assert clocks.prescription_of(case, subject, today=moment.date()).status == "suspended"
    assert not opening(case, subject, authority, moment).is_past_prescription


def test_the_pages_ask_another_person_and_let_them_decide(settle):
    case, subject, authority, moment = barred()
    settle()
    with travel(moment, tick=False):
        client = signed_in(authority)
        page = client.get(reverse("discipline:open", args=[case.pk]))
        assert page.status_code == 409
        url = reverse("discipline:override_ask", args=[case.pk])
        assert url in page.content.decode()
        assert client.post(url, {"subject": str(subject.pk), "request": ""}).status_code == 422
        landed = client.post(url, {"subject": str(subject.pk), "request": "Prosecuted in 2024."}, follow=True)
        assert "Prosecuted in 2024." in landed.content.decode()
        override = PrescriptionOverride.objects.get()
        own = client.post(override.get_absolute_url(), {"answer": "yes", "reasons": "Mine."})
        assert own.status_code == 403
        head = signed_in(case.team.head)
        assert case.number in head.get("/", follow=True).content.decode()
        assert head.post(override.get_absolute_url(), {"answer": "yes", "reasons": "Right."}).status_code == 302
        assert client.get(reverse("discipline:open", args=[case.pk])).status_code == 200
        assert signed_in(member(["head_of_office"])).get(override.get_absolute_url()).status_code == 404


def near(days: int, today: date):
    case = cases.referred()
    known = case.allegations.first().knowledge_on
    limit = clocks.prescription(case, known_on=known, today=today)
    return case, list(waiting.coming_near(case.team.authority, limit.on - timedelta(days=days)))


@pytest.mark.parametrize(
    ("days", "words"), [(91, None), (90, "90"), (31, "90"), (30, "30"), (8, "30"), (7, "7"), (0, "7")]
)
def test_a_limit_is_announced_ninety_thirty_and_seven_days_before(days, words):
    _case, rows = near(days, timezone.localdate())
    assert [str(row.hint).split()[0] for row in rows] == ([words] if words else [])


def test_a_limit_that_passed_is_announced_as_late():
    _case, rows = near(-1, timezone.localdate())
    assert [row.late for row in rows] == [True]


def test_an_unclaimed_letter_counts_and_a_gazette_the_procedure_does_not_know_is_not_offered():
    sanction = made.imposed()
    made.noticed(sanction, way="unclaimed", reference="RA 12")
    told = sanctions.notify(sanction=sanction, by=sanction.people.secretary, at=made.later(33))
    assert (told.notified_on, told.service) == (made.today(33), "unclaimed")


def test_remedies_that_were_not_printed_leave_the_internal_appeal_without_a_limit():
    sanction = made.imposed()
    made.noticed(sanction, way="registered", reference="RA 12")
    sanctions.notify(sanction=sanction, printed=[], by=sanction.people.secretary, at=made.later(33))
    sanction.refresh_from_db()
    appeal = appeals.lodge(
        sanction=sanction, kind="hierarchical", grounds="Late.", filed_on=made.today(200),
        authority=sanction.people.appeal, by=sanction.people.secretary, at=made.later(200),
    )  # fmt: skip
    assert clocks.filing(appeal, today=made.today(200)) is None
    assert appeals.admit(appeal=appeal, by=sanction.people.appeal, at=made.later(201)).state == "admitted"


def test_silence_on_a_gracious_appeal_is_its_answer_and_the_time_for_the_court_starts_again():
    appeal = made.lodged(kind="gracious")
    proceeding = appeal.sanction.proceeding
    later = made.today(40) + timedelta(days=70)
    silence = clocks.answer_of(appeal, today=later)
    assert silence.status == "lapsed"
    dues = {due.clock.code: due for due in clocks.clocks_of(proceeding, today=later)}
    assert dues["appeal"].started_on == made.today(33)
    assert dues["appeal"].on > silence.on + timedelta(days=58)


def test_a_new_head_who_has_not_declared_reads_nothing(settle):
    override, case, _subject, _authority, moment = asked()
    stranger = member(["head_of_office"])
    assignments.assign(case=case, member=stranger, role="head", by=case.team.head, at=moment)
    settle()
    page = signed_in(stranger).get(override.get_absolute_url())
    assert page.status_code == 409
    assert "CE, 24 June 2025" not in page.content.decode()


def test_one_remedy_that_was_not_printed_has_no_limit_and_the_others_keep_theirs():
    sanction = made.imposed()
    made.noticed(sanction, way="registered", reference="RA 12")
    client = Client()
    accounts.sign_in(client, sanction.people.secretary)
    url = reverse("machine:transition", args=["sanction", sanction.pk, "notify"])
    with travel(made.later(33)):
        accounts.sign_in(client, sanction.people.secretary)
        assert client.get(url).content.decode().count("checked") == 3
        assert client.post(url, {"printed": ["bribe"]}).status_code == 422
        assert client.post(url, {"printed": ["gracious", "court"]}).status_code == 302
    sanction.refresh_from_db()
    assert (sanction.unprinted, sanction.are_remedies_printed) == (["hierarchical"], False)
    profile = sanction.proceeding.procedure.profile
    assert clocks.filing_clock(sanction, profile.appeal("hierarchical")) == ""
    assert clocks.filing_clock(sanction, profile.appeal("gracious")) == "internal_appeal"
    assert clocks.filing_clock(sanction, profile.appeal("court")) == "appeal"
    assert "Hierarchical appeal" in client.get(sanction.get_absolute_url()).content.decode()


def test_a_court_that_was_not_printed_leaves_a_reasonable_time():
    sanction = made.imposed()
    made.noticed(sanction)
    sanctions.notify(sanction=sanction, printed=["gracious"], by=sanction.people.secretary, at=made.later(33))
    sanction.refresh_from_db()
    profile = sanction.proceeding.procedure.profile
    assert clocks.filing_clock(sanction, profile.appeal("court")) == "appeal_unprinted"
    assert clocks.filing_clock(sanction, profile.appeal("gracious")) == "internal_appeal"
    dues = {due.clock.code for due in clocks.clocks_of(sanction.proceeding, today=made.today(34))}
    assert {"internal_appeal", "appeal_unprinted"} <= dues
    assert "appeal" not in dues
