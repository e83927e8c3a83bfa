"""What the office may do with a report, and what it may not."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.policies import RoleNeeded
from audit.models import Entry
from machine.refusals import NotFromHere
from reporting_channels import access, bars, policies
from reporting_channels.actions import exclusions, messages, reports
from reporting_channels.models import Exclusion, Message, Report, ReportPermission
from tests.factories.accounts import member
from tests.factories.reporting_channels import acknowledged, assessed, report
from vault.models import Grant

pytestmark = pytest.mark.django_db


def now():
    return timezone.now()


def no_case(the_report, by):
    return reports.propose_no_case(
        report=the_report, reason="not_misconduct", note="No rule is broken.", by=by, at=now()
    )


def _saved_and_settled(row, settle):
    row.save()
    settle()


def test_the_straight_line_from_receipt_to_closing(the_channel, receiver, head, settle):
    made = assessed(by=receiver, channel_=the_channel)
    made = reports.attach(report=made, case_id=made.pk, by=head, at=now())
    made = reports.give_feedback(report=made, text="It was examined.", by=receiver, at=now())
    made = reports.close(report=made, by=receiver, at=now())
    settle()
    assert Report.objects.get(pk=made.pk).state == "closed"
    states = Entry.objects.filter(subject_id=str(made.pk), event__startswith="report.").order_by("id")
    assert [entry.state for entry in states] == [
        "received",
        "acknowledged",
        "assessed",
        "attached",
        "feedback_given",
        "closed",
    ]


def test_no_case_needs_a_second_person(the_channel, receiver, head, settle):
    made = no_case(assessed(by=receiver, channel_=the_channel, proposes="no_case"), receiver)
    with pytest.raises(policies.SecondPersonNeeded):
        reports.confirm_no_case(report=made, by=receiver, at=now())
    made = reports.confirm_no_case(report=made, by=head, at=now())
    settle()
    assert (made.state, made.no_case_confirmed_by) == ("no_case", head)


def test_the_database_too_refuses_one_person_for_both(the_channel, receiver):
    made = no_case(assessed(by=receiver, channel_=the_channel), receiver)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=made.pk).update(no_case_confirmed_by=receiver, no_case_confirmed_at=now())


def test_a_proposal_sent_back_can_be_made_again_and_its_author_reads_why(the_channel, receiver, head, settle):
    made = no_case(assessed(by=receiver, channel_=the_channel), receiver)
    made = reports.return_(report=made, note="Ask the witness first.", by=head, at=now())
    assert made.state == "assessed"
    assert access.read_report(receiver, made, now()).return_note == "Ask the witness first."
    made = no_case(made, receiver)
    settle()
    assert made.state == "no_case_proposed"


def test_steps_out_of_order_are_refused(the_channel, receiver):
    made = report(channel_=the_channel)
    with pytest.raises(NotFromHere):
        reports.close(report=made, by=receiver, at=now())
    with pytest.raises(NotFromHere):
        no_case(made, receiver)


def test_a_step_needs_the_role_even_with_the_key(the_channel, receiver):
    made = report(channel_=the_channel)
    receiver.roles = ["auditor"]
    with pytest.raises(RoleNeeded):
        reports.acknowledge(report=made, text="We have it.", by=receiver, at=now())


def test_a_question_waits_until_the_reporter_answers(the_channel, receiver):
    from reporting_channels import reporter_door

    made = acknowledged(by=receiver, channel_=the_channel)
    assert access.messages_awaiting([made]) == set()
    messages.ask(report=made, text="Which gate?", by=receiver, at=now())
    assert access.messages_awaiting([made]) == {made.pk}
    opened = reporter_door.open_by_receipt(made.told.receipt)
    for _press in range(2):
        messages.answer(report=opened.report, key=opened.key, submission=b"k" * 32, text="The north one.", at=now())
    assert access.messages_awaiting([made]) == set()
    words = [said.text for said in access.read_report(receiver, made, now()).dialogue]
    assert words == ["We have your report.", "Which gate?", "The north one."]
    assert Message.objects.filter(kind="answer", sent_by=None).count() == 1


def test_nothing_is_said_after_the_end(the_channel, receiver):
    made = reports.attach(report=assessed(by=receiver, channel_=the_channel), case_id=1, by=receiver, at=now())
    made = reports.give_feedback(report=made, text="Done.", by=receiver, at=now())
    made = reports.close(report=made, by=receiver, at=now())
    with pytest.raises(policies.DialogueOver):
        messages.ask(report=made, text="One more?", by=receiver, at=now())


def test_what_was_said_is_never_changed(the_channel, receiver):
    acknowledged(by=receiver, channel_=the_channel)
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(kind="news")


def test_whoever_recuses_themselves_does_not_even_see_that_it_exists(the_channel, receiver, head, settle):
    made = report(channel_=the_channel)
    exclusions.exclude(report=made, member=receiver, reason="close", by=receiver, at=now())
    settle()
    with pytest.raises(Http404):
        access.read_report(receiver, made, now())
    assert list(access.list_reports(receiver).object_list) == []
    assert [row.pk for row in access.list_reports(head).object_list] == [made.pk]
    assert not Grant.objects.filter(compartment=made.compartment, holder=receiver.holder, revoked_at=None).exists()


def test_no_key_ever_reaches_somebody_who_was_excluded(the_channel, receiver, head):
    made = report(channel_=the_channel)
    exclusions.exclude(report=made, member=receiver, reason="named", by=head, at=now())
    with pytest.raises(policies.Excluded):
        reports.share(report=made, member=receiver, by=head, at=now())
    from vault import grants

    with pytest.raises(IntegrityError), transaction.atomic():
        grants.give(key=access.report_key(head, made), holder=receiver.holder, by=head, at=now())


def test_an_exclusion_is_refused_while_a_key_is_held_and_is_for_good(the_channel, receiver, head, settle):
    made = report(channel_=the_channel)
    early = Exclusion(
        report=made, token=bars.token(made, receiver.pk), reason="named", excluded_at=now(), excluded_by=head
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        _saved_and_settled(early, settle)
    exclusions.exclude(report=made, member=receiver, reason="named", by=head, at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Exclusion.objects.all().delete()


def test_the_last_reader_stays(the_channel, receiver, colleague, head):
    made = report(channel_=the_channel)
    for one in (receiver, colleague):
        exclusions.exclude(report=made, member=one, reason="close", by=head, at=now())
    with pytest.raises(policies.LastReader):
        exclusions.exclude(report=made, member=head, reason="close", by=head, at=now())
    assert ReportPermission.objects.filter(content_object=made).count() == 1


def test_a_report_is_given_only_to_people_whose_work_it_is(the_channel, head):
    made = report(channel_=the_channel)
    with pytest.raises(policies.WrongReader):
        reports.share(report=made, member=member(["investigator"]), by=head, at=now())
    newcomer = member(["receiver"])
    reports.share(report=made, member=newcomer, by=head, at=now())
    assert access.read_report(newcomer, access.get_report(newcomer, made.pk), now()).narrative


def test_the_inbox_filters_and_counts_only_what_is_mine(the_channel, receiver):
    mine = [report(channel_=the_channel) for _turn in range(3)]
    report()
    reports.acknowledge(report=mine[0], text="We have it.", by=receiver, at=now())
    assert access.list_reports(receiver).paginator.count == 3
    found = access.list_reports(receiver, state="acknowledged", channel=the_channel.code)
    assert [row.pk for row in found.object_list] == [mine[0].pk]
    assert access.list_reports(receiver, channel="another").paginator.count == 0


def test_an_opening_is_an_entry(the_channel, receiver):
    made = report(channel_=the_channel)
    access.read_report(receiver, made, now())
    assert Entry.objects.filter(event="report.opened", actor_id=receiver.pk, subject_id=str(made.pk)).exists()


def test_a_locked_key_is_a_sentence(the_channel, receiver):
    made = report(channel_=the_channel)
    receiver.keyring = None
    with pytest.raises(access.KeyLocked):
        access.read_report(receiver, made, now())
