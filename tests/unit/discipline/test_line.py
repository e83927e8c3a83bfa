"""From the opening of a proceeding to its end, through every step, with the guards awake."""

import pytest

from audit.models import Entry
from discipline.actions import appeals, decisions, proceedings
from discipline.models import Proceeding, Sanction
from discipline.policies import appeal as appeal_policies
from discipline.policies import decision as decision_policies
from discipline.policies import proceeding as policies
from procedures.sanctions import OutOfBounds
from tests.factories import cases
from tests.factories import discipline as made
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
WORLDS = [made.executed, made.advised]


def events(row) -> list[str]:
    return list(Entry.objects.filter(subject_id=str(row.pk)).order_by("id").values_list("event", flat=True))


def test_a_proceeding_runs_from_its_opening_to_its_end_and_the_log_says_each_step(settle):
    sanction = made.executed()
    done = proceedings.finish(proceeding=sanction.proceeding, by=sanction.people.secretary, at=made.later(120))
    settle()
    assert done.state == "ended"
    steps = [event for event in events(done) if event in {e.event for e in Proceeding.machine.edges}]
    assert steps == [
        "proceeding.opened",
        "proceeding.charged",
        "proceeding.file_opened",
        "board.convoked",
        "hearing.held",
        "opinion.given",
        "proceeding.decided",
        "proceeding.ended",
    ]
    done.case.refresh_from_db()
    assert done.case.state == "follow_up"


def test_a_sanction_of_the_first_group_needs_no_board(settle):
    file_open = made.with_file()
    decision = made.proposed(file_open, "blame")
    decisions.confirm(decision=decision, by=file_open.people.authority, at=made.later(31))
    settle()
    assert Proceeding.objects.get(pk=file_open.pk).state == "decided"


def test_a_heavier_sanction_needs_the_board_first():
    with pytest.raises(decision_policies.BoardNeeded):
        made.proposed(made.with_file(), "exclusion-2")


def test_a_sanction_outside_its_bounds_is_refused_with_the_article():
    with pytest.raises(OutOfBounds) as refusal:
        made.proposed(made.advised(), parameters={"days": 90})
    assert "L533-1" in str(refusal.value.sentence)


def test_a_decision_that_departs_from_the_opinion_owes_its_reasons():
    advised = made.advised()
    with pytest.raises(decision_policies.DepartureUnexplained):
        made.proposed(advised, "blame")
    with pytest.raises(decision_policies.DepartureUnexplained):
        made.proposed(advised, parameters={"days": 5})
    decision = made.proposed(advised, "blame", departure="The record is clean.")
    assert decision.departure is not None


def test_whoever_proposes_cannot_confirm_nor_send_back():
    advised = made.advised()
    authority = advised.people.authority
    decision = decisions.propose(
        proceeding=advised,
        sanction="exclusion-2",
        parameters={"days": 10},
        proved=list(advised.charges.all()),
        reasons="Proved.",
        by=authority,
        at=made.later(31),
    )
    with pytest.raises(decision_policies.SamePerson):
        decisions.confirm(decision=decision, by=authority, at=made.later(31))
    with pytest.raises(decision_policies.SamePerson):
        decisions.send_back(decision=decision, questions="?", by=authority, at=made.later(31))


def test_a_decision_sent_back_can_be_proposed_anew(settle):
    decision = made.proposed()
    decisions.send_back(decision=decision, questions="Which witness?", by=decision.people.authority, at=made.later(31))
    proceeding = Proceeding.objects.get(pk=decision.proceeding_id)
    proceeding.people = decision.people
    again = made.proposed(proceeding)
    settle()
    assert again.state == "proposed"
    assert proceeding.decisions.count() == 2


def test_the_file_opens_only_after_every_right_was_notified():
    charged = made.charged()
    with pytest.raises(policies.RightsNotNotified):
        proceedings.give_file_access(
            proceeding=charged, opened_on=made.today(), by=charged.people.secretary, at=made.later(0)
        )


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("upheld", "executed"), ("annulled_form", "annulled"), ("annulled_merits", "annulled")],
)
def test_the_outcome_of_an_appeal_takes_effect_on_the_sanction(settle, outcome, state):
    appeal = made.determined(outcome)
    appeals.implement(appeal=appeal, by=appeal.people.secretary, at=made.later(43))
    settle()
    assert Sanction.objects.get(pk=appeal.sanction_id).state == state


def test_a_varied_sanction_takes_the_place_of_the_first(settle):
    appeal = made.determined("varied", varied_sanction="blame")
    appeals.implement(appeal=appeal, by=appeal.people.secretary, at=made.later(43))
    settle()
    first = Sanction.objects.get(pk=appeal.sanction_id)
    assert first.state == "replaced"
    assert first.replaced_by.code == "blame"


def test_an_appeal_filed_after_its_last_day_cannot_be_admitted():
    sanction = made.executed()
    appeal = appeals.lodge(
        sanction=sanction,
        kind="hierarchical",
        grounds="Late.",
        filed_on=made.today(200),
        authority=sanction.people.appeal,
        by=sanction.people.secretary,
        at=made.later(200),
    )
    with pytest.raises(appeal_policies.FiledLate):
        appeals.admit(appeal=appeal, by=sanction.people.appeal, at=made.later(201))


def test_nobody_who_decided_may_determine_the_appeal():
    sanction = made.executed()
    judge = sanction.people.authority
    judge.roles = [*judge.roles, "appeal_authority"]
    judge.save()
    with pytest.raises(policies.HadPartInTheCase):
        appeals.lodge(
            sanction=sanction,
            kind="hierarchical",
            grounds="Late.",
            filed_on=made.today(40),
            authority=judge,
            by=sanction.people.secretary,
            at=made.later(40),
        )


def test_the_proceeding_cannot_end_while_an_appeal_is_open():
    appeal = made.lodged()
    with pytest.raises(policies.AppealOpen):
        proceedings.finish(proceeding=appeal.sanction.proceeding, by=appeal.people.secretary, at=made.later(50))


def test_an_investigator_cannot_open_the_proceeding():
    case = cases.referred()
    lead = case.team.lead
    lead.roles = [*lead.roles, "disciplinary_authority"]
    lead.save()
    with pytest.raises(policies.HadPartInTheCase):
        proceedings.open_against(
            case=case,
            subject=case.subjects.first(),
            person="Noor Example",
            facts="x",
            secretary=member(["secretariat"]),
            by=lead,
            at=made.later(0),
        )
