"""Every step of every edge table has an event, an action, a policy and a test."""

import ast
import re
from functools import cache

import pytest

from accounts.roles import CODES
from audit import registry
from machine.edges import NOWHERE
from machine.models import MODELS, machines
from machine.verbs import all_bound, parts
from tests.rules.reading import DOMAIN_ROOMS, ROOT, calls, functions, named

EDGES = [(machine, edge) for machine in machines() for edge in machine.edges]
IDS = [f"{machine.name}-{edge.source or 'new'}-{edge.verb}" for machine, edge in EDGES]
each_edge = pytest.mark.parametrize(("machine", "edge"), EDGES, ids=IDS)
NOT_ROLES = {"reporter": "has no account", "owner": "of a recommendation: any member, whatever their role"}


@cache
def _recorded() -> frozenset[str]:
    """Names of events that some action writes into the log."""
    return frozenset(
        constant.value
        for path in (*named("actions", *DOMAIN_ROOMS), *named("access", *DOMAIN_ROOMS))
        for name, call in calls(path)
        if name.split(".")[-1].lstrip("_") in WRITERS
        for argument in [*call.args, *(word.value for word in call.keywords)]
        for constant in ast.walk(argument)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    )


WRITERS = {"record", "record_all", "note"}  # the last one is a module's own shorthand for record


@cache
def _tests() -> str:
    paths = [path for folder in ("unit", "journeys", "browser") for path in (ROOT / "tests" / folder).rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in (*paths, *(ROOT / "tests/factories").glob("*.py")))


@each_edge
def test_its_event_is_declared(machine, edge):
    assert registry.get(edge.event)


@each_edge
def test_its_event_is_recorded_by_an_action(machine, edge):
    assert edge.event in _recorded()


@each_edge
def test_it_has_an_action(machine, edge):
    known = {*all_bound(), *parts()}
    assert edge.source == NOWHERE or (machine.name, edge.verb) in known


@each_edge
def test_it_has_a_policy(machine, edge):
    """Its own, or that of the action inside which it happens."""
    bound = all_bound().get((machine.name, edge.verb))
    if bound is not None:
        assert bound.require.__name__.startswith("require_may_")
        return
    action = parts().get((machine.name, edge.verb))
    if edge.event in ANYBODY_MAY:
        return
    source = action.__module__ if action else _module_recording(edge.event)
    required = [name for name in _calls_in(source) if name.split(".")[-1].startswith("require_")]
    assert required, f"{source} asks no policy"


ANYBODY_MAY = dict.fromkeys(("report.received", "report.kept_apart"), "whoever wants to report something, at any time")


@cache
def _calls_in(module: str) -> tuple[str, ...]:
    path = (ROOT / module.replace(".", "/")).with_suffix(".py")
    return tuple(name for name, _call in calls(path))


def _module_recording(event: str) -> str:
    for path in named("actions", *DOMAIN_ROOMS):
        if f'"{event}"' in path.read_text(encoding="utf-8"):
            return path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    raise AssertionError(f"no action records {event}")


@each_edge
def test_it_is_tried_by_a_test(machine, edge):
    text = _tests()
    action = _verb_name(machine, edge)
    tried = rf"\.{action}\(|{re.escape(edge.event)}|[\"'/]{edge.verb}[\"'/]"
    assert re.search(tried, text), f"no test takes {machine.name}.{edge.verb}"


def _verb_name(machine, edge) -> str:
    found = all_bound().get((machine.name, edge.verb))
    action = found.action if found else parts().get((machine.name, edge.verb))
    return action.__name__ if action else edge.verb


@each_edge
def test_its_owner_is_a_role_of_the_office(machine, edge):
    assert edge.owner in (*CODES, *NOT_ROLES)


@each_edge
def test_the_model_has_its_step(machine, edge):
    if edge.source == NOWHERE:
        return
    model = MODELS[machine.name]
    taken = _targets(model)
    assert edge.target in taken


def _targets(model) -> set[str]:
    found = set()
    for base in model.__mro__:
        for method in vars(base).values():
            fsm = getattr(method, "_django_fsm", None)
            if fsm is not None:
                found |= {one.target for one in fsm.transitions.values()}
    return found


def test_nothing_is_bound_that_no_edge_names():
    known = {(machine.name, edge.verb) for machine, edge in EDGES}
    assert {*all_bound(), *parts()} <= known


def test_every_page_of_a_verb_exists(db):
    from django.urls import reverse

    from tests.rules.addresses import addresses

    names = {one.name for one in addresses("config.urls_staff")}
    assert {verb.url_name for verb in all_bound().values() if verb.url_name} <= names
    assert reverse("machine:transition", args=["case", "0" * 8 + "-0000-4000-8000-" + "0" * 12, "close"])


def test_every_event_that_is_recorded_is_declared_and_every_declared_one_is_recorded():
    """An event nobody writes is a promise nobody keeps."""
    written = {
        constant.value
        for path in named_everywhere()
        for name, call in calls(path)
        if call.args
        for constant in ast.walk(call)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }
    declared = {event.name for event in registry.every()}
    assert declared - written == set()


def named_everywhere():
    from tests.rules.reading import python_files

    return [path for path in python_files() if path.stem not in ("events", "states")]


def test_every_state_can_be_reached_and_says_what_it_means():
    for machine in machines():
        reached, fresh = {NOWHERE}, {NOWHERE}
        while fresh:
            fresh = {edge.target for edge in machine.edges if edge.source in reached} - reached
            reached |= fresh
        assert {state.code for state in machine.states} <= reached, machine.name
        assert all(str(state.label) and str(state.says) for state in machine.states), machine.name


def test_steps_are_written_with_the_decorator_of_the_machine():
    for path in named("models", *DOMAIN_ROOMS):
        for function in functions(path):
            assert not any(ast.unparse(one).startswith("transition(") for one in function.decorator_list)
