import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit.actors import OPERATOR, REPORTER
from tests.factories.vault import compartment, held, office_quorum
from vault import compartments, grants, identity, opening
from vault.models import Grant, IdentityShare
from vault.sealing import material

pytestmark = pytest.mark.django_db


@pytest.fixture
def custodians():
    return [held() for _ in range(3)]


@pytest.fixture
def entrusted(custodians):
    office_quorum()
    return identity.create(custodians=[one.holder for one in custodians], threshold=2, by=REPORTER, at=timezone.now())


def share_of(compartment_, custodian):
    return IdentityShare.objects.get(compartment=compartment_, custodian=custodian.holder)


def test_two_of_three_custodians_open_it_to_the_requester(entrusted, custodians, settle):
    made, key = entrusted
    requester = held()
    released = [identity.release(share_of(made, one), one.keyring, requester.holder) for one in custodians[1:]]
    assert material(opening.identity_key(requester.keyring, made, released)) == material(key)
    settle()


def test_one_custodian_does_not_suffice(entrusted, custodians):
    made, _key = entrusted
    requester = held()
    released = identity.release(share_of(made, custodians[0]), custodians[0].keyring, requester.holder)
    for given in ([], [released], [released, released]):
        with pytest.raises(identity.TooFewShares):
            opening.identity_key(requester.keyring, made, given)


def test_what_was_released_to_one_opens_for_no_other(entrusted, custodians):
    made, _key = entrusted
    requester, other = held(), held()
    released = [identity.release(share_of(made, one), one.keyring, requester.holder) for one in custodians]
    with pytest.raises(opening.NoGrant):
        opening.identity_key(other.keyring, made, released)


def test_nobody_releases_anothers_share(entrusted, custodians):
    made, _key = entrusted
    with pytest.raises(identity.NotTheCustodian):
        identity.release(share_of(made, custodians[0]), custodians[1].keyring, held().holder)


def test_a_custodians_own_share_is_not_a_release(entrusted, custodians):
    made, _key = entrusted
    shares = [bytes(share_of(made, custodians[0]).sealed_share)] * 2
    with pytest.raises(opening.NoGrant):
        opening.identity_key(custodians[0].keyring, made, shares)


def test_no_key_of_an_identity_is_ever_granted(entrusted):
    made, key = entrusted
    assert not Grant.objects.filter(compartment=made).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        grants.give(key=key, holder=held().holder, by=OPERATOR, at=timezone.now())


def test_a_share_changes_only_by_being_destroyed(entrusted, settle):
    made, _key = entrusted
    shares = IdentityShare.objects.filter(compartment=made)
    for change in ({"sealed_share": b"other"}, {"sealed_share": b""}, {"threshold": 3}, {"custodian": held().holder}):
        with pytest.raises(IntegrityError), transaction.atomic():
            shares.filter(pk=shares.first().pk).update(**change)
    compartments.destroy(compartment=made, by=OPERATOR, at=timezone.now())
    settle()
    assert not shares.exclude(sealed_share=b"").exists()


def test_only_an_identity_is_divided(custodians):
    made, _key = compartment(kind="exhibit")
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityShare.objects.create(
            compartment=made, custodian=custodians[0].holder, threshold=2, sealed_share=b"share"
        )


@pytest.mark.parametrize("threshold", [1, 4])
def test_a_threshold_that_cannot_be_is_refused(custodians, threshold):
    with pytest.raises(ValueError, match="threshold"), transaction.atomic():
        identity.create(
            custodians=[one.holder for one in custodians], threshold=threshold, by=REPORTER, at=timezone.now()
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vault_identityshare")
        assert cursor.fetchone() == (0,)
