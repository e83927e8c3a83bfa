"""Everybody tries everything, in any order: no state that the tables do not know, no failure, no word to outsiders."""

import random

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import CODES
from audit.models import Entry
from cases.actions import recusals
from cases.models import Allegation, Case, Exhibit, Finding, Interview, Investigation, Recommendation, Task
from cases.models.team import INVESTIGATING
from machine.models import machines
from machine.verbs import bound, what_can_be_done
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.accounts import member
from tests.journeys.test_investigation import browser, checked, said, step
from tests.journeys.test_planning import day

TEAM = ("head", "lead", "investigator", "reviewer", "authority")
OUTSIDE = ("receiver", "stranger", "stepped_back")
STATEMENT, PLAN, REASONING = "I saw the lorry.", "Hear two people", "The log and the witness agree."
SEALED = (factory.CONDUCT, factory.FACTS, STATEMENT, PLAN, REASONING, "Noor Example", reporting.PARTS["facts"])
ANSWERS = {200, 302, 403, 404, 409, 422}
STEPS = 70


@pytest.fixture
def people(db):
    return factory.team()


def values(verb: str, people) -> dict:
    """What a sensible person types for this step."""
    said = {"reasons": "Because.", "note": "Because.", "text": "Because.", "questions": "Why?", "result": "intact"}
    return said | checked() | {
        "mandate": {"mandate": "Find out.", "powers": ["interviews", "documents"], "ends_on": day(60)},
        "start": {"notice": "deferred", "deferral": "evidence", "review_on": day(20)},
        "suspend": {"ground": "health"},
        "put_forward": {"sent_on": day()},
        "skip": {"ground": "waived"},
        "screen_out": {"ground": "unfounded"},
        "end_without_finding": {"ground": "left"},
        "refer": {"authority": people.authority.pk},
        "close": {"outcome": "no_breach", "feedback": "We looked into it."},
        "reopen": {"ground": "new_facts"},
        "convoke": {"convoked_for_on": day(), "is_notice_waived": "on"},
        "notify_rights": {"how": "in_person", "notified_on": day(), "language": "en", "receipt": "Signed."},
        "hold": {"held_on": day(), "statement": STATEMENT},
        "send_record": {"sent_how": "read_out", "sent_on": day()},
        "contest": {"corrections": "It was seven."},
        "transfer": {"to": people.reviewer.pk},
    }.get(verb, {})  # fmt: skip


def rows(case) -> list:
    """Everything of the case that a table moves, and the case."""
    found = [Case.objects.get(pk=case.pk)]
    for model in (Allegation, Investigation, Interview, Exhibit):
        found += model.objects.filter(case=case)
    found += Task.objects.filter(investigation__case=case)
    return found + list(Recommendation.objects.filter(investigation__case=case))


def states(case) -> dict:
    return {(row.machine.name, row.pk): row.state for row in rows(case)}


def pages(case, people, draw) -> tuple[str, dict]:
    """An act that has a page of its own, at some row of the case."""
    running, one = case.investigations.last(), draw.choice(list(case.allegations.all()))
    pieces = [str(row.pk) for row in case.exhibits.all()]
    part = draw.choice(sorted(reporting.PARTS))
    last = running.sections.filter(code=part).count() if running else 0
    offered = [
        (reverse("cases:verify", args=[case.pk]), {}),
        (reverse("cases:add_subject", args=[case.pk]), {"kind": "named", "name": "Robin Sample", "post": "Guard"}),
        (reverse("cases:plan", args=[case.pk]), {"plan": f"{PLAN}."}),
        (reverse("cases:plan_interview", args=[case.pk]), {"person": "Ben Sample", "capacity": "witness"}),
        (reverse("cases:assign", args=[case.pk]), {"member": people.receiver.pk, "role": "investigator"}),
        (
            reverse("cases:finding", args=[one.pk]),
            {"word": draw.choice(["SUST", "UNFD", "NSUS"]), "supports": pieces[:1], "contradicts": [],
             "nothing_for": "No.", "nothing_against": "No.", "reasoning": REASONING},
        ),
    ]  # fmt: skip
    if running:
        offered.append(
            (
                reverse("cases:report_part", args=[running.pk, part]),
                {"replaces": str(last), "text": reporting.PARTS[part]},
            )
        )
    return draw.choice(offered)


