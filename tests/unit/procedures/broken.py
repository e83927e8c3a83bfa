"""Broken profiles: each with the words that its broken line begins with, and the sentence that says what is wrong."""

# ruff: noqa: E501 (a broken profile and what is said of it, row by row)

from tests.unit.procedures.test_loading import MINIMAL

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
FILE_RULE = """
[[file_rules]]
code = "new-document"
label = { fr = "x", en = "x" }
before = ["decide"]
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
    "a step that nobody takes": (
        MINIMAL + FILE_RULE.replace("decide", "hold"), "before", "“hold” is not one of the steps of this profile.",
    ),
    "a rule before nothing": (MINIMAL + FILE_RULE.replace('"decide"', ""), "before", "“before” is empty."),
    "a rule that nobody keeps": (
        MINIMAL + FILE_RULE.replace("new-document", "old-document"), 'code = "old-document"',
        "“code” is “old-document”: it must be one of new-document.",
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
