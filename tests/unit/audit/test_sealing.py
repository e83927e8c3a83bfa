"""The sequencer: everything committed is sealed once, in a fixed order, and nothing else."""

import random
import threading
from datetime import timedelta
from hashlib import sha256

import psycopg
import pytest
from django.db import ProgrammingError, close_old_connections, connection, connections, transaction
from django.utils import timezone

from audit import notes, sealing, tiles
from audit.actors import REPORTER, WORKER
from audit.log import record
from audit.models import Checkpoint, Entry, Leaf, Tile
from audit.tree import root_of
from audit.verifying.whole import verify
from tests.factories import audit as make

pytestmark = pytest.mark.django_db(transaction=True)


def seal_now(**options):
    return sealing.seal_pending(timezone.now(), **options)


def test_nothing_to_seal_makes_no_checkpoint():
    assert seal_now() is None
    assert verify().is_sound


def test_every_entry_becomes_a_leaf_in_the_order_of_transactions():
    make.sealed(3, 300, 1)
    leaves = list(Leaf.objects.order_by("index").select_related("entry"))
    assert [leaf.index for leaf in leaves] == list(range(304))
    places = [(leaf.entry.xid, leaf.entry.pk) for leaf in leaves]
    assert places == sorted(places)
    assert all(bytes(leaf.hash) == sha256(b"\x00" + leaf.entry.body.encode()).digest() for leaf in leaves)


def test_the_checkpoint_is_signed_over_the_root_of_all_leaves():
    checkpoint = make.sealed(700)
    head = notes.open_note(checkpoint.note, bytes(checkpoint.key))
    assert head.size == 700
    assert head.root == root_of([bytes(h) for h in Leaf.objects.order_by("index").values_list("hash", flat=True)])


def test_each_checkpoint_leaves_the_house(checkpoint_file):
    make.sealed(2, 2)
    lines = checkpoint_file.read_text().splitlines()
    assert [notes.from_line(line) for line in lines] == list(
        Checkpoint.objects.order_by("size").values_list("note", flat=True)
    )


@pytest.mark.parametrize("steps", [(1, 254, 1, 1, 255, 256, 300), (1000,), (256, 256), (7, 7, 7)])
def test_tiles_hold_the_tree_however_it_grew(steps):
    make.sealed(*steps)
    hashes = [bytes(h) for h in Leaf.objects.order_by("index").values_list("hash", flat=True)]
    kept = b"".join(bytes(tile.hashes) for tile in Tile.objects.filter(level=0).order_by("index"))
    assert kept == b"".join(hashes)
    with connection.cursor() as cursor:
        for size in (0, 1, *steps, sum(steps)):
            assert tiles.frontier(cursor, size).root() == root_of(hashes[:size])


def test_a_long_backlog_is_sealed_in_pieces():
    make.entries(50)
    assert [make.seal(limit=20).size for _ in range(3)] == [20, 40, 50]
    assert seal_now(limit=20) is None


def test_an_entry_waits_while_an_older_transaction_runs():
    started, finish = threading.Event(), threading.Event()

    def slow_writer():
        with transaction.atomic():
            make.entries(1)
            started.set()
            finish.wait(10)
        connections.close_all()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    started.wait(10)
    make.entries(1)
    assert seal_now() is None
    assert sealing.unsealed(timezone.now()).count == 1
    finish.set()
    writer.join()
    assert make.seal().size == 2


def test_a_transaction_in_another_database_of_the_server_holds_nothing_back():
    params = connection.get_connection_params()
    known = {name: params[name] for name in ("host", "port", "user", "password") if params.get(name)}
    with psycopg.connect(**known, dbname="postgres") as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")
        make.entries(2)
        assert make.seal().size == 2


def test_what_waits_is_counted_and_aged():
    make.sealed(2)
    assert sealing.unsealed(timezone.now()) == sealing.Lag(0, timedelta(0))
    make.entries(3)
    lag = sealing.unsealed(timezone.now() + timedelta(seconds=9))
    assert lag.count == 3
    assert timedelta(seconds=9) <= lag.age < timedelta(seconds=20)


def test_two_sequencers_exclude_each_other():
    make.entries(5)
    held, done = threading.Event(), threading.Event()

    def other():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [sealing.LOCK])
            held.set()
            done.wait(10)
        connections.close_all()

    thread = threading.Thread(target=other)
    thread.start()
    held.wait(10)
    assert seal_now() is None
    done.set()
    thread.join()
    assert make.seal().size == 5


def test_a_process_without_the_key_cannot_seal(settings):
    make.entries(1)
    settings.LOG_SIGNING_KEY = b""
    with pytest.raises(sealing.NoSigningKey):
        seal_now()


def test_a_dump_restored_into_a_younger_server_stops_the_sequencer():
    with make.unguarded() as cursor:
        entry = make.entries(1)[0]
        make.seal()
        cursor.execute("UPDATE audit_entry SET xid = '4611686018427387904' WHERE id = %s", [entry.pk])
    make.entries(1)
    with pytest.raises(sealing.SealingStopped, match="another server"):
        seal_now()


def test_the_sequencer_does_not_seal_on_over_a_cut_log():
    make.sealed(5, 5)
    with make.unguarded() as cursor:
        cursor.execute("DELETE FROM audit_leaf WHERE index = 9")
        cursor.execute("DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)")
    make.entries(1)
    with pytest.raises(sealing.SealingStopped):
        make.seal()


def test_sixteen_writers_with_rollbacks_and_two_sequencers_lose_nothing_and_invent_nothing():
    committed, stop = [], threading.Event()

    def writer(seed):
        dice = random.Random(seed)
        for _ in range(25):
            try:
                with transaction.atomic():
                    made = make.entries(dice.randint(1, 4))
                    if dice.random() < 0.3:
                        raise InterruptedError
            except InterruptedError:
                continue
            committed.extend(entry.pk for entry in made)
        connections.close_all()

    def sequencer():
        while not stop.is_set():
            seal_now(limit=dice_limit.randint(1, 40))
        connections.close_all()

    dice_limit = random.Random(1)
    writers = [threading.Thread(target=writer, args=(seed,)) for seed in range(16)]
    sequencers = [threading.Thread(target=sequencer) for _ in range(2)]
    for thread in writers + sequencers:
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in sequencers:
        thread.join()
    close_old_connections()
    while sealing.unsealed(timezone.now()).count:
        make.seal()

    leaves = Leaf.objects.order_by("index")
    assert sorted(leaves.values_list("entry_id", flat=True)) == sorted(committed)
    bodies = dict(Entry.objects.values_list("pk", "body"))
    hashes = [sha256(b"\x00" + bodies[pk].encode()).digest() for pk in leaves.values_list("entry_id", flat=True)]
    assert bytes(Checkpoint.objects.order_by("-size").first().root) == root_of(hashes)
    assert verify().flaws == ()


def test_the_worker_seals_and_verifies_with_no_more_than_its_own_rights(as_site):
    make.entries(3)
    as_site("worker")
    make.entries(2)
    assert make.seal().size == 5
    make.entries(1)
    assert make.seal().size == 6
    assert verify().is_sound


@pytest.mark.parametrize("site", ["reporter", "staff"])
def test_the_sites_add_entries_and_touch_nothing_that_is_sealed(as_site, site):
    make.sealed(2)
    as_site(site)
    record("door.tried", by=REPORTER if site == "reporter" else WORKER, at=timezone.now())
    for statement in ("DELETE FROM audit_entry", "UPDATE audit_leaf SET index = 9", "TRUNCATE audit_checkpoint"):
        with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
            cursor.execute(statement)
