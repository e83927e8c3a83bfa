"""Who may take a report down, tell what became of its receipt, and what settles the minutes."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import NotFromHere, Refused
from reporting_channels.codes import ORAL, TAKEN_DOWN, WRITTEN, Handover, Medium, Unobtainable
from reporting_channels.taking_down.taking import Taking, is_recording

READERS = ("receiver", "head_of_office")


class UnknownMedium(Refused):
    """A way that no clerk takes down."""

    http_status = 422
    sentence = _("Choose by which way the report came.")


class ConsentMissing(Refused):
    """A voice is kept only by consent (Directive (EU) 2019/1937 art. 18(2))."""

    http_status = 422
    sentence = _(
        "A sound or film was added, and nobody’s consent is recorded. Ask the person, and write down who agreed, "
        "to what and when, or remove the file. Nothing was sent; your text is kept."
    )


class OriginalMissing(Refused):
    """A letter or an e-mail speaks for itself: the original is kept."""

    http_status = 422
    sentence = _("Add the original: a scan of the letter, or the e-mail itself. Nothing was sent; your text is kept.")


class ReferrerMissing(Refused):
    """A referral without its author."""

    http_status = 422
    sentence = _("Write which body referred the report.")


class NotYours(Refused):
    """Only the clerk who wrote it hands the receipt over."""

    http_status = 403
    sentence = _("Only the clerk who took the report down can record this.")


class ReceiptSettled(Refused):
    """What became of the receipt is told once."""

    http_status = 410
    sentence = _("What became of this receipt is already recorded. The receipt cannot be shown again.")


class MinutesOwed(Refused):
    """An oral report leaves intake with the reporter's agreement, or with the reason why there is none."""

    sentence = _(
        "This report was told orally. Before it is assessed, the reporter must have agreed to the minutes, "
        "or the reason why there is no agreement must be recorded."
    )


class MinutesDone(Refused):
    """An agreement is a signature."""

    sentence = _("You have agreed to the minutes. What you remember since can be written as a message.")


class TooEarly(Refused):
    """Silence is an answer only when the time is over."""

    sentence = _("The reporter still has time to answer. You can record their silence after the last day.")


class WrongReason(Refused):
    """The reason must be what happened."""

    http_status = 422
    sentence = _("This reason does not fit what is on record. Choose the one that does.")


def require_may_take_down(*, taking: Taking, media_types: Iterable[str] = (), by) -> None:
    """A clerk; a recording with consent only; a letter with its original; a referral with its author."""
    require_role(by, "clerk")
    media_types = list(media_types)
    if taking.medium not in TAKEN_DOWN:
        raise UnknownMedium()
    if taking.medium == Medium.REFERRAL and not taking.referred_by:
        raise ReferrerMissing()
    if taking.medium in WRITTEN and not media_types:
        raise OriginalMissing()
    if any(map(is_recording, media_types)) and not _is_whole(taking):
        raise ConsentMissing()


def _is_whole(taking: Taking) -> bool:
    consent = taking.consent
    return consent is not None and bool(consent.given_by and consent.scope and consent.given_on)


def require_may_settle(*, taking_down, by) -> None:
    """The clerk who took it down, once."""
    require_role(by, "clerk")
    if taking_down.taken_by_id != by.pk:
        raise NotYours()
    if taking_down.handover != Handover.PENDING:
        raise ReceiptSettled()


def require_minutes_settled(*, report) -> None:
    """An oral report is assessed after the agreement, or after a recorded reason (art. 18(2)-(4))."""
    if report.medium not in ORAL:
        return
    minutes = getattr(report, "minutes", None)
    if minutes is None or not minutes.is_settled:
        raise MinutesOwed()


def require_may_offer(*, report) -> None:
    """Minutes are owed for what was spoken, and for nothing else."""
    if report.medium not in ORAL:
        raise UnknownMedium()


def require_may_answer(*, minutes, verb: str) -> None:
    """Whoever holds the receipt, until they agreed, while the report is not closed."""
    if minutes.state == "agreed":
        raise MinutesDone()
    if minutes.report.is_over or minutes.machine.edge(minutes.state, verb) is None:
        raise NotFromHere()


def require_may_give_up(*, minutes, by, reason: str = "", today: date | None = None, handover: str = "") -> None:
    """A receiver records why there is no agreement: what is recorded must have happened."""
    require_role(by, *READERS)
    if minutes.machine.edge(minutes.state, "give_up") is None:
        raise NotFromHere()
    if today is None:
        return
    if (reason == Unobtainable.REFUSED) != (minutes.state == "refused"):
        raise WrongReason()
    if reason == Unobtainable.NO_RECEIPT and handover != Handover.REFUSED:
        raise WrongReason()
    if reason == Unobtainable.SILENT and minutes.ends_on is not None and today <= minutes.ends_on:
        raise TooEarly()
