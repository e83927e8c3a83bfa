"""A mask on the narrative, and a message of which one word went: what stays is a copy of its own."""

from typing import Any

from django.utils import timezone

from reporting_channels.actions import masks, messages, redactions
from reporting_channels.redacting.places import Place
from reporting_channels.redacting.spans import Span


def mask_and_redact(report: Any, *, gone: str, left: str, by: Any, second: Any) -> None:
    """``gone`` is sealed once and then taken out by two people; ``left`` stays beside it."""
    now, told = timezone.now(), Place("narrative")
    masks.mask(report=report, place=told, spans=[Span(0, 6)], ground="identity", readers=[second], by=by, at=now)
    message = messages.tell(report=report, text=f"{gone} {left}", by=by, at=now)
    where, spans = Place("message", message=message.pk), [Span(0, len(gone), "irrelevant")]
    row = redactions.propose(report=report, place=where, spans=spans, by=by, at=now)
    redactions.confirm(redaction=row, by=second, at=now)
