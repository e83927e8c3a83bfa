"""Why a report was kept apart: codes that stand in the row and in the log, and what they mean to a receiver."""

from django.utils.translation import gettext_lazy as _

from machine.edges import Words

TRAP, FAST, UNANSWERED, ALIKE = "trap", "fast", "unanswered", "alike"

IN_WORDS: dict[str, Words] = {
    TRAP: _("A box was filled in that people do not see."),
    FAST: _("Everything was written within a few seconds."),
    UNANSWERED: _("The question that is asked in a rush was not answered, or not rightly."),
    ALIKE: _("The same text arrived several times within minutes."),
}


def in_words(codes: str) -> list[Words]:
    """The signs of a row as sentences."""
    return [IN_WORDS[code] for code in codes.split() if code in IN_WORDS]
