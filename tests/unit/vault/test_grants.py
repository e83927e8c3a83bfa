import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit.actors import OPERATOR
from audit.models import Entry
from tests.factories.vault import compartment, held, member_key, office_quorum
from vault import compartments, grants, opening
from vault.models import Compartment, Grant, Holder, WrappedKey
from vault.sealing import material

# Index compartments: the rooms above tie no permission rows to their grants.
pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(db):
    """Run something that the database must refuse, at once or when the transaction ends."""

    def run(step):
        with pytest.raises(IntegrityError):
            _to_the_end(step)

    return run


@transaction.atomic
def _to_the_end(step):
    step()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_holder_opens_what_they_were_granted_and_nothing_else(settle):
    one, other = held(), held()
    made, key = compartment(one.holder, kind="exhibit")
    assert material(opening.compartment_key(one.keyring, made)) == material(key)
    assert material(opening.compartment_key(one.keyring, made.pk)) == material(key)
    with pytest.raises(opening.NoGrant):
        opening.compartment_key(other.keyring, made)
    settle()


def test_a_grant_copied_to_another_compartment_does_not_open():
    one = held()
    (made, _key), (other, _other_key) = compartment(one.holder, kind="exhibit"), compartment(kind="exhibit")
    stolen = Grant.objects.get(compartment=made).sealed_key
    Grant.objects.create(compartment=other, holder=one.holder, sealed_key=stolen, given_at=timezone.now())
    with pytest.raises(opening.SealBroken):
        opening.compartment_key(one.keyring, other)


def test_a_revoked_grant_opens_nothing_and_is_empty(settle):
    one = held()
    made, key = compartment(kind="exhibit")
    grant = grants.give(key=key, holder=one.holder, by=OPERATOR, at=timezone.now())
    gone = grants.revoke(grant=grant, by=OPERATOR, at=timezone.now())
    assert bytes(gone.sealed_key) == b""
    assert grants.revoke(grant=grant, by=OPERATOR, at=timezone.now()).revoked_at == gone.revoked_at
    with pytest.raises(opening.NoGrant):
        opening.compartment_key(one.keyring, made)
    assert Entry.objects.filter(event="grant.revoked", subject_id=str(made.pk)).count() == 1
    grants.give(key=key, holder=one.holder, by=OPERATOR, at=timezone.now())
    settle()


def test_making_a_compartment_is_one_entry_that_names_the_holders():
    one, other = held(), held()
    made, _key = compartment(one.holder, other.holder, kind="exhibit")
    (entry,) = Entry.objects.filter(subject_id=str(made.pk))
    assert entry.event == "compartment.created"
    assert str(one.holder.pk) in str(entry.facts)
    assert str(other.holder.pk) in str(entry.facts)


def test_the_quorum_receives_every_compartment_but_identities_and_where_it_is_excluded():
    quorum, _words = office_quorum()
    made, _key = compartment(kind="exhibit")
    excluded, _key = compartments.create(kind="exhibit", at=timezone.now(), by=OPERATOR, excluding_quorum=True)
    identity, _key = compartment(kind="identity")
    assert set(Grant.objects.filter(holder=quorum.holder).values_list("compartment_id", flat=True)) == {made.pk}
    assert {excluded.pk, identity.pk}.isdisjoint({made.pk})


def test_a_second_active_grant_is_refused(refused):
    one = held()
    _made, key = compartment(one.holder, kind="exhibit")
    refused(lambda: grants.give(key=key, holder=one.holder, by=OPERATOR, at=timezone.now()))


def test_the_database_refuses_every_other_change_of_a_grant(refused):
    one, other = held(), held()
    made, _key = compartment(one.holder, kind="exhibit")
    elsewhere, _key = compartment(kind="exhibit")
    live = Grant.objects.filter(compartment=made)
    refused(lambda: live.update(holder=other.holder))
    refused(lambda: live.update(compartment=elsewhere))
    refused(lambda: live.update(sealed_key=b"x" * 1168))
    refused(lambda: live.update(sealed_key=b""))
    refused(lambda: live.update(revoked_at=timezone.now()))
    refused(lambda: live._raw_delete(live.db))
    grants.revoke(grant=live.get(), by=OPERATOR, at=timezone.now())
    refused(lambda: live.update(revoked_at=None))
    refused(lambda: live.update(revoked_at=None, sealed_key=b"x" * 1168))
    refused(lambda: live.update(sealed_key=b"x" * 1168))


