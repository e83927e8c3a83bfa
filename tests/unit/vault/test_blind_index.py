import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.vault import loose_key
from vault import blind_index

KEY = loose_key()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élodie  Brûlé", "elodie brule"),
        ("O'Brien-Smith", "o brien smith"),
        ("Straße", "STRASSE"),
        ("İzmir Işık", "izmir isik"),
        ("Łukasz Søren", "lukasz soren"),
        ("أَحْمَد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("مصطفى", "مصطفي"),
        ("علی کریم", "علي كريم"),
        ("محـــمد", "محمد"),
        ("١٢٣٤", "1234"),
        ("ＡＢＣ１２", "abc12"),
        ("A-1234/b", "a 1234 b"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert blind_index.token(KEY, one) == blind_index.token(KEY, other)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("Marie Durand", "Durand Marie"), ("1234", "1235")])
def test_different_names_do_not_meet(one, other):
    assert blind_index.token(KEY, one) != blind_index.token(KEY, other)


def test_the_same_name_under_another_key_is_another_token():
    assert blind_index.token(KEY, "Marie") != blind_index.token(loose_key(), "Marie")


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text):
    once = blind_index.normalised(text)
    assert blind_index.normalised(once) == once


def test_a_token_is_64_hexadecimal_digits():
    assert len(bytes.fromhex(blind_index.token(KEY, "Marie"))) == 32
