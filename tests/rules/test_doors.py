"""Every route x role x relation: whoever was not let into a matter does not learn that it exists (SECURITY.md, T4)."""

import re
import uuid

import pytest
from django.urls import reverse

from audit.models import Entry
from config.permission_table import STAFF
from machine.verbs import all_bound
from tests.rules.addresses import Address, addresses
from tests.rules.world import World

ALL = addresses("config.urls_staff")
OF_A_THING = [one for one in ALL if STAFF[one.name].about and one.name != "machine:transition"]
OF_A_ROLE = [one for one in ALL if len(STAFF[one.name].roles) < 14 and not STAFF[one.name].public]
OF_EVERYBODY = [one for one in ALL if not STAFF[one.name].about and not STAFF[one.name].public]
VERBS = sorted(all_bound())

# Posting somewhere that only shows, or looking where one can only post, is refused before any door.
NOT_HERE = 405
# What a member who was never let in may learn: nothing (404), or that their role is not the one (403).
CLOSED = {404, 403, NOT_HERE}


def _url(one: Address, world: World) -> str:
    about = STAFF[one.name].about
    row = world.rows[about]
    known = {"pk": str(row.pk)}
    if "attachment" in one.converters:
        known["attachment"] = str(world.rows["attachment"].pk)
    if "hold" in one.converters:
        known["hold"] = str(world.rows["hold"].pk)
    if "code" in one.converters:
        known["code"] = "summary" if about == "investigation" else "team"  # a part of a report, or a tab of a case
    if "kind" in one.converters:
        known["kind"] = "inventory"
    return reverse(one.name, kwargs=one.filled(**known))


def _newest() -> int:
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _signs_in(answer, world: World, but: str = "") -> list[str]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = body.decode("utf-8", "replace")
    # What the member typed into the address themselves may come back in the links that change the language.
    return [sign for sign in world.signs if sign in told and sign not in but]


def _try(world: World, who, relation: str, url: str, method: str) -> bool:
    """Knock once; True when the log has to hold this knock."""
    answer = getattr(world.client(who), method)(url, _nonsense() if method == "post" else None)
    where = f"{method} {url} as {relation}"
    assert answer.status_code in CLOSED, f"{where}: {answer.status_code}"
    assert not _signs_in(answer, world, but=url), where
    return answer.status_code == 404


def _knock(world: World, those: dict, url: str, method: str) -> None:
    """Everybody of them knocks once; the log holds exactly one try of each who was told that nothing is there."""
    since = _newest()
    told = {who.pk for relation, who in those.items() if _try(world, who, relation, url, method)}
    tries = Entry.objects.filter(event="door.tried", pk__gt=since).values_list("actor_id", flat=True)
    assert sorted(tries, key=str) == sorted(told, key=str), f"{method} {url}: the tries in the log"


def _nonsense() -> dict[str, str]:
    return {"text": "x", "reason": "x", "member": str(uuid.uuid4())}


@pytest.mark.parametrize("one", OF_A_THING, ids=[one.name for one in OF_A_THING])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_who_was_not_let_in_finds_it(world, one, method):
    # a form is behind the same door as its page: those who post take turns
    knocking = world.outsiders if method == "get" else world.some_outsiders(OF_A_THING.index(one))
    if STAFF[one.name].about in OF_THE_PROCEEDING:  # was never in it: the stranger of the same role stands for them
        knocking = {relation: who for relation, who in knocking.items() if relation != "stepped back from the case"}
    _knock(world, knocking, _url(one, world), method)


OF_THE_PROCEEDING = {"proceeding", "sanction"}


@pytest.mark.parametrize("verb", VERBS, ids=[f"{name}-{verb}" for name, verb in VERBS])
def test_nobody_who_was_not_let_in_takes_a_step_of_it(world, verb):
    machine, name = verb
    if machine == "commitment":
        return  # the plan is for every member to read; its policy decides who moves it, see the rooms' tests
    url = reverse("machine:transition", args=[machine, world.rows[machine].pk, name])
    knocking = world.some_outsiders(VERBS.index(verb))
    if not all_bound()[verb].url_name:
        _knock(world, knocking, url, "post")
        return
    for relation, who in knocking.items():  # it has a page of its own: this address leads nowhere, for anybody
        assert world.client(who).post(url).status_code == 404, f"{url} as {relation}"


