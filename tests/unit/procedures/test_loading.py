"""Profiles: what is malformed is said with file, line and a sentence; what is sound is canonical and complete."""

import re
from pathlib import Path

import pytest

from procedures import loading
from procedures.law import ONLY_IN_DRAFTS, STANDINGS
from procedures.loading import MalformedProfile, load_file, load_text, profile_of
from procedures.reading import lines_of

MINIMAL = (Path(__file__).parent / "minimal.toml").read_text(encoding="utf-8")
FRENCH = loading.PROFILES / "fr-state.toml"

# What is written, what it becomes, and what the loader then says. The line asserted is the line of `becomes`.
CORPUS = {
    "a quotation mark is missing": ('code = "xx-test"', 'code = "xx-test', "this is not valid TOML"),
    "a key stands twice": ('country = "XX"', 'country = "XX"\ncountry = "YY" # twice', "this is not valid TOML"),
    "an unknown schema": ("schema = 1", "schema = 2", "“schema” is 2: it must be from 1 to 1."),
    "a key is misspelt": ('corps = "test"', 'corps = "test"\ncrops = "test"', "“crops” is not known here."),
    "a day is a text": ("valid_from = 2025-01-01", 'valid_from = "2025-01-01"', "“valid_from” must be a day"),
    "a day that does not exist": ("2025-01-01", "2025-02-30", "this is not valid TOML"),
    "a status of our own": ('status = "worked"', 'status = "final"', "it must be one of draft, worked."),
    "a language is missing": ('{ fr = "Essai", en = "Test" }', '{ fr = "Essai" }', "“title” has no text in “en”."),
    "a law without an article": ('article = "art. 1"', 'article = ""', "names no article"),
    "a standing of our own": ('"read: law"', '"certain"', "“standing” is “certain”"),
    "a worked profile on unverified law": ('"read: law"', '"unverified"', "may not rest on “unverified”"),
    "an amount of nothing": ("amount = 7", "amount = 0", "“amount” is 0: it must be from 1 to 1000."),
    "an amount in words": ("amount = 7", 'amount = "seven"', "“amount” must be a whole number"),
    "a unit of our own": ('unit = "day"\ncounting', 'unit = "week"\ncounting', "“unit” is “week”"),
    "an undeclared event": ('starts = "report.received"', 'starts = "report.recieved"', "not declared under [events]"),
    "an end that is the start": ('ends = "report.acknowledged"', 'ends = "report.received"', "cannot end by the event"),
    "bounds the wrong way round": ("minimum = 4", "minimum = 16", "the minimum is greater than the maximum."),
    "a true for a number": ("maximum = 15", "maximum = true", "“maximum” must be a whole number"),
    "a group that is not there": ('group = "2"', 'group = "3"', "“3” is not one of the groups of this profile."),
    "a code that stands twice": ('code = "exclusion"', 'code = "blame" # twice', "the code “blame” stands twice"),
    "a moment of our own": ('["proceeding.opened"]', '["at.lunch"]', "“at.lunch” is not a moment of the procedure"),
    "a language that nobody knows": ('languages = ["fr", "en"]', 'languages = ["fr", "xx"]', "is not a language"),
    "a text in a language of no one": ('en = "Test" }', 'en = "Test", xx = "?" }', "which is not a language of this"),
    "an end that is not declared": ('ends = "report.acknowledged"', 'ends = "report.ack"', "is not declared under"),
    "a clock of no known kind": ('kind = "ACK"', 'kind = "TEA"', "“kind” is “TEA”"),
    "a way of counting of our own": ('"exclude_start"', '"about"', "“counting” is “about”"),
    "a consequence of our own": ('consequence = "warning"', 'consequence = "shame"', "“consequence” is “shame”"),
    "a clock in its own stead": ('code = "ack"', 'code = "ack"\nunprinted = "ack"', "cannot stand in for itself."),
    "a yes in words": ("sustained = true", 'sustained = "yes"', "“sustained” must be true or false."),
    "an empty name": ('source = "Loi d’essai"', 'source = "  "', "“source” is empty."),
    "a part that is not there": ("schema = 1", 'schema = 1\nuses = ["nowhere"]', "there is no part “nowhere”"),
    "a part that is a path": ("schema = 1", 'schema = 1\nuses = ["../../etc"]', "“uses” must be a list of names"),
    "erasure at no time": ('{ mode = "none", law', '{ mode = "automatic", law', "needs the clock that says when."),
    "a step of our own": ('code = "decide"', 'code = "applaud"', "“code” is “applaud”"),
    "a code with a space": ('code = "silence"', 'code = "keep silent"', "“keep silent” is not a code"),
}  # fmt: skip


