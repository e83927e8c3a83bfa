"""The tree, held to an implementation that is not ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from audit import notes
from audit.tree import EMPTY_ROOT, Frontier, leaf_hash, root_of

bodies = st.lists(st.binary(max_size=40), max_size=600)


@given(bodies)
def test_the_root_is_the_one_that_an_independent_library_computes(entries):
    oracle = InmemoryTree(algorithm="sha256")
    for entry in entries:
        oracle.append_entry(entry)
    expected = oracle.get_root() if entries else EMPTY_ROOT
    assert root_of([leaf_hash(entry) for entry in entries]) == expected


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=300), st.lists(st.integers(1, 60), max_size=20))
def test_growing_piece_by_piece_makes_the_same_tree(hashes, steps):
    frontier, taken = Frontier(), 0
    for step in [*steps, len(hashes)]:
        frontier.extend(hashes[taken : taken + step])
        taken = min(taken + step, len(hashes))
        assert frontier.size == taken
        assert frontier.root() == root_of(hashes[:taken])


@given(st.integers(1, 300))
def test_whole_subtrees_join_to_the_same_tree(rest_size):
    hashes = [leaf_hash(bytes([number % 251])) for number in range(512 + rest_size)]
    low, joined = Frontier(), Frontier()
    low.extend(hashes[:256])
    joined.extend([low.nodes[8]], 8)
    second = Frontier()
    second.extend(hashes[256:512])
    joined.extend([second.nodes[8]], 8)
    rest = Frontier()
    rest.extend(hashes[512:])
    assert joined.over(8).joined(rest).root() == root_of(hashes)


SEED, OTHER = bytes(range(32)), bytes(reversed(range(32)))
HEAD = notes.Head("office.example/log", 7, b"r" * 32)


def test_a_checkpoint_is_read_only_with_the_key_that_signed_it():
    note = notes.sign(HEAD, SEED)
    assert notes.open_note(note, notes.public_key_of(SEED)) == HEAD
    with pytest.raises(notes.NoteRefused):
        notes.open_note(note, notes.public_key_of(OTHER))


@given(st.integers(0, 150), st.integers(1, 255))
def test_no_byte_of_a_checkpoint_can_change(position, change):
    note = bytearray(notes.sign(HEAD, SEED).encode())
    note[position % (len(note) - 1)] ^= change
    try:
        head = notes.open_note(note.decode(errors="replace"), notes.public_key_of(SEED))
    except notes.NoteRefused:
        return
    assert head == HEAD  # only the base64 padding's spare bits can differ without meaning anything


def test_a_printed_line_stands_for_the_whole_note():
    note = notes.sign(HEAD, SEED)
    assert notes.from_line(f"2026-11-22T10:00:00Z {notes.as_line(note)}") == note
    assert notes.from_line(notes.as_line(note)) == note


@pytest.mark.parametrize("line", ["", "only three parts", "o 3 !! x", "o -3 AAAA x", "o 03 AAAA x"])
def test_what_is_no_checkpoint_is_said_to_be_none(line):
    with pytest.raises(notes.NoteRefused):
        notes.from_line(line)


def test_a_published_key_carries_its_own_check():
    text = notes.verifier_key("office.example/log", notes.public_key_of(SEED))
    assert notes.read_verifier_key(text) == ("office.example/log", notes.public_key_of(SEED))
    with pytest.raises(notes.NoteRefused):
        notes.read_verifier_key(text.replace("office", "0ffice"))
