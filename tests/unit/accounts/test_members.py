import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts import doors, policies
from accounts.models import Member
from audit.models import Entry
from tests.factories.accounts import PASSPHRASE, member

pytestmark = pytest.mark.django_db


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_a_member_is_found_in_whatever_case_the_name_was_typed():
    somebody = member(sign_in="m.keller")
    assert Member.objects.get_by_natural_key(" M.Keller ") == somebody


def test_the_database_refuses_a_role_nobody_knows():
    refused(lambda: member(roles=["emperor"]))


def test_the_database_refuses_a_sign_in_name_with_capitals():
    refused(lambda: member(sign_in="Keller"))


def test_the_database_refuses_to_delete_a_member():
    somebody = member()
    refused(lambda: Member.objects.filter(pk=somebody.pk).delete())


def test_a_time_without_its_author_is_refused():
    somebody = member()
    refused(lambda: Member.objects.filter(pk=somebody.pk).update(deactivated_at=timezone.now()))


def test_a_closed_account_stays_closed():
    somebody, another = member(), member()
    Member.objects.filter(pk=somebody.pk).update(deactivated_at=timezone.now(), deactivated_by=another)
    refused(lambda: Member.objects.filter(pk=somebody.pk).update(deactivated_at=None, deactivated_by=None))


def test_nobody_closes_their_own_account_even_by_sql():
    somebody = member()
    refused(
        lambda: Member.objects.filter(pk=somebody.pk).update(deactivated_at=timezone.now(), deactivated_by=somebody)
    )


def test_a_role_counts_only_while_the_account_is_open():
    somebody = member(roles=["investigator"])
    policies.require_role(somebody, "investigator", "reviewer")
    somebody.deactivated_at = timezone.now()
    with pytest.raises(policies.RoleNeeded):
        policies.require_role(somebody, "investigator")


def test_an_administrator_holds_no_share_of_a_key():
    with pytest.raises(policies.OddRole):
        policies.require_separate_roles(roles=["administrator", "quorum_officer"])


def test_a_fresh_member_is_locked_until_the_key_is_open():
    assert member(unlocked=False).locked
    assert not member().locked


def test_the_passphrase_is_hashed():
    assert PASSPHRASE not in member().password


def test_a_tried_door_leaves_an_entry_and_answers_like_nothing():
    somebody = member()
    with pytest.raises(Http404):
        doors.missing(somebody, "case", somebody.pk)
    entry = Entry.objects.get(event="door.tried")
    assert (entry.actor_id, entry.subject_kind, entry.subject_id) == (somebody.pk, "case", str(somebody.pk))


def test_a_tried_door_with_an_odd_id_still_leaves_an_entry():
    with pytest.raises(Http404):
        doors.missing(member(), "case", "<x> é")
    assert Entry.objects.get(event="door.tried").subject_id == "x"
