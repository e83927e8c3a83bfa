"""Each thing has one word, and some words are never said (DESIGN.md, "Names")."""

import ast
import re

from django.apps import apps

from machine.models import MODELS, StateField
from tests.rules.reading import ROOMS, ROOT, functions, python_files, short, tree

UNSAID = {
    "accused",
    "perpetrator",
    "victim",
    "complaint",
    "complainant",
    "whistleblower",
    "data",
    "info",
    "item",
    "object",
    "manager",
    "process",
    "handle",
    "handler",
    "helper",
    "util",
    "utils",
    "status",
}
# Names in which such a word is somebody else's, or says exactly what is meant.
SAID = {
    "content_object": "guardian's name of the column",
    "for_object": "the contract of form classes: guardian's and Django's word for any row",
    "ObjectPermission": "guardian's noun",
    "cleaned_data": "Django's",
    "file_upload_handler": "Django's",
    "SealingUploadHandler": "Django's noun for what receives an upload",
    "receive_data_chunk": "Django's",
    "handle": "what Django calls of a management command",
    "handle_raw_input": "what Django calls of an upload handler",
    "http_status": "the number of the answer",
    "process_view": "what Django calls of a middleware",
    "process_exception": "what Django calls of a middleware",
    "handler_class": "Python's",
    "get_context_data": "Django's",
    "data_table": "the component that shows figures beside their chart",
    "info": "what RFC 9180 calls this input of HPKE",
    "Status": "a profile's standing: draft or worked; it has no state and no steps",
    "status": "a computed clock is no stateful thing",
    "_status": "a computed clock is no stateful thing",
}


def _names(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            yield node.name
    for function in functions(path):
        yield function.name


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_no_module_class_or_function_is_named_with_a_word_we_do_not_say():
    said = {}
    for path in python_files():
        for name in (path.stem, *_names(path)):
            if _words(name) & UNSAID and name not in SAID:
                said.setdefault(f"{short(path)} {name}", None)
    assert not said


def test_no_column_is_named_with_a_word_we_do_not_say():
    said = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        for field in model._meta.local_fields
        if _words(field.name) & UNSAID and field.name not in SAID
    ]
    assert not [one for one in said if one not in COLUMNS]


COLUMNS = {
    "ProcedureVersion.status": "draft or worked: whether a lawyer has looked at the law, beside no state",
}


def test_where_a_thing_is_and_how_it_ended_are_two_columns():
    for model in MODELS.values():
        names = {field.name for field in model._meta.local_fields}
        assert "status" not in names
        assert "state" in names
        assert [one.name for one in model._meta.local_fields if isinstance(one, StateField)] == ["state"]


def test_every_model_stands_in_the_glossary():
    glossary = ROOT / "docs" / "GLOSSARY.md"
    assert glossary.exists(), "docs/GLOSSARY.md is missing"
    text = glossary.read_text(encoding="utf-8")
    ours = [m.__name__ for m in apps.get_models() if m._meta.app_label in ROOMS]
    missing = [name for name in ours if not re.search(rf"\b{name}\b", text)]
    assert not missing
