"""The style sheet stays small, turns with the writing direction, and keeps to the look."""

import gzip
import re
from pathlib import Path

import pytest

from tests.unit.ui.pages import page

SHEET = Path(__file__).resolve().parents[3] / "ui/static/ui/amana.css"
TOKENS = {"paper", "ink", "action", "soon", "late", "text-font", "heading-font", "measure"}

PHYSICAL = re.compile(
    r"(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right|top|bottom)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?<![-\w])(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height|float)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


@pytest.fixture(scope="module")
def sheet() -> str:
    """The rules without comments and without media conditions, which have no logical names."""
    text = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.S)
    return re.sub(r"@media[^{]*\{", "@media {", text)


def test_the_sheet_weighs_at_most_25_kb_raw_and_8_kb_gzipped():
    content = SHEET.read_bytes()
    assert len(content) <= 25_000
    assert len(gzip.compress(content, 9)) <= 8_000


def test_a_reporters_question_and_all_it_loads_weigh_at_most_20_kb():
    html = page("mistaken", "fr")
    loaded = re.findall(r'<link[^>]*href="/static/([^"]+)"', html)
    assert len(loaded) == 2, "three requests: the page, the sheet, the icon"
    files = [(SHEET.parents[1] / name).read_bytes() for name in loaded]
    assert len(html.encode()) + sum(len(gzip.compress(file, 9)) for file in files) <= 20_000


def test_there_is_one_sheet():
    assert [path.name for path in SHEET.parent.rglob("*.css")] == ["amana.css"]


def test_every_property_is_logical(sheet):
    assert PHYSICAL.findall(sheet) == []


def test_the_rule_would_catch_a_physical_property():
    assert PHYSICAL.search("p { margin-left: 1px }")
    assert PHYSICAL.search("p { text-align: right }")
    assert PHYSICAL.search("p{width: 1px}")
    assert not PHYSICAL.search("p { margin-inline-start: 1px; border-inline-start-width: 2px }")


def test_eight_properties_theme_it(sheet):
    assert set(re.findall(r"(?<![\w(-])--([a-z][a-z-]*)\s*:", sheet)) == TOKENS


def test_no_shadow_no_gradient_no_foreign_file(sheet):
    assert not re.search(r"shadow|gradient|@import|url\(|@font-face", sheet)


@pytest.mark.parametrize("mode", ["prefers-color-scheme: dark", "forced-colors: active", "@media print"])
def test_every_mode_is_served(mode):
    assert mode in SHEET.read_text(encoding="utf-8")


def _channels(colour: str) -> list[float]:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""
    light, dark = sorted(
        (
            sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), _channels(colour), strict=True))
            for colour in (one, other)
        ),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["ink", "action", "soon", "late"])
def test_every_colour_reads_on_paper(sheet, scheme, token):
    values = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{([^}]*)\}", sheet)]
    palette = [block for block in values if "paper" in block][scheme]
    assert _contrast(palette["paper"], palette[token]) >= 5.5