def test_a_destroyed_compartment_opens_for_nobody(settle, refused):
    one = held()
    made, key = compartment(one.holder, kind="exhibit")
    compartments.destroy(compartment=made, by=OPERATOR, at=timezone.now())
    settle()
    with pytest.raises(opening.NoGrant):
        opening.compartment_key(one.keyring, made)
    assert not Grant.objects.filter(compartment=made).exclude(sealed_key=b"").exists()
    refused(lambda: grants.give(key=key, holder=held().holder, by=OPERATOR, at=timezone.now()))
    refused(lambda: Compartment.objects.filter(pk=made.pk).update(destroyed_at=None))
    with pytest.raises(compartments.Destroyed):
        compartments.hold(compartment=made, by=OPERATOR, at=timezone.now())


def test_nothing_under_hold_is_destroyed(refused):
    made, _key = compartment(held().holder, kind="exhibit")
    compartments.hold(compartment=made, by=OPERATOR, at=timezone.now())
    rows = Compartment.objects.filter(pk=made.pk)
    with pytest.raises(compartments.UnderHold):
        compartments.destroy(compartment=made, by=OPERATOR, at=timezone.now())
    refused(lambda: rows.update(destroyed_at=timezone.now()))
    refused(lambda: rows.update(destroyed_at=timezone.now(), under_hold=False))
    compartments.free(compartment=made, by=OPERATOR, at=timezone.now())
    compartments.destroy(compartment=made, by=OPERATOR, at=timezone.now())


def test_destroying_without_emptying_the_grants_is_refused(refused):
    made, _key = compartment(held().holder, kind="exhibit")
    refused(lambda: Compartment.objects.filter(pk=made.pk).update(destroyed_at=timezone.now()))


def test_what_a_compartment_is_never_changes(refused):
    rows = Compartment.objects.filter(pk=compartment(kind="exhibit")[0].pk)
    refused(lambda: rows.update(kind="case"))
    refused(lambda: rows._raw_delete(rows.db))
    refused(lambda: Compartment.objects.create(kind="attic", created_at=timezone.now()))
    refused(lambda: Compartment.objects.create(kind="exhibit", created_at=timezone.now(), destroyed_at=timezone.now()))


def test_a_holders_key_never_changes(refused):
    rows = Holder.objects.filter(pk=held().holder.pk)
    refused(lambda: rows.update(public_key=held().holder.public_key))
    refused(lambda: rows.update(kind="quorum"))
    refused(lambda: rows._raw_delete(rows.db))
    refused(lambda: Holder.objects.create(kind="member", public_key=b"short"))


def test_a_wrapped_key_stays_with_its_holder_and_renews_its_salt(refused):
    made = member_key()
    rows = WrappedKey.objects.filter(holder=made.holder, way="passphrase")
    refused(lambda: rows.update(holder=held().holder))
    refused(lambda: rows.update(way="recovery"))
    refused(lambda: rows.update(wrapped=b"w" * 61))
    refused(lambda: rows.update(salt=b"short"))
    refused(lambda: rows._raw_delete(rows.db))


def test_the_quorums_private_key_is_never_stored(refused):
    quorum, _words = office_quorum()
    wrap = WrappedKey.objects.filter(holder=member_key().holder).first()
    wrap.pk, wrap.holder = None, quorum.holder
    refused(lambda: wrap.save(force_insert=True))


def test_the_database_writes_the_kind_of_a_grant_itself_and_keeps_it(refused):
    made, _key = compartment(kind="exhibit")
    grant = Grant.objects.create(
        compartment=made, holder=held().holder, sealed_key=bytes(1168), given_at=timezone.now(), kind="case"
    )
    grant.refresh_from_db()
    assert grant.kind == "exhibit"
    refused(lambda: Grant.objects.filter(pk=grant.pk).update(kind="case"))
    refused(lambda: Grant.objects.filter(pk=grant.pk).update(kind="case", sealed_key=b"", revoked_at=timezone.now()))
