"""What units are called: kept by administrator and head, said wherever a code would stand."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from audit.models import Entry
from cases.forms.fields import UnitField
from procedures.models import Unit
from procedures.units import access, actions, policies
from tests.factories import accounts
from tests.factories.accounts import member

LIST = "procedures:units"
GATE = {"fr": "Porte nord", "en": "North gate"}


@pytest.fixture
def head(db):
    return member(["head_of_office"])


def named(by, code: str = "north-gate", names: dict | None = None) -> Unit:
    made = actions.add(code=code, names=names or GATE, by=by, at=timezone.now())
    access.forget_names()  # what a commit does
    return made


def browser(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def test_a_name_stands_for_its_code_in_the_reader_s_language_and_a_code_for_itself(head, settle):
    named(head)
    settle()
    assert access.name_of("north-gate") == "North gate"
    with translation.override("fr"):
        assert access.name_of("north-gate") == "Porte nord"
    assert access.name_of("x-1") == "x-1"


def test_a_form_takes_the_name_in_any_spelling_or_the_code_and_keeps_the_code(head):
    named(head)
    field = UnitField(label="Unit")
    for typed in ("North gate", "PORTE NÓRD", "north-gate", "North Gate"):
        assert field.clean(typed) == "north-gate", typed
    for typed, code in {
        "South gate": "south-gate",
        "Sablière brigade": "sabliere-brigade",
        "Poste de l’Étang": "poste-de-l-etang",
        "south--gate": "south--gate",
    }.items():
        assert field.clean(typed) == code, typed
    assert "North gate" in field.widget.render("unit", "north-gate")
    for typed in ("ميناء", "n° 4", "x" * 41):
        with pytest.raises(ValidationError):
            field.clean(typed)


def test_no_two_units_share_a_code_or_a_name(head):
    first = named(head)
    with pytest.raises(policies.UnitThere):
        named(head, names={"fr": "Autre", "en": "Other"})
    with pytest.raises(policies.NameTaken):
        named(head, "gate-2", {"fr": "Porte  Nord", "en": "Second gate"})
    for code in ("", "North", "-a", "a b"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Unit.objects.create(code=code, names=GATE, added_at=timezone.now(), added_by=head)
    actions.rename(unit=first, names=GATE | {"en": "Northern gate"}, by=head, at=timezone.now())
    access.forget_names()
    assert access.name_of("north-gate") == "Northern gate"
    assert list(Entry.objects.filter(event__startswith="unit.").values_list("event", flat=True)) == [
        "unit.added",
        "unit.renamed",
    ]


def test_the_list_is_kept_in_pages_by_whoever_may_and_read_by_all(head):
    keeper, reader = browser(head), browser(member(["investigator"]))
    typed = {"code": "North Gate", "name_fr": "Porte nord", "name_en": "North <gate>"}
    assert reader.post(reverse("procedures:new_unit"), typed).status_code == 403
    assert keeper.post(reverse("procedures:new_unit"), typed | {"name_fr": " "}).status_code == 422
    assert keeper.post(reverse("procedures:new_unit"), typed).status_code == 302
    again = keeper.post(reverse("procedures:new_unit"), typed)
    assert again.status_code == 422
    assert "North &lt;gate&gt;" in again.content.decode()  # what was typed is kept
    unit = Unit.objects.get()
    assert unit.code == "north-gate"
    assert reader.post(unit.get_absolute_url(), typed).status_code == 403
    assert keeper.post(unit.get_absolute_url(), typed | {"name_en": "Northern gate", "code": "x"}).status_code == 302
    page = reader.get(reverse(LIST)).content.decode()
    assert "Northern gate" in page
    assert "north-gate" in page
    assert reverse("procedures:new_unit") not in page
