"""Permission and key together, tried on a table of its own that is guarded like any room's."""

import uuid

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from accounts import codenames, permissions
from accounts.guards import GuardByKind, GuardPermission, GuardTogether
from accounts.models import Member, ObjectPermission
from tests.factories.accounts import member
from vault import compartments, grants
from vault.models import Grant
from vault.opening import NoGrant, compartment_key


class Tried(models.Model):  # noqa: DJ008
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    compartment = models.OneToOneField("vault.Compartment", on_delete=models.PROTECT)
    listed_at = models.DateTimeField()

    class Meta:
        app_label = "tried"


class TriedPermission(ObjectPermission):
    content_object = models.ForeignKey(Tried, on_delete=models.PROTECT)

    class Meta(ObjectPermission.Meta):
        app_label = "tried"


Tried.permission_model = TriedPermission


@pytest.fixture(params=["each row by itself", "new rows together"])
def tables(db, request):
    """Make the two tables and their guard in the test's own transaction; its end takes them away."""
    codenames.forget()
    with connection.schema_editor() as editor:
        for name in _other_guards_of("proceeding"):
            editor.execute(f"ALTER TABLE vault_grant DISABLE TRIGGER {name}")
        editor.create_model(Tried)
        editor.create_model(TriedPermission)
        for guard in (GuardPermission, GuardByKind):
            editor.execute(guard("tried_triedpermission", "tried_tried", "proceeding").sql, params=None)
        if request.param == "new rows together":
            editor.execute(GuardTogether("tried_triedpermission", "tried_tried").sql, params=None)
    kind = ContentType.objects.get_for_model(Tried)
    Permission.objects.get_or_create(codename="open_tried", content_type=kind, defaults={"name": "open"})
    yield
    codenames.forget()
    ContentType.objects.clear_cache()


def _other_guards_of(kind):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname FROM pg_trigger t "
            "WHERE t.tgrelid = 'vault_grant'::regclass AND pg_get_triggerdef(t.oid) LIKE %s",
            [f"%new.kind%'{kind}'%"],
        )
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def administrator(tables):
    return member(roles=["administrator"])


@pytest.fixture
def thing(administrator):
    compartment, key = compartments.create(kind="proceeding", at=timezone.now(), by=administrator)
    made = Tried.objects.create(compartment=compartment, listed_at=timezone.now())
    made.key = key
    return made


def give(thing, who, by):
    return permissions.give(thing, member=who, key=thing.key, by=by, at=timezone.now())


@pytest.fixture
def refused(settle):
    def check(act):
        settle()
        with pytest.raises(IntegrityError), transaction.atomic():  # noqa: PT012 a commit is act and settle
            act()
            settle()

    return check


def test_what_is_given_can_be_opened_and_what_is_withdrawn_cannot(thing, administrator, settle):
    somebody = member()
    row = give(thing, somebody, administrator)
    assert row.listed_at == thing.listed_at
    assert permissions.has(somebody, thing)
    assert compartment_key(somebody.keyring, thing.compartment)
    assert list(permissions.holders(thing)) == [somebody]
    assert list(permissions.listed(TriedPermission, somebody)) == [row]
    settle()

    assert permissions.withdraw(thing, member=somebody, by=administrator, at=timezone.now())
    assert not permissions.has(somebody, thing)
    with pytest.raises(NoGrant):
        compartment_key(somebody.keyring, thing.compartment)
    assert not permissions.withdraw(thing, member=somebody, by=administrator, at=timezone.now())
    settle()


def test_giving_twice_changes_nothing(thing, administrator):
    somebody = member()
    assert give(thing, somebody, administrator) == give(thing, somebody, administrator)
    assert Grant.objects.active().filter(holder=somebody.holder).count() == 1


def test_several_members_are_let_in_at_once(thing, administrator, django_assert_max_num_queries):
    several = [member() for _one in range(3)]
    codenames.permission_for(thing)
    with django_assert_max_num_queries(6):  # savepoints, two INSERTs and an entry
        permissions.give_all(thing, members=several, key=thing.key, by=administrator, at=timezone.now())
    assert all(permissions.has(one, thing) for one in several)


def test_after_withdrawal_somebody_can_be_let_in_again(thing, administrator):
    somebody = member()
    give(thing, somebody, administrator)
    permissions.withdraw(thing, member=somebody, by=administrator, at=timezone.now())
    give(thing, somebody, administrator)
    assert compartment_key(somebody.keyring, thing.compartment)


