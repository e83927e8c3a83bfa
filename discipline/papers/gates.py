"""Steps that need a paper: nobody is taken further before it was issued and its service proved."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from discipline.models import Paper, Proceeding
from machine.refusals import Refused


class OpeningLetterNotServed(Refused):
    sentence = _("Issue the opening letter first, and record how the person received it (page “Papers”).")


class NoticeNotServed(Refused):
    sentence = _("Issue the notice of the decision first, and record how the person received it (page “Papers”).")


class SummonsNotServed(Refused):
    sentence = _(
        "Issue the summons to the person first, and record how they received it (page “Papers”): a sitting without it"
        " would be void."
    )


def served(proceeding: Proceeding, kind: str, **about: Any) -> Paper | None:
    """The paper of that kind whose service is proved; None until then."""
    return (
        Paper.objects.select_related("service")
        .filter(proceeding=proceeding, kind=kind, service__isnull=False, **about)
        .first()
    )


def require_opening_letter(proceeding: Proceeding) -> None:
    """The charges are served by the opening letter."""
    if served(proceeding, "opening-letter") is None:
        raise OpeningLetterNotServed()


def require_summons(sitting: Any) -> Any:
    """The person was summoned to this very sitting; the proof of service comes back."""
    paper = served(sitting.board.proceeding, "summons", sitting=sitting)
    if paper is None:
        raise SummonsNotServed()
    return paper.service


def require_notice(sanction: Any) -> None:
    """A sanction is notified by its notice, which names the remedies."""
    if served(sanction.proceeding, "notice", sanction=sanction) is None:
        raise NoticeNotServed()