def problems_of(text: str):
    with pytest.raises(MalformedProfile) as caught:
        load_text(text, "broken.toml")
    return caught.value.problems


def test_the_corpus_holds_thirty_broken_profiles():
    assert len(CORPUS) >= 30


@pytest.mark.parametrize("name", CORPUS)
def test_a_malformed_profile_is_refused_with_its_file_and_line(name):
    found, becomes, says = CORPUS[name]
    assert found in MINIMAL
    text = MINIMAL.replace(found, becomes, 1)
    changed = becomes.splitlines()[-1] if "\ncounting" not in becomes else becomes.splitlines()[0]
    line = next(number for number, row in enumerate(text.splitlines(), start=1) if changed in row)
    assert any(p.line == line and says in p.sentence for p in problems_of(text)), list(map(str, problems_of(text)))
    assert str(problems_of(text)[0]).startswith(f"broken.toml, line {problems_of(text)[0].line}: ")


def test_a_law_that_is_not_declared_is_found_where_it_is_cited():
    text = MINIMAL.replace('law = "read"', 'law = "raed"', 1)
    line = text.splitlines().index('law = "raed"') + 1
    assert [(p.line, p.sentence) for p in problems_of(text)] == [(line, "the law “raed” is not declared under [laws].")]


def test_a_group_that_needs_the_board_needs_the_rules_of_the_board():
    text = MINIMAL.replace("needs_board = false", "needs_board = true", 1)
    assert "a group needs the board, but the profile has no [board]." in [p.sentence for p in problems_of(text)]


def test_a_missing_key_is_reported_at_its_table():
    text = MINIMAL.replace('consequence = "warning"\n', "")
    line = text.splitlines().index("[[clocks]]") + 1
    assert [(p.line, p.sentence[:22]) for p in problems_of(text)] == [(line, "“consequence” is missi")]


def test_a_scale_out_of_the_order_of_the_law_is_refused():
    text = MINIMAL.replace('group = "1"', 'group = "A"').replace('group = "2"', 'group = "1"').replace('"A"', '"2"')
    assert any(
        "the scale is out of order" in p.sentence and p.line == text.splitlines().index('group = "1"') + 1
        for p in problems_of(text)
    )


def test_a_law_that_nothing_cites_is_refused():
    text = MINIMAL.replace(
        "[events]", '[laws.idle]\nsource = "x"\nstanding = "proposal"\nverified_by_lawyer = false\n\n[events]'
    )
    line = text.splitlines().index("[laws.idle]") + 1
    assert [(p.line, p.sentence) for p in problems_of(text)] == [(line, "the law “idle” is cited nowhere.")]


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file():
    text = MINIMAL.replace("amount = 7", "amount = 0").replace('status = "worked"', 'status = "final"')
    lines = [problem.line for problem in problems_of(text)]
    assert len(lines) == 2
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "text",
    ["", "schema = 1", "laws = 3\nschema = 1", "schema = 1\n[[laws]]\n", "schema = 1\nsanctions = [1]\nclocks = {}"],
)
def test_no_nonsense_ends_in_a_traceback(text):
    assert all(problem.line >= 1 and problem.sentence for problem in problems_of(text))


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes(b'schema = 1\ncode = "d\xe9cret"\n')
    with pytest.raises(MalformedProfile, match=r"latin\.toml, line 2: this is not UTF-8 text\."):
        load_file(path)


def test_a_file_that_is_not_there_is_said_in_words(tmp_path):
    with pytest.raises(MalformedProfile, match=r"gone\.toml, line 1: the file cannot be read"):
        load_file(tmp_path / "gone.toml")


def test_lines_are_found_under_long_texts_lists_and_inline_tables():
    text = (
        'a = """\n[not.a.table]\nb = 1\n"""\nc = [\n  "x = [",\n]\n'
        '[[t]]\nd = "\\" [" # ]\n[[t]]\n[[t.u]]\ne = { f = 1 }\n'
    )
    lines = lines_of(text)
    assert (lines[("a",)], lines[("c",)], lines[("t", 0, "d")], lines[("t", 1, "u", 0, "e")]) == (1, 5, 9, 12)
    assert ("not", "a", "table") not in lines


