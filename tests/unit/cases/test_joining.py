"""Cases that are linked, merged and split: what moves, who may read what, where a number leads."""

from datetime import timedelta

import pytest
from django.db.utils import DatabaseError
from django.http import Http404
from django.utils import timezone

from audit.models import Entry
from cases import access
from cases.actions import assignments, cases, recusals
from cases.flags import actions as flags
from cases.grid import access as grid
from cases.interviews.actions import anonymity
from cases.joining import access as joining_access
from cases.joining import actions as joining
from cases.joining.policies import FindingStands, FlagStands, NothingChosen, NotInBoth, OwnMerger, SomebodyKeptAway
from cases.models import Allegation, Case, EvidenceLink, Merger
from cases.origins import cases_of, reports_of, still_needed
from cases.policies.cases import MergedAway
from cases.policies.team import OnTeamNamed
from tests.factories import cases as factory
from tests.factories.accounts import member
from tests.factories.joining import another_allegation, linked, proposed, two_cases

WORLDS = [factory.investigating]

NOW = timezone.now


def test_a_merger_takes_two_people_of_both_cases(people, settle):
    surviving, absorbed = two_cases(people)
    stranger = factory.investigating(factory.team())
    with pytest.raises(NotInBoth):
        proposed(surviving, stranger, people.head)
    merger = proposed(surviving, absorbed, people.head)
    with pytest.raises(OwnMerger):
        joining.confirm_merger(merger=merger, by=people.head, at=NOW())
    with pytest.raises(NotInBoth):
        joining.confirm_merger(merger=merger, by=people.lead, at=NOW())
    joining.confirm_merger(merger=merger, by=people.reviewer, at=NOW())
    settle()
    absorbed.refresh_from_db()
    assert (absorbed.state, absorbed.outcome) == ("closed", "merged")
    with pytest.raises(MergedAway):
        cases.reopen(case=absorbed, ground="new_facts", reasons="x", by=people.head, at=NOW())


def test_what_is_open_moves_with_its_evidence_and_the_rest_stays(people, settle):
    surviving, absorbed = two_cases(people)
    old = absorbed.allegations.get()
    exhibit = linked(old, people).exhibit
    merger = proposed(surviving, absorbed, people.head)
    joining.confirm_merger(merger=merger, by=people.reviewer, at=NOW())
    settle()
    new = Allegation.objects.get(pk=old.went_by.allegation_id)
    assert Entry.objects.filter(event="allegation.moved", subject_id=str(old.pk)).count() == 1
    assert Allegation.objects.get(pk=old.pk).state == "moved"
    assert (new.case_id, new.state, new.rank) == (surviving.pk, "alleged", 2)
    link = new.evidence.get()
    assert (link.exhibit, link.is_lent, link.exhibit.case_id) == (exhibit, True, absorbed.pk)
    read = grid.read_evidence(people.lead, grid.get_evidence(people.lead, link.pk), NOW())
    assert read.opened["words"] == "Log of the north gate, March."
    assert read.opened["why"] == "It names him."
    label, chunks = grid.open_evidence_file(people.lead, read, NOW())
    assert (label["name"], b"".join(chunks)) == ("log.txt", b"gate log")


def test_the_number_and_the_address_lead_to_the_case_that_goes_on(people):
    surviving, absorbed = two_cases(people)
    newcomer = member(["investigator"])
    joining.confirm_merger(merger=proposed(surviving, absorbed, people.head), by=people.reviewer, at=NOW())
    factory.join(surviving, newcomer, "investigator", by=people.head)
    for who in (people.lead, newcomer):
        assert joining_access.pointed_to(who, absorbed.pk) == surviving
        assert joining_access.find_by_number(who, absorbed.number) == surviving
    stranger = member(["investigator"])
    assert joining_access.pointed_to(stranger, absorbed.pk) is None
    assert joining_access.find_by_number(stranger, absorbed.number) is None
    with pytest.raises(Http404):
        access.get_case(newcomer, absorbed.pk)


def test_reports_and_conflicts_travel_with_a_merger(people, settle):
    surviving, absorbed = two_cases(people)
    joining.confirm_merger(merger=proposed(surviving, absorbed, people.head), by=people.reviewer, at=NOW())
    settle()
    report = absorbed.origins.get().report
    assert report in reports_of(Case.objects.get(pk=surviving.pk))
    assert surviving.pk in cases_of(report)
    assert still_needed([report.pk]) == {report.pk}


def test_no_merger_brings_a_matter_to_somebody_kept_away_from_it(people, settle):
    surviving, absorbed = two_cases(people)
    merger = proposed(surviving, absorbed, people.head)
    recusals.recuse(case=absorbed, reason="family", by=people.investigator, at=NOW())
    with pytest.raises(SomebodyKeptAway):
        joining.confirm_merger(merger=merger, by=people.reviewer, at=NOW())
    with pytest.raises(DatabaseError):
        Merger.objects.filter(pk=merger.pk).update(confirmed_at=NOW(), confirmed_by=people.reviewer)


