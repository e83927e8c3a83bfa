"""Verbs are bound once, to edges that exist; a policy's boolean twin is derived from it."""

import pytest
from django.utils import translation

from machine import verbs
from machine.drawing import page
from machine.middleware import Refusals
from machine.policies import may, why_not
from machine.refusals import NotFromHere, Refused
from machine.roles import name_roles, role_label
from tests.unit.machine.test_edges import KITE


class Torn(Refused):
    sentence = "The kite is torn."
    http_status = 403


def require_may_fly(*, kite, by) -> None:
    if kite == "torn":
        raise Torn()


@pytest.fixture
def bindings(monkeypatch):
    monkeypatch.setattr(verbs, "_BOUND", {})
    monkeypatch.setattr(verbs, "_PARTS", {})


def _bind(verb: str) -> None:
    verbs.bind(KITE, verb, action=print, require=require_may_fly, find=print)


def test_a_verb_is_bound_once(bindings):
    _bind("fly")
    with pytest.raises(ValueError, match="bound twice"):
        _bind("fly")
    assert verbs.bound("kite", "fly").name == "fly"
    assert verbs.bound("kite", "land") is None


def test_a_verb_that_no_edge_has_is_refused(bindings):
    with pytest.raises(KeyError):
        _bind("burn")
    with pytest.raises(KeyError):
        verbs.part_of(KITE, "burn", action=print)


def test_what_may_be_done_is_what_the_policy_does_not_refuse():
    assert may(require_may_fly, kite="whole", by=None)
    assert why_not(require_may_fly, kite="torn", by=None) == "The kite is torn."


def test_a_policy_that_fails_for_another_reason_fails_loudly():
    def broken(**_handed) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        may(broken)


def test_a_refusal_can_say_its_own_sentence():
    assert str(Torn("The string is cut.")) == "The string is cut."
    assert NotFromHere().http_status == 409


def test_a_refusal_becomes_a_page_with_its_status(rf):
    request = rf.get("/en/")
    answer = Refusals(lambda _request: None).process_exception(request, Torn())
    assert answer.status_code == 403
    assert "The kite is torn." in answer.content.decode()
    assert Refusals(lambda _request: None).process_exception(request, ValueError()) is None


def test_a_role_without_words_is_shown_by_its_code():
    name_roles({"kite_keeper": "Keeper of kites"})
    assert role_label("kite_keeper") == "Keeper of kites"
    assert role_label("unheard_of") == "unheard_of"


def test_the_page_of_a_machine_draws_every_edge():
    with translation.override("en"):
        drawn = page(KITE)
    for line in ("[*] --> folded : fold", "folded --> flying : fly", "landed --> [*]"):
        assert line in drawn
