import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.vault import loose_key
from vault import check_digits, receipts, recovery
from vault.sealing import material

CODES = st.builds(receipts.new_code)
ZEROS = {"Arabic-Indic": 0x660, "Extended Arabic": 0x6F0, "Devanagari": 0x966, "Bengali": 0x9E6, "full-width": 0xFF10}


def test_a_receipt_is_32_digits_in_eight_groups():
    code = receipts.new_code()
    assert len(code) == 32
    assert code.isdecimal()
    assert [len(group) for group in receipts.grouped(code)] == [4] * 8
    assert receipts.locator(code) == code[:6]


@given(CODES)
def test_a_receipt_is_read_with_spaces_and_dashes(code):
    for between in (" ", "-", " – ", "\u00a0", "\u200f", "\n"):
        assert receipts.normalise(between.join(receipts.grouped(code))) == code


@given(CODES, st.sampled_from(sorted(ZEROS)))
def test_a_receipt_is_read_in_any_script(code, script):
    written = "".join(chr(ZEROS[script] + int(digit)) for digit in code)
    assert receipts.normalise(written) == code


@given(CODES, st.integers(0, 31), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(code, position, shift):
    wrong = str((int(code[position]) + shift) % 10)
    with pytest.raises(receipts.InvalidReceipt):
        receipts.normalise(code[:position] + wrong + code[position + 1 :])


@given(CODES, st.integers(0, 30))
def test_two_neighbours_swapped_are_always_found(code, position):
    swapped = code[:position] + code[position + 1] + code[position] + code[position + 2 :]
    if swapped != code:
        with pytest.raises(receipts.InvalidReceipt):
            receipts.normalise(swapped)


@pytest.mark.parametrize("typed", ["", "1234", "12a4" * 8, "²" * 32, "1" * 31, "0" * 33, "0" * 10_000, "\x00" * 32])
def test_what_is_no_receipt_is_refused(typed):
    with pytest.raises(receipts.InvalidReceipt):
        receipts.normalise(typed)


def test_the_refusal_does_not_repeat_the_receipt():
    code = receipts.new_code()
    with pytest.raises(receipts.InvalidReceipt) as refusal:
        receipts.normalise(code + "1")
    assert code not in str(refusal.value)


def test_the_table_is_totally_anti_symmetric():
    def step(interim: int, digit: int) -> int:
        return int(check_digits.DAMM[interim][digit])

    for interim in range(10):
        assert step(interim, interim) == 0
        assert sorted(check_digits.DAMM[interim]) == list("0123456789")
        for one in range(10):
            for other in range(10):
                assert one == other or step(step(interim, one), other) != step(step(interim, other), one)


def test_a_receipt_opens_its_report_and_no_other():
    key, code, salt = loose_key(), receipts.new_code(), receipts.new_salt()
    derived = receipts.derive(code, salt)
    wrapped = receipts.wrap(key, derived)
    assert len(wrapped) == 61
    assert material(receipts.unwrap(wrapped, derived, key.compartment_id)) == material(key)
    with pytest.raises(receipts.WrongReceipt):
        receipts.unwrap(wrapped, receipts.derive(receipts.new_code(), salt), key.compartment_id)
    with pytest.raises(receipts.WrongReceipt):
        receipts.unwrap(wrapped, receipts.derive(code, receipts.new_salt()), key.compartment_id)
    with pytest.raises(receipts.WrongReceipt):
        receipts.unwrap(wrapped, derived, uuid.uuid4())
    with pytest.raises(receipts.WrongReceipt):
        receipts.unwrap(b"", derived, key.compartment_id)


RECOVERY = st.builds(recovery.new_code)


@given(RECOVERY)
def test_a_recovery_code_is_read_however_it_is_typed(code):
    assert len(code) == 34
    plain = code.replace("-", "")
    for typed in (code.lower(), plain, code.replace("-", " "), plain.replace("0", "O").replace("1", "l")):
        assert recovery.normalise(typed) == plain


@given(RECOVERY, st.integers(0, 27), st.integers(1, 31))
def test_one_wrong_character_of_a_recovery_code_is_found(code, position, shift):
    plain = code.replace("-", "")
    wrong = recovery.ALPHABET[(recovery.ALPHABET.index(plain[position]) + shift) % 32]
    with pytest.raises(recovery.InvalidRecoveryCode):
        recovery.normalise(plain[:position] + wrong + plain[position + 1 :])


@given(RECOVERY, st.integers(0, 26))
def test_two_neighbours_swapped_in_a_recovery_code_are_found(code, position):
    plain = code.replace("-", "")
    swapped = plain[:position] + plain[position + 1] + plain[position] + plain[position + 2 :]
    if swapped != plain:
        with pytest.raises(recovery.InvalidRecoveryCode):
            recovery.normalise(swapped)
