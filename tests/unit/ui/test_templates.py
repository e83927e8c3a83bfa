"""A rule for every room: a template holds structure and words, never style, never script, never a foreign address."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted(path for path in ROOT.glob("*/templates/**/*.html"))
OURS = sorted((ROOT / "ui/templates").rglob("*.html"))

FORBIDDEN = {
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc=)|javascript:", re.I),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "foreign address": re.compile(r"(?:src|action|href)\s*=\s*[\"']?(?:https?:)?//", re.I),
    "unescaped text": re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off"),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_holds_style_script_or_foreign_addresses(path):
    text = path.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_template_of_ours_compiles(path):
    assert get_template(str(path.relative_to(ROOT / "ui/templates")))


def test_the_rule_catches_what_it_forbids():
    assert FORBIDDEN["inline style"].search('<p style="color:red">')
    assert FORBIDDEN["inline script"].search("<script>alert(1)</script>")
    assert not FORBIDDEN["inline script"].search('<script src="/static/ui/amana.js" defer></script>')
    assert FORBIDDEN["event handler"].search('<a href="/" onclick="x()">')
    assert FORBIDDEN["foreign address"].search('<img src="//elsewhere.example/x.png">')


def test_a_table_that_stands_as_lines_on_a_telephone_says_each_column_in_them():
    drawn = [
        (path.name, table)
        for path in TEMPLATES
        for table in re.findall(r"<table[^>]*\bstacks\b[^>]*>.*?</table>", path.read_text(encoding="utf-8"), re.S)
    ]
    assert len(drawn) > 20
    assert [name for name, table in drawn if 'data-label="' not in table.partition("</thead>")[2]] == []
