"""Every sentence that the reader of profiles can say: provoked by a broken file, at its line, in French too."""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

from procedures import faults, loading, parts
from procedures.loading import MalformedProfile, load_file, load_text
from tests.unit.procedures.test_loading import CORPUS, MINIMAL

ROOM = Path(loading.__file__).parent
BOARD = """
[board]
body = "authority"
parity = true
same_category = true
quorum_over = "1/2"
quorum_per_college = true
second_sitting_needs_quorum = false
postponements = 1
voting = "most_severe_first"
law = "read"
"""
OUTCOME = """
[[outcomes]]
code = "{code}"
recipe = "{recipe}"
label = {{ fr = "x", en = "x" }}
effect = {{ fr = "x", en = "x" }}
ends_sanction = {ends}
erases_file = false
may_restart = {restart}
law = "read"
"""
APPEAL = """
[[appeals]]
code = "court"
label = { fr = "x", en = "x" }
body = "authority"
filing_clock = "ack"
outcomes = []
law = "read"
"""
INTERIM = """
[[interim_measures]]
code = "suspension"
label = { fr = "x", en = "x" }
clock = "ack"
decided_by = ["cook"]
pay = { fr = "x", en = "x" }
law = "read"
"""
RANGE = """
[[ranges]]
code = "theft"
label = { fr = "x", en = "x" }
sanctions = ["exclusion", "blame"]
law = "read"
"""
STEP = '\n[[steps]]\ncode = "{}"\nlabel = {{ fr = "x", en = "x" }}\nlaw = "read"\n'
STEPS = {code: STEP.format(code) for code in ("serve", "convoke", "hold", "give_opinion", "decide")}
LAST = '[[steps]]\ncode = "decide"\nlabel = { fr = "Décider", en = "Decide" }\nlaw = "read"\n'
CLOCK = 'kind = "ACK"'
RULE = 'code = "exclusion"'
TWICE = MINIMAL.replace('group = "1"', 'group = "A"').replace('group = "2"', 'group = "1"').replace('"A"', '"2"')


def _outcome(**values: str) -> str:
    usual = {"code": "other", "recipe": "stands", "ends": "false", "restart": "false"}
    return MINIMAL + OUTCOME.format(**usual | values)


def _with(found: str, becomes: str, text: str = MINIMAL) -> str:
    assert found in text
    return text.replace(found, becomes, 1)


