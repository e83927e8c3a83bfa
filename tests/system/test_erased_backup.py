"""A backup from before an erasure, with everybody's keys and passphrases in hand, opens nothing that was erased."""

import contextlib
import subprocess
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from psycopg import connect
from psycopg.conninfo import make_conninfo

from reporting_channels.actions import deletions, erasures
from reporting_channels.models import Receipt, Report
from tests.factories import procedures as profiles
from tests.factories import reporting_channels as make
from tests.factories import vault as vault_make
from tests.factories.accounts import member
from tests.system.test_confidentiality import PG_DUMP
from vault import envelope, erasure_keys, grants, identity, receipts, shares
from vault.keyring import Keyring
from vault.models import Compartment
from vault.sealing import CompartmentKey, field_key

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PG_RESTORE = PG_DUMP.with_name("pg_restore")
BESIDE = f"{settings.DATABASES['default']['TEST']['NAME']}_beside"


def conninfo(**other) -> str:
    known = {"host", "port", "user", "password", "dbname"}
    given = {name: value for name, value in connection.get_connection_params().items() if name in known}
    return make_conninfo(**given | other)


@pytest.fixture
def own_erasure_keys(settings, tmp_path):
    settings.ERASURE_KEYS = tmp_path / "erasure" / "keys"
    settings.MEDIA_ROOT = tmp_path / "media"
    erasure_keys.create()


@contextlib.contextmanager
def restored(dump: bytes):
    """The backup put back into a database beside ours; a connection to it."""
    with connect(conninfo(dbname="postgres"), autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{BESIDE}"')
        admin.execute(f'CREATE DATABASE "{BESIDE}"')
        try:
            put = subprocess.run(
                [PG_RESTORE, "--no-owner", "--no-privileges", "--dbname", conninfo(dbname=BESIDE)],
                input=dump, capture_output=True, check=False,
            )  # fmt: skip
            assert put.returncode == 0, put.stderr.decode()[-2000:]
            with connect(conninfo(dbname=BESIDE)) as beside:
                yield beside
        finally:
            admin.execute(f'DROP DATABASE "{BESIDE}" WITH (FORCE)')


def ways_in(beside, report, members, custodians, receipt, quorum_ring) -> dict[str, CompartmentKey]:
    """Every way to the key of the report or of its identity that the rows of the backup give to all these people."""
    found = {}
    rows = beside.execute(
        "SELECT sealed_key, holder_id FROM vault_grant WHERE compartment_id = %s AND revoked_at IS NULL",
        [report.compartment_id],
    ).fetchall()
    rings = {one.keyring.holder_id: one.keyring for one in members} | {quorum_ring.holder_id: quorum_ring}
    for sealed, holder_id in rows:
        if holder_id in rings:
            opened = rings[holder_id].open(bytes(sealed), grants.PURPOSE, report.compartment_id)
            found[f"grant {holder_id}"] = CompartmentKey(report.compartment_id, opened)
    row = beside.execute(
        "SELECT wrapped_key, salt FROM reporting_channels_receipt WHERE report_id = %s", [report.pk]
    ).fetchone()
    found["receipt"] = receipts.unwrap(row[0], receipts.derive(receipt, row[1]), report.compartment_id)
    (compartment,) = beside.execute(
        "SELECT compartment_id FROM reporting_channels_identity WHERE report_id = %s", [report.pk]
    ).fetchone()
    words = []
    for custodian in custodians:
        (sealed,) = beside.execute(
            "SELECT sealed_share FROM vault_identityshare WHERE compartment_id = %s AND custodian_id = %s",
            [compartment, custodian.holder_id],
        ).fetchone()
        words.append(custodian.keyring.open(bytes(sealed), identity.SHARE, compartment).decode())
    found["custodians together"] = CompartmentKey(compartment, shares.combine(words[:2]))
    return found


def opens(beside, report, key: CompartmentKey) -> str:
    """The words of the backup under this key; raises PartErased."""
    table, column, contract, where = (
        ("reporting_channels_report", "narrative", "amana/report/narrative", "id")
        if key.compartment_id == report.compartment_id
        else ("reporting_channels_identity", "name", "amana/identity/name", "report_id")
    )
    pk, sealed = beside.execute(f"SELECT id, {column} FROM {table} WHERE {where} = %s", [report.pk]).fetchone()
    place = envelope.Place(contract, pk, column)
    return envelope.unseal(field_key(key), key.compartment_id, place, envelope.Sealed(bytes(sealed))).decode()


def test_everybody_together_with_last_years_backup_opens_nothing_that_was_erased(own_erasure_keys):
    profiles.version()
    office, words = vault_make.office_quorum()
    quorum_ring = Keyring(office.holder_id, shares.combine(words[:2]))
    awa, mariam = member(["receiver"]), member(["head_of_office"])
    custodians = [member(["identity_custodian"]) for _turn in range(3)]
    channel = make.channel(recipients=[awa, mariam], custodians=custodians)
    erased = make.report(channel_=channel, name="Ana Exemple", contact="0600")
    kept = make.report(channel_=channel, name="Noé Fictif", contact="0601")
    now = timezone.now()
    dumped = subprocess.run([PG_DUMP, "--format=custom", "--dbname", conninfo()], capture_output=True, check=False)
    assert dumped.returncode == 0, dumped.stderr.decode()
    with restored(dumped.stdout) as beside:
        people = (beside, erased, [awa, mariam], custodians, erased.told.receipt, quorum_ring)
        before = {way: opens(beside, erased, key) for way, key in ways_in(*people).items()}
        assert len(before) >= 5, "two members, the quorum, the receipt, the custodians"
        assert set(before.values()) == {erased.told.narrative, "Ana Exemple"}, "the test must be able to fail"
        row = deletions.propose(report=erased, ground="reporter", reasons="Asked.", by=awa, at=now)
        deletions.confirm(early_deletion=row, by=mariam, at=now)
        assert erasures.carry_out(at=now) == 1
        assert erasures.finish(at=now) == 1
        for way, key in ways_in(*people).items():
            with pytest.raises(erasure_keys.PartErased):
                print(way, opens(beside, erased, key))
        others = ways_in(beside, kept, [awa, mariam], custodians, kept.told.receipt, quorum_ring)
        assert {opens(beside, kept, key) for key in others.values()} == {kept.told.narrative, "Noé Fictif"}
    assert Report.objects.get(pk=erased.pk).is_erased
    assert bytes(Receipt.objects.get(report=erased).wrapped_key) == b""
    assert Compartment.objects.get(pk=erased.compartment_id).destroyed_at < now + timedelta(days=1)
