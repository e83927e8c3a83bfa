"""Who tells a subject the outcome, when, and whom a case may not close over."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.policies.parts import require_open, require_part
from machine.refusals import Refused

AFTER = ("decision", "referred", "discipline", "follow_up")  # states of a case whose findings are confirmed


class NotDecided(Refused):
    """C9: there is no outcome before every finding is confirmed."""

    sentence = _(
        "Not every finding of this case is confirmed yet, so there is no outcome that a subject could be told."
    )


class NobodyWaits(Refused):
    """Everybody who can be told was told."""

    sentence = _("Every subject who is known was told the outcome.")


class OutcomeToldAlready(Refused):
    """Once is enough; what was told stands."""

    sentence = _("This subject was told the outcome already.")


class OutcomeInFuture(Refused):
    """A day that has not come."""

    http_status = 422
    sentence = _("The day on which the subject was told lies in the future.")


class SubjectsUntold(Refused):
    """C9: the subject is told."""

    sentence = _(
        "A subject of this case knows of the investigation and has not been told how it ended. Tell them, or keep the "
        "reason why not."
    )


def waiting(case) -> list:
    """The subjects who are known and whom nobody has told the outcome, in their order.

    Whoever was referred is told by the disciplinary decision, and waits for nothing here.
    """
    told = {one.subject_id for one in case.outcome_notices.all() if one.kind == "told"}
    referred = {one.subject_id for one in case.allegations.all() if one.state == "referred"}
    return [one for one in case.subjects.all() if one.kind != "unknown" and one.pk not in told | referred]


def owed(case) -> list:
    """Those of ``waiting`` who were told of the investigation, and of whom no reason is kept either."""
    noted = {one.subject_id for one in case.outcome_notices.all()}
    aware = {
        notice.subject_id
        for run in case.investigations.all()
        for notice in run.notices.all()
        if notice.kind == "notified"
    }
    return [one for one in waiting(case) if one.pk in aware and one.pk not in noted]


def require_may_tell(*, case, by) -> None:
    """The head of office or the lead, once every finding is confirmed and while the case is open."""
    require_part(case, by, "head", "lead")
    require_open(case)
    if case.state not in AFTER:
        raise NotDecided()
    if not waiting(case):
        raise NobodyWaits()


def require_untold(*, case, subject) -> None:
    """A subject of this case who still waits."""
    if subject not in waiting(case):
        raise OutcomeToldAlready()


def require_past(*, told_on: date, today: date) -> None:
    """Told on a day that has come."""
    if told_on > today:
        raise OutcomeInFuture()


def require_everybody_told(case) -> None:
    """C9: a case does not close over somebody who knows that they were investigated and not what came of it."""
    if owed(case):
        raise SubjectsUntold().leading(_("Tell a subject the outcome"), reverse("cases:tell_outcome", args=[case.pk]))
