"""Thirty dated questions to each worked profile; the answers stand in files that a jurist can read."""

import tomllib
from pathlib import Path

import pytest

from procedures.calendars import Calendar
from procedures.clocks import compute
from procedures.loading import PROFILES, load_file
from procedures.sanctions import OutOfBounds

FILES = sorted((Path(__file__).parent / "questions").glob("*.toml"))
WEEKENDS_ONLY = Calendar()
SETS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
ALL = [(name, row) for name, asked in SETS.items() for row in asked["question"]]
NAMES = [f"{name}: {row['ask']}" for name, row in ALL]


@pytest.fixture(scope="module")
def profiles():
    return {name: load_file(PROFILES / f"{asked['profile']}.toml").profile for name, asked in SETS.items()}


@pytest.mark.parametrize(("name", "row"), [pair for pair in ALL if "clock" in pair[1]],
                         ids=[n for n, pair in zip(NAMES, ALL, strict=True) if "clock" in pair[1]])  # fmt: skip
def test_the_clock_answers_as_the_facts_do(profiles, name, row):
    profile = profiles[name]
    clock = profile.clock(row["clock"])
    cited = {clock.law.article}
    if row.get("service"):
        cited.add(profile.service(row["service"]).law.article)
    if not row.get("printed", True) and clock.unprinted_law is not None:
        cited.add(clock.unprinted_law.article)
        clock = profile.clock(clock.unprinted) if clock.unprinted else None
    if clock is None:
        assert (row["stands"], row["article"] in cited) == ("no limit", True)
        return
    due = compute(clock, row["events"], WEEKENDS_ONLY, row["today"])
    assert (due.on, due.status) == (row.get("on"), row["stands"])
    assert row["article"] in cited | {step.law.article for step in due.steps if step.law}


@pytest.mark.parametrize(("name", "row"), [pair for pair in ALL if "sanction" in pair[1]],
                         ids=[n for n, pair in zip(NAMES, ALL, strict=True) if "sanction" in pair[1]])  # fmt: skip
def test_the_scale_answers_as_the_facts_do(profiles, name, row):
    rule = profiles[name].sanction(row["sanction"])
    if not row["refused"]:
        rule.check(row["numbers"])
        assert row["article"] in {rule.law.article, *(one.law.article for one in rule.parameters)}
        return
    with pytest.raises(OutOfBounds) as refusal:
        rule.check(row["numbers"])
    assert row["article"] in str(refusal.value.sentence)


def test_each_worked_profile_has_its_thirty_questions_and_each_names_its_fact():
    for asked in SETS.values():
        assert len(asked["question"]) >= 30
        assert all(row["fact"] and row["ask"].endswith("?") for row in asked["question"])
    assert set(SETS) == {"fr-state", "jp-national"}
