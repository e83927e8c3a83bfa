"""How long a report is kept, by class and by how it ended; and who is told when a step is owed to its reporter."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .law import Law
from .words import Label

# How a report can be over: a case was opened from it, none was, or it was set aside as junk.
ENDINGS = ("with_case", "without_case", "set_aside")
# Whose turn it is, from the nearest to the farthest.
CHAIN: dict[str, Promise] = {
    "recipients": _("those who received the report"),
    "substitutes": _("their substitutes, in their order"),
    "head_of_office": _("the head of the office"),
    "outside_body": _("the outside body"),
}


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """One class of keeping: the clock of each ending, those that hold destruction back, when people are warned.

    ``warning``: days before the end in which the recipients see that it comes.
    """

    code: str
    label: Label
    clocks: Mapping[str, str]
    grace: tuple[str, ...]
    warning: int
    law: Law


@dataclass(frozen=True, slots=True)
class Escalation:
    """From ``days`` after the last day of a clock (before it, when negative) these people see that it is owed."""

    clock: str
    days: int
    to: str
    law: Law

    @property
    def code(self) -> str:
        """Unique within a profile."""
        return f"{self.clock}.{self.to}.{self.days}"

    @property
    def when_says(self) -> str:
        """The moment in words: 3 days before the last day."""
        count = abs(self.days)
        if not self.days:
            return str(_("on the last day"))
        if self.days < 0:
            words = ngettext("%(count)s day before the last day", "%(count)s days before the last day", count)
        else:
            words = ngettext("%(count)s day after the last day", "%(count)s days after the last day", count)
        return words % {"count": count}

    @property
    def to_says(self) -> Promise:
        """Who sees it then."""
        return CHAIN[self.to]