def test_a_comment_changes_nothing_and_a_fact_changes_the_digest():
    plain = load_text(MINIMAL, "m")
    assert load_text("# a comment\n\n" + MINIMAL, "m").digest == plain.digest
    assert load_text(MINIMAL.replace("amount = 7", "amount = 8"), "m").digest != plain.digest


def test_a_profile_comes_back_from_its_canonical_text():
    loaded = load_file(FRENCH)
    again = profile_of(loaded.body)
    assert loading.digest_of(loaded.body) == loaded.digest
    assert (again.scale, again.clocks, again.rights, again.valid_from) == (
        loaded.profile.scale, loaded.profile.clocks, loaded.profile.rights, loaded.profile.valid_from,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------- the French profile


@pytest.fixture(scope="module")
def french():
    return load_file(FRENCH).profile


def test_every_fact_of_the_worked_profile_has_a_standing_that_may_be_shipped(french):
    assert {law.standing for law in french.laws} <= STANDINGS.keys() - ONLY_IN_DRAFTS


def test_nothing_claims_a_lawyer_before_one_has_read_it(french):
    assert not any(law.is_verified_by_lawyer for law in french.laws)


def test_only_laws_with_an_article_claim_to_have_been_read_in_it(french):
    for law in french.laws:
        assert bool(law.article) == (law.standing in {"read: law", "read: case", "standard"}), law.code


def test_the_scale_stands_in_the_order_of_the_law(french):
    assert [rule.code for rule in french.scale] == [
        "avertissement", "blame", "exclusion-1", "radiation-tableau", "abaissement-echelon", "exclusion-2",
        "deplacement-office", "retrogradation", "exclusion-3", "retraite-office", "revocation",
    ]  # fmt: skip
    assert [rule.needs_board for rule in french.scale] == [False] * 3 + [True] * 8


def test_the_board_votes_from_the_most_severe_proposal_downwards(french):
    order = [rule.code for rule in french.voting_order(["blame", "exclusion-2"])]
    assert order[0] == "exclusion-2"
    assert order[-1] == "avertissement"
    assert len(order) == 6
    assert french.voting_order([]) == ()


def test_the_person_is_told_of_the_right_to_remain_silent_three_times(french):
    for moment in ("proceeding.opened", "hearing.convoked", "hearing.held"):
        assert "silence" in [right.code for right in french.rights_at(moment)]


def test_each_group_of_rights_is_printed_on_the_paper_of_its_moment(french):
    told = {right.code for right in french.rights_at("proceeding.opened")}
    assert told == set(french.document("opening-letter").prints)


@pytest.mark.parametrize(
    ("present", "is_second", "expected"),
    [
        ({"administration": 3, "staff": 3}, False, True),
        ({"administration": 4, "staff": 2}, False, False),  # exactly one half is not more than one half
        ({"administration": 4}, False, False),
        ({"administration": 1}, True, True),
        ({}, True, False),
    ],
)
def test_the_board_is_quorate_when_more_than_half_of_each_college_sits(french, present, is_second, expected):
    seats = {"administration": 4, "staff": 4}
    assert french.board.is_quorate(present, seats, is_second_sitting=is_second) is expected


def test_a_board_is_balanced_only_with_as_many_of_each_college(french):
    assert french.board.is_balanced({"administration": 3, "staff": 3})
    assert not french.board.is_balanced({"administration": 3, "staff": 2})
    assert not french.board.is_balanced({"administration": 3})


def test_labels_speak_both_languages(french):
    assert french.finding("SUST").label.in_language("fr") == "Établie"
    assert french.finding("SUST").label.in_language("en-gb") == "Sustained"
    assert french.finding("SUST").label.in_language("ja") == "Sustained"


def test_a_code_that_the_profile_does_not_hold_is_named(french):
    with pytest.raises(KeyError, match="amende"):
        french.sanction("amende")


def test_every_clock_says_its_period_and_its_consequence(french):
    for clock in french.clocks:
        assert re.match(r"\d+ ", str(clock.says))
        assert str(clock.consequence_says)