@pytest.mark.parametrize("one", OF_A_THING, ids=[one.name for one in OF_A_THING])
def test_what_does_not_exist_answers_as_what_is_not_yours(world, one):
    """Else the answer would tell that something is there."""
    about = STAFF[one.name].about
    who = world.strangers["investigator"]
    real = _url(one, world)
    invented = real.replace(str(world.rows[about].pk), str(uuid.uuid4()))
    theirs, nobodys = (world.client(who).get(url) for url in (real, invented))
    assert theirs.status_code == nobodys.status_code
    assert _without_addresses(theirs, real) == _without_addresses(nobodys, invented)


def _without_addresses(answer, url: str) -> str:
    """The page without its own address and without the form's token, which is new each time."""
    page = answer.content.decode().replace(url.removeprefix("/en"), "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.mark.parametrize("one", OF_A_THING, ids=[one.name for one in OF_A_THING])
def test_the_door_is_a_door_and_not_a_wall(world, one):
    """Whoever was let in gets an answer: a page, a form, or the sentence why not now."""
    who = world.granted[STAFF[one.name].about]
    if one.name in ("cases:declare", "disclosure_identity", "report_copy", "report_page", "cases:rights_proof"):
        return  # a declaration is made once; an identity read while open; this file has no copy, this proof no file
    answer = world.client(who).get(_url(one, world))
    assert answer.status_code in (200, 302, 303, 403, 405, 409), f"{one.name}: {answer.status_code}"


@pytest.mark.parametrize("one", OF_A_ROLE, ids=[one.name for one in OF_A_ROLE])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_of_a_role_is_for_that_role(world, one, method):
    for role, who in world.strangers.items():
        url = reverse(one.name, kwargs=one.filled(pk=str(world.strangers["clerk"].pk), number="2025", theme="reports"))
        if role in STAFF[one.name].roles:
            continue
        answer = getattr(world.client(who), method)(url)
        assert answer.status_code in CLOSED, f"{method} {one.name} as {role}: {answer.status_code}"


@pytest.mark.parametrize("one", OF_EVERYBODY, ids=[one.name for one in OF_EVERYBODY])
def test_no_list_count_search_statistic_or_home_page_tells_of_it(world, one):
    asked = ("", f"?q={world.rows['case'].number}&factor=conduct", "?state=received&state=referred&page=2")
    looking = world.outsiders
    if one.converters:  # the same page for everybody: three people look
        asked, looking = ("",), world.kept_away | {"investigator": world.strangers["investigator"]}
    for relation, who in looking.items():
        if one.name.startswith("audit:") and "auditor" in who.roles:
            continue  # the log names things by their ids to the auditor, who opens none of them
        known = {"version_id": str(world.rows["procedure"].pk), "number": "2025", "theme": "reports"}
        questions = asked if relation in world.kept_away else (asked[OF_EVERYBODY.index(one) % len(asked)],)
        for query in questions:
            url = reverse(one.name, kwargs=one.filled(pk=str(world.rows["commitment"].pk), **known)) + query
            answer = world.client(who).get(url)
            assert answer.status_code < 500, f"{url} as {relation}"
            assert not _signs_in(answer, world, but=query), f"{url} as {relation}"


def test_the_lists_of_those_let_in_do_tell_of_it(world):
    """The rule above would also pass on empty pages."""
    for name, noun in (("reports", "report"), ("cases:list", "case"), ("discipline:proceedings", "proceeding")):
        answer = world.client(world.granted[noun]).get(reverse(name))
        assert str(world.rows[noun].pk) in answer.content.decode(), name


def test_whoever_stepped_back_counts_nothing_of_it(world):
    """The page of the list for somebody kept away is that of somebody who never knew."""
    for relation, name in (("excluded from the report", "reports"), ("stepped back from the case", "cases:list")):
        away = world.kept_away[relation]
        stranger = world.strangers[away.roles[0]]
        url = reverse(name)
        pages = [_without_addresses(world.client(who).get(url), url) for who in (away, stranger)]
        assert pages[0].replace(away.name, "") == pages[1].replace(stranger.name, "")
