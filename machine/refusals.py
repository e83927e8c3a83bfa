"""A refusal is a sentence that a person can act on, raised where the rule lives."""

from collections.abc import Iterable
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from letters.press import NotPrinted, TookTooLong
from machine.edges import Words


class Refused(Exception):
    """Base of every refusal. Subclasses set ``sentence``; the page shows it, with the way back that a view adds.

    ``field`` names the one answer that is to be changed, where there is one: the page leads to it.
    """

    sentence: Words = _("This cannot be done now.")
    http_status = 409
    back_url = ""
    field = ""
    leads: tuple[tuple[str, str], ...] = ()

    def __init__(self, sentence: Words | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(str(self.sentence))

    def because_of(self, rows: Iterable[Any]) -> Self:
        """Name the rows that stand in the way and lead to their pages, to those who may open them anyway."""
        self.leads = tuple((str(row), row.get_absolute_url()) for row in rows)
        return self

    def leading(self, label: Words, url: str) -> Self:
        """Lead to the page where it is put right."""
        self.leads = (*self.leads, (str(label), url))
        return self


class NotFromHere(Refused):
    """The thing has moved on, or was never where this step starts."""

    sentence = _(
        "This step is not possible from where the file stands now. Somebody may have moved it: read the page again."
    )


class PaperNotMade(Refused):
    """The press failed: no fault of whoever asked, and what they typed or signed is as it was."""

    http_status = 503
    sentence = _(
        "The PDF could not be made, and nothing is lost. Try again in a moment; if it fails again, tell whoever keeps "
        "this system running."
    )

    @classmethod
    def after(cls, failure: NotPrinted) -> "PaperNotMade":
        """What to say when the press raised this."""
        return PaperTookTooLong() if isinstance(failure, TookTooLong) else cls()


class PaperTookTooLong(PaperNotMade):
    """The press was ended because it did not come to an end."""

    sentence = _(
        "Making the PDF took too long and was stopped; nothing is lost. Something in this document keeps it from being "
        "laid out, or the machine is very busy. Try again in a moment; if it happens again, tell whoever keeps this "
        "system running which document it is."
    )
