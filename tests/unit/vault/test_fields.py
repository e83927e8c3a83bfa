import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps

from tests.factories.vault import Note, loose_key
from vault import checks, opening
from vault.fields import SealedField, sealed_fields

KEY = loose_key()


@pytest.fixture
def notes(db):
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    return Note.objects


@pytest.mark.parametrize("plain", ["text", b"bytes", "", 3])
def test_plain_text_cannot_be_assigned(plain):
    note = Note()
    with pytest.raises(TypeError, match="takes a Sealed value"):
        note.body = plain


def test_plain_text_cannot_be_given_to_the_constructor():
    with pytest.raises(TypeError, match="takes a Sealed value"):
        Note(body="text")


def test_the_refusal_does_not_repeat_the_text():
    with pytest.raises(TypeError) as refusal:
        Note(body="the mayor's brother")
    assert "mayor" not in str(refusal.value)


def test_a_sealed_field_survives_the_database(notes):
    note = Note()
    note.body = KEY.seal(note, "body", "kept")
    note.save(force_insert=True)
    found = notes.get(pk=note.pk)
    assert opening.open_text(KEY, found, "body") == "kept"
    assert found.title is None
    assert notes.filter(title=None).exists()
    assert not notes.filter(body__isnull=True).exists()


def test_a_query_cannot_update_it_with_plain_text(notes):
    with pytest.raises(TypeError, match="takes a Sealed value"):
        notes.update(body="text")


def test_a_query_cannot_search_in_it(notes):
    with pytest.raises(FieldError):
        notes.filter(body__contains=b"x").exists()


def test_the_contract_stands_in_the_migration():
    _name, path, _args, kwargs = Note._meta.get_field("body").deconstruct()
    assert path == "vault.fields.SealedField"
    assert kwargs == {"contract": "amana/note/body"}


def test_a_contract_of_another_form_is_an_error():
    with isolate_apps("vault"):

        class Odd(models.Model):  # noqa: DJ008
            body = SealedField(contract="Body of a note")

            class Meta:
                app_label = "vault"

        assert [error.id for error in Odd._meta.get_field("body").check()] == ["vault.E001"]


def test_no_two_fields_of_the_office_share_a_contract():
    assert checks.contracts() == []


def test_two_fields_that_share_a_contract_are_an_error(monkeypatch):
    with isolate_apps("vault"):

        class Copy(models.Model):  # noqa: DJ008
            body = SealedField(contract="amana/note/body")

            class Meta:
                app_label = "vault"

    monkeypatch.setattr(checks.apps, "get_models", lambda: [Note, Copy])
    assert [error.id for error in checks.contracts()] == ["vault.E002"]


def test_sealed_fields_are_found():
    assert [field.name for field in sealed_fields([Note])] == ["body", "title"]
