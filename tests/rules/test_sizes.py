"""A file that grows is a room asking for a wall (STYLE.md)."""

from tests.rules.reading import ROOT, functions, python_files, short

LONGEST_FILE, LONGEST_FUNCTION = 300, 40

LONG_FILES = {
    "audit/standalone/verify_log.py": "published as one file, so that an auditor can read all of it at once",
}
LONG_FUNCTIONS = {
    "tests/unit/ui/pages.py _context": "a table of what every component is shown with",
    "tests/journeys/test_investigation.py "
    "test_an_investigation_runs_from_the_report_to_a_confirmed_finding": "a journey is told in one breath",
}


def _ours():
    tests = [path for path in sorted((ROOT / "tests").rglob("*.py")) if "__pycache__" not in path.parts]
    return [*python_files(), *tests, ROOT / "manage.py"]


def test_no_file_is_longer_than_three_hundred_lines():
    long = {short(path) for path in _ours() if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE}
    assert not long - set(LONG_FILES)


def test_no_function_is_longer_than_forty_lines():
    long = {
        f"{short(path)} {function.name}"
        for path in _ours()
        for function in functions(path)
        if function.end_lineno - function.lineno + 1 > LONGEST_FUNCTION
    }
    told = {one for one in long if one.startswith("tests/") and " test_" in one}
    assert not long - set(LONG_FUNCTIONS) - told, "tests may be told in one breath, nothing else"