def test_whoever_is_kept_away_from_the_absorbed_case_never_comes_to_the_other(people):
    surviving, absorbed = two_cases(people)
    away = member(["investigator"])
    factory.join(absorbed, away, "investigator", by=people.head)
    recusals.recuse(case=absorbed, reason="family", by=away, at=NOW())
    joining.confirm_merger(merger=proposed(surviving, absorbed, people.head), by=people.reviewer, at=NOW())
    with pytest.raises(DatabaseError):
        assignments.assign(case=surviving, member=away, role="investigator", by=people.head, at=NOW())


def test_findings_and_flags_do_not_move(people):
    surviving, absorbed = two_cases(people)
    flag = flags.hold(
        case=absorbed, reason="court", review_on=timezone.localdate().replace(year=2099), by=people.head, at=NOW()
    )
    with pytest.raises(FlagStands):
        proposed(surviving, absorbed, people.head)
    flags.lift(flag=flag, by=people.head, at=NOW())
    one = absorbed.allegations.get()
    one.people = people
    factory.finding(one)
    with pytest.raises(FindingStands):
        proposed(surviving, absorbed, people.head)


def test_a_split_gives_the_new_team_just_what_moved(people, settle):
    case = factory.preliminary(people)
    kept = case.allegations.get()
    moved = another_allegation(case, people)
    with pytest.raises(NothingChosen):
        split(case, [kept, moved], people)
    linked(kept, people)
    linked(moved, people, bearing="contradicts")
    new = split(case, [moved], people)
    settle()
    newcomer = member(["investigator"])
    new.team = people
    factory.join(new, newcomer, "lead", by=people.head)
    assert [one.conduct is not None for one in new.allegations.all()] == [True]
    read = grid.read_grid(newcomer, access.get_case(newcomer, new.pk), NOW())
    (one,) = read.shown_allegations
    assert one.opened["conduct"] == "Burnt the gate log."
    assert [link.bearing for link in one.shown_evidence] == ["contradicts"]
    assert [subject.opened["name"] for subject in read.shown_subjects] == ["Robin Sample"]
    for theirs in (case, kept, moved):
        with pytest.raises(Http404):
            (access.get_case if theirs is case else access.get_allegation)(newcomer, theirs.pk)
    lent = grid.get_evidence(newcomer, one.shown_evidence[0].pk)
    assert b"".join(grid.open_evidence_file(newcomer, lent, NOW())[1]) == b"gate log"
    with pytest.raises(Http404):
        grid.get_evidence(newcomer, EvidenceLink.objects.get(allegation=kept).pk)


def test_a_record_that_is_anonymised_later_shows_nobody_where_it_went_before(people):
    case = factory.investigating(people)
    moved, heard = another_allegation(case, people), factory.interview(case)
    linked(moved, people, piece=heard)
    new = split(case, [moved], people)
    new.team = people
    factory.join(new, people.lead, "lead", by=people.head)
    link = EvidenceLink.objects.get(allegation__case=new)

    def read():
        return grid.read_evidence(people.lead, grid.get_evidence(people.lead, link.pk), NOW()).opened

    assert "Sam" in read()["words"]
    veil = factory.anonymised(heard, people.lead)
    later = NOW() + timedelta(hours=4)
    anonymity.decide(anonymised=veil, verdict="granted", reasons="Serious.", by=people.head, at=later)
    assert "anonymised" in read()["words"]
    assert read()["text"] == ""
    (one,) = grid.read_grid(people.lead, access.get_case(people.lead, new.pk), NOW()).shown_allegations
    assert "Sam" not in one.shown_evidence[0].opened["words"]
    further = joining_access.carry(people.head, one, NOW()).pieces[link]
    assert b"Sam" not in further["words"] + further["text"]


def test_no_merger_brings_a_subject_to_whoever_bears_the_name(people):
    surviving, absorbed = two_cases(people)
    factory.join(surviving, member(["investigator"], name="Robin Sample"), "investigator", by=people.head)
    another_allegation(absorbed, people)
    with pytest.raises(OnTeamNamed):
        joining.confirm_merger(merger=proposed(surviving, absorbed, people.head), by=people.reviewer, at=NOW())


def split(case, allegations, people):
    return joining.split(
        case=case,
        allegations=allegations,
        category="corruption",
        unit="south-gate",
        facts="A log burnt.",
        by=people.head,
        at=NOW(),
    )


def test_whoever_is_kept_away_from_a_case_is_kept_away_from_its_split(people):
    case = factory.preliminary(people)
    recusals.recuse(case=case, reason="family", by=people.investigator, at=NOW())
    moved = another_allegation(case, people)
    new = split(case, [moved], people)
    with pytest.raises(DatabaseError):
        assignments.assign(case=new, member=people.investigator, role="investigator", by=people.head, at=NOW())


def test_a_link_is_read_with_either_key_and_opens_nothing_of_the_other(people):
    one, other = two_cases(people)
    joining.link(case=one, other=other, tie="people", why="The same driver.", by=people.head, at=NOW())
    for case in (one, other):
        (link,) = joining_access.read_joined(people.lead, access.get_case(people.lead, case.pk), NOW())["links"]
        assert link.opened["why"] == "The same driver."
    alone = member(["investigator"])
    factory.join(one, alone, "investigator", by=people.head)
    assert joining_access.read_joined(alone, access.get_case(alone, one.pk), NOW())["links"] == []
