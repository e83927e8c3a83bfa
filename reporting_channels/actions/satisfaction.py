"""What reporters say of the office: codes, once, and led back to nobody."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.actors import REPORTER, Actor
from reporting_channels import policies
from reporting_channels.models import Report, Satisfaction


@transaction.atomic
def rate(*, report: Report, derived: bytes, answers: dict[str, str], by: Actor = REPORTER, at: datetime) -> None:
    """Keep up to three answers; a second time changes nothing.

    No entry is written: it would stand in the log between two others and lead from the answers to a day.
    """
    policies.require_may_rate(report=report)
    said = {name: code for name, code in answers.items() if code}
    if not said:
        return
    day = timezone.localdate(at)
    quarter = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    try:
        with transaction.atomic():
            Satisfaction(token=token(derived), quarter_on=quarter, **said).save(force_insert=True)
    except IntegrityError:
        if not Satisfaction.objects.filter(token=token(derived)).exists():
            raise


def token(derived: bytes) -> bytes:
    """What stands for whoever holds the receipt, and leads back to nothing."""
    return hashlib.sha256(b"amana/satisfaction/v1\x00" + derived).digest()


def is_asked(report: Report, derived: bytes) -> bool:
    """Whether the three questions stand on the page: feedback was given, and they have not answered."""
    return report.feedback_at is not None and not Satisfaction.objects.filter(token=token(derived)).exists()
