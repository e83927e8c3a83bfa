"""The case list: filters, kept searches, columns and many at once, each among one's own cases alone."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from cases.actions import assignments, recusals
from cases.attention import marks, reviews
from cases.listing import bulk, query, saved
from cases.listing.filters import Filters
from cases.models import NextReview, SavedSearch, Watch
from cases.policies.parts import NotOnTeam
from cases.turns import next_day
from machine.policies import may
from tests.factories import cases as factory
from tests.journeys.test_investigation import browser, said


def now():
    return timezone.now()


def found(who, **asked) -> list:
    return [case.pk for case in query.page_of(who, Filters.of(asked)).object_list]


@pytest.fixture
def case(people):
    return factory.preliminary(people)


def test_each_filter_finds_the_case_and_its_opposite_does_not(case, people):
    day = timezone.localdate()
    for hit, miss in (
        ({"state": "preliminary"}, {"state": "closed"}),
        ({"category": case.category}, {"category": "harassment"}),
        ({"unit": case.unit}, {"unit": "south-gate"}),
        ({"part": "lead"}, {"part": "reviewer"}),
        ({"lead": str(people.lead.pk)}, {"lead": str(people.head.pk)}),
        ({"report": "yes"}, {"report": "no"}),
        ({"from_on": day.isoformat()}, {"from_on": (day + timedelta(days=1)).isoformat()}),
        ({"to_on": day.isoformat()}, {"to_on": (day - timedelta(days=1)).isoformat()}),
    ):
        assert found(people.lead, **hit) == [case.pk], hit
        assert found(people.lead, **miss) == [], miss


def test_watched_late_changed_and_waiting_are_read_from_what_happened(case, people):
    assert found(people.lead, waiting="1") == [case.pk]
    for name in ("watched", "late", "changed"):
        assert found(people.lead, **{name: "1"}) == []
    marks.watch(case=case, by=people.lead, at=now())
    marks.look(case=case, by=people.lead, at=now())
    factory.allegation(case)
    reviews.set_review(case=case, review_on=timezone.localdate(), by=people.head, at=now())
    NextReview.objects.update(review_on=timezone.localdate() - timedelta(days=1))
    for name in ("watched", "late", "changed"):
        assert found(people.lead, **{name: "1"}) == [case.pk], name
    assert found(people.head, watched="1") == []
    everything = dict.fromkeys(("watched", "late", "changed", "waiting"), "1")
    assert found(people.lead, state="preliminary", report="yes", part="lead", **everything) == [case.pk]


@pytest.mark.parametrize(
    "forged",
    [{"state": "x"}, {"from_on": "2026-99-99"}, {"lead": "not-an-id"}, {"watched": "yes"}, {"report": "' --"}],
)
def test_what_makes_no_sense_is_no_filter(forged):
    assert Filters.of(forged).given == {}


def test_a_filter_asks_nothing_about_a_case_that_waits_for_the_statement(people):
    case = factory.opened(people)
    assignments.assign(case=case, member=people.lead, role="lead", by=people.head, at=now())
    assert [one.pk for one in query.page_of(people.lead, Filters()).object_list] == [case.pk]
    assert found(people.lead, unit=case.unit) == []
    page = said(browser(people.lead).get(reverse("cases:list")))
    assert case.unit not in page


def test_a_recusal_empties_list_watch_search_and_count_at_once(case, people):
    marks.watch(case=case, by=people.investigator, at=now())
    marks.look(case=case, by=people.investigator, at=now())
    saved.keep(filters=Filters(watched="1"), is_shared=False, by=people.investigator, at=now())
    assert query.count(people.investigator, Filters(watched="1")) == 1
    recusals.recuse(case=case, reason="family", by=people.investigator, at=now())
    factory.allegation(case)
    assert query.count(people.investigator, Filters(watched="1")) == 0
    home = said(browser(people.investigator).get("/en/"))
    assert case.number not in home


def test_a_kept_search_counts_for_whoever_looks(case, people):
    client = browser(people.lead)
    client.post(reverse("cases:keep_search"), {"state": "preliminary", "is_shared": "1"})
    other = factory.team()
    assert "1 case" in said(client.get("/en/"))
    assert "0 cases" in said(browser(other.lead).get("/en/"))
    row = SavedSearch.objects.get()
    stranger = browser(other.lead)
    assert stranger.post(reverse("cases:drop_search", args=[row.pk])).status_code == 404
    assert client.post(reverse("cases:drop_search", args=[row.pk])).status_code == 302
    assert not SavedSearch.objects.exists()


def test_a_search_without_a_filter_is_not_kept(case, people):
    answer = browser(people.lead).post(reverse("cases:keep_search"), {"state": "gossip"})
    assert answer.status_code == 422


def test_many_at_once_shows_first_and_writes_an_entry_each(people):
    cases = [factory.opened(people), factory.opened(people)]
    head, url = browser(people.head), reverse("cases:many")
    ids = [str(case.pk) for case in cases]
    page = head.post(url, {"act": "review", "case": ids})
    assert "Nothing has happened yet" in said(page)
    assert not NextReview.objects.exists()
    day = timezone.localdate() + timedelta(days=9)
    done = head.post(url, {"act": "review", "case": ids, "confirm": "1", "review_on": day.isoformat()})
    assert "Done for 2 cases" in said(done)
    assert Entry.objects.filter(event="case.review_set").count() == 2
    assert next_day(cases[0], timezone.localdate()) <= day


def test_many_at_once_leaves_out_what_may_not_be_done_and_finds_no_stranger(case, people):
    other = factory.preliminary(factory.team())
    lead, url = browser(people.investigator), reverse("cases:many")
    page = said(lead.post(url, {"act": "assign", "case": [str(case.pk)]}))
    assert "It can be done for none of these cases." in page
    assert lead.post(url, {"act": "watch", "confirm": "1", "case": [str(case.pk), str(other.pk)]}).status_code == 404
    assert not Watch.objects.exists()
    for forged in ({"act": "close", "case": [str(case.pk)]}, {"act": "watch", "case": ["x"]}, {"act": "watch"}):
        assert lead.post(url, forged).status_code in (400, 404, 422), forged
    assert lead.post(url, {"act": "watch", "case": [str(uuid.uuid4())]}).status_code == 404


def test_nothing_that_ends_a_case_can_be_done_to_many():
    assert set(bulk.ACTS) == {"watch", "unwatch", "assign", "review"}


def test_the_list_as_a_file_is_an_entry_for_each_case_and_computes_nothing(case, people):
    answer = browser(people.lead).post(reverse("cases:many"), {"act": "export", "case": [str(case.pk)]})
    assert case.number in said(answer)
    assert Entry.objects.filter(event="case.listed", subject_id=str(case.pk)).count() == 1


def test_the_member_chooses_the_columns(case, people):
    lead = browser(people.lead)
    assert lead.post(reverse("cases:columns"), {"columns": ["lead", "opened"]}).status_code == 302
    page = said(lead.get(reverse("cases:list")))
    assert people.lead.name in page
    assert "Next step" not in page.split("<thead>")[1].split("</thead>")[0]
    assert lead.post(reverse("cases:columns"), {"columns": ["password"]}).status_code == 422


def test_the_list_weighs_little_and_costs_the_same_for_one_case_and_three(people, django_assert_max_num_queries):
    for _turn in range(3):
        factory.opened(people)
    head = browser(people.head)
    head.get(reverse("cases:list"))
    with django_assert_max_num_queries(45):
        page = head.get(reverse("cases:list"))
    # A row of a full page is about as long as one of these: 50 of them stay under 60 kB with the frame.
    rows = said(page).split("<tbody>")[1].split("</tbody>")[0]
    assert len(page.content) - len(rows) + 50 * len(rows) / 3 < 60_000


def test_only_head_and_lead_say_when_a_case_is_looked_at_again(case, people):
    assert may(reviews.require_may_set, case=case, by=people.lead)
    with pytest.raises(NotOnTeam):
        reviews.set_review(case=case, review_on=timezone.localdate(), by=people.reviewer, at=now())
    with pytest.raises(reviews.DayGone):
        reviews.set_review(case=case, review_on=timezone.localdate() - timedelta(days=1), by=people.head, at=now())


def test_who_is_kept_away_is_left_out_without_a_reason(case, people):
    recusals.recuse(case=case, reason="family", by=people.investigator, at=now())
    line = {"act": "assign", "case": [str(case.pk)], "confirm": "1"}
    answer = browser(people.head).post(
        reverse("cases:many"), line | {"member": str(people.investigator.pk), "role": "investigator"}
    )
    assert "This person cannot be assigned to this case." in said(answer)
    assert not case.assignments.filter(member=people.investigator, ended_at__isnull=True).exists()


def test_the_list_costs_the_same_however_many_cases(people, django_assert_num_queries):
    for _turn in range(3):
        factory.opened(people)
    with django_assert_num_queries(3):
        page = query.page_of(people.head, Filters())
    assert page.paginator.count == 3
    assert [case.serial for case in page.object_list] == [3, 2, 1]
    assert query.page_of(people.head, Filters(state="closed")).paginator.count == 0
    assert query.page_of(people.head, Filters(waiting="1")).paginator.count == 3
