"""How a label and what it says are joined."""

import pytest
from django.template import Context, Template
from django.utils import translation

from ui.words import labelled


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Seat 1: Odile"), ("fr", "Seat 1\u00a0: Odile"), ("ar", "Seat 1: Odile"), ("ja", "Seat 1：Odile")],
)
def test_a_colon_stands_as_the_language_writes_it(language, said):
    template = Template("{% load ui %}{{ seat }}{% colon %}{{ name }}")
    with translation.override(language):
        assert labelled("Seat 1", "Odile") == said
        assert template.render(Context({"seat": "Seat 1", "name": "Odile"})) == said
