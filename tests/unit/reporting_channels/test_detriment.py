"""The risk of detriment: at receipt and again at each decision; earlier looks stay, the last one stands."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.policies import RoleNeeded
from audit.actors import REPORTER
from audit.models import Entry
from reporting_channels.access import report_key
from reporting_channels.actions import detriment, disclosures, exclusions, messages, reports
from reporting_channels.detriment import access, policies, saying, waiting
from reporting_channels.detriment.codes import Occasion
from reporting_channels.models import DetrimentAssessment, DetrimentOccasion
from reporting_channels.quarantine.policies import KeptApart
from reporting_channels.reporter_door import open_by_receipt
from tests.factories import reporting_channels as make
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
NOW = timezone.now() + timedelta(days=1)  # after everything that the factories do
CALM = {"level": "low", "others_level": "none", "measures": [], "reasons": "Nobody asked who spoke."}


def at(days=0):
    return NOW + timedelta(days=days)


def day(days=0):
    return timezone.localdate(at(days))


@pytest.fixture
def office():
    return {"awa": member(["receiver"]), "ilan": member(["receiver"]), "mariam": member(["head_of_office"])}


@pytest.fixture
def report(office, custodians):
    channel = make.channel(recipients=list(office.values()), custodians=custodians)
    return make.assessed(by=office["awa"], channel_=channel, name="Kim", contact="1")


def stands(report, days=0):
    return access.standing(report, day(days))


def asked(who, days=0):
    return [row.hint for row in waiting.owed(who, day(days))]


def test_the_grid_is_the_first_assessment(report, office):
    last = stands(report).last
    assert (last.level, last.grid, last.assessed_by) == ("medium", report.assessments.get(), office["awa"])
    assert [one.kind for one in last.occasions.all()] == ["triage"]
    assert not stands(report).owed
    assert last.review_on == timezone.localdate(last.assessed_at) + timedelta(days=30)


def test_a_decision_makes_it_a_question_again_until_somebody_answers(report, office, settle):
    reports.attach(report=report, case_id=uuid.uuid4(), by=office["mariam"], at=at())
    detriment.arise(report=report, kind=Occasion.NOTIFIED, by=office["mariam"], at=at(1))
    detriment.arise(report=report, kind=Occasion.NOTIFIED, by=office["mariam"], at=at(2))
    found = stands(report, 2)
    assert [one.kind for one in found.owed] == ["case_opened", "notified"], "what waits already is enough"
    assert (found.due, found.is_late, stands(report, 8).is_late) == (day(7), False, True)
    row = detriment.assess(
        report=report, level="high", others_level="low", measures=["wording", "move"], carer=office["ilan"],
        reasons="The chief looks for the source.", by=office["awa"], at=at(3),
    )  # fmt: skip
    assert stands(report, 3).last == row
    assert stands(report, 3).due is None
    assert row.review_on == day(17)
    assert sorted(one.kind for one in row.occasions.all()) == ["case_opened", "notified"]
    assert Entry.objects.filter(event="detriment.assessed").latest("id").said["kinds"] == ["case_opened", "notified"]
    newest, oldest = access.read(office["ilan"], report, at(3))
    assert (newest.reasons, oldest.reasons) == ("The chief looks for the source.", "")
    assert stands(report, 17).due == day(17), "the day set for the next look"


def test_no_case_the_end_and_the_identity_ask_for_it_too(office):
    ended = make.assessed(by=office["awa"], proposes="no_case", channel_=make.channel(recipients=list(office.values())))
    ended = reports.propose_no_case(report=ended, reason="known", note="x", by=office["awa"], at=at())
    ended = reports.confirm_no_case(report=ended, by=office["mariam"], at=at())
    ended = reports.give_feedback(report=ended, text="Known.", by=office["awa"], at=at())
    risk = {"level": "none", "measures": [], "reasons": "Nobody knows that it was told."}
    ended = reports.close(report=ended, risk=risk, by=office["awa"], at=at())
    found = stands(ended)
    assert (found.owed, found.last.level, found.last.review_on) == ((), "none", None)
    assert sorted(one.kind for one in found.last.occasions.all()) == ["closed", "no_case"]


def test_an_identity_asked_for_is_an_occasion_and_its_opening_another(report, office, custodians):
    row = disclosures.request(report=report, legal_basis="court", reasons="x", by=office["awa"], at=at())
    assert [one.kind for one in stands(report).owed] == ["identity_asked"]
    said = next(iter(saying.of_disclosure(row, custodians[0])))
    assert (said.tone, said.url) == ("soon", ""), "a custodian holds no key of the report"
    assert any("identity was asked for" in str(line) for line in said.lines)
    for one in custodians[:2]:
        row = disclosures.release(identity_disclosure=row, by=one, at=at())
    row = disclosures.tell(identity_disclosure=row, text="A judge asks.", by=office["awa"], at=at())
    detriment.assess(report=report, by=office["awa"], at=at(), **CALM)
    disclosures.open_(identity_disclosure=row, by=office["awa"], at=at())
    assert [one.kind for one in stands(report).owed] == ["identity"]


def test_only_who_receives_assesses_and_never_on_a_step_of_their_own_invention(report, office):
    investigator = member(["investigator"])
    with pytest.raises(RoleNeeded):
        detriment.assess(report=report, kind="word", by=investigator, at=at(), **CALM)
    for kind in ("", "case_opened", "reprisals", "nonsense"):
        with pytest.raises(policies.NoOccasion):
            detriment.assess(report=report, kind=kind, by=office["awa"], at=at(), **CALM)
    stranger = {**CALM, "measures": ["contact"], "carer": investigator}
    with pytest.raises(policies.NobodyLooksAfter):
        detriment.assess(report=report, kind="word", by=office["awa"], at=at(), **stranger)
    for review_on in (day(), day(400)):
        with pytest.raises(policies.NextLookUnsound):
            detriment.assess(report=report, kind="word", review_on=review_on, by=office["awa"], at=at(), **CALM)
    assert (
        detriment.assess(report=report, kind="word", by=office["awa"], at=at(), **CALM).occasions.get().kind == "word"
    )


def test_whoever_looks_after_it_is_asked_first_then_those_who_receive_and_when_it_is_late_everybody(report, office):
    detriment.arise(report=report, kind=Occasion.NOTIFIED, by=office["mariam"], at=at())
    assert [len(asked(office[one])) for one in ("awa", "ilan", "mariam")] == [1, 1, 0]
    cared = {**CALM, "measures": ["contact"], "carer": office["ilan"]}
    detriment.assess(report=report, by=office["awa"], at=at(), **cared)
    assert [len(asked(office[one])) for one in ("awa", "ilan", "mariam")] == [0, 0, 0]
    detriment.arise(report=report, kind=Occasion.REFERRED, by=office["mariam"], at=at(1))
    assert [len(asked(office[one], 1)) for one in ("awa", "ilan", "mariam")] == [0, 1, 0]
    assert [len(asked(office[one], 9)) for one in ("awa", "ilan", "mariam")] == [1, 1, 1]
    exclusions.exclude(report=report, member=office["ilan"], reason="close", by=office["ilan"], at=at(2))
    assert asked(office["ilan"], 9) == [], "whoever is kept away is asked nothing"
    assert len(asked(office["awa"], 2)) == 1, "somebody else takes it up"


def test_who_decides_in_the_case_learns_the_level_and_nothing_that_tells_who_spoke(report, office):
    cared = {"level": "high", "others_level": "low", "measures": ["wording", "move"], "carer": office["ilan"]}
    detriment.assess(report=report, kind="word", reasons="She lives next door.", by=office["awa"], at=at(), **cared)
    said = " ".join(str(line) for line in saying.of_reports([report])[0].lines)
    assert "high" in said
    assert "worded so that nobody recognises" in said
    assert "Another post" not in said
    assert "1 other measure" in said
    assert report.reference not in said
    assert not saying.of_reports([report])[0].url


def test_the_database_keeps_what_was_thought(report, office):
    detriment.arise(report=report, kind=Occasion.NOTIFIED, by=office["mariam"], at=at())
    row = stands(report).last
    occasion = DetrimentOccasion.objects.get(report=report, assessment=None)
    other = make.assessed(by=office["awa"], channel_=report.channel)
    for change in (
        lambda: DetrimentAssessment.objects.filter(pk=row.pk).update(level="none"),
        lambda: DetrimentOccasion.objects.filter(pk=occasion.pk).update(kind="review"),
        lambda: DetrimentOccasion.objects.filter(pk=occasion.pk).update(assessment=stands(other).last),
        lambda: DetrimentOccasion.objects.filter(assessment=row).update(assessment=None),
        lambda: DetrimentOccasion.objects.create(
            report=report, kind="word", raised_on=day(), raised_by=office["awa"], assessment=row
        ),
        lambda: DetrimentOccasion.objects.create(report=report, kind="word", raised_on=day()),
        lambda: DetrimentAssessment.objects.create(
            report=other, grid=report.assessments.get(), level="medium", others_level="none",
            review_on=day(9), assessed_at=at(), assessed_by=office["awa"],
        ),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_an_assessment_without_an_occasion_is_refused_at_commit(report, office, settle):
    row = DetrimentAssessment(report=report, level="none", others_level="none", assessed_at=at())
    row.assessed_by = office["awa"]
    row.reasons = report_key(office["awa"], report).seal(row, "reasons", "x")
    row.save(force_insert=True)
    with pytest.raises(IntegrityError):
        settle()


def test_nothing_is_asked_of_what_nobody_let_in(office):
    kept = make.report(signs=("crowd",), channel_=make.channel(recipients=list(office.values())))
    with pytest.raises(KeptApart):
        detriment.assess(report=kept, kind="word", by=office["awa"], at=at(), **CALM)


def test_the_reporter_ticks_that_they_suffer_and_their_own_process_does_it(report, office, as_site):
    opened = open_by_receipt(report.told.receipt)
    said = {"report": opened.report, "key": opened.key, "submission": b"once", "text": "He shouted.", "suffers": True}
    as_site("reporter")
    for _press in range(2):
        messages.answer(**said, at=at())
    as_site("staff")
    owed = stands(report).owed
    assert [(one.kind, one.raised_by, one.raised_on) for one in owed] == [("reprisals", None, day())]
    assert "Reprisals reported" in asked(office["awa"])[0]
    assert Entry.objects.filter(event="detriment.raised").latest("id").actor_kind == "reporter"


def test_each_side_is_told_only_of_its_own_occasions(report, office, custodians):
    row = disclosures.request(report=report, legal_basis="court", reasons="x", by=office["awa"], at=at())
    detriment.arise(report=report, kind=Occasion.PROCEEDING, by=office["mariam"], at=at())
    detriment.said_by_the_reporter(report=report, by=REPORTER, at=at())
    case = " ".join(map(str, saying.of_reports([report])[0].lines))
    custodian = " ".join(map(str, next(iter(saying.of_disclosure(row, custodians[0]))).lines))
    reader = " ".join(map(str, next(iter(saying.of_report(report, office["awa"]))).lines))
    assert "proceeding was opened" in case
    assert "identity" not in case
    assert "suffer" not in case
    assert "identity was asked for" in custodian
    assert "proceeding" not in custodian
    assert all(word in reader for word in ("proceeding", "identity", "suffer"))
