"""The gate: silent in calm times, a plain question or a puzzle in a rush, and never a closed door."""

import re
import time
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from reporting_channels.crowd import gate, puzzle, questions
from reporting_channels.drafts import Draft
from reporting_channels.models import Report
from tests.factories.reporter_site import Page, Reporter, settle_on

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in django_settings.REPORTER_LANGUAGES]


@pytest.fixture
def site(settings):
    settle_on(settings)
    return settings


@pytest.fixture
def rush(site):
    site.FLOOD_ASKS_FROM = 0


def words(page) -> questions.Plain:
    return page.response.context["asked"].plain


def right(page) -> str:
    return " ".join(words(page).wanted)


def state_of_the_only_one() -> tuple[str, str]:
    return Report.objects.values_list("state", "signs").get()


# -- the plain question ------------------------------------------------------------------------------------------


def test_every_language_of_the_site_has_its_words_and_no_word_is_of_two_kinds():
    kinds = questions._kinds()
    for language in LANGUAGES:
        said = [word for kind in kinds for word in kind[language]]
        assert len(set(map(questions._plain, said))) == len(said), language
        assert all(len(kind[language]) == len(kind["en"]) and kind["names"][language] for kind in kinds)


@given(st.integers(1, 2**62), st.sampled_from(LANGUAGES))
def test_a_question_shows_six_words_and_takes_the_two_in_any_dress(seed, language):
    plain = questions.question(seed, language)
    assert len(set(plain.words)) == questions.SHOWN
    one, two = plain.wanted
    for typed in (f"{one} {two}", f"{two.upper()}, {one}", f"« {one} » / {two}.", f"{one}{chr(10)}{two}"):
        assert plain.is_answered(typed)
    wrong = next(word for word in plain.words if word not in plain.wanted)
    for typed in ("", one, f"{one} {wrong}", " ".join(plain.words), f"{one} {two} {wrong}", "x" * 10_000):
        assert not plain.is_answered(typed)


def test_accents_may_be_left_out():
    plain = questions.Plain("", ("chèvre", "œuf", "lit"), frozenset(("chèvre", "œuf")))
    assert plain.is_answered("Chevre et oeuf")


def test_words_are_known_where_a_script_joins_them():
    plain = questions.Plain("", ("犬", "馬", "手袋", "手", "雨", "机"), frozenset(("犬", "手袋")))
    assert plain.is_answered("犬手袋")
    assert not plain.is_answered("犬手袋馬")
    plain = questions.Plain("", ("كلب", "أرنب", "يد", "خبزة", "أم", "مطر"), frozenset(("أرنب", "خبزة")))
    assert plain.is_answered("ارنب وخبزه")
    assert not plain.is_answered("ارنب ويد")


def test_a_question_is_the_same_one_in_every_language():
    kinds = questions._kinds()
    for seed in range(1, 40):
        places = [
            [(n, kind[language].index(word)) for word in questions.question(seed, language).words
             for n, kind in enumerate(kinds) if word in kind[language]]
            for language in LANGUAGES
        ]  # fmt: skip
        assert all(one == places[0] for one in places)


def test_a_blind_guess_is_right_once_in_fifteen():
    drawn = [questions.question(seed, "en") for seed in range(1, 600)]
    guessed = sum(plain.is_answered(" ".join(plain.words[:2])) for plain in drawn)
    assert guessed / len(drawn) < 0.12


# -- the puzzle --------------------------------------------------------------------------------------------------


def test_the_puzzle_is_checked_with_eight_hashes_and_belongs_to_one_draft():
    wanted = puzzle.challenge(b"a" * 32, 7)
    solved = puzzle.solve(wanted)
    assert puzzle.is_solved(wanted, solved)
    assert not puzzle.is_solved(puzzle.challenge(b"b" * 32, 7), solved)
    assert not puzzle.is_solved(puzzle.challenge(b"a" * 32, 8), solved)
    for forged in ("", "1", "0.0.0.0.0.0.0.0", solved + ".1", "é" * 8, "." * 7, "9" * 500):
        assert not puzzle.is_solved(wanted, forged)


# -- the way through ---------------------------------------------------------------------------------------------


def test_nothing_is_asked_in_calm_times(site, the_channel):
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    assert ama.press().receipt
    assert state_of_the_only_one() == ("received", "")


def test_in_a_rush_an_answer_lets_it_straight_in(rush, the_channel):
    ama = Reporter("fr")
    ama.tell(the_channel.code, "What happened.")
    page = ama.press()
    assert not page.receipt
    assert page.says("Deux de ces mots désignent")
    assert "script-src 'self'" in page.response["Content-Security-Policy"]
    assert ama.press(plain=right(page)).receipt
    assert state_of_the_only_one() == ("received", "")


def test_in_a_rush_the_puzzle_serves_as_an_answer(rush, the_channel):
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    page = ama.press()
    assert ama.press(plain="", solved=puzzle.solve(page.response.context["asked"].challenge)).receipt
    assert state_of_the_only_one() == ("received", "")


