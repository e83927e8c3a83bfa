"""Questions as data: what is asked, what is kept, what counts, and what is wrong with a questionnaire."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting_channels.questionnaires import loading
from reporting_channels.questionnaires.answers import AnswerMalformed, is_well_formed, persons_in, settled
from reporting_channels.questionnaires.conditions import asked
from reporting_channels.questionnaires.definition import Kind, comparisons
from reporting_channels.questionnaires.reading import read
from reporting_channels.questionnaires.saying import parts
from reporting_channels.questionnaires.scoring import score
from reporting_channels.questionnaires.validity import stops
from tests.factories.questionnaires import choice, question, values

DEFINITION = read(values()).definition
PERSON = {"name": "Ama", "function": "", "relation": "did"}


def wrong(changed) -> str:
    return " ".join(str(problem.sentence) for problem in stops(read(changed).problems))


def first(changed, code: str) -> dict:
    return next(one for section in changed["sections"] for one in section["questions"] if one["code"] == code)


# -- what is shipped -------------------------------------------------------------


@pytest.mark.parametrize("code", loading.shipped_codes())
def test_what_is_shipped_keeps_every_rule_without_a_warning(code):
    found = read(loading.shipped(code))
    assert found.problems == ()
    assert found.definition.code == code
    assert len(found.definition.questions) <= 12


def test_the_nine_topics_of_customs_are_shipped_with_conditions_that_are_used():
    topics = set(loading.shipped_codes()) - {"general"}
    assert topics == {
        "bribe", "valuation", "theft", "release", "interest", "harassment", "misuse", "retaliation", "other",
    }  # fmt: skip
    for code in topics:
        definition = read(loading.shipped(code)).definition
        assert any(list(comparisons(one.shown_if)) for one in definition.questions), code
        assert any(one.kind == Kind.PERSONS for one in definition.questions), code
    kinds = {one.kind for code in topics for one in read(loading.shipped(code)).definition.questions}
    assert kinds == set(Kind), "every kind of question is met by some reporter"


# -- what is asked and kept ------------------------------------------------------


def test_a_question_is_asked_only_while_its_condition_holds():
    def codes(answers):
        return [one.code for _section, one in asked(DEFINITION, answers)]

    assert "amount" not in codes({})
    assert "amount" in codes({"paid": "yes"})
    assert "may" in codes({"who": [PERSON]})
    assert "may" in codes({"paid": "yes", "acts": ["asked"]})
    assert "may" not in codes({"paid": "yes", "acts": ["lied"]})


def test_an_answer_to_a_hidden_question_opens_no_other_and_is_dropped():
    changed = values()
    changed["sections"][0]["questions"].append(
        question("deeper", "short_text", shown_if={"question": "title", "answered": True})
    )
    definition = read(changed).definition
    forged = {"what": "x", "title": "forged", "deeper": "forged", "nonsense": "forged"}
    assert settled(definition, forged) == {"what": "x"}
    assert settled(definition, {**forged, "acts": ["hid"]}) == {
        "what": "x", "acts": ["hid"], "title": "forged", "deeper": "forged",
    }  # fmt: skip


def test_what_no_form_can_have_made_is_refused_and_never_repeated():
    for code, answer in (
        ("paid", "maybe"),
        ("acts", ["asked", "asked"]),
        ("when", {"year": 2026, "month": 2, "day": 31}),
        ("when", {"day": 3}),
        ("when", {"year": True}),
        ("who", [{**PERSON, "relation": "guilty"}]),
        ("who", [PERSON] * 21),
        ("who", [{"name": "Ama"}]),
        ("place", ["a", "list"]),
        ("where", {"street": "x"}),
        ("proof", ["../../etc/passwd"]),
    ):
        with pytest.raises(AnswerMalformed) as refusal:
            settled(DEFINITION, {code: answer})
        assert "forged" not in str(refusal.value)
    for answer in (
        {"sum": "-1", "currency": "EUR"},
        {"sum": "1", "currency": "XXX"},
        {"sum": "NaN", "currency": "EUR"},
    ):
        with pytest.raises(AnswerMalformed):
            settled(DEFINITION, {"paid": "yes", "amount": answer})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
codes = st.sampled_from([one.code for one in DEFINITION.questions] + ["nonsense"])
plain = st.fixed_dictionaries(
    {},
    optional={
        "paid": st.sampled_from(["yes", "no", "unknown"]),
        "acts": st.lists(st.sampled_from(["asked", "hid", "lied"]), unique=True),
        "title": st.text(max_size=10),
        "amount": st.just({"sum": "5.00", "currency": "EUR"}),
        "who": st.lists(st.just(PERSON), max_size=2),
        "may": st.sampled_from(["yes", "no"]),
    },
)


@given(plain)
def test_what_is_kept_was_asked_and_settling_it_again_changes_nothing(answers):
    kept = settled(DEFINITION, answers)
    assert set(kept) <= {one.code for _section, one in asked(DEFINITION, kept)}
    assert settled(DEFINITION, kept) == kept
    assert score(DEFINITION, kept) == score(DEFINITION, answers)
    assert ("amount" in kept) == (answers.get("paid") == "yes" and "amount" in answers)


@given(st.dictionaries(codes, anything, max_size=6))
def test_no_forged_answer_of_any_shape_does_more_than_be_refused(answers):
    try:
        kept = settled(DEFINITION, answers)
    except AnswerMalformed:
        return
    assert all(is_well_formed(DEFINITION.question(code), answer) for code, answer in kept.items())
    assert isinstance(list(parts(DEFINITION, kept, "fr")), list)
    assert isinstance(persons_in(kept), tuple)


# -- points ----------------------------------------------------------------------


def test_points_of_what_was_asked_make_a_band():
    assert score(DEFINITION, {}).band == "low"
    assert score(DEFINITION, {"paid": "yes"}).band == "medium"
    found = score(DEFINITION, {"paid": "yes", "acts": ["hid", "asked"]})
    assert (found.points, found.band) == (6, "high")
    assert [(one.code, chosen.code) for one, chosen in found.counted] == [
        ("paid", "yes"), ("acts", "asked"), ("acts", "hid"),
    ]  # fmt: skip


# -- the text and its digest -----------------------------------------------------


def shuffled(value, random):
    if isinstance(value, dict):
        keys = list(value)
        random.shuffle(keys)
        return {key: shuffled(value[key], random) for key in keys}
    return [shuffled(one, random) for one in value] if isinstance(value, list) else value


@settings(max_examples=20, deadline=None)
@given(st.randoms())
def test_the_digest_does_not_ask_for_the_order_of_keys_but_for_every_word(random):
    body = loading.canonical(values())
    assert loading.digest_of(loading.canonical(shuffled(values(), random))) == loading.digest_of(body)
    changed = values()
    first(changed, "paid")["asks"]["fr"] += " "
    assert loading.digest_of(loading.canonical(changed)) != loading.digest_of(body)


# -- what is wrong, in sentences -------------------------------------------------


def test_a_sound_questionnaire_has_no_problem():
    assert read(values()).problems == ()


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda v: first(v, "paid")["asks"].pop("fr"), "“paid”: Words are missing for the question (fr)"),
        (lambda v: v["title"].pop("en"), "Words are missing for the title (en)"),
        (lambda v: first(v, "amount").update(shown_if={"question": "acts", "has": "hid"}), "“amount”: Its condition"),
        (lambda v: first(v, "amount").update(shown_if={"question": "amount", "answered": True}), "“amount”"),
        (lambda v: first(v, "amount").update(shown_if={"question": "paid", "is": "never"}), "does not offer"),
        (lambda v: first(v, "amount").update(shown_if={"question": "paid", "has": "yes"}), "its kind cannot"),
        (lambda v: first(v, "amount").update(shown_if={"all": []}), "“shown_if” must be"),
        (lambda v: first(v, "amount").update(code="paid"), "same code"),
        (lambda v: first(v, "amount").update(code="channel"), "used by the form itself"),
        (lambda v: first(v, "amount").update(code="no good"), "starts with a letter"),
        (lambda v: first(v, "amount").update(kind="riddle"), "eleven kinds"),
        (lambda v: first(v, "what").update(required=False), "code “what”"),
        (lambda v: first(v, "paid").update(choices=[choice("yes")]), "2 to 30 choices"),
        (lambda v: first(v, "paid")["choices"].append(choice("yes")), "same code"),
        (lambda v: first(v, "paid")["choices"][0].update(points=-1), "0 to 100 points"),
        (lambda v: first(v, "when").update(choices=[choice("a"), choice("b")]), "Only questions to choose from"),
        (lambda v: first(v, "proof").update(required=True), "never demanded"),
        (lambda v: first(v, "amount").update(currencies=["EUR", "XXX"]), "Currencies"),
        (lambda v: first(v, "paid")["asks"].update(en="a\u202eb"), "hidden characters"),
        (lambda v: v["sections"].append({"code": "empty", "title": v["title"]}), "Section “empty”: It has no question"),
        (lambda v: v.update(bands=[{"code": "high", "least": 0}, {"code": "low", "least": 1}]), "low to high"),
        (lambda v: v.update(bands=[]), "Points need bands"),
        (lambda v: v.update(category="gossip"), "category"),
        (lambda v: v.update(sections="none"), "“sections” must be a list"),
        (lambda v: v.update(colour="red"), "“colour” is not known here"),
    ],
)
def test_a_problem_is_a_sentence_that_names_the_place(break_it, says):
    changed = values()
    break_it(changed)
    assert says in wrong(changed)


def test_more_than_twelve_questions_are_warned_of_and_more_than_forty_refused():
    changed = values()
    changed["sections"][1]["questions"] += [question(f"more{n}", "short_text") for n in range(3)]
    found = read(changed).problems
    assert [problem.is_warning for problem in found] == [True]
    changed["sections"][1]["questions"] += [question(f"most{n}", "short_text") for n in range(30)]
    assert "40 are the most" in wrong(changed)


@given(anything)
def test_reading_never_fails_whatever_is_stored(stored):
    assert read(stored).problems
