"""What the one search box compares: folded words, and every two signs where a script has no spaces."""

import pytest

from accounts.search import Asked


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("deces", "Décès en service"),
        ("DÉCÈS service", "Décès en service"),
        ("strasse", "Hauptstraße 4"),
        ("الامانه", "الأمانة العامة"),
        ("مصطفى", "مصطفي"),
        ("١٢", "2026-0012"),
        ("税関", "横浜税関監視部"),
        ("横浜税関", "横浜税関監視部"),
        ("セキュリティ", "ｾｷｭﾘﾃｨ"),
        ("항만", "부산항만세관"),
        ("north gate", "Gate of the NORTH"),
    ],
)
def test_one_spelling_finds_another(typed, text):
    assert Asked(typed).is_in(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("", "anything"), ("  ", "anything"), ("関税", "横浜税関"), ("north gate", "North"), ("が", "か"), ("--", "a-b")],
)
def test_what_is_not_there_is_not_found(typed, text):
    assert not Asked(typed).is_in(text)


def test_an_unspaced_run_is_asked_for_by_every_two_signs():
    assert Asked("横浜税関 Gate").terms == ["横浜", "浜税", "税関", "gate"]
    assert Asked("税").terms == ["税"]
