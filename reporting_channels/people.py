"""Who may open a report, who did, who was kept away, and to whom it could be given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts import names, permissions
from accounts.models import Member
from audit.models import Entry
from reporting_channels import bars, policies
from reporting_channels.models import Exclusion, IdentityDisclosure, Report
from vault.models import IdentityShare

MOST_NAMESAKES = 6
AT_ARRIVAL = _("Named in the report, or shut out by the reporter")


@dataclass(frozen=True)
class Opening:
    """Somebody opened it then."""

    member: Member
    at: datetime


@dataclass(frozen=True)
class KeptAway:
    """A member whom the report must not reach, and why, in words."""

    member: Member
    why: object


def readers(report: Report) -> list[Member]:
    """The members who may open it, by name."""
    return list(permissions.holders(report).order_by("name"))


def kept_away(report: Report) -> list[KeptAway]:
    """Who must not have it, and why; no table names them, so everybody's fingerprint is tried."""
    decided = {bytes(one.token): one for one in Exclusion.objects.filter(report=report)}
    found = []
    for member in bars.barred(report, Member.objects.order_by("name")):
        exclusion = decided.get(bars.token(report, member.pk))
        found.append(KeptAway(member, exclusion.get_reason_display() if exclusion else AT_ARRIVAL))
    return found


def mentioned(report: Report, texts: Iterable[str]) -> list[Member]:
    """Members whose whole name stands in these words of the report and whom nothing keeps away yet."""
    found = list(Member.objects.filter(pk__in=names.mentioned(texts), deactivated_at=None).order_by("name"))
    away = {one.pk for one in bars.barred(report, found)} if found else set()
    return [one for one in found if one.pk not in away]


def namesakes(report: Report, texts: Iterable[str], named: Iterable[Member]) -> list[tuple[Member, str]]:
    """Members whose family name alone stands in these words, with the word: not those named whole, nor kept away.

    For whoever may decide on conflicts, who reads the words anyway; it keeps nobody away (ADR 0050).
    """
    sure = {one.pk for one in named}
    members = [one for one in Member.objects.active().order_by("name") if one.pk not in sure]
    words = names.namesakes(texts, members)
    found = [one for one in members if one.pk in words]
    away = {one.pk for one in bars.barred(report, found)} if found else set()
    return [(one, words[one.pk]) for one in found if one.pk not in away][:MOST_NAMESAKES]


def could_be_given(report: Report) -> list[Member]:
    """Active colleagues whose work it is, who have a key, cannot open it yet and were not kept away.

    The office and the outside body do not hand reports to each other here (see ``handing``).
    """
    known = {one.pk for one in readers(report)}
    return _free(report, [member for member in _whose_work(report) if member.pk not in known])


def could_take_over(report: Report, by: Member) -> list[Member]:
    """Active colleagues whose work it is and who were not kept away, those who can open it already too."""
    return _free(report, [member for member in _whose_work(report) if member.pk != by.pk])


def could_have_it_back(report: Report) -> list[Member]:
    """Readers of the office to whom the outside body can hand a report back: nobody whom something keeps away."""
    known = {one.pk for one in readers(report)}
    office = Member.objects.active().filter(roles__overlap=list(policies.OFFICE), holder__isnull=False).order_by("name")
    return _free(report, [member for member in office if member.pk not in known]) if report.is_past_office else []


def could_be_excluded(report: Report) -> list[Member]:
    """Every active member who was not kept away yet: also one who has no access today."""
    return _free(report, Member.objects.active().order_by("name"))


def _whose_work(report: Report) -> Iterable[Member]:
    roles = policies.OUTSIDE if report.is_past_office else policies.OFFICE
    return Member.objects.active().filter(roles__overlap=list(roles), holder__isnull=False).order_by("name")


def _free(report: Report, members: Iterable[Member]) -> list[Member]:
    found = list(members)
    barred = {member.pk for member in bars.barred(report, found)}
    return [member for member in found if member.pk not in barred]


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
