"""Where a fact of a profile comes from, and how far anybody has checked it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# How the source was read, as the research files of the project grade it. The page says it in these words.
STANDINGS = {
    "read: law": _("The article itself was read."),
    "read: official": _("An official page or circular states it; the article itself was not seen."),
    "read: case": _("Read in the decision that is cited."),
    "read: secondary": _("A lawyer, a newspaper or a judgment reports it; the article itself was not seen."),
    "read": _("Read during our research, which did not keep the exact article."),
    "standard": _("Read in a published international standard."),
    "proposal": _("Our own proposal: no law that we read says it."),
    "not found": _("Looked for and not found: the office has to settle it."),
    "unverified": _("Unverified: from general knowledge, not to be relied on."),
}

# The same in a word or two, beside each line; the list of sources says the whole sentence.
SHORT = {
    "read: law": _("article read"),
    "read: official": _("official page read"),
    "read: case": _("decision read"),
    "read: secondary": _("read at second hand"),
    "read": _("read, article not kept"),
    "standard": _("standard read"),
    "proposal": _("our proposal"),
    "not found": _("not found"),
    "unverified": _("unverified"),
}

# A worked profile runs real cases, so it may hold proposals that say so, never unchecked law.
ONLY_IN_DRAFTS = frozenset({"unverified", "read: secondary"})
WITHOUT_ARTICLE = frozenset({"proposal", "not found", "read"})


@dataclass(frozen=True, slots=True)
class Law:
    """One source: the article (empty when there is none), where it was read, its standing."""

    code: str
    article: str
    source: str
    standing: str
    is_verified_by_lawyer: bool = False

    @property
    def says(self):
        """The standing in a sentence for the page."""
        return STANDINGS[self.standing]

    @property
    def where(self) -> str:
        """The article; the source where it was read and the article not kept; nothing for what no law says."""
        return self.article or (self.source if self.standing == "read" else "")

    @property
    def in_short(self):
        return SHORT[self.standing]

    @property
    def is_settled(self) -> bool:
        """False for what the page must show as doubtful: proposals, gaps and unverified facts."""
        return self.standing.startswith("read") or self.standing == "standard"


class Cited(Promise):
    """A sentence with the article that it rests on, in the reader's language; bare where no law says it."""

    def __init__(self, text: Any, law: Law | None, **values: Any) -> None:
        self.text, self.law, self.values = text, law, values

    def __str__(self) -> str:
        sentence = str(self.text) % {name: str(value) for name, value in self.values.items()}
        where = self.law.where if self.law is not None else ""
        return f"{sentence} ({where})" if where else sentence
