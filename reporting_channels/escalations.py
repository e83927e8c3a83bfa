"""To whom what is owed was passed on: substitutes of the channel, the head of office, the outside body."""

from collections.abc import Iterator

from django.db.models import Q

from accounts.models import Member
from reporting_channels import bars, deadlines
from reporting_channels.models import ChannelSubstitute, Escalation, ReportReopening

AT_MOST = 50


def passed_on_to(member: Member) -> Iterator[Escalation]:
    """What waits for this member, the oldest day first, one row for each step; barred members are passed over."""
    seats = ChannelSubstitute.objects.filter(member=member).values("channel")
    mine = Q(chain="substitutes", report__channel__in=seats)
    for chain in ("head_of_office", "outside_body"):
        if member.has_role(chain):
            mine |= Q(chain=chain)
    still = Q()
    for clock, done in deadlines.DONE.items():
        still |= Q(clock=clock, **{f"report__{done}": None})
    owed_again = ReportReopening.objects.filter(answered_at=None).values("report")
    still |= Q(clock="feedback", report__in=owed_again)
    rows = Escalation.objects.filter(mine, still, report__state__in=deadlines.OPEN).select_related("report__channel")
    seen = set()
    for row in rows.order_by("due_on", "id")[:AT_MOST]:
        is_inside = row.report.is_past_office and not member.has_role("outside_body")
        if (row.report_id, row.clock) in seen or is_inside or bars.is_barred(row.report, member):
            continue
        seen.add((row.report_id, row.clock))
        yield row
