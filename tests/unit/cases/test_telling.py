"""Before a case is closed, whoever knows that they were investigated learns how it ended (PROCESS C9)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from cases.actions import cases, investigations
from cases.models import Case, Investigation, OutcomeNotice
from cases.policies.parts import NotOnTeam
from cases.telling import actions, policies
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.accounts import member
from tests.factories.desks import desk, words


def now():
    return timezone.now()


def today(days: int = 0):
    return timezone.localdate() + timedelta(days=days)


WORLDS = [factory.investigating]


@pytest.fixture
def people(db):
    return factory.team()


@pytest.fixture
def case(people):
    """A case in follow-up, unfounded, whose only subject had been told that an investigation was under way."""
    made = factory.investigating(people)
    run = Investigation.objects.get(case=made)
    for one in made.allegations.all():
        one.people = people
        factory.finding(one, "UNFD")
    reporting.deliver(run, people)
    made = cases.decide(case=made, by=people.head, at=now())
    return cases.follow_up(case=made, by=people.head, at=now())


def close(case, people):
    return cases.close(case=case, outcome="no_breach", feedback="Nothing was found.", by=people.head, at=now())


def refused(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def test_a_case_does_not_close_over_somebody_who_was_not_told_how_it_ended(case, people, settle):
    subject = case.subjects.get()
    with pytest.raises(policies.SubjectsUntold) as refusal:
        close(case, people)
    assert refusal.value.leads[0][1] == reverse("cases:tell_outcome", args=[case.pk])
    made = actions.tell(case=case, subject=subject, how="letter", told_on=today(), by=people.lead, at=now())
    with pytest.raises(policies.NobodyWaits):
        actions.tell(case=case, subject=subject, how="email", told_on=today(), by=people.head, at=now())
    assert Entry.objects.get(event="subject.outcome_told").subject_id == str(case.pk)
    assert close(Case.objects.get(pk=case.pk), people).state == "closed"
    settle()
    refused(lambda: OutcomeNotice.objects.filter(pk=made.pk).update(told_on=today(-1)))


def test_a_reason_is_kept_for_whoever_is_not_told_and_they_may_be_told_later(case, people):
    subject = case.subjects.get()
    actions.leave_untold(case=case, subject=subject, ground="court", by=people.head, at=now())
    assert policies.owed(case) == []
    assert policies.waiting(case) == [subject]
    actions.tell(case=case, subject=subject, how="email", told_on=today(), by=people.head, at=now())
    assert close(Case.objects.get(pk=case.pk), people).state == "closed"
    given = {"case": case, "subject": subject, "recorded_at": now(), "recorded_by": people.head}
    refused(lambda: OutcomeNotice.objects.create(kind="told", how="email", told_on=today(), **given))


def test_nobody_tells_it_too_early_for_another_day_or_without_a_part(people):
    early = factory.investigating(people)
    here = {"case": early, "subject": early.subjects.get(), "how": "letter", "told_on": today(), "at": now()}
    with pytest.raises(policies.NotDecided):
        actions.tell(by=people.lead, **here)
    decided = factory.decided(people, word="UNFD")
    here |= {"case": decided, "subject": decided.subjects.get()}
    with pytest.raises(policies.OutcomeInFuture):
        actions.tell(by=people.lead, **(here | {"told_on": today(1)}))
    with pytest.raises(NotOnTeam):
        actions.tell(by=member(["investigator"]), **here)
    with pytest.raises(policies.OutcomeToldAlready):
        actions.tell(by=people.lead, **(here | {"subject": early.subjects.get()}))


def test_whoever_was_referred_or_never_heard_of_it_holds_nothing_up(people):
    assert policies.waiting(factory.referred(people)) == []
    quiet = factory.preliminary(people)
    later = {"notice": "deferred", "deferral": "evidence", "review_on": today(9)}
    investigations.start(investigation=factory.mandated(quiet), by=people.lead, at=now(), **later)
    assert policies.waiting(quiet) == [quiet.subjects.get()]
    assert policies.owed(quiet) == []


def test_the_lead_keeps_it_on_the_page_and_the_tab_of_people_shows_it(case, people):
    lead, url = desk(people.lead), reverse("cases:tell_outcome", args=[case.pk])
    assert "was not told how it ended" in words(lead.get(reverse("cases:tab", args=[case.pk, "people"])))
    missing = lead.post(url, {"subject": "1", "kind": "told", "how": "letter"})
    assert (missing.status_code, OutcomeNotice.objects.count()) == (422, 0)
    assert lead.post(url, {"subject": "9", "kind": "untold", "ground": "dead"}).status_code == 422
    done = lead.post(url, {"subject": "1", "kind": "told", "how": "letter", "told_on": today().isoformat()})
    assert done.status_code == 302
    assert "By letter with a receipt" in words(lead.get(done["Location"]))
    assert desk(member(["investigator"])).get(url).status_code == 404
