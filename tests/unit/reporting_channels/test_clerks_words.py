"""A receipt over a telephone, and what changed between two texts: pure functions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting_channels.taking_down.differences import pieces
from reporting_channels.taking_down.digits import heard, spelled
from vault import receipts

CODE = receipts.new_code()


def test_the_digits_are_said_in_the_persons_language():
    group = spelled("4821" + "0" * 28, "fr")[0]
    assert (group.place, group.digits, group.spoken) == (1, "4821", "quatre, huit, deux, un")
    assert spelled("4821" + "0" * 28, "en")[0].spoken == "four, eight, two, one"
    assert len(spelled(CODE, "xx")) == 8


def test_what_is_repeated_in_any_script_and_with_any_spaces_is_right():
    arabic = CODE.translate({ord(str(n)): chr(0x0660 + n) for n in range(10)})
    for typed in (CODE, " ".join(receipts.grouped(CODE)), arabic):
        assert heard(typed, CODE).is_right


def test_the_wrong_group_is_named():
    typed = [*receipts.grouped(CODE)]
    typed[2] = "".join(str((int(digit) + 1) % 10) for digit in typed[2])
    assert heard(" ".join(typed), CODE).wrong == (3,)


@pytest.mark.parametrize(
    "typed", ["", "12", "x" * 500, CODE[:31], CODE + "1"], ids=["nothing", "little", "letters", "one less", "one more"]
)
def test_too_little_and_too_much_is_not_right(typed):
    assert not heard(typed, CODE).is_right


@given(st.text(), st.text())
def test_the_pieces_give_both_texts_back(before, after):
    found = pieces(before, after)
    assert "".join(one.text for one in found if one.kind != "gone") == after
    assert "".join(one.text for one in found if one.kind != "new") == before
