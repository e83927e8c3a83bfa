"""Who may open a report, who did, who was kept away, and to whom it could be given."""

from dataclasses import dataclass
from datetime import datetime

from accounts import permissions
from accounts.models import Member
from audit.models import Entry
from reporting_channels.models import Exclusion, IdentityDisclosure, Report
from reporting_channels.policies import READERS
from vault.models import IdentityShare


@dataclass(frozen=True)
class Opening:
    """Somebody opened it then."""

    member: Member
    at: datetime


def readers(report: Report) -> list[Member]:
    """The members who may open it, by name."""
    return list(permissions.holders(report).order_by("name"))


def excluded(report: Report) -> list[Exclusion]:
    """Who was kept away, and why."""
    return list(Exclusion.objects.filter(report=report).select_related("member", "excluded_by").order_by("excluded_at"))


def could_be_given(report: Report) -> list[Member]:
    """Active colleagues whose work it is, who have a key, cannot open it yet and were not kept away."""
    barred = {one.pk for one in readers(report)} | {one.member_id for one in excluded(report)}
    members = Member.objects.active().filter(roles__overlap=list(READERS), holder__isnull=False)
    return [member for member in members.order_by("name") if member.pk not in barred]


def could_take_over(report: Report, by: Member) -> list[Member]:
    """Active colleagues whose work it is and who were not kept away, those who can open it already too."""
    barred = {one.member_id for one in excluded(report)} | {by.pk}
    members = Member.objects.active().filter(roles__overlap=list(READERS), holder__isnull=False)
    return [member for member in members.order_by("name") if member.pk not in barred]


def could_be_excluded(report: Report) -> list[Member]:
    """Every active member who was not kept away yet: also one who has no access today."""
    barred = {one.member_id for one in excluded(report)}
    return [member for member in Member.objects.active().order_by("name") if member.pk not in barred]


def last_opening(report: Report) -> Opening | None:
    """Who opened it last, read from the log before this reading is added to it."""
    entry = (
        Entry.objects.filter(subject_kind="report", subject_id=str(report.pk), event="report.opened")
        .order_by("-id")
        .first()
    )
    if entry is None:
        return None
    member = Member.objects.filter(pk=entry.actor_id).first()
    return Opening(member, entry.at) if member else None


def keeps_share(member: Member, report: Report) -> bool:
    """Whether this member holds a share of the report's identity."""
    identity = getattr(report, "identity", None)
    return (
        identity is not None
        and IdentityShare.objects.filter(compartment=identity.compartment_id, custodian=member.holder_id).exists()
    )


def requests_for(report: Report, member: Member) -> list[IdentityDisclosure]:
    """This member's own requests for the identity behind the report, newest first."""
    found = IdentityDisclosure.objects.filter(identity__report=report, requested_by=member)
    return list(found.order_by("-requested_at"))
