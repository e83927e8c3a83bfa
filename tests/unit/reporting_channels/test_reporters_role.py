"""The reporter's process with its own database role: it inserts, reads what a receipt opens, and nothing else."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import Member
from reporting_channels import access, reporter_door, storyline
from reporting_channels.actions import messages, reports
from reporting_channels.models import Report
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import report, stored_file, told

pytestmark = pytest.mark.django_db


def test_it_can_do_all_that_a_reporter_does(the_channel, receiver, as_site, settle):
    as_site("reporter")
    made = reports.receive(
        channel=the_channel, told=(what := told(name="Canary Name", files=(stored_file(),))), at=timezone.now()
    )
    opened = reporter_door.open_by_receipt(what.receipt)
    messages.answer(
        report=opened.report,
        key=opened.key,
        submission=b"a" * 32,
        text="More.",
        files=(stored_file(),),
        at=timezone.now(),
    )
    said = access.read_dialogue(opened.report, opened.key)
    assert [one.text for one in said] == ["More."]
    assert storyline.story(opened.report, said, timezone.localdate()).happenings
    settle()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert access.read_report(receiver, access.get_report(receiver, made.pk), timezone.now()).narrative


def test_its_pages_need_no_more(the_channel, as_site, settings):
    settle_on(settings)
    as_site("reporter")
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    assert ama.come_back(ama.press().receipt).says("Your report has arrived.")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reporting_channels_report SET state = 'closed'",
        "DELETE FROM reporting_channels_report",
        "UPDATE reporting_channels_message SET kind = 'news'",
        "SELECT name FROM accounts_member",
        "SELECT password FROM accounts_member",
        "SELECT * FROM vault_wrappedkey",
        "SELECT * FROM reporting_channels_identitydisclosure",
        "SELECT * FROM reporting_channels_exclusion",
        "UPDATE vault_grant SET revoked_at = now()",
        "DELETE FROM audit_entry",
    ],
)
def test_it_cannot_do_more(the_channel, as_site, statement):
    report(channel_=the_channel)
    as_site("reporter")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_it_cannot_list_who_works_here(the_channel, as_site):
    as_site("reporter")
    with pytest.raises(DatabaseError), transaction.atomic():
        list(Member.objects.all())
    assert Report.objects.count() == 0