# ruff: noqa: E501 (a broken profile and what is said of it, row by row)
# A broken profile, the words that its broken line begins with, and the sentence.
BROKEN = {
    "a text that never ends": (_with("schema = 1", 'schema = """1'), "law", "this is not valid TOML: Unterminated string."),
    "lists too deep": ("x = " + "[" * 100_000, "x", "this is not valid TOML: lists or tables lie too deep."),
    "no consequence": (
        _with('consequence = "warning"\n', ""), "[[clocks]]",
        "“consequence” is missing: a text between quotation marks.",
    ),
    "no amount": (_with("amount = 7\n", ""), "[[clocks]]", "“amount” is missing: a whole number from 1 to 1000."),
    "no day": (
        _with("valid_from = 2025-01-01\n", ""), "schema",
        "“valid_from” is missing: a day, written 2025-06-24 without quotation marks.",
    ),
    "no title": (
        _with('title = { fr = "Essai", en = "Test" }\n', ""), "schema",
        "“title” is missing: a text in both languages, { fr = …, en = … }.",
    ),
    "no word of truth": (_with("sustained = true\n", ""), "[[findings]]", "“sustained” is missing: true or false."),
    "no moments": (
        _with('notified_at = ["proceeding.opened"]\n', ""), "[[rights]]", "“notified_at” is missing: a list of texts.",
    ),
    "no erasure": (
        _with('erasure = { mode = "none", law = "read" }\n', ""), "[[sanctions]]",
        "“erasure” is missing: a table, [erasure].",
    ),
    "no steps": (_with(LAST, ""), "schema", "“steps” is missing: a list of tables, [[steps]]."),
    "a moment for a day": (
        _with("2025-01-01", "2025-01-01T10:00:00"), "valid_from", "“valid_from” must be a day without a time.",
    ),
    "numbers for languages": (_with('["fr", "en"]', "[1, 2]"), "languages", "“languages” must be a list of texts."),
    "a clock in a number": (
        MINIMAL.replace("schema = 1", "schema = 1\nwarnings = [1]"), "warnings",
        "“warnings” must be a list of tables, [[warnings]].",
    ),
    "a law in a text": (
        _with("[laws.read]", '[laws]\nidle = "art. 2"\n[laws.read]'), "idle",
        "“idle” must be a table with article, source and standing.",
    ),
    "a quorum in words": (
        MINIMAL + BOARD.replace("1/2", "half"), "quorum_over", "“quorum_over” is “half”: write a fraction, like \"1/2\".",
    ),
    "a quorum beyond all": (
        MINIMAL + BOARD.replace("1/2", "3/2"), "quorum_over", "“quorum_over” must lie between 0 and 1.",
    ),
    "a law misspelt": (_with('law = "read"', 'law = "raed"'), 'law = "raed"', "the law “raed” is not declared under [laws]."),
    "a law cited nowhere": (
        _with("[events]", '[laws.idle]\nsource = "x"\nstanding = "proposal"\nverified_by_lawyer = false\n\n[events]'),
        "[laws.idle]", "the law “idle” is cited nowhere.",
    ),
    "a scale out of order": (
        TWICE, 'group = "1"',
        "the scale is out of order: this sanction belongs to a milder group than the one before it.",
    ),
    "a board that is nowhere": (
        _with("needs_board = false", "needs_board = true"), "needs_board = true",
        "a group needs the board, but the profile has no [board].",
    ),
    "a clock that yields to nothing read": (
        _with(CLOCK, CLOCK + '\nyields_to = "ack"'), "yields_to",
        "a clock that yields to another one needs its “yields_law”.",
    ),
    "a clock that yields to itself": (
        _with(CLOCK, CLOCK + '\nyields_to = "ack"\nyields_law = "read"'), "yields_to", "a clock cannot yield to itself.",
    ),
    "a clock in another's stead": (
        _with(CLOCK, CLOCK + '\nunprinted = "ack"'), "unprinted",
        "a clock that counts in place of another one needs its “unprinted_law”.",
    ),
    "a hold without length": (
        _with(CLOCK, CLOCK + '\nholds = [{ mode = "suspend", starts = "report.received", ends = "report.received",'
              ' law = "read" }]'), "holds", "a hold cannot end by the event that starts it.",
    ),
    "a cook who suspends": (
        MINIMAL + INTERIM, "decided_by",
        "“cook” decides no interim measure: authority, head.",
    ),
    "nobody who suspends": (MINIMAL + INTERIM.replace('"cook"', ""), "decided_by", "say who decides it."),
    "an outcome that ends and stands": (
        _outcome(ends="true"), "recipe",
        "an outcome that lets the sanction stand cannot end it, nor the other way round.",
    ),
    "a replacement by another name": (
        _outcome(recipe="replaced", ends="true"), "recipe",
        "the outcome that puts another sanction in place is called “varied”.",
    ),
    "taken up again after the merits": (
        _outcome(recipe="merits", ends="true", restart="true"), "may_restart",
        "what was annulled on the merits is never taken up again.",
    ),
    "an appeal open to some": (
        MINIMAL + APPEAL + 'open_to = ["blame"]\n', "open_to",
        "an appeal that is not open against every sanction needs its “open_law”.",
    ),
    "a stay from nowhere": (
        MINIMAL + APPEAL + 'stay = "by_itself"\n', "stay",
        "say with “stay_law” where it is written whether the appeal stops the sanction.",
    ),
    "an appeal after itself": (
        MINIMAL + APPEAL + 'after = ["court"]\n', "after", "an appeal cannot come after itself.",
    ),
    "an addition from nowhere": (
        _with(RULE, RULE + '\ncomplementary = ["blame"]'), "complementary",
        "a complementary sanction needs its “complementary_law”.",
    ),
    "a reprimand suspended in part": (
        _with('code = "blame"', 'code = "blame"\nsuspension = { firm_minimum = 1, firm_unit = "day",'
              ' probation_clock = "ack", law = "read" }'), "suspension",
        "only a sanction counted in “days” can be suspended in part.",
    ),
    "a sanction that touches the weather": (
        _with(RULE, RULE + '\ntouches = ["weather"]'), "touches",
        "“weather” is nothing that a sanction touches: pay, career, post, service.",
    ),
    "days turned into nothing known": (
        _with("maximum = 15", 'maximum = 15\nmaximum_in = "step"'), "maximum_in",
        "“maximum_in” may turn days into months or years, nothing else.",
    ),
    "a range of nothing": (
        MINIMAL + RANGE.replace('"exclusion", "blame"', ""), "sanctions", "a range needs at least one sanction.",
    ),
    "a range upside down": (
        MINIMAL + RANGE, "sanctions",
        "a range runs from the mildest sanction to the most severe, in the order of the scale.",
    ),
    "steps out of order": (
        MINIMAL + STEPS["serve"], 'code = "serve"',
        "the steps are out of order: serve, give_file_access, convoke, hold, give_opinion, decide is the only one.",
    ),
    "no decision": (
        _with(LAST, STEPS["serve"]), 'code = "serve"', "the last step must be “decide”: a proceeding ends in a decision.",
    ),
    "an opinion without a board": (
        _with(LAST, STEPS["convoke"] + STEPS["hold"] + STEPS["give_opinion"] + LAST), 'code = "give_opinion"',
        "only a board gives an opinion, and the profile has no [board].",
    ),
    "an opinion without a sitting": (
        _with(LAST, STEPS["give_opinion"] + LAST) + BOARD, 'code = "give_opinion"',
        "a board that never sits can give no opinion: add the step “hold”.",
    ),
    "heard without a summons": (
        _with(LAST, STEPS["hold"] + LAST) + BOARD, 'code = "hold"',
        "nobody can be heard who was not convoked: add the step “convoke”.",
    ),
}  # fmt: skip


