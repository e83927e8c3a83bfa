"""Who assesses the risk of detriment, on what occasion, and what an assessment must say."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import NotFromHere, Refused
from reporting_channels.codes import Risk
from reporting_channels.detriment.codes import BY_HAND
from reporting_channels.detriment.days import MOST_DAYS
from reporting_channels.policies import READERS
from reporting_channels.quarantine.policies import require_let_in


class NoOccasion(Refused):
    """An assessment answers something; steps write their own occasion, and nobody writes it for them."""

    http_status = 422
    sentence = _("Say why the risk is assessed now. Decisions call for it by themselves.")


class NobodyLooksAfter(Refused):
    """A measure without a person is a wish."""

    http_status = 422
    sentence = _("Say who looks after the measures: somebody who can open the report.")


class NextLookUnsound(Refused):
    """The next look lies ahead."""

    http_status = 422
    sentence = _("Choose a day for the next look: after today, and within a year.")


class SameReport(Refused):
    """Two reports are two."""

    http_status = 422
    sentence = _("This is the report itself. Type the number of the earlier one.")


def require_may_assess_detriment(*, report, by) -> None:
    """Receiver, head of office or outside body, as long as anything of the report is left: also after its end."""
    require_role(by, *READERS)
    require_let_in(report=report)
    if report.is_erased:
        raise NotFromHere()


def require_may_point_back(*, report, earlier, by) -> None:
    """As for assessing, on both: whoever may open only one of them learns nothing of the other."""
    require_may_assess_detriment(report=report, by=by)
    require_may_assess_detriment(report=earlier, by=by)
    if report.pk == earlier.pk:
        raise SameReport()


def require_occasion(*, kind: str, has_open: bool) -> None:
    """Something called for it, or the member names why by hand; a step cannot be claimed."""
    if kind not in BY_HAND and not (has_open and not kind):
        raise NoOccasion()


def require_looked_after(*, measures: list[str], is_reader: bool) -> None:
    """Where measures are agreed, somebody who can open the report looks after them."""
    if measures and not is_reader:
        raise NobodyLooksAfter()


def require_next_look(*, levels: tuple[str, ...], review_on: date | None, today: date) -> None:
    """A day ahead of us, unless no risk is seen for anybody."""
    if review_on is None and all(one == Risk.NONE for one in levels):
        return
    if review_on is None or not today < review_on <= today + timedelta(days=MOST_DAYS):
        raise NextLookUnsound()
