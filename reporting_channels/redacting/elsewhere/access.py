"""Where else words stand that somebody is about to remove: a removal takes them out of one text, and of no other.

Every sealed text of the report is looked through, also those in which nothing can be removed; what lies outside the
report (its files' contents, a case) is named and not opened.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from reporting_channels.models import (
    Attachment,
    DetrimentAssessment,
    EarlyDeletion,
    LegalHold,
    MessageDraft,
    Minutes,
    Postponement,
    RecordingConsent,
    Report,
    ReportReopening,
    TakingDown,
)
from reporting_channels.redacting.places import Place
from reporting_channels.redacting.spans import found
from vault import opening
from vault.sealing import CompartmentKey

# Sealed words of a report in which no passage can be chosen, and how they are called on the page.
FIXED: dict[tuple[type[models.Model], str], Promise] = {
    (Report, "no_case_note"): _("The proposal to open no case"),
    (Report, "return_note"): _("Why that proposal was sent back"),
    (ReportReopening, "reasons"): _("Why it was opened again"),
    (DetrimentAssessment, "reasons"): _("Why the risk of harm to the reporter was judged so"),
    (MessageDraft, "body"): _("A message that a colleague began and did not send"),
    (Minutes, "note"): _("Why the minutes were not agreed"),
    (TakingDown, "referred_by"): _("Who referred it"),
    (RecordingConsent, "given_by"): _("Who consented to the recording"),
    (Attachment, "label"): _("The name of a file"),
    (Postponement, "reasons"): _("Why it is kept longer"),
    (LegalHold, "reasons"): _("Why it is under legal hold"),
    (LegalHold, "lift_reasons"): _("Why the hold was lifted"),
    (EarlyDeletion, "reasons"): _("Why it should be destroyed early"),
    (EarlyDeletion, "refusal"): _("Why the early deletion was refused"),
}


@dataclass(frozen=True)
class Outside:
    """Something beside the report that a removal never reaches; ``url`` where this member may go and look."""

    says: str
    url: str = ""


Asked = Callable[[Report, Member], Iterable[Outside]]
_asked: list[Asked] = []


def follow(ask: Asked) -> None:
    """A later room says what was made of a report there: ``ask(report, member)``."""
    if ask not in _asked:
        _asked.append(ask)


def outside(report: Report, by: Member) -> list[Outside]:
    """What was made of the report in later rooms, as far as this member may know of it."""
    return [one for ask in _asked for one in ask(report, by)]


def texts_with(words: Iterable[str], texts: dict[Place, str], but: Place) -> list[Place]:
    """The other texts of the report in which one of these passages stands too: it can be chosen there."""
    wanted = list(words)
    return [place for place, text in texts.items() if place != but and any(found(text, one) for one in wanted)]


def fixed_with(words: Iterable[str], report: Report, key: CompartmentKey) -> list[Promise]:
    """The texts in which nothing can be removed and one of these passages stands."""
    wanted = list(words)
    return [says for says, text in _fixed(report, key) if any(found(text, one) for one in wanted)]


def _fixed(report: Report, key: CompartmentKey) -> Iterator[tuple[Promise, str]]:
    for (model, column), says in FIXED.items():
        for row in _rows(model, report):
            sealed = getattr(row, column)
            if sealed is not None and sealed.compartment_id == key.compartment_id:
                yield says, opening.open_text(key, row, column)


def _rows(model: type[models.Model], report: Report) -> Any:
    if model is Report:
        return [report]
    path = "attachment__report" if model is RecordingConsent else "report"
    return model._base_manager.filter(**{path: report})
