"""Three questions at the end: once, by code, and led back to nobody."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from audit.models import Entry
from machine.refusals import NotFromHere
from reporting_channels import reporter_door
from reporting_channels.actions import reports, satisfaction
from reporting_channels.models import Satisfaction
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import assessed

pytestmark = pytest.mark.django_db
ANSWERS = {"told": "yes", "understood": "partly", "again": ""}


@pytest.fixture
def made(the_channel, receiver, colleague):
    """A report that ended without a case; its reporter was told."""
    row = assessed(by=receiver, channel_=the_channel, proposes="no_case")
    told, now = row.told, timezone.now()
    row = reports.propose_no_case(report=row, reason="not_misconduct", note="-", by=receiver, at=now)
    row = reports.confirm_no_case(report=row, by=colleague, at=now)
    row = reports.give_feedback(report=row, text="Nothing was found.", by=receiver, at=now)
    row.told = told
    return row


def rate(opened, answers=ANSWERS):
    satisfaction.rate(report=opened.report, derived=opened.derived, answers=answers, at=timezone.now())


def test_answers_are_kept_once_by_code_and_quarter_without_an_entry(made, as_site):
    entries = Entry.objects.count()
    as_site("reporter")
    opened = reporter_door.open_by_receipt(made.told.receipt)
    assert satisfaction.is_asked(opened.report, opened.derived)
    rate(opened)
    rate(opened, {"told": "no"})
    assert not satisfaction.is_asked(opened.report, opened.derived)
    with pytest.raises(DatabaseError), transaction.atomic():
        list(Satisfaction.objects.values_list("told"))
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    row = Satisfaction.objects.get()
    assert (row.told, row.understood, row.again) == ("yes", "partly", "")
    assert (row.quarter_on.day, row.quarter_on.month % 3) == (1, 1)
    assert Entry.objects.count() == entries


def test_no_column_leads_back_to_the_report_and_the_office_cannot_make_the_token(made, receiver):
    opened = reporter_door.open_by_receipt(made.told.receipt)
    rate(opened)
    row = Satisfaction.objects.get()
    assert not [field for field in Satisfaction._meta.get_fields() if field.is_relation]
    from reporting_channels import access
    from vault.sealing import material

    known = [made.pk.bytes, made.compartment_id.bytes, bytes(made.submission), bytes(opened.report.receipt.salt)]
    known += [material(access.report_key(receiver, made)), bytes(opened.report.receipt.wrapped_key)]
    assert bytes(row.token) not in {satisfaction.token(one) for one in known}


def test_nothing_is_asked_before_the_feedback_and_nothing_kept_of_no_answer(made, the_channel, receiver):
    early = assessed(by=receiver, channel_=the_channel)
    opened = reporter_door.open_by_receipt(early.told.receipt)
    assert not satisfaction.is_asked(opened.report, opened.derived)
    with pytest.raises(NotFromHere):
        rate(opened)
    rate(reporter_door.open_by_receipt(made.told.receipt), dict.fromkeys(ANSWERS, ""))
    assert not Satisfaction.objects.exists()


@pytest.mark.parametrize("wrong", [{"told": "perhaps"}, {"quarter_on": date(2026, 5, 1)}, {"told": ""}])
def test_the_database_takes_only_codes_and_quarters(wrong):
    values = {"token": b"t" * 32, "quarter_on": date(2026, 4, 1), "told": "yes"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Satisfaction(**values).save(force_insert=True)


def test_the_page_asks_thanks_and_asks_no_more_and_a_word_in_the_box_stays(made, settings):
    settle_on(settings)
    ama = Reporter()
    assert ama.come_back(made.told.receipt).says("Was it easy to tell us?")
    wrong = ama.press("rate", "back/", told="perhaps", text="Half a word")
    assert wrong.status == 422
    assert wrong.areas["text"] == "Half a word"
    assert ama.press("rate", "back/", text="Half a word").says("You chose none of the answers")
    thanked = ama.press("rate", "back/", told="yes", text="Half a word")
    assert thanked.says("lead back to nobody")
    assert not thanked.says("Was it easy to tell us?")
    assert thanked.areas["text"] == "Half a word"
    assert not ama.come_back(made.told.receipt).says("Was it easy to tell us?")
    assert Satisfaction.objects.count() == 1
