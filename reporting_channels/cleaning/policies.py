"""Who may have a copy made, and what an original with a virus takes."""

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused


class AlreadyCleaned(Refused):
    """There is a cleaned copy, or none is ever made of this kind."""

    sentence = _("There is nothing to make: the file has its cleaned copy, or is of a kind that has none.")


class InfectedNotConfirmed(Refused):
    """The scanner found a virus in the original, and nobody said twice that they want it."""

    http_status = 409
    sentence = _(
        "A virus was found in this file. It is handed out only after you confirm that you want it all the same."
    )


def require_may_clean(*, state) -> None:
    """Only where no copy is, and one can be."""
    if state not in ("waiting", "failed"):
        raise AlreadyCleaned()


def require_may_take_original(*, is_infected: bool, is_confirmed: bool) -> None:
    """An infected original takes a second yes, which is an entry."""
    if is_infected and not is_confirmed:
        raise InfectedNotConfirmed()
