"""A word that the reporter says once the report is closed: it may be answered, and its readers must see it."""

from django.db.models import Exists, F, OuterRef

from accounts.models import Member
from reporting_channels.codes import MessageKind
from reporting_channels.models import Message, ReadMark, Report, ReportPermission

MOST = 50


def reporter_spoke_last(report: Report) -> bool:
    """Whether the last word of the dialogue is the reporter's."""
    kinds = Message.objects.filter(report=report).order_by("-number").values_list("kind", flat=True)
    return kinds.first() == MessageKind.ANSWER


def unread(member: Member) -> list[Report]:
    """The closed reports of this member whose reporter wrote since, in words that the member has not seen."""
    may_open = ReportPermission.objects.filter(user_id=member.pk, content_object_id=OuterRef("report_id"))
    seen = ReadMark.objects.filter(report=OuterRef("report_id"), member=member, number__gte=OuterRef("number"))
    said = Message.objects.filter(Exists(may_open), ~Exists(seen), kind=MessageKind.ANSWER, report__state="closed")
    late = said.filter(sent_on__gte=F("report__closed_at__date")).order_by("sent_on", "report_id")
    reports = {one.report_id: one.report for one in late.select_related("report__channel")[:MOST]}
    return list(reports.values())
