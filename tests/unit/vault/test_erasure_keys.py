"""The parts outside the database: which of them can be had, and which are gone for good."""

import os
import subprocess
import sys
import threading
import uuid

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from vault import envelope, erasure_keys, sealing
from vault.erasure_keys import KeysBroken, KeysMissing, PartErased

ids = st.uuids(version=4)


@pytest.fixture
def own_file(settings, tmp_path):
    """A file of erasure keys that only this test uses."""
    settings.ERASURE_KEYS = tmp_path / "erasure" / "keys"
    assert erasure_keys.create()
    return settings.ERASURE_KEYS


def test_a_new_file_is_made_once_and_for_its_owner_alone(own_file):
    before = own_file.read_bytes()
    assert not erasure_keys.create()
    assert own_file.read_bytes() == before
    assert own_file.stat().st_mode & 0o777 == 0o600
    assert os.listdir(own_file.parent) == ["keys"]


def test_each_compartment_has_a_part_of_its_own_that_never_changes(own_file):
    one, other = uuid.uuid4(), uuid.uuid4()
    assert len(erasure_keys.part_of(one)) == 32
    assert erasure_keys.part_of(one) == erasure_keys.part_of(one) != erasure_keys.part_of(other)


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.sets(ids, min_size=1, max_size=8), st.sets(ids, max_size=8))
def test_whatever_is_taken_out_is_gone_and_everything_else_stays_as_it_was(tmp_path_factory, gone, kept):
    from django.conf import settings

    before, settings.ERASURE_KEYS = settings.ERASURE_KEYS, tmp_path_factory.mktemp("erasure") / "keys"
    try:
        erasure_keys.create()
        parts = {pk: erasure_keys.part_of(pk) for pk in kept - gone}
        half = set(list(gone)[: len(gone) // 2])
        assert erasure_keys.erase(half) == len(half)
        assert erasure_keys.erase(gone) == len(gone - half)
        assert erasure_keys.erase(gone) == 0
        assert all(erasure_keys.is_erased(pk) for pk in gone)
        assert parts == {pk: erasure_keys.part_of(pk) for pk in parts}
        assert len(erasure_keys.part_of(uuid.uuid4())) == 32
    finally:
        settings.ERASURE_KEYS = before


def test_after_erasing_the_compartments_own_key_opens_nothing_even_with_the_row_of_a_backup(own_file):
    compartment = uuid.uuid4()
    key = sealing.new_key(compartment)
    place = envelope.Place("amana/note/body", uuid.uuid4(), "body")
    sealed = envelope.seal(sealing.field_key(key), compartment, place, b"words")
    erasure_keys.erase([compartment])
    again = sealing.CompartmentKey(compartment, sealing.material(key))  # as an old grant gives it
    with pytest.raises(PartErased):
        sealing.field_key(again)
    assert envelope.unseal(sealing.field_key(key), compartment, place, sealed) == b"words"  # who kept the key has it


def test_a_copy_of_the_file_from_before_brings_the_part_back_so_copies_must_not_last(own_file):
    pk = uuid.uuid4()
    copy, part = own_file.read_bytes(), erasure_keys.part_of(pk)
    erasure_keys.erase([pk])
    own_file.write_bytes(copy)
    assert erasure_keys.part_of(pk) == part


def test_the_file_after_erasing_holds_no_seed_above_the_leaf(own_file):
    pk = uuid.uuid4()
    (root,) = erasure_keys._all(own_file)
    erasure_keys.erase([pk])
    assert root.seed not in own_file.read_bytes()
    leaf = erasure_keys._leaf(pk)
    left = list(erasure_keys._all(own_file))
    assert len(left) == erasure_keys.DEPTH
    assert not any(node.covers(leaf) for node in left)
    assert sum(2 ** (erasure_keys.DEPTH - node.depth) for node in left) == 2**erasure_keys.DEPTH - 1


@pytest.mark.parametrize("place", [0, 30, 62, 65])
def test_one_broken_byte_stops_us_and_seals_nothing_under_a_key_that_nobody_has(own_file, place):
    raw = bytearray(own_file.read_bytes())
    raw[place] ^= 1
    own_file.write_bytes(raw)
    with pytest.raises(KeysBroken):
        erasure_keys.part_of(uuid.uuid4())


@pytest.mark.parametrize("raw", [b"", erasure_keys.HEAD[:5], erasure_keys.HEAD + b"half a record"])
def test_a_file_that_was_cut_is_broken_and_not_empty(own_file, raw):
    own_file.write_bytes(raw)
    with pytest.raises(KeysBroken):
        erasure_keys.part_of(uuid.uuid4())


def test_a_missing_file_is_said_and_never_made_anew_by_reading(own_file):
    own_file.unlink()
    with pytest.raises(KeysMissing):
        erasure_keys.part_of(uuid.uuid4())
    with pytest.raises(KeysMissing):
        erasure_keys.erase([uuid.uuid4()])
    assert not own_file.exists()


def test_readers_meet_the_old_file_or_the_new_one_while_another_rewrites_it(own_file):
    steady, part, wrong = uuid.uuid4(), [], []
    part.append(erasure_keys.part_of(steady))
    stop = threading.Event()

    def read():
        while not stop.is_set():
            if erasure_keys.part_of(steady) != part[0]:
                wrong.append(1)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _turn in range(20):
        erasure_keys.erase([uuid.uuid4() for _one in range(3)])
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_two_who_erase_at_once_lose_nothing_of_each_other(own_file):
    many = [uuid.uuid4() for _ in range(16)]
    threads = [threading.Thread(target=erasure_keys.erase, args=([pk],)) for pk in many]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(erasure_keys.is_erased(pk) for pk in many)


def test_killed_before_the_new_file_took_its_place_everything_is_as_before(own_file):
    pk = uuid.uuid4()
    part = erasure_keys.part_of(pk)
    program = (
        f"import os, uuid; from django.conf import settings; settings.configure(ERASURE_KEYS={str(own_file)!r});"
        "from vault import erasure_keys as e; from pathlib import Path;"
        f"Path.replace = lambda *a: os.kill(os.getpid(), 9); e.erase([uuid.UUID({str(pk)!r})])"
    )
    killed = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert killed.returncode == -9, killed.stderr
    assert erasure_keys.part_of(pk) == part
    assert erasure_keys.erase([pk]) == 1
    assert erasure_keys.is_erased(pk)
