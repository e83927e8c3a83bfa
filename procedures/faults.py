"""What is wrong with a profile, in the language of whoever reads it on a page.

The reader of profiles writes English sentences for the console. Here each of them stands once more as a pattern with
its names; whatever matches none is shown as it was written.
"""

import re
from functools import cache

from django.utils.translation import gettext, gettext_noop

SENTENCES = (
    gettext_noop("this is not UTF-8 text."),
    gettext_noop("the file cannot be read: %(why)s."),
    gettext_noop("“uses” must be a list of names of parts."),
    gettext_noop("there is no part “%(name)s” beside the profiles."),
    gettext_noop("“%(key)s” of [%(table)s] stands in this profile and in %(part)s: a part adds, it never replaces."),
    gettext_noop("a part holds tables and lists of tables alone."),
    gettext_noop("this is not valid TOML: lists or tables lie too deep."),
    gettext_noop("this is not valid TOML: %(why)s."),
    gettext_noop("“%(key)s” is missing: %(what)s."),
    gettext_noop("“%(key)s” must be a day without a time."),
    gettext_noop("“%(key)s” must be a list of texts."),
    gettext_noop("“%(key)s” must be a list of tables, [[%(table)s]]."),
    gettext_noop("“%(key)s” must be a table with article, source and standing."),
    gettext_noop("“%(key)s” must be %(what)s."),
    gettext_noop("“%(key)s” is empty."),
    gettext_noop("“%(found)s” is not a code: letters, digits, dots and hyphens only."),
    gettext_noop("“%(key)s” is “%(found)s”: it must be one of %(allowed)s."),
    gettext_noop('“%(key)s” is “%(found)s”: write a fraction, like "1/2".'),
    gettext_noop("“%(key)s” is %(found)s: it must be from %(least)s to %(most)s."),
    gettext_noop("“%(key)s” has no text in “%(language)s”."),
    gettext_noop("“%(key)s” has a text in “%(language)s”, which is not a language of this software."),
    gettext_noop("“%(language)s” is not a language of this software."),
    gettext_noop("“%(key)s” is not known here. Is it misspelt?"),
    gettext_noop("the law “%(code)s” is not declared under [laws]."),
    gettext_noop("the event “%(code)s” is not declared under [events]."),
    gettext_noop("“%(code)s” is not one of the %(kind)s of this profile."),
    gettext_noop("the law “%(code)s” is cited nowhere."),
    gettext_noop("the code “%(code)s” stands twice among the %(kind)s."),
    gettext_noop("the law “%(code)s” names no article: say which, or give it another standing."),
    gettext_noop("a worked profile may not rest on “%(standing)s”: only a draft may."),
    gettext_noop("“%(moment)s” is not a moment of the procedure: %(moments)s."),
    gettext_noop("the scale is out of order: this sanction belongs to a milder group than the one before it."),
    gettext_noop("a group needs the board, but the profile has no [board]."),
    gettext_noop("“quorum_over” must lie between 0 and 1."),
    gettext_noop("a clock that yields to another one needs its “yields_law”."),
    gettext_noop("a clock cannot yield to itself."),
    gettext_noop("a clock that counts in place of another one needs its “unprinted_law”."),
    gettext_noop("a clock cannot stand in for itself."),
    gettext_noop("a clock cannot end by the event that starts it."),
    gettext_noop("a hold cannot end by the event that starts it."),
    gettext_noop("“%(who)s” decides no interim measure: %(deciders)s."),
    gettext_noop("say who decides it."),
    gettext_noop("an outcome that lets the sanction stand cannot end it, nor the other way round."),
    gettext_noop("the outcome that puts another sanction in place is called “varied”."),
    gettext_noop("what was annulled on the merits is never taken up again."),
    gettext_noop("an appeal that is not open against every sanction needs its “open_law”."),
    gettext_noop("say with “stay_law” where it is written whether the appeal stops the sanction."),
    gettext_noop("an appeal cannot come after itself."),
    gettext_noop("a complementary sanction needs its “complementary_law”."),
    gettext_noop("only a sanction counted in “days” can be suspended in part."),
    gettext_noop("“%(what)s” is nothing that a sanction touches: %(touches)s."),
    gettext_noop("“maximum_in” may turn days into months or years, nothing else."),
    gettext_noop("the minimum is greater than the maximum."),
    gettext_noop("erasure after a time needs the clock that says when."),
    gettext_noop("a range needs at least one sanction."),
    gettext_noop("the steps are out of order: %(steps)s is the only one."),
    gettext_noop("the last step must be “decide”: a proceeding ends in a decision."),
    gettext_noop("only a board gives an opinion, and the profile has no [board]."),
    gettext_noop("a board that never sits can give no opinion: add the step “hold”."),
    gettext_noop("nobody can be heard who was not convoked: add the step “convoke”."),
    gettext_noop("a range runs from the mildest sanction to the most severe, in the order of the scale."),
)
# What a key must be, inside the sentences above.
WHATS = (
    gettext_noop("a text between quotation marks"),
    gettext_noop("true or false"),
    gettext_noop("a day, written 2025-06-24 without quotation marks"),
    gettext_noop("a list of texts"),
    gettext_noop("a text in both languages, { fr = …, en = … }"),
    gettext_noop("a whole number from %(least)s to %(most)s"),
    gettext_noop("a table, [%(table)s]"),
    gettext_noop("a list of tables, [[%(table)s]]"),
)
# What Python's reader of TOML finds wrong, inside “this is not valid TOML”.
REASONS = (
    gettext_noop("Cannot declare %(key)s twice"),
    gettext_noop("Cannot mutate immutable namespace %(key)s"),
    gettext_noop("Cannot overwrite a value"),
    gettext_noop("Cannot redefine namespace %(key)s"),
    gettext_noop("Duplicate inline table key %(key)s"),
    gettext_noop("Escaped character is not a Unicode scalar value"),
    gettext_noop("Expected '=' after a key in a key/value pair"),
    gettext_noop("Expected ']' at the end of a table declaration"),
    gettext_noop("Expected ']]' at the end of an array declaration"),
    gettext_noop("Expected newline or end of document after a statement"),
    gettext_noop("Expected %(what)s"),
    gettext_noop("Found invalid character %(what)s"),
    gettext_noop("Illegal character %(what)s"),
    gettext_noop("Invalid date or datetime"),
    gettext_noop("Invalid hex value"),
    gettext_noop("Invalid initial character for a key part"),
    gettext_noop("Invalid statement"),
    gettext_noop("Invalid value"),
    gettext_noop("Unclosed array"),
    gettext_noop("Unclosed inline table"),
    gettext_noop("Unescaped '\\' in a string"),
    gettext_noop("Unterminated string"),
)


def in_words(sentence: str) -> str:
    """The sentence in the reader's language."""
    said = _said(sentence, SENTENCES)
    return said if said is not None else sentence


def is_known(sentence: str) -> bool:
    """Whether the sentence has a pattern, and so a translation."""
    return pattern_of(sentence) is not None


def pattern_of(sentence: str) -> str | None:
    """The sentence with its names left open; None where there is no such one."""
    return next((text for text, pattern in _patterns(SENTENCES) if pattern.fullmatch(sentence)), None)


def _said(sentence: str, sentences: tuple[str, ...]) -> str | None:
    for text, pattern in _patterns(sentences):
        if found := pattern.fullmatch(sentence):
            names = found.groupdict()
            if "what" in names:
                names["what"] = _said(names["what"], WHATS) or names["what"]
            if "why" in names:
                names["why"] = _said(names["why"], REASONS) or names["why"]
            return gettext(text) % names
    return None


@cache
def _patterns(sentences: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (text, re.compile(re.sub(r"%\\\((\w+)\\\)s|%\((\w+)\)s", _group, re.escape(text)), re.DOTALL))
        for text in sentences
    )


def _group(found: re.Match[str]) -> str:
    return f"(?P<{found[1] or found[2]}>.+?)"
