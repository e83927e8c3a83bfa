"""What each outcome of an appeal brings about: a table (effects.csv) of outcome, profile and stage; then the rows."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from discipline.actions import appeals, effects, proceedings
from discipline.appeals.effects import TASKS, WORDS, Stage, is_lighter
from discipline.appeals.effects import effects as work_out
from discipline.appeals.recipes import remaining
from discipline.clocks import clocks_of
from discipline.models import Appeal, AppealEffect, Proceeding
from discipline.policies import decision as decision_policies
from discipline.policies import effects as policies
from discipline.policies import proceeding as proceeding_policies
from procedures.loading import PROFILES, load_file
from tests.factories import accounts
from tests.factories import discipline as made

WORLDS = [made.lodged]

ON = date(2026, 6, 1)
REMAINS = {"yes": date(2027, 3, 1), "no": date(2026, 5, 1), "none": None}
STAGES = {"notified": Stage(False), "executed": Stage(True), "stayed": Stage(False, is_stayed=True)}
with (Path(__file__).parent / "effects.csv").open(encoding="utf-8") as _file:
    TABLE = list(csv.DictReader(_file))


@pytest.fixture(scope="module")
def profiles():
    return {code: load_file(PROFILES / f"{code}.toml").profile for code in {row["profile"] for row in TABLE}}


@pytest.mark.parametrize(
    "row", TABLE, ids=lambda r: "-".join((r["profile"], r["outcome"], r["sanction"], r["stage"], r["remains"]))
)
def test_the_outcome_has_these_effects(profiles, row):
    profile = profiles[row["profile"]]
    found = work_out(
        profile.outcome(row["outcome"]), profile.sanction(row["sanction"]), STAGES[row["stage"]],
        on=ON, prescribed_on=REMAINS[row["remains"]],
    )  # fmt: skip
    assert [effect.code for effect in found] == row["effects"].split()
    assert all(effect.law is not None for effect in found)
    assert {effect.on for effect in found} <= {ON, *filter(None, REMAINS.values())}


def test_the_table_meets_every_outcome_of_both_worked_profiles_and_every_word(profiles):
    met = {(row["profile"], row["outcome"]) for row in TABLE}
    for code in ("fr-state", "jp-national"):
        assert {(code, outcome.code) for outcome in profiles[code].outcomes} <= met
    said = {code for row in TABLE for code in row["effects"].split()}
    assert set(WORDS) - said == {"may_take_up_unlimited"}
    assert set(TASKS) <= set(WORDS)


def test_lighter_is_lower_on_the_scale_or_the_same_with_less(profiles):
    scale = profiles["fr-state"].scale
    assert is_lighter(scale, ("blame", {}), ("exclusion-2", {"days": 5}))
    assert is_lighter(scale, ("exclusion-2", {"days": 4}), ("exclusion-2", {"days": 5}))
    assert not is_lighter(scale, ("exclusion-2", {"days": 5}), ("exclusion-2", {"days": 5}))
    assert not is_lighter(scale, ("revocation", {}), ("exclusion-2", {"days": 5}))
    assert not is_lighter(scale, ("blame", {}), ("blame", {}))


def carried_out(outcome: str, **values) -> Appeal:
    """The outcome took effect."""
    appeal = made.determined(outcome, **values)
    done = appeals.implement(appeal=appeal, by=appeal.people.secretary, at=made.later(43))
    done.people = appeal.people
    return done


def again(appeal: Appeal, day: int = 44) -> Proceeding:
    """The facts come before the authority once more."""
    before = appeal.sanction.proceeding
    return proceedings.open_against(
        case=before.case, subject=before.subject, person="Noor Example", facts="x",
        secretary=appeal.people.secretary, by=appeal.people.authority, at=made.later(day),
    )  # fmt: skip


@pytest.mark.django_db
def test_a_gap_is_a_task_until_it_is_done_and_the_proceeding_cannot_end_before(settle):
    appeal = carried_out("annulled_form")
    secretary, proceeding = appeal.people.secretary, appeal.sanction.proceeding
    owed = [effect for effect in appeal.effects.all() if effect.is_gap]
    assert {effect.code for effect in owed} == {"pay_repaid", "mention_removed"}
    settle()
    client = Client()
    accounts.sign_in(client, secretary)
    assert "Repay what was withheld" in client.get("/", follow=True).content.decode()
    with pytest.raises(proceeding_policies.EffectsOwed):
        proceedings.finish(proceeding=proceeding, by=secretary, at=made.later(50))
    for effect in owed:
        effects.carry_out(effect=effect, done_on=made.today(45), by=secretary, at=made.later(46))
    with pytest.raises(policies.DoneAlready):
        effects.carry_out(effect=owed[0], done_on=made.today(45), by=secretary, at=made.later(46))
    assert proceedings.finish(proceeding=proceeding, by=secretary, at=made.later(50)).state == "ended"


@pytest.mark.django_db
def test_an_effect_that_holds_by_itself_is_nobodys_task_and_what_was_done_stays_done():
    appeal = carried_out("annulled_form")
    by_itself = appeal.effects.get(code="sanction_ends")
    with pytest.raises(policies.NothingOwed):
        effects.carry_out(effect=by_itself, done_on=made.today(43), by=appeal.people.secretary, at=made.later(44))
    with pytest.raises(IntegrityError), transaction.atomic():
        AppealEffect.objects.filter(pk=by_itself.pk).update(is_task=True)
    with pytest.raises(IntegrityError, match="stays as it was written"), transaction.atomic():
        AppealEffect.objects.filter(pk=by_itself.pk).update(code="sanction_stands")


@pytest.mark.django_db
def test_annulled_on_form_it_is_taken_up_again_within_what_remains_of_the_prescription(settle):
    appeal = carried_out("annulled_form")
    before = appeal.sanction.proceeding
    last_on = remaining(before, on=made.today(42))
    assert appeal.effects.get(code="may_take_up").on == last_on
    new = again(appeal)
    settle()
    before.refresh_from_db()
    assert (new.resumes_id, before.is_taken_up_again) == (before.pk, True)
    assert new.number.endswith("/D2")


@pytest.mark.django_db
def test_it_is_not_taken_up_again_once_nothing_remains():
    appeal = carried_out("annulled_form")
    day = (remaining(appeal.sanction.proceeding, on=made.today(42)) - made.today(0)).days + 1
    with pytest.raises((proceeding_policies.TooLateToTakeUp, proceeding_policies.Prescribed)):
        again(appeal, day)


@pytest.mark.django_db
def test_annulled_on_the_merits_it_never_comes_back_and_the_database_says_so_too():
    appeal = carried_out("annulled_merits")
    assert {e.code for e in appeal.effects.all()} >= {"never_again", "documents_removed", "finding_revised"}
    with pytest.raises(proceeding_policies.NeverAgain):
        again(appeal)
    other = made.opened()
    Proceeding.objects.filter(pk=appeal.sanction.proceeding_id).update(is_taken_up_again=True)
    row = Proceeding.objects.get(pk=other.pk)
    row.pk, row.number, row.resumes_id = None, "x", appeal.sanction.proceeding_id
    row._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.django_db
def test_while_a_proceeding_stands_the_same_person_does_not_answer_twice():
    sanction = made.executed()
    appeal = Appeal(sanction=sanction)
    appeal.people = sanction.people
    with pytest.raises(proceeding_policies.AnswersAlready):
        again(appeal)


@pytest.mark.django_db
def test_annulled_as_disproportionate_only_a_lighter_sanction_may_follow():
    appeal = carried_out("annulled_disproportionate")
    new = again(appeal)
    decision_policies.require_lighter(proceeding=new, sanction="exclusion-2", parameters={"days": 5})
    for heavier in ({"days": 10}, {"days": 12}):
        with pytest.raises(decision_policies.NotLighter):
            decision_policies.require_lighter(proceeding=new, sanction="exclusion-2", parameters=heavier)


@pytest.mark.django_db
def test_what_remained_at_the_opening_counts_even_where_the_first_three_years_are_over():
    appeal = carried_out("annulled_form")
    Proceeding.objects.filter(pk=appeal.sanction.proceeding_id).update(
        prescribed_on=made.today(20), opened_at=made.later(0)
    )
    appeal.sanction.proceeding.refresh_from_db()
    last_on = remaining(appeal.sanction.proceeding, on=made.today(42))
    assert last_on == made.today(62)
    assert again(appeal, 44).prescribed_on == last_on


@pytest.mark.django_db
def test_once_the_sanction_fell_no_limit_to_appeal_runs_and_no_mention_is_said_to_stand():
    appeal = carried_out("annulled_merits")
    proceeding = Proceeding.objects.get(pk=appeal.sanction.proceeding_id)
    found = clocks_of(proceeding, today=made.today(44))
    assert [due.clock.code for due in found if due.is_open and due.clock.kind == "APPEAL_FILING"] == []
    client = Client()
    accounts.sign_in(client, appeal.people.secretary)
    said = client.get(proceeding.get_absolute_url()).content.decode()
    assert "None any more: the sanction fell" in said
