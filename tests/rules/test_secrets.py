"""What is secret is shown nowhere: not in a page, not in a log, not in a traceback."""

import re

from tests.rules.reading import calls, python_files, short, templates

# Where our own code says that a text is markup. Nothing that people typed passes here.
MARKUP = {
    "accounts/second_factor.py": "a QR code drawn by segno",
    "cases/custody/labels.py": "a QR code drawn by segno from an address",
    "reporting_channels/views/tell.py": "a QR code drawn by segno from digits",
    "ui/icons.py": "constants of that module",
}
# Modules of the command line speak to whoever typed the command.
SPEAKS = ("config/running/", "config/bootstrap.py", "config/translations.py", "audit/standalone/", "/management/")
LOGS = {
    "config/limits.py": "the class of an error of the shared memory, which holds counts alone",
    "config/nudges.py": "the name of a task that the broker did not take",
    "ui/errors.py": "a constant sentence with the traceback of our own code",
}
SECRET = re.compile(r"passphrase|password|secret|sealed|keyring|narrative|receipt|private|\bkey\b|\bcode\b|\btext\b")


def test_no_template_switches_escaping_off():
    off = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off")
    assert not [short(path) for path in templates() if off.search(path.read_text(encoding="utf-8"))]


def test_only_constants_and_drawings_are_marked_as_markup():
    marked = {
        short(path)
        for path in python_files()
        for name, _call in calls(path)
        if name.split(".")[-1] in ("mark_safe", "SafeString", "SafeText")
    }
    assert marked <= set(MARKUP)


def test_nothing_is_printed_but_by_commands():
    printing = {short(path) for path in python_files() for name, _call in calls(path) if name == "print"}
    assert not [path for path in printing if not any(part in path for part in SPEAKS) and path != "config/running.py"]


def test_only_listed_modules_write_to_a_log_and_no_secret():
    logging = {
        short(path)
        for path in python_files()
        for name, call in calls(path)
        if name.split(".")[0] in ("logger", "logging", "log") and name.split(".")[-1] in LEVELS
    }
    assert logging <= set(LOGS)


LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}


def test_no_fact_of_an_entry_is_named_after_a_secret():
    """Facts are ids, codes and numbers; ``audit.facts`` refuses words, this refuses the intention."""
    from audit.registry import every

    named = [f"{event.name} {fact}" for event in every() for fact in event.facts if SECRET.search(fact)]
    assert not [one for one in named if one not in ALLOWED_FACTS]


ALLOWED_FACTS = {
    "member.passphrase_reset key_opened",
    "conduct.document_added code",  # the document's own code
    "sanction.imposed code",  # the sanction's code in the profile's scale
}