def problems_of(text: str):
    with pytest.raises(MalformedProfile) as caught:
        load_text(text, "broken.toml")
    return caught.value.problems


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_profile_is_refused_with_file_line_and_sentence(name):
    text, begins, sentence = BROKEN[name]
    found = [one for one in problems_of(text) if one.sentence == sentence]
    assert found, list(map(str, problems_of(text)))
    lines = [number for number, row in enumerate(text.splitlines(), start=1) if row.startswith(begins)]
    assert {one.line for one in found} <= set(lines), (list(map(str, found)), lines)
    assert str(found[0]).startswith("broken.toml, line ")


def _in_files(tmp_path, monkeypatch):
    """What only files can get wrong: bytes, absence, a shared part."""
    (tmp_path / "bytes.toml").write_bytes(b'schema = 1\ncode = "d\xe9"\n')
    (tmp_path / "twice.toml").write_text('[events]\n"report.received" = { fr = "x", en = "x" }\n', encoding="utf-8")
    (tmp_path / "bare.toml").write_text("schema = 1\n", encoding="utf-8")
    monkeypatch.setattr(parts.whole, "__defaults__", (tmp_path,))
    for path in (tmp_path / "bytes.toml", tmp_path / "gone.toml"):
        with pytest.raises(MalformedProfile) as caught:
            load_file(path)
        yield from caught.value.problems
    for name in ("twice", "bare"):
        yield from problems_of(MINIMAL.replace("schema = 1", f'schema = 1\nuses = ["{name}"]'))


def test_nothing_that_can_be_said_is_left_unprovoked_or_english(tmp_path, monkeypatch):
    said = [one.sentence for one in _in_files(tmp_path, monkeypatch)]
    said += [one.sentence for text, _begins, _says in BROKEN.values() for one in problems_of(text)]
    said += [
        one.sentence for found, into, _s in CORPUS.values() for one in problems_of(MINIMAL.replace(found, into, 1))
    ]
    said = [sentence for sentence in said if faults.is_known(sentence) or pytest.fail(sentence)]
    provoked = {text for text in faults.SENTENCES for one in said if faults.pattern_of(one) == text}
    assert set(faults.SENTENCES) - provoked == set()
    with override("fr"):
        assert [one for one in said if faults.in_words(one) == one] == []


def test_every_sentence_in_the_code_has_its_pattern():
    """Whoever adds a check adds its pattern: the sentences are read from the code itself."""
    for path in ROOM.glob("*.py"):
        for call in [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]:
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = {"wrong": 0, "Problem": 2}.get(name)
            words = _sample(call.args[place]) if place is not None and len(call.args) > place else ""
            assert not words or faults.is_known(words), f"{path.name}, line {call.lineno}: {words}"


def _sample(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "x" for one in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_what_the_toml_reader_says_is_said_in_french_too():
    for text in (
        'x = "',
        "x",
        "x = 1\nx = 2",
        "x = [1",
        "x = {a = 1",
        "[a\n",
        "x = 2025-13-01",
        "= 1",
        "x = y",
        "x = 1 y",
    ):
        sentence = problems_of(text)[0].sentence
        with override("fr"):
            words = faults.in_words(sentence)
        assert words.startswith("ce n’est pas du TOML valable"), words
        assert sentence.partition(": ")[2].rstrip(".") not in words, words
