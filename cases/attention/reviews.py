"""The day on which somebody wants a case looked at again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from audit.log import record
from cases.models import Case, NextReview
from cases.policies.parts import require_open, require_part
from machine.models import locked
from machine.refusals import Refused


class DayGone(Refused):
    """A review lies ahead."""

    http_status = 422
    sentence = _("Choose a day from today on.")


def require_may_set(*, case: Case, by: Member) -> None:
    """The head of office and the lead say when an open case is looked at again."""
    require_open(case)
    require_part(case, by, "head", "lead")


@transaction.atomic
def set_review(*, case: Case, review_on: date, by: Member, at: datetime) -> NextReview:
    """Set the day, in the place of an earlier one; the log keeps both."""
    case = locked(case)
    require_may_set(case=case, by=by)
    if review_on < timezone.localdate(at):
        raise DayGone()
    made, _is_new = NextReview.objects.update_or_create(
        case=case, defaults={"review_on": review_on, "set_at": at, "set_by": by}
    )
    record("case.review_set", by=by, subject=case, at=at, review_on=review_on.isoformat())
    return made