def test_without_an_answer_it_arrives_all_the_same_and_is_kept_apart(rush, the_channel):
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    ama.press()
    page = ama.press("unanswered")
    assert page.receipt
    assert state_of_the_only_one() == ("quarantined", "unanswered")
    assert Reporter().come_back(page.receipt).says("Your report has arrived. Nobody has answered it yet.")


def test_three_wrong_answers_are_enough_and_each_brings_another_question(rush, the_channel):
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    seen = {words(ama.press()).words}
    for _turn in range(gate.TRIES - 1):
        page = ama.press(plain="nothing at all")
        assert page.status == 422
        seen.add(words(page).words)
    assert len(seen) == gate.TRIES
    assert ama.press(plain="nothing").receipt
    assert state_of_the_only_one() == ("quarantined", "unanswered")


def test_an_old_draft_sent_again_buys_no_more_guesses(rush, the_channel):
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    first = ama.press()
    for _turn in range(gate.TRIES):
        ama.page = first
        page = ama.press(plain="guess")
    assert page.receipt
    assert state_of_the_only_one()[0] == "quarantined"


def test_a_second_press_in_a_rush_shows_the_number_again_and_asks_nothing(site, the_channel):
    ama = Reporter()
    checked = ama.tell(the_channel.code, "What happened.")
    receipt = ama.press().receipt
    site.FLOOD_ASKS_FROM = 0
    ama.page = checked
    assert ama.press().receipt == receipt
    assert Report.objects.count() == 1


def test_what_fills_in_every_box_is_kept_apart_without_a_word(site, the_channel):
    machine = Reporter()
    machine.look("tell/")
    machine.press(channel=the_channel.code, homepage="https://example.org")
    machine.press(what="Buy now.")
    for code in ("when_where", "who", "how", "fear"):
        machine.press(**{code: ""})
    machine.press(name="", contact="")
    machine.press()
    assert machine.press().receipt
    assert state_of_the_only_one() == ("quarantined", "trap")


def test_a_field_that_comes_twice_says_no_more_than_once(rush, the_channel):
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    page = ama.press()
    forged = {"draft": ["forged", page.hidden["draft"]], "go": ["unanswered", "next"], "plain": ["x", right(page)]}
    sent = Page(ama.browser.post("/en/tell/", {**forged, "homepage": ["", ""], "solved": ["1", ""]}))
    assert sent.receipt
    assert state_of_the_only_one() == ("received", "")
    ama.page = page
    assert ama.press(draft=[page.hidden["draft"], "forged"]).status == 400


def test_a_trap_that_was_filled_once_and_left_empty_once_is_filled(site, the_channel):
    machine = Reporter()
    machine.look("tell/")
    machine.press(channel=the_channel.code, homepage=["spam", ""])
    assert Draft.unsealed(machine.page.hidden["draft"]).guard.is_trapped


def test_what_is_written_in_a_blink_is_asked_and_what_took_its_time_is_not(site, the_channel):
    site.FLOOD_FASTEST_SECONDS = 5
    quick = Reporter()
    quick.tell(the_channel.code, "What happened.")
    assert quick.press("unanswered").says("One more thing")
    assert quick.press("unanswered").receipt
    assert state_of_the_only_one() == ("quarantined", "fast unanswered")
    with time_machine.travel(time.time(), tick=True) as clock:
        slow = Reporter()
        slow.look("tell/")
        page = slow.page
        clock.shift(60)
        slow.page = page
        slow.press(channel=the_channel.code)
        slow.press(what="Told with care.")
        for code in ("when_where", "who", "how", "fear"):
            slow.press(**{code: ""})
        slow.press(name="", contact="")
        slow.press()
        assert slow.press().receipt


def test_the_same_text_again_and_again_is_asked(site, the_channel):
    for turn in range(gate.SAME + 1):
        sender = Reporter()
        sender.tell(the_channel.code, f"Buy {turn} watches now!")
        page = sender.press()
        assert bool(page.receipt) == (turn < gate.SAME), turn
    assert sender.press(plain=right(page)).receipt, "an answer is an answer"
    other = Reporter()
    other.tell(the_channel.code, "Something that only I can know.")
    assert other.press().receipt


def test_the_rush_begins_with_so_many_reports_and_ends_by_itself(site, the_channel):
    site.FLOOD_ASKS_FROM = 2
    for turn in range(2):
        sender = Reporter()
        sender.tell(the_channel.code, f"Report {'abc'[turn] * 5} of somebody.")
        assert sender.press().receipt
    assert gate.is_rush()
    cache.clear()
    assert not gate.is_rush()


def test_a_lost_page_hands_back_no_box_of_ours(site, the_channel):
    ama = Reporter()
    ama.look("tell/")
    page = ama.press(draft="forged", what="My words.", homepage="x", plain="y", solved="z")
    assert page.status == 400
    assert list(page.areas.values()) == ["My words."]


def test_time_and_address_are_kept_nowhere(rush, the_channel):
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    ama.press("unanswered")
    columns = {field.name for field in Report._meta.concrete_fields}
    assert not columns & {"began", "address", "seconds", "tries"}
    source = Path(gate.__file__).read_text()
    assert not re.search(r"REMOTE_ADDR|HTTP_", source)
