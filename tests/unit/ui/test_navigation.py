"""The staff menu shows the doors of a member's roles."""

import pytest

from ui import navigation


@pytest.fixture(autouse=True)
def empty_menu(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})


def test_a_door_is_shown_to_its_roles_in_order():
    navigation.register("Log", "log", roles=["auditor"], order=90)
    navigation.register("Cases", "cases", roles=["investigator", "reviewer"], order=20)
    navigation.register("My work", "home", order=1)
    assert [entry.label for entry in navigation.entries_for(["reviewer"])] == ["My work", "Cases"]
    assert [entry.label for entry in navigation.entries_for([])] == ["My work"]


def test_registering_a_door_twice_shows_it_once():
    navigation.register("Cases", "cases")
    navigation.register("Cases", "cases")
    assert len(navigation.entries_for([])) == 1


def test_the_first_page_is_marked_only_when_it_is_shown():
    navigation.register("My work", "sample_home")
    assert navigation.menu([], "/en/")[0]["is_current"]
    assert not navigation.menu([], "/en/cases/42/")[0]["is_current"]


def test_doors_of_one_group_stand_under_it_and_a_single_one_stands_for_itself():
    navigation.register("Cases", "sample_home", order=1, group="Across")
    assert [line["label"] for line in navigation.menu([], "/en/")] == ["Cases"]
    navigation.register("Alerts", "sample_cases", order=2, group="Across")
    (group,) = navigation.menu([], "/en/cases/42/")
    assert (group["label"], group["is_current"]) == ("Across", True)
    assert [(one["label"], one["is_current"]) for one in group["lines"]] == [("Cases", False), ("Alerts", True)]


def test_the_page_under_a_door_marks_it_and_an_unknown_door_is_left_out():
    navigation.register("Cases", "sample_cases")
    navigation.register("Elsewhere", "door_of_the_other_site")
    (line,) = navigation.menu([], "/en/cases/42/")
    assert line["is_current"]
    assert line["label"] == "Cases"
