"""The case's page with 500 events, 50 exhibits and 30 interviews beside an empty case's page, and the filtered list.

Both cases are walked there by the office's own actions; every tab of both is then drawn in turns by the real view.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone, translation

from audit.actors import OPERATOR
from cases import access, tabs
from cases.actions import interviews
from cases.attention import marks
from cases.custody.actions import exhibits
from cases.listing import query
from cases.listing.filters import Filters
from cases.models import Case
from cases.views.cases import show
from config.benches.figures import Figure, Ground, in_turns, ratio
from config.story import dialogue
from config.story.channels import open_channels
from config.story.conduct import write_down
from config.story.line import Line
from config.story.matter import Matter
from config.story.people import gather
from config.story.texts import FRENCH
from procedures.actions import versions
from procedures.loading import PROFILES

EXHIBITS, INTERVIEWS, EVENTS = 50, 30, 500
QUERIES, SLOWER = 40, 3
CHEAP = {  # no lock of anybody is measured here
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "VAULT_ARGON2": {"memory_kib": 64, "passes": 1, "lanes": 1},
}


def measure(ground: Ground) -> list[Figure]:
    """Every tab of a full and of an empty case, in turns; then the list with every filter on."""
    ground.say("an office, an empty case and a full one")
    empty, full, member = _cases(ground)
    works = {}
    for name, case in (("empty", empty), ("full", full)):
        for tab in tabs.every_tab():
            works[f"{name} {tab.code}"] = lambda case=case, code=tab.code: _drawn(member, case, code)
    queries = {tab.code: _queries(lambda code=tab.code: _drawn(member, full, code)) for tab in tabs.every_tab()}
    taken = in_turns(works, ground.size(41, 5))
    every = Filters(state="investigation", part="lead", report="yes", waiting="1", watched="1", changed="1")
    marks.watch(case=full, by=member, at=timezone.now())
    listed = {"plain": lambda: query.page_of(member, Filters()), "filtered": lambda: query.page_of(member, every)}
    lists = in_turns(listed, ground.size(41, 5))
    return [
        *_figures(queries, taken),
        Figure("list, every filter", "over the list without one", ratio(lists, "filtered", "plain")),
    ]


def _figures(queries: dict[str, int], taken: dict[str, list[float]]) -> list[Figure]:
    most = max(queries, key=lambda code: queries[code])
    slower = {code: _p95(taken[f"full {code}"]) / _p95(taken[f"empty {code}"]) for code in queries}
    worst = max(slower, key=lambda code: slower[code])
    return [
        Figure("case page, queries", f"the most of any tab ({most})", queries[most], unit="", target=QUERIES, digits=0),
        Figure(
            "case page over empty",
            f"{EVENTS} events, {EXHIBITS} exhibits, {INTERVIEWS} interviews: p95 of the overview over the empty case's",
            slower[tabs.FIRST],
            target=SLOWER,
        ),
        Figure("slowest tab over empty", f"the same for the tab that suffers most ({worst})", slower[worst]),
        Figure("case page", "only a hint: p95 of the overview", _p95(taken[f"full {tabs.FIRST}"]) * 1000, unit="ms"),
    ]


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _cases(ground: Ground) -> tuple[Case, Case, Any]:
    now = timezone.now()
    start = now - timedelta(days=200)
    with override_settings(**CHEAP):
        people = gather(at=start)
    procedure = versions.load(path=PROFILES / "fr-state.toml", by=OPERATOR, at=start)
    write_down(people["omar"].member, start)
    channels = open_channels(people, start, is_short=True)
    dialogue.lists_of_the_office(start)
    walks = []
    for _turn in range(2):
        matter = Matter(FRENCH[0], "fr", next(iter(channels.values())), now - timedelta(days=60), "active")
        walks.append(Line(matter, people, procedure).walk())
    empty, full = (walk.case for walk in walks)
    member = walks[1].people["joss"]
    for number in range(ground.size(EXHIBITS, 5)):
        exhibits.register(
            case=full, kind="document", description=f"Register, page {number}", source="The gate", result="intact",
            by=member, at=timezone.now(),
        )  # fmt: skip
    for number in range(ground.size(INTERVIEWS, 3)):
        interviews.plan(case=full, person=f"Witness {number}", capacity="witness", by=member, at=timezone.now())
    for _reading in range(ground.size(EVENTS, 20)):
        access.read_facts(member, full, timezone.now())
    return empty, full, member


def _drawn(member: Any, case: Case, code: str) -> int:
    """The page as the view draws it; how many bytes it has."""
    request: HttpRequest = RequestFactory().get("/")
    request.user = request.member = member
    request.GET = QueryDict("")
    request.resolver_match = None
    with translation.override("fr"):
        answer = show(request, case.pk, code)
    if answer.status_code != 200:
        raise RuntimeError(f"The tab {code} answers {answer.status_code}.")
    return len(answer.content)


def _queries(work: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)