def test_nobody_without_a_key_or_an_open_account_is_let_in(thing, administrator):
    with pytest.raises(permissions.NotSetUp):
        give(thing, member(set_up=False, unlocked=False), administrator)
    closed = member()
    closed.deactivated_at = timezone.now()
    with pytest.raises(permissions.Deactivated):
        give(thing, closed, administrator)


def test_a_closed_account_has_no_permission_left_to_use(thing, administrator):
    somebody = member()
    give(thing, somebody, administrator)
    somebody.deactivated_at = timezone.now()
    assert not permissions.has(somebody, thing)


def test_the_database_refuses_a_key_without_its_permission(thing, administrator, refused):
    refused(lambda: grants.give(key=thing.key, holder=member().holder, by=administrator, at=timezone.now()))


def test_the_database_refuses_a_permission_with_the_key_of_another_thing(thing, administrator, refused):
    somebody = member()
    _compartment, key = compartments.create(kind="exhibit", at=timezone.now(), by=administrator)

    def act():
        grant = grants.give(key=key, holder=somebody.holder, by=administrator, at=timezone.now())
        _row(thing, somebody, grant).save()

    refused(act)


def test_the_database_refuses_a_permission_with_somebody_elses_key(thing, administrator, refused):
    owner, other = member(), member()

    def act():
        grant = grants.give(key=thing.key, holder=owner.holder, by=administrator, at=timezone.now())
        _row(thing, other, grant).save()

    refused(act)


def test_one_wrong_permission_among_right_ones_is_refused_with_them(thing, administrator, refused):
    members = [member() for _one in range(3)]

    def act():
        given = grants.give_all(
            key=thing.key, holders=[one.holder for one in members], by=administrator, at=timezone.now()
        )
        given[1], given[2] = given[2], given[1]
        TriedPermission.objects.bulk_create(
            [_row(thing, one, grant) for one, grant in zip(members, given, strict=True)]
        )

    refused(act)
    assert not TriedPermission.objects.filter(content_object=thing).exists()


def test_a_permission_is_not_handed_on_to_somebody_without_the_key(thing, administrator, refused):
    row = give(thing, member(), administrator)
    refused(lambda: TriedPermission.objects.filter(pk=row.pk).update(user=member()))


def test_the_database_refuses_to_revoke_a_key_and_leave_the_permission(thing, administrator, refused):
    row = give(thing, member(), administrator)
    refused(lambda: grants.revoke(grant=row.grant, by=administrator, at=timezone.now()))


def test_the_database_refuses_to_delete_a_permission_and_leave_the_key(thing, administrator, refused):
    row = give(thing, member(), administrator)
    refused(row.delete)


def test_the_database_refuses_a_permission_that_rests_on_a_revoked_key(thing, administrator, refused):
    somebody = member()
    row = give(thing, somebody, administrator)
    grant = row.grant
    permissions.withdraw(thing, member=somebody, by=administrator, at=timezone.now())
    refused(lambda: _row(thing, somebody, grant).save())


def test_the_quorum_needs_no_permission_row(thing, administrator, settle):
    from vault import quorum

    made, _words = quorum.create(officers=3, threshold=2, by=administrator, at=timezone.now())
    grants.give(key=thing.key, holder=made.holder, by=administrator, at=timezone.now())
    settle()
    assert Grant.objects.active().filter(holder=made.holder).exists()


def test_the_database_refuses_an_object_a_compartment_of_another_kind(thing, administrator):
    other, _key = compartments.create(kind="exhibit", at=timezone.now(), by=administrator)
    with pytest.raises(IntegrityError, match="of the kind proceeding"), transaction.atomic():
        Tried.objects.create(compartment=other, listed_at=timezone.now())
    with pytest.raises(IntegrityError, match="of the kind proceeding"), transaction.atomic():
        Tried.objects.filter(pk=thing.pk).update(compartment=other)


@pytest.mark.parametrize(("guard", "more"), [(GuardPermission, ["case"]), (GuardByKind, ["case"]), (GuardTogether, [])])
def test_a_guard_takes_plain_names_only(guard, more):
    with pytest.raises(ValueError, match="no plain SQL name"):
        guard("a; drop table x", "b", *more)


def _row(thing, who: Member, grant):
    return TriedPermission(
        user=who,
        permission=codenames.permission_for(thing),
        content_object=thing,
        grant=grant,
        listed_at=thing.listed_at,
    )
