"""Seven traditions as data: what each file holds, what it may not hold, and how they are put side by side."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.actors import OPERATOR
from discipline.states import PROCEEDING
from procedures import comparing, loading, policies
from procedures.actions import versions
from procedures.calendars import Calendar
from procedures.law import ONLY_IN_DRAFTS
from procedures.loading import MalformedProfile, load_file, load_text
from procedures.tradition import STEPS
from tests.factories.accounts import member, sign_in

WORKED = {"fr-state", "jp-national"}
DRAFTS = {"tn-customs", "ne-customs", "ml-customs", "mu-mra", "ca-cbsa"}
EVERY_DAY = Calendar(frozenset(), frozenset(), frozenset())


@pytest.fixture(scope="module")
def profiles():
    return {path.stem: load_file(path).profile for path in loading.shipped()}


def test_seven_traditions_ship_two_of_them_worked(profiles):
    standing = {code: profile.status for code, profile in profiles.items()}
    assert standing == dict.fromkeys(WORKED, "worked") | dict.fromkeys(DRAFTS, "draft")
    assert all(profile.code == code for code, profile in profiles.items())


def test_a_worked_profile_rests_on_nothing_that_was_only_reported(profiles):
    for code in WORKED:
        assert not {law.standing for law in profiles[code].laws} & ONLY_IN_DRAFTS


def test_every_profile_says_what_was_not_found_and_no_lawyer_is_claimed(profiles):
    for profile in profiles.values():
        assert profile.gaps
        assert not any(law.is_verified_by_lawyer for law in profile.laws)


def test_canada_carries_two_limits_and_which_one_prevails(profiles):
    first = profiles["ca-cbsa"].clock("appeal")
    assert (first.amount, first.unit, first.yields_to) == (35, "day", "appeal-agreement")
    assert first.yields_law.article == "FPSLRA s. 237(2)"
    assert profiles["ca-cbsa"].clock("appeal-agreement").law.standing == "unverified"


@pytest.mark.parametrize("code", ["ml-customs", "ne-customs"])
def test_mali_and_niger_warn_that_their_statutes_are_being_replaced(profiles, code):
    assert "replaced" in {warning.code for warning in profiles[code].warnings}


def test_nothing_is_assumed_of_the_scale_of_mali(profiles):
    assert profiles["ml-customs"].scale == ()
    assert "scale" in {gap.code for gap in profiles["ml-customs"].gaps}


def test_japan_has_no_board_one_step_and_a_matrix_of_ranges(profiles):
    japan = profiles["jp-national"]
    assert japan.board is None
    assert [step.code for step in japan.steps] == ["decide"]
    serious = next(row for row in japan.ranges if row.code == "leak-gain")
    assert [japan.sanction(code).code for code in serious.sanctions] == ["dismissal"]
    assert len(japan.factors) == 5


def test_france_binds_the_authority_by_no_tariff(profiles):
    assert profiles["fr-state"].ranges == ()
    assert "no-tariff" in {rule.code for rule in profiles["fr-state"].sanction_rules}


def test_the_steps_that_a_profile_may_name_are_edges_of_the_machine():
    assert set(STEPS) <= {edge.verb for edge in PROCEEDING.edges}


@pytest.mark.django_db
def test_a_draft_cannot_be_pinned_outside_the_demonstration_until_somebody_signs_it(settings):
    settings.DEMO = False
    draft = versions.load(path=loading.PROFILES / "tn-customs.toml", by=OPERATOR, at=timezone.now())
    with pytest.raises(policies.DraftUnsigned):
        policies.require_may_pin(version=draft)
    versions.sign(version=draft, note="Read against the texts.", by=member(["head_of_office"]), at=timezone.now())
    draft.refresh_from_db()
    policies.require_may_pin(version=draft)


# --------------------------------------------------------------------------------------------------- what parts share

PART = '[laws.shared]\nsource = "x"\nstanding = "proposal"\nverified_by_lawyer = false\n'
MINIMAL = (loading.PROFILES.parents[1] / "tests/unit/procedures/minimal.toml").read_text(encoding="utf-8")


def _using(tmp_path, monkeypatch, part: str, *, name: str = "mine") -> str:
    (tmp_path / "mine.toml").write_text(part, encoding="utf-8")
    monkeypatch.setattr("procedures.parts.PARTS", tmp_path)
    monkeypatch.setattr("procedures.parts.whole.__defaults__", (tmp_path,))
    return MINIMAL.replace("schema = 1\n", f'schema = 1\nuses = ["{name}"]\n', 1)


def test_a_problem_in_a_part_is_said_with_the_file_and_line_of_the_part(tmp_path, monkeypatch):
    part = PART + '\n[[gaps]]\ncode = "g"\nlabel = { fr = "a", en = "b" }\nlaw = "shared"\n'
    text = _using(tmp_path, monkeypatch, part)
    with pytest.raises(MalformedProfile) as caught:
        load_text(text, "mine.toml")
    assert [str(one) for one in caught.value.problems] == [
        "parts/mine.toml, line 6: “note” is missing: a text in both languages, { fr = …, en = … }."
    ]


def test_a_part_adds_and_never_replaces(tmp_path, monkeypatch):
    text = _using(tmp_path, monkeypatch, PART.replace("laws.shared", "laws.read"))
    with pytest.raises(MalformedProfile, match=r"mine\.toml, line 2: “read” of \[laws\] stands in this profile and in"):
        load_text(text, "mine.toml")


@pytest.mark.parametrize("name", ["gone", "../secret", "a/b"])
def test_a_part_that_is_not_there_is_said_at_its_line(tmp_path, monkeypatch, name):
    text = _using(tmp_path, monkeypatch, PART, name=name)
    with pytest.raises(MalformedProfile, match=r"mine\.toml, line 2: "):
        load_text(text, "mine.toml")


def test_the_digest_covers_what_a_part_says(tmp_path, monkeypatch):
    gap = '\n[[gaps]]\ncode = "g"\nlabel = { fr = "a", en = "b" }\nnote = { fr = "a", en = "b" }\nlaw = "shared"\n'
    one = load_text(_using(tmp_path, monkeypatch, PART + gap), "m").digest
    other = load_text(_using(tmp_path, monkeypatch, PART + gap.replace('en = "b"', 'en = "c"')), "m").digest
    assert one != other


STEP = '[[steps]]\ncode = "decide"'
BROKEN = {
    "steps out of order": (STEP, STEP + '\nlabel = { fr = "a", en = "b" }\nlaw = "read"\n\n[[steps]]\ncode = "serve"'),
    "an opinion without a board": (
        STEP,
        '[[steps]]\ncode = "give_opinion"\nlabel = { fr = "a", en = "b" }\nlaw = "read"\n\n' + STEP,
    ),
    "a hearing nobody was called to": (
        STEP,
        '[[steps]]\ncode = "hold"\nlabel = { fr = "a", en = "b" }\nlaw = "read"\n\n' + STEP,
    ),
    "a step of our own": ('code = "decide"', 'code = "pray"'),
    "a range against the scale": (
        STEP,
        '[[ranges]]\ncode = "r"\nlabel = { fr = "a", en = "b" }\nsanctions = ["exclusion", "blame"]\nlaw = "read"\n\n'
        + STEP,
    ),
    "an empty range": (
        STEP,
        '[[ranges]]\ncode = "r"\nlabel = { fr = "a", en = "b" }\nsanctions = []\nlaw = "read"\n\n' + STEP,
    ),
    "a clock that yields to nothing": ("amount = 7", 'amount = 7\nyields_to = "nobody"\nyields_law = "read"'),
    "a clock that yields without a law": ("amount = 7", 'amount = 7\nyields_to = "acknowledgement"'),
    "a scale that is empty in a worked profile": ("[[sanctions]]", "[[sanction_rules]]"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_tradition_is_refused(name):
    found, becomes = BROKEN[name]
    assert found in MINIMAL
    with pytest.raises(MalformedProfile):
        load_text(MINIMAL.replace(found, becomes), "broken.toml")


# ------------------------------------------------------------------------------------------------------- side by side


def test_each_tradition_lives_through_the_same_days_in_its_own_way(profiles):
    days = {"known": date(2026, 1, 5), "decided": date(2026, 3, 2)}
    today = date(2026, 3, 10)
    lives = {
        code: comparing.lived(profiles[code], days, EVERY_DAY, today) for code in ("mu-mra", "jp-national", "fr-state")
    }
    limits = {code: {due.clock.code: due.on for due in life.limits} for code, life in lives.items()}
    assert limits["mu-mra"]["prescription"] == date(2026, 1, 15)
    assert "prescription" not in limits["jp-national"]
    assert limits["jp-national"]["appeal"] == date(2026, 6, 2)
    assert limits["fr-state"]["prescription"] == date(2029, 1, 5)


def test_the_table_asks_every_profile_the_same_and_says_what_was_not_found(profiles):
    rows = comparing.table([profiles["ml-customs"], profiles["mu-mra"], profiles["jp-national"]])
    assert {len(row.answers) for row in rows} == {3}
    scale = next(row for row in rows if "mildest" in str(row.label))
    assert [one.words for one in scale.answers[0]] == ["Not found."]
    assert all(said.law is not None for row in rows for answers in row.answers for said in answers if len(answers) > 1)


def test_what_nobody_found_is_never_told_as_a_no(profiles):
    rows = {
        str(row.label): row.answers
        for row in comparing.table([profiles[code] for code in ("ml-customs", "mu-mra", "jp-national")])
    }
    mali, mauritius, japan = rows["Board"]
    assert [one.words for one in mali] == ["Not found."]
    assert (mauritius[0].words, mauritius[0].law.standing) == ("No board.", "read: secondary")
    assert (japan[0].words, japan[0].law.standing) == ("No board.", "read: law")
    for said in (one for answers in rows["On the personal file"] for one in answers if one.law is not None):
        assert (said.law.standing == "not found") == ("Nothing was found" in said.words)


@pytest.fixture
def staff(client, db):
    sign_in(client, member(["supervisor"]))
    return client


@pytest.fixture
def loaded(db):
    return [versions.load(path=path, by=OPERATOR, at=timezone.now()) for path in loading.shipped()]


def test_a_member_puts_three_procedures_side_by_side(staff, loaded):
    page = staff.get(
        reverse("procedures:compare"), {"procedures": ["ml-customs", "mu-mra", "jp-national"], "known": "2026-01-05"}
    )
    assert page.status_code == 200
    text = page.content.decode()
    for words in ("Customs of Mali", "Mauritius Revenue Authority", "National public service", "NPSA art. 82(1)"):
        assert words in text
    assert "read at second hand" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_done_has_its_published_range_where_there_is_one(staff, loaded, language):
    asked = {"procedures": ["fr-state", "jp-national"], "conduct": "leak-negligent"}
    text = staff.get(f"/{language}/procedures/compare/", asked).content.decode()
    found = {
        "en": ("Leak by neglect", "Reprimand (戒告) – Pay cut (減給) – ", "range for this conduct was found"),
        "fr": (
            "Divulgation par négligence",
            "Réprimande (戒告) – Réduction de traitement (減給) – ",
            "n’a été trouvée pour ces faits",
        ),
    }
    for words in found[language]:
        assert words in text, words
    unsaid = staff.get(f"/{language}/procedures/compare/", {"procedures": asked["procedures"]}).content.decode()
    assert not any(words in unsaid for words in found[language])


@pytest.mark.parametrize(
    "asked",
    [
        {"procedures": ["fr-state"]},
        {"procedures": ["fr-state", "jp-national"], "conduct": "sorcery"},
        {"procedures": ["fr-state", "nowhere"]},
        {"procedures": ["fr-state", "jp-national", "mu-mra", "ca-cbsa"]},
        {"procedures": ["fr-state", "jp-national"], "known": "the day before"},
    ],
)
def test_a_question_that_cannot_be_answered_is_told_so(staff, loaded, asked):
    page = staff.get(reverse("procedures:compare"), asked)
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()


def test_every_profile_has_a_page(staff, loaded):
    for version in loaded:
        assert staff.get(version.get_absolute_url()).status_code == 200
