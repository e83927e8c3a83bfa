"""Who may take more time for the feedback, and until when."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import Refused
from reporting_channels.policies import READERS, require_dialogue_open


class NoFeedbackClock(Refused):
    """The time for feedback does not run."""

    sentence = _("The time for feedback runs from the acknowledgement until the feedback. It does not run now.")


class FeedbackLate(Refused):
    """The time is over: longer cannot be taken afterwards."""

    sentence = _("The time for feedback is over. It cannot be made longer afterwards: tell the reporter how it stands.")


class ProlongedAlready(Refused):
    """The profile allows no further prolongation."""

    sentence = _("The time for feedback was made longer as often as the procedure allows.")


def require_may_prolong(*, report, due, by) -> None:
    """Receiver or head of office, once, before the day (Directive (EU) 2019/1937 art. 11(2)(d))."""
    require_role(by, *READERS)
    require_dialogue_open(report=report)
    if due is None or due.done_on is not None or due.on is None:
        raise NoFeedbackClock()
    if due.is_late:
        raise FeedbackLate()
    most = sum(extension.most for extension in due.clock.extensions if extension.event == "feedback.prolonged")
    last = report.reopenings.order_by("reopened_at").values_list("reopened_at", flat=True).last()
    taken = report.prolongations.filter(prolonged_at__gte=last) if last else report.prolongations
    if taken.count() >= most:
        raise ProlongedAlready()