def offered(case, people, draw) -> tuple[str, str, dict] | None:
    """A step that somebody may take now, as their page offers it."""
    found = [
        (who, possible)
        for row in rows(case)
        for who in TEAM
        for possible in what_can_be_done(row, getattr(people, who))
        if possible.allowed
    ]
    if not found:
        return None
    who, possible = draw.choice(found)
    return who, possible.url, values(possible.edge.verb, people)


def act(case, people, who: str, draw) -> tuple[str, dict]:
    """What this one tries: any step of any table, or an act with a page of its own."""
    if draw.random() < 0.4:
        return pages(case, people, draw)
    row = draw.choice(rows(case))
    row.case = case
    known = [edge.verb for edge in row.machine.edges if bound(row.machine.name, edge.verb)]
    near = [edge.verb for edge in row.machine.leaving(row.state) if edge.verb in known]
    verb = draw.choice(near if near and draw.random() < 0.8 else known)
    typed = values(verb, people) if draw.random() < 0.9 else {"reasons": "\x00", "ends_on": "31 February"}
    return step(row, verb), typed


def require_possible(case) -> None:
    """What may never be so, whatever anybody did."""
    case = Case.objects.get(pk=case.pk)
    investigated = set(case.assignments.filter(role__in=INVESTIGATING).values_list("member_id", flat=True))
    for found in Finding.objects.filter(allegation__case=case, confirmed_at__isnull=False):
        assert found.confirmed_by_id not in investigated | {found.proposed_by_id}
    for running in case.investigations.filter(state__in=("delivered", "closed")):
        assert running.issued.count() == 2
        assert running.reviews.last().decided_by_id not in investigated
    for heard in case.interviews.filter(held_at__isnull=False):
        assert heard.rights_notified_at is not None
        assert heard.rights_notified_at <= heard.held_at or heard.rights_notified_at.date() == heard.held_on
    if case.state in ("decision", "referred", "follow_up"):
        open_still = ("alleged", "under_investigation", "finding_proposed")
        assert not case.allegations.filter(state__in=open_still).exists()
    if case.state == "closed":
        assert case.closed_at is not None


@pytest.mark.parametrize(("seed", "begins"), [(11, "investigating"), (47, "in_follow_up")])
def test_nobody_comes_where_no_table_leads_nor_reads_without_a_share(people, seed, begins, settle):
    case = getattr(factory, begins)(people)
    factory.interview(case) if begins == "investigating" else None
    factory.exhibit(case) if begins == "investigating" else None
    people.stranger = member([code for code in CODES if code not in ("quorum_officer", "identity_custodian")])
    people.stepped_back = member(["investigator"])
    if begins == "investigating":
        factory.join(case, people.stepped_back, "investigator")
        recusals.recuse(case=case, reason="family", by=people.stepped_back, at=timezone.now())
    draw = random.Random(seed)
    windows = {who: browser(getattr(people, who)) for who in (*TEAM, *OUTSIDE)}
    edges = {machine.name: {*machine.pairs} for machine in machines()}
    before, entries, taken = states(case), Entry.objects.count(), 0
    for _turn in range(STEPS):
        case = Case.objects.get(pk=case.pk)
        who = draw.choice(OUTSIDE if draw.random() < 0.2 else TEAM)
        likely = offered(case, people, draw) if draw.random() < 0.35 else None
        who, url, typed = likely or (who, *act(case, people, who, draw))
        answer = windows[who].post(url, typed)
        assert answer.status_code in ANSWERS, (who, url, answer.status_code)
        settle()
        after = states(case)
        if who in OUTSIDE:
            assert answer.status_code == 404, (who, url, answer.status_code)
            assert not [words for words in SEALED if words in said(answer)]
            assert after == before, (who, url)
        for key, state in after.items():
            source = before.get(key, "")
            assert state == source or (source, state) in edges[key[0]], (who, url, key, source, state)
        assert before.keys() <= after.keys()
        now = Entry.objects.count()
        assert now >= entries
        taken += after != before
        before, entries = after, now
        require_possible(case)
    assert taken > 2, "the walk went nowhere"
    for who in OUTSIDE:
        for url in (case.get_absolute_url(), *(row.get_absolute_url() for row in rows(case))):
            page = windows[who].get(url)
            assert page.status_code == 404, (who, url)
            assert not [words for words in SEALED if words in said(page)]
