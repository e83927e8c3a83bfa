"""The clerk's one verb: take a report down for somebody, seal it, and keep nothing of it."""

from datetime import datetime

from audit.days import day_only
from reporting_channels.actions.intake import receive
from reporting_channels.models import Channel, Report
from reporting_channels.taking_down import policies
from reporting_channels.told import Told


def take_down(*, channel: Channel, told: Told, by, at: datetime) -> Report:
    """Receive what somebody told a clerk; a second call with the same submission returns the first one's report.

    Everything carries the day alone: the time of the clerk's act is the time at which the person spoke (ADR 0015).
    Raises what ``receive`` raises, and RoleNeeded, ConsentMissing, OriginalMissing, ReferrerMissing.
    """
    policies.require_may_take_down(taking=told.taking, media_types=[file.media_type for file in told.files], by=by)
    return receive(channel=channel, told=told, by=by, at=day_only(at))
