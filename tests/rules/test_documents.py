"""What the documents promise is there: each decision has a number of its own, each feature's test exists."""

import re
from collections import Counter

from tests.rules.reading import ROOT


def test_every_decision_has_a_number_of_its_own():
    names = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    taken = Counter(name[:4] for name in names)
    assert names
    assert {number: many for number, many in taken.items() if many > 1} == {}


def test_every_decision_says_its_number():
    for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"):
        heading = path.read_text(encoding="utf-8").partition("\n")[0]
        assert heading.startswith(f"# {path.name[:4]}"), f"{path.name} begins with {heading}"


def test_every_decision_that_is_named_exists():
    known = {path.name[:4] for path in (ROOT / "docs" / "adr").glob("[0-9]*.md")}
    for path in (ROOT / "docs").glob("*.md"):
        named = set(re.findall(r"ADR (\d{4})", path.read_text(encoding="utf-8")))
        assert named <= known, f"{path.name}: {named - known}"


def test_every_feature_names_tests_that_exist():
    text = (ROOT / "docs" / "FEATURES.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/]+\.py)(?:::\w+)?`", text))
    assert len(named) > 50
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_every_single_test_that_a_feature_names_is_in_its_file():
    """``file.py::test_x`` and, later in the same cell, ``::test_y`` of the same file."""
    wrong, file, met = set(), "", 0
    for row in (ROOT / "docs" / "FEATURES.md").read_text(encoding="utf-8").splitlines():
        for path, name in re.findall(r"`([\w/]+\.py)?::(test_\w+)`", row):
            file, met = path or file, met + 1
            whole = ROOT / file if file.startswith("tests/") else ROOT / "tests" / "unit" / file
            if not whole.exists() or not re.search(rf"^def {name}\(", whole.read_text(encoding="utf-8"), re.MULTILINE):
                wrong.add(f"{file}::{name}")
    assert met > 60
    assert wrong == set()


def rows_of(section: str) -> list[tuple[str, str, str]]:
    """What, page and test of each row of one section of the features."""
    text = (ROOT / "docs" / "FEATURES.md").read_text(encoding="utf-8")
    level = "##" if f"\n## {section}\n" in text else "###"
    table = re.split(r"\n##+ ", text.partition(f"\n{level} {section}\n")[2])[0]
    rows = [line.strip("|").split(" | ") for line in table.splitlines() if line.startswith("| ")][1:]
    return [(row[0].strip(), row[-2].strip(), row[-1].strip()) for row in rows]


def files_of(cell: str) -> list[str]:
    """The test files that a cell names; a name without its folder stands in the folder of the one before it."""
    folder, found = "", []
    for name in re.findall(r"`((?:tests/|test_)[\w/]+\.py)", cell):
        folder = name.rpartition("/")[0] if "/" in name else folder
        found.append(name if "/" in name else f"{folder}/{name}")
    return found


def test_each_line_of_an_investigation_names_its_page_and_a_test_that_exists():
    rows = rows_of("Investigation")
    assert len(rows) > 40
    before: list[str] = []
    for what, page, cell in rows:
        tests = before if cell.startswith("the same") else files_of(cell)
        assert page, what
        assert tests, f"no test file: {what}"
        assert [name for name in tests if not (ROOT / name).is_file()] == [], what
        before = tests


def test_each_sentence_of_an_investigation_names_its_page_and_a_single_test():
    """The sentences stand under headings in bold, which are rows of their own."""
    rows = [row for row in rows_of("Investigation, sentence by sentence") if not row[0].startswith("**")]
    assert len(rows) > 70
    assert [what for what, page, cell in rows if not page or "::test_" not in cell] == []
