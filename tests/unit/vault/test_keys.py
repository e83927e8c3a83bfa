import uuid

import pytest

from tests.factories.vault import PASSPHRASE, held, member_key
from vault import checks, hybrid, keyring, keys
from vault.models import WrappedKey
from vault.stretching import Cost

pytestmark = pytest.mark.django_db


def test_a_passphrase_or_the_printed_code_unlocks_the_same_key():
    made = member_key()
    by_passphrase = keys.unlock(made.holder, passphrase=PASSPHRASE)
    by_code = keys.unlock(made.holder, recovery_code=made.recovery_code.lower().replace("-", " "))
    assert keyring.seed(by_passphrase) == keyring.seed(by_code)
    assert hybrid.public_bytes(keyring.seed(by_code)) == bytes(made.holder.public_key)


@pytest.mark.parametrize("wrong", [{"passphrase": "something else"}, {"passphrase": ""}, {"recovery_code": "0000"}])
def test_a_wrong_secret_unlocks_nothing(wrong):
    with pytest.raises(keys.WrongSecret):
        keys.unlock(member_key().holder, **wrong)


def test_another_members_code_unlocks_nothing():
    made, other = member_key(), member_key()
    with pytest.raises(keys.WrongSecret):
        keys.unlock(made.holder, recovery_code=other.recovery_code)


def test_a_holder_without_a_wrapped_key_cannot_be_unlocked():
    with pytest.raises(keys.WrongSecret):
        keys.unlock(held().holder, passphrase=PASSPHRASE)


def test_exactly_one_secret_is_asked_for():
    with pytest.raises(TypeError):
        keys.unlock(member_key().holder)


def test_a_passphrase_reads_the_same_in_every_unicode_form():
    made = member_key("été à la mer, au bout du quai")
    assert keys.unlock(made.holder, passphrase="e\u0301te\u0301 a\u0300 la mer, au bout du quai")


def test_a_new_passphrase_replaces_the_old_one():
    made = member_key()
    before = bytes(WrappedKey.objects.get(holder=made.holder, way="passphrase").salt)
    keys.rewrap(keys.unlock(made.holder, passphrase=PASSPHRASE), new_passphrase="a wholly different one")
    assert keys.unlock(made.holder, passphrase="a wholly different one")
    assert bytes(WrappedKey.objects.get(holder=made.holder, way="passphrase").salt) != before
    with pytest.raises(keys.WrongSecret):
        keys.unlock(made.holder, passphrase=PASSPHRASE)


def test_the_printed_code_sets_a_new_passphrase():
    made = member_key()
    keys.recover(made.holder, recovery_code=made.recovery_code, new_passphrase="found again at last")
    assert keys.unlock(made.holder, passphrase="found again at last")


def test_a_new_printed_code_makes_the_old_paper_worthless():
    made = member_key()
    code = keys.new_recovery_code(keys.unlock(made.holder, passphrase=PASSPHRASE))
    assert keys.unlock(made.holder, recovery_code=code)
    with pytest.raises(keys.WrongSecret):
        keys.unlock(made.holder, recovery_code=made.recovery_code)


def test_a_wrapped_key_moved_to_another_holder_does_not_open():
    made, other = member_key(), member_key()
    mine = WrappedKey.objects.get(holder=made.holder, way="passphrase")
    theirs = WrappedKey.objects.get(holder=other.holder, way="passphrase")
    WrappedKey.objects.filter(pk=theirs.pk).update(salt=mine.salt, wrapped=mine.wrapped)
    with pytest.raises(keys.WrongSecret):
        keys.unlock(other.holder, passphrase=PASSPHRASE)


def test_cookie_and_stored_half_open_together():
    one = held()
    cookie_key, blob = keys.wrap_for_session(one.keyring)
    again = keys.unwrap_from_session(cookie_key, blob, one.holder.pk)
    assert keyring.seed(again) == keyring.seed(one.keyring)


def test_neither_half_opens_alone_nor_for_another_member():
    one, other = held(), held()
    cookie_key, blob = keys.wrap_for_session(one.keyring)
    other_cookie, other_blob = keys.wrap_for_session(other.keyring)
    for wrong in (
        (other_cookie, blob, one.holder.pk),
        (cookie_key, other_blob, one.holder.pk),
        (cookie_key, blob, uuid.uuid4()),
        ("", blob, one.holder.pk),
        (cookie_key, "", one.holder.pk),
        ("é", blob, one.holder.pk),
        (cookie_key, "AA==", one.holder.pk),
    ):
        with pytest.raises(keys.SessionKeyLost):
            keys.unwrap_from_session(*wrong)


def test_guessing_may_not_be_made_cheap(settings):
    settings.TESTING = False
    assert [error.id for error in checks.costs()] == ["vault.E003", "vault.E003"]
    settings.VAULT_ARGON2 = {"memory_kib": 65536, "passes": 3, "lanes": 1}
    settings.RECEIPT_ARGON2 = {"memory_kib": 19456, "passes": 2, "lanes": 1}
    assert checks.costs() == []
    assert checks.too_cheap(Cost(65536, 2, 4), 65536, 3)
