"""Somebody who administers the database rewrites it, triggers off: the log says so and names the entry."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from audit import notes
from audit.models import Checkpoint, Entry, Leaf, Tile
from audit.tree import Frontier
from audit.verifying import whole
from audit.verifying.whole import verify
from tests.factories import audit as make

pytestmark = pytest.mark.django_db
in_transactions_of_their_own = pytest.mark.django_db(transaction=True)

AT = [0, 255, 256, 299, 300, 599]  # leaves at the ends of tiles and of checkpoints


@pytest.fixture
def log(monkeypatch):
    """Six hundred entries under three checkpoints, verified in chunks small enough to have several."""
    monkeypatch.setattr(whole, "LEAVES", 256)
    monkeypatch.setattr(whole, "HEIGHT", 8)
    make.sealed(200, 300, 100)
    assert verify().is_sound


def entry_at(index):
    return Leaf.objects.get(index=index).entry


def change(sql, *values):
    with make.unguarded() as cursor:
        cursor.execute(sql, values)


def first_flaw(**options):
    report = verify(**options)
    assert not report.is_sound
    return report.flaws[0]


@pytest.mark.parametrize("index", AT)
@pytest.mark.parametrize(
    ("column", "value"),
    [("event", "case.closed"), ("at", timezone.now() - timedelta(days=9)), ("state", "x"), ("id", 10**9)],
)
def test_an_altered_entry_is_named(log, index, column, value):
    entry = entry_at(index)
    change(f"UPDATE audit_entry SET {column} = %s WHERE id = %s", value, entry.pk)
    flaw = first_flaw()
    assert (flaw.leaf, flaw.entry) == (index, entry.pk)
    assert f"Entry {entry.pk}" in flaw.sentence


@pytest.mark.parametrize("index", AT)
def test_a_deleted_entry_is_named(log, index):
    entry = entry_at(index)
    change("DELETE FROM audit_entry WHERE id = %s", entry.pk)
    flaw = first_flaw()
    assert (flaw.leaf, flaw.entry) == (index, entry.pk)
    assert "is missing" in flaw.sentence


@in_transactions_of_their_own
@pytest.mark.parametrize("index", AT[:-1])
def test_an_inserted_entry_is_named(log, index):
    change(
        "INSERT INTO audit_entry (id, xid, event, actor_kind, subject_kind, subject_id, state, at, facts)"
        " SELECT -5, xid, event, actor_kind, 'case', 'forged', state, at, facts FROM audit_entry WHERE id = %s",
        entry_at(index).pk,
    )
    flaw = first_flaw()
    assert flaw.entry == -5
    assert "slipped in" in flaw.sentence


@pytest.mark.parametrize(("one", "other"), [(0, 1), (10, 400), (255, 256), (598, 599)])
def test_a_changed_order_is_named(log, one, other):
    first, second = Leaf.objects.get(index=one), Leaf.objects.get(index=other)
    with make.unguarded() as cursor:
        cursor.execute("UPDATE audit_leaf SET entry_id = -1 WHERE index = %s", [one])
        for index, leaf in ((other, first), (one, second)):
            cursor.execute(
                "UPDATE audit_leaf SET entry_id = %s, hash = %s WHERE index = %s", [leaf.entry_id, leaf.hash, index]
            )
    flaw = first_flaw()
    assert (flaw.leaf, flaw.entry) == (one, second.entry_id)
    assert "order" in flaw.sentence


@pytest.mark.parametrize("index", AT)
def test_a_missing_leaf_is_named(log, index):
    change("DELETE FROM audit_leaf WHERE index = %s", index)
    flaw = first_flaw()
    assert flaw.leaf == index
    assert ("cut" if index == 599 else "Leaf") in flaw.sentence


def test_a_cut_off_end_is_named(log):
    last = entry_at(549).pk
    change("DELETE FROM audit_entry WHERE id > %s", last)
    change("DELETE FROM audit_leaf WHERE index > 549")
    flaw = first_flaw()
    assert flaw.leaf == 550
    assert "cut" in flaw.sentence


def test_an_end_cut_off_with_its_checkpoint_is_known_outside_the_house(log, checkpoint_file):
    change("DELETE FROM audit_entry WHERE id > %s", entry_at(499).pk)
    change("DELETE FROM audit_leaf WHERE index > 499")
    change("DELETE FROM audit_checkpoint WHERE size > 500")
    flaw = first_flaw(files=[checkpoint_file])
    assert flaw.leaf == 500
    assert "cut" in flaw.sentence


def test_an_emptied_database_is_known_outside_the_house(log, checkpoint_file):
    change("TRUNCATE audit_entry, audit_leaf, audit_tile, audit_checkpoint")
    assert "cut" in first_flaw(files=[checkpoint_file]).sentence


@pytest.mark.parametrize("index", AT)
def test_an_entry_altered_with_its_leaf_is_named_by_the_tile(log, index):
    entry = rewrite_with_leaf(index)
    flaw = first_flaw()
    assert (flaw.leaf, flaw.entry) == (index, entry)


def rewrite_with_leaf(index):
    entry = entry_at(index).pk
    change("UPDATE audit_entry SET event = 'case.closed' WHERE id = %s", entry)
    body = Entry.objects.get(pk=entry).body.encode()
    change("UPDATE audit_leaf SET hash = %s WHERE index = %s", sha256(b"\x00" + body).digest(), index)
    return entry


def rewrite_with_tiles(index):
    rewrite_with_leaf(index)
    hashes = [bytes(leaf) for leaf in Leaf.objects.order_by("index").values_list("hash", flat=True)]
    completed = Frontier().extend(hashes)
    for tile in Tile.objects.all():
        part = completed[8 * tile.level][256 * tile.index : 256 * tile.index + 256]
        change(
            "UPDATE audit_tile SET hashes = %s WHERE level = %s AND index = %s", b"".join(part), tile.level, tile.index
        )
    return hashes


@pytest.mark.parametrize(("index", "good"), [(0, 0), (199, 0), (200, 200), (499, 200), (500, 500), (599, 500)])
def test_a_tree_rewritten_whole_contradicts_its_checkpoints(log, index, good):
    rewrite_with_tiles(index)
    flaw = first_flaw()
    assert flaw.leaf == good
    assert f"between leaf {good} and leaf" in flaw.sentence


def test_a_tree_rewritten_and_signed_with_the_stolen_key_contradicts_what_left_the_house(
    log, checkpoint_file, settings
):
    hashes = rewrite_with_tiles(250)
    resign(hashes, settings, settings.LOG_SIGNING_KEY)
    assert verify().is_sound
    assert "between leaf 200 and leaf 499" in first_flaw(files=[checkpoint_file]).sentence


def test_a_tree_rewritten_and_signed_with_another_key_does_not_count(log, settings):
    hashes = rewrite_with_tiles(250)
    resign(hashes, settings, b"x" * 32)
    assert "does not count" in first_flaw().sentence


def resign(hashes, settings, seed):
    for size in Checkpoint.objects.values_list("size", flat=True):
        frontier = Frontier()
        frontier.extend(hashes[:size])
        note = notes.sign(notes.Head(settings.AUDIT_ORIGIN, size, frontier.root()), seed)
        change("UPDATE audit_checkpoint SET root = %s, note = %s WHERE size = %s", frontier.root(), note, size)


def test_columns_that_part_from_the_sealed_text_are_named(log):
    entry = entry_at(300).pk
    with make.unguarded() as cursor, transaction.atomic():
        cursor.execute("ALTER TABLE audit_entry ALTER COLUMN body DROP EXPRESSION")
        cursor.execute("UPDATE audit_entry SET state = 'innocent' WHERE id = %s", [entry])
        flaw = first_flaw()
        transaction.set_rollback(True)
    assert flaw.entry == entry
    assert "columns" in flaw.sentence


def test_an_altered_tile_is_named(log):
    for level, index, leaf in ((0, 1, 256), (1, 0, 0)):
        tile = Tile.objects.get(level=level, index=index)
        kept = bytes(tile.hashes)
        change("UPDATE audit_tile SET hashes = %s WHERE level = %s AND index = %s", b"0" + kept[1:], level, index)
        flaw = first_flaw()
        assert flaw.leaf == leaf
        assert f"{level}/{index}" in flaw.sentence
        change("UPDATE audit_tile SET hashes = %s WHERE level = %s AND index = %s", kept, level, index)
    assert verify().is_sound


def test_a_removed_checkpoint_leaves_the_last_leaves_unvouched(log):
    change("DELETE FROM audit_checkpoint WHERE size = 600")
    assert "No checkpoint vouches" in first_flaw().sentence


def test_columns_of_a_checkpoint_say_what_was_signed(log):
    change("UPDATE audit_checkpoint SET root = %s WHERE size = 500", b"0" * 32)
    assert "size 500" in first_flaw().sentence


def test_new_entries_can_be_verified_alone(log):
    assert verify(since=500).is_sound
    assert verify(since=200).is_sound
    change("UPDATE audit_entry SET event = 'case.closed' WHERE id = %s", entry_at(550).pk)
    assert first_flaw(since=500).leaf == 550
    assert not verify(since=123).is_sound  # no checkpoint of that size


def test_entries_that_wait_are_no_flaw(log):
    make.entries(5)
    assert verify().is_sound


def test_the_command_ends_with_1_and_the_name_of_the_entry(log, capsys):
    entry = entry_at(42).pk
    change("UPDATE audit_entry SET event = 'case.closed' WHERE id = %s", entry)
    with pytest.raises(SystemExit) as ended:
        call_command("audit", "verify")
    assert ended.value.code == 1
    assert f"Entry {entry} has been altered" in capsys.readouterr().err


@in_transactions_of_their_own
def test_a_long_log_is_verified_by_two_processes(log):
    make.sealed(700)
    assert verify(workers=2).is_sound
    change("UPDATE audit_entry SET event = 'case.closed' WHERE id = %s", entry_at(900).pk)
    assert first_flaw(workers=2).leaf == 900
