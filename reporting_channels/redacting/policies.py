"""Who may mask, look under a mask, propose and confirm a redaction (the privileges of REPORTING.md)."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import Refused
from reporting_channels.policies import READERS, SecondPersonNeeded

LIFTERS = ("head_of_office",)


class MaskedForYou(Refused):
    """Whoever may not see a passage must not learn it by masking or redacting around it."""

    http_status = 403
    sentence = _("A part of this text is masked for you. The head of office can lift the mask.")


class NotYourMask(Refused):
    """A mask is lifted by whoever put it there, or by the head of office."""

    http_status = 403
    sentence = _("Only the head of office, or the person who put this mask, can lift it.")


class UnderHold(Refused):
    """What is under legal hold is not destroyed, not even in part."""

    sentence = _("This report is under legal hold. Nothing of it can be removed until the hold is lifted.")


class TextChanged(Refused):
    """Another redaction of the same text came first."""

    sentence = _("The text was changed since this was proposed. Refuse the proposal and choose the passages anew.")


class ReaderUnknown(Refused):
    """A mask is for people who can open the report."""

    http_status = 422
    sentence = _("Choose colleagues who can open this report, or the whole team.")


def may_look_under(*, mask, by) -> bool:
    """The head of office, and whoever put the mask there."""
    return by.pk == mask.masked_by_id or any(by.has_role(code) for code in LIFTERS)


def require_may_mask(*, by) -> None:
    """A receiver or the head of office."""
    require_role(by, *READERS)


def require_may_choose_in(*, masks, by) -> None:
    """To choose passages one must see the text: no mask on it that one may not look under."""
    if not all(may_look_under(mask=mask, by=by) for mask in masks):
        raise MaskedForYou()


def require_may_lift(*, mask, by) -> None:
    """The head of office, and whoever put it there."""
    require_role(by, *READERS)
    if not may_look_under(mask=mask, by=by):
        raise NotYourMask()


def require_may_redact(*, report, by) -> None:
    """A receiver or the head of office proposes; nothing under legal hold."""
    require_role(by, *READERS)
    if report.compartment.under_hold:
        raise UnderHold()


def require_may_confirm(*, report, redaction, by) -> None:
    """Another one than who proposed it (Directive (EU) 2019/1937 art. 17 and 18: deletion is an act of the office)."""
    require_may_redact(report=report, by=by)
    if redaction.proposed_by_id == by.pk:
        raise SecondPersonNeeded()
