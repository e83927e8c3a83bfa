"""The receiver and the head look after whoever spoke, from the report to the end of the case."""

import pytest
from django.utils import timezone

from audit.models import Entry
from cases.models import Case
from reporting_channels.actions import detriment, exclusions
from reporting_channels.detriment.access import standing
from reporting_channels.detriment.codes import Occasion
from tests.factories import cases as making
from tests.factories.accounts import member
from tests.factories.desks import desk
from tests.factories.desks import words as text_of
from tests.factories.retention import closed

pytestmark = pytest.mark.django_db
ANSWERS = {"level": "high", "others_level": "low", "measures": ["wording", "move"], "reasons": "The chief asks around."}


@pytest.fixture
def people():
    return making.team()


def stands(report):
    return standing(report, timezone.localdate())


def test_the_head_opens_a_case_and_says_how_the_risk_stands_in_the_same_form(people):
    report = making.assessed_report(people)
    head = desk(people.head)
    page = text_of(head.get(f"/en/cases/from/{report.pk}/"))
    assert "Risk of harm to whoever reported" in page
    assert "now that a case opens" in page
    version = making.procedure()
    answers = {
        "procedure": str(version.pk), "category": version.profile.categories[0].code, "unit": "roissy",
        "facts": "Crates left at night.", "no_conflict": "on",
    }  # fmt: skip
    half = head.post(f"/en/cases/from/{report.pk}/", answers | {"risk_level": "high"})
    assert half.status_code == 422
    assert "Say why you judge the risk so" in text_of(half)
    assert not Case.objects.exists()
    risk = {"risk_level": "high", "risk_measures": ["order"], "risk_reasons": "Few were there."}
    assert head.post(f"/en/cases/from/{report.pk}/", answers | risk).status_code == 302
    last = stands(report).last
    assert (last.level, last.measures, last.carer) == ("high", ["order"], people.head)
    assert [one.kind for one in last.occasions.all()] == ["case_opened"]


def test_the_receiver_is_asked_at_home_answers_and_the_case_learns_what_it_must_heed(people):
    case = making.opened(people)
    report = case.origins.get().report
    receiver = desk(people.receiver)
    home = text_of(receiver.get("/en/"))
    assert "Risk of detriment to be assessed again: A case was opened" in home
    assert "Risk of detriment" not in text_of(desk(people.head).get("/en/"))
    address = f"/en/reports/{report.pk}/risk/"
    assert "To be assessed again" in text_of(receiver.get(f"/en/reports/{report.pk}/"))
    nobody = receiver.post(address, ANSWERS)
    assert nobody.status_code == 422
    assert "The chief asks around." in text_of(nobody), "nothing typed is lost"
    assert "Say who looks after the measures" in text_of(nobody)
    assert receiver.post(address, ANSWERS | {"carer": str(people.receiver.pk)}).status_code == 302
    assert "Risk of detriment" not in text_of(receiver.get("/en/"))
    again = text_of(receiver.get(address))
    assert "The chief asks around." in again
    assert "Why now" in again, "nothing calls for it now: whoever goes on says why"
    assert Entry.objects.filter(event="detriment.read", actor_id=people.receiver.pk).exists()
    for page in (f"/en/cases/{case.pk}/", f"/en/do/case/{case.pk}/close/"):
        shown = text_of(desk(people.head).get(page))
        if "close" in page and "Risk" not in shown:
            continue  # the step is not possible yet: the page says only that
        assert "high" in shown
        assert "nobody recognises the source" in shown
        assert "Another post" not in shown
        assert "The chief asks around." not in shown


def test_a_step_of_the_case_asks_again_and_an_investigator_reads_nothing_of_it(people):
    case = making.active(making.preliminary(people))
    report = case.case.origins.get().report
    assert {one.kind for one in stands(report).owed} == {"case_opened", "notified"}
    page = f"/en/cases/{case.case_id}/"
    assert "Risk of harm to whoever reported" in text_of(desk(people.lead).get(page))
    assert "Risk of harm" not in text_of(desk(people.investigator).get(page))


@pytest.mark.django_db(transaction=True)
def test_nobody_else_comes_near_it(people):
    report = making.assessed_report(people)
    address = f"/en/reports/{report.pk}/risk/"
    detriment.arise(report=report, kind=Occasion.NOTIFIED, by=people.head, at=timezone.now())
    away = member(["receiver"])
    exclusions.exclude(report=report, member=away, reason="named", by=people.receiver, at=timezone.now())
    for stranger in (away, people.lead, people.investigator, member(["head_of_office"]), member(["auditor"])):
        browser = desk(stranger)
        assert browser.get(address).status_code == 404
        assert browser.post(address, ANSWERS).status_code == 404
        assert "Risk of detriment" not in text_of(browser.get("/en/"))
    forged = ANSWERS | {"carer": str(away.pk), "kind": "case_opened"}
    assert desk(people.receiver).post(address, forged).status_code == 422
    assert report.detriment_assessments.count() == 1


def test_the_receiver_closes_and_may_leave_it_for_later(people):
    office = {"awa": people.receiver, "ilan": member(["receiver"]), "mariam": people.head}
    made = closed(office, at=timezone.now(), with_case=False)
    assert {one.kind for one in stands(made).owed} == {"no_case", "closed"}
    page = text_of(desk(people.receiver).get(f"/fr/reports/{made.pk}/risk/"))
    assert "Le signalement a été clos" in page


def test_a_later_report_of_reprisals_asks_for_the_earlier_one_and_ties_nothing(people):
    earlier, other = making.assessed_report(people), making.assessed_report(making.team())
    later = making.assessed_report(people)
    receiver, address = desk(people.receiver), f"/en/reports/{later.pk}/risk/earlier/"
    for number in (other.reference, "0000ZZZZ", later.reference, ""):
        assert receiver.post(address, {"number": number}).status_code == 422
    assert not stands(earlier).owed
    answer = receiver.post(address, {"number": f" {earlier.reference[:4]} {earlier.reference[4:].lower()}"})
    assert answer.headers["Location"].endswith(f"/reports/{earlier.pk}/risk/")
    assert [one.kind for one in stands(earlier).owed] == ["later_report"]
    assert not stands(other).owed
    entry = Entry.objects.filter(event="detriment.raised", subject_id=str(earlier.pk)).latest("id")
    assert entry.said == {"kind": "later_report"}
