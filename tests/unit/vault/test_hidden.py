"""Do not show, log or carry off a secret: by type, not by advice."""

import copy
import logging
import pickle
import traceback

import pytest
from django.conf import settings
from django.views.debug import SafeExceptionReporterFilter

from tests.factories.vault import Note, loose_key
from vault import files, hybrid, keyring, opening
from vault.envelope import SealBroken
from vault.keyring import Keyring
from vault.sealing import material

TEXT = "the canary sings at noon"


def secrets_in_memory():
    seed = hybrid.new_seed()
    key = loose_key()
    file = files.FileSecret(key.compartment_id, b"k" * 32, 5, b"d" * 32)
    return [
        (key, material(key)),
        (Keyring(key.compartment_id, seed), seed),
        (file, file.key),
    ]


@pytest.mark.parametrize(("secret", "raw"), secrets_in_memory(), ids=["compartment key", "keyring", "file"])
def test_a_secret_shows_nothing_of_itself(secret, raw):
    for shown in (repr(secret), str(secret), f"{secret}", f"{secret:>80}", "".join(map(str, [secret])), repr([secret])):
        assert raw.hex() not in shown
        assert repr(raw) not in shown


@pytest.mark.parametrize(("secret", "raw"), secrets_in_memory(), ids=["compartment key", "keyring", "file"])
def test_a_secret_cannot_be_pickled(secret, raw):
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(secret)


def test_copying_a_key_gives_the_key():
    key = loose_key()
    assert copy.copy(key) is copy.deepcopy(key) is key


def test_a_sealed_value_shows_nothing_and_is_true():
    key, note = loose_key(), Note()
    sealed = key.seal(note, "body", TEXT)
    assert (repr(sealed), str(sealed), f"{sealed}", bool(sealed)) == ("<Sealed>", "", "", True)
    assert pickle.loads(pickle.dumps(sealed)) == sealed
    assert TEXT.encode() not in pickle.dumps(sealed)


def test_a_sealed_value_in_a_log_line_leaves_no_text(caplog):
    key, note = loose_key(), Note()
    note.body = key.seal(note, "body", TEXT)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("vault").error("could not show %s %r %s", note.body, key, vars(note))
    assert TEXT not in caplog.text
    assert material(key).hex() not in caplog.text


def test_a_broken_seal_says_nothing_of_what_it_held():
    note = Note()
    note.body = loose_key().seal(note, "body", TEXT)
    with pytest.raises(SealBroken) as broken:
        opening.open_text(loose_key(), note, "body")
    assert TEXT not in "".join(traceback.format_exception(broken.value))


def test_the_settings_show_no_secret():
    named = {name: getattr(settings, name) for name in dir(settings) if name.endswith("_KEY")}
    secrets = {name: value for name, value in named.items() if value and name != "AUDIT_PUBLIC_KEY"}
    assert {"SECRET_KEY", "DRAFT_KEY", "TOTP_KEY"} <= set(secrets)
    shown = repr(settings) + repr(SafeExceptionReporterFilter().get_safe_settings())
    for value in secrets.values():
        assert repr(value) not in shown


def test_the_seed_leaves_a_keyring_only_by_name():
    seed = hybrid.new_seed()
    assert keyring.seed(Keyring(loose_key().compartment_id, seed)) == seed
