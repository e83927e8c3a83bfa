"""The questions of a channel, as data. A report keeps the code of the list it answered.

A published list is never edited: a change is a new list under a new code, so that
an old report is still read with the questions that its reporter saw.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NARRATIVE = "what"
TEXT_LIMIT = 40_000  # characters: some twelve printed pages


@dataclass(frozen=True)
class Question:
    """One page of the form: what is asked, why, who reads it, how long it is kept."""

    code: str
    asks: Promise
    why: Promise
    hint: Promise | str = ""
    required: bool = False
    limit: int = TEXT_LIMIT
    choices: tuple[tuple[str, Promise], ...] = ()
    rows: int = 6

    @property
    def label(self) -> Promise:
        """The question in words."""
        return self.asks

    def words(self, answer: str) -> str:
        """An answer as a person reads it: the words of a choice, or what was typed."""
        return str(dict(self.choices).get(answer, answer))


WHO_READS = _(
    "The people of the channel that you chose, and nobody else. A colleague named in a report can be shut out."
)
HOW_LONG = _("As long as the matter is examined, then as long as the law asks. After that it is destroyed.")

GENERAL_1 = (
    Question(
        NARRATIVE,
        _("What happened?"),
        _("This is the heart of your report. The office cannot start without it."),
        _(
            "Write as you would tell it. Order and spelling do not matter. "
            "If you want to stay unknown, leave out what only you can know."
        ),
        required=True,
        rows=12,
    ),
    Question(
        "when_where",
        _("When and where did it happen?"),
        _("It tells the office which records and which duty rosters to look at."),
        _("A day, a month, an office, a gate, a ship. “I do not know” is an answer."),
        limit=5_000,
    ),
    Question(
        "who",
        _("Who took part, as far as you know?"),
        _("It tells the office whom to ask, and who must not be given your report."),
        _("Names, functions, or what they look like. Companies too. Leave it empty if you do not know."),
        limit=5_000,
    ),
    Question(
        "how",
        _("How do you know about it?"),
        _("It helps to understand what can be proved. You may keep it to yourself."),
        choices=(
            ("saw", _("I saw or heard it myself")),
            ("told", _("Somebody told me")),
            ("papers", _("I found it in papers or in a system")),
            ("otherwise", _("In another way")),
            ("unsaid", _("I would rather not say")),
        ),
    ),
    Question(
        "fear",
        _("Are you afraid of something because of this?"),
        _(
            "The office must weigh what could happen to you before each step, "
            "and it can protect you better if it knows."
        ),
        _("For example: losing your post, being recognised, threats. Leave it empty if there is nothing."),
        limit=5_000,
    ),
)

QUESTIONNAIRES: dict[str, tuple[Question, ...]] = {"general-1": GENERAL_1}


def questions(code: str) -> tuple[Question, ...]:
    """The questions under this code; KeyError for a list that was never published."""
    return QUESTIONNAIRES[code]
