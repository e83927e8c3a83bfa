import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.vault import Note, loose_key
from vault import opening, padding
from vault.envelope import SealBroken, Sealed
from vault.sealing import CompartmentKey, new_key

KEY = loose_key()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=700)


def sealed_note(text: str = "The invoice was never theirs.", key: CompartmentKey = KEY) -> Note:
    note = Note()
    note.body = key.seal(note, "body", text)
    return note


def opened_as(note: Note, envelope: bytes) -> str:
    note.body = Sealed(envelope)
    return opening.open_text(KEY, note, "body")


@given(TEXTS)
def test_what_was_sealed_opens_again(text):
    assert opening.open_text(KEY, sealed_note(text), "body") == text


@given(st.data())
def test_changing_any_byte_breaks_the_seal(data):
    note = sealed_note()
    envelope = bytearray(bytes(note.body))
    position = data.draw(st.integers(0, len(envelope) - 1))
    envelope[position] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        opened_as(note, bytes(envelope))


@given(st.integers(0, 300))
def test_a_cut_envelope_does_not_open(length):
    note = sealed_note()
    with pytest.raises(SealBroken):
        opened_as(note, bytes(note.body)[:length])


def test_an_envelope_moved_to_another_row_does_not_open():
    note, other = sealed_note(), Note()
    other.body = note.body
    with pytest.raises(SealBroken):
        opening.open_text(KEY, other, "body")


def test_an_envelope_moved_to_another_column_does_not_open():
    note = sealed_note()
    note.title = note.body
    with pytest.raises(SealBroken):
        opening.open_text(KEY, note, "title")


def test_the_key_of_another_compartment_opens_nothing():
    with pytest.raises(SealBroken):
        opening.open_text(loose_key(), sealed_note(), "body")


def test_another_key_under_the_same_compartment_opens_nothing():
    with pytest.raises(SealBroken):
        opening.open_text(new_key(KEY.compartment_id), sealed_note(), "body")


def test_the_same_text_twice_gives_unlike_envelopes():
    note = sealed_note("twice")
    assert KEY.seal(note, "body", "twice") != note.body


@given(TEXTS, TEXTS)
def test_texts_within_one_step_have_the_same_sealed_length(one, other):
    steps = [-(-(len(text.encode()) + 1) // padding.STEP) for text in (one, other)]
    lengths = [len(bytes(sealed_note(text).body)) for text in (one, other)]
    assert (lengths[0] == lengths[1]) == (steps[0] == steps[1])


@given(st.integers(0, 10**9))
def test_padding_never_costs_more_than_an_eighth_beyond_the_first_step(length):
    padded = padding.padded_length(length)
    assert length <= padded <= max(padding.STEP * -(-max(length, 1) // padding.STEP), length * 1.125)
    assert padding.padded_length(padded) == padded


@given(st.binary(max_size=5000))
def test_padding_gives_back_what_it_was_given(plaintext):
    assert padding.unpad(padding.pad(plaintext)) == plaintext


def test_bytes_without_a_marker_are_not_ours():
    with pytest.raises(padding.BadPadding):
        padding.unpad(bytes(256))


def test_nothing_sealed_reads_as_nothing():
    assert opening.open_text(KEY, Note(), "title") == ""


def test_a_plain_field_cannot_be_sealed():
    with pytest.raises(TypeError, match="not a SealedField"):
        KEY.seal(Note(), "plain", "text")


def test_a_row_without_an_id_cannot_be_sealed_for():
    note = Note()
    note.pk = None
    with pytest.raises(TypeError, match="UUID"):
        KEY.seal(note, "body", "text")


def test_an_envelope_names_its_compartment():
    assert sealed_note().body.compartment_id == KEY.compartment_id


def test_a_key_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        CompartmentKey(uuid.uuid4(), b"short")
