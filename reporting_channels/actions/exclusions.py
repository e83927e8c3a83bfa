"""Keeping a member away from a report, for good: key and permission go, none can come back, and somebody takes over.

Locks are taken along the line: the report first, then what grew from it (see cases.actions.recusals).
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts import keeping_away, permissions
from accounts.models import Member
from audit.log import record
from machine.models import locked
from reporting_channels import access, bars, policies
from reporting_channels.models import Exclusion, Report, ReportPermission
from reporting_channels.models.seats import outside_body
from reporting_channels.routing import FEWEST


@transaction.atomic
def exclude(*, report: Report, member, reason: str, by, at: datetime) -> Exclusion:
    """Withdraw key and permission from ``member`` and bar them; the next substitute takes over what they read.

    Excluding oneself is recusal and needs no role. Refused for the last reader where nobody can take over.
    """
    report = locked(report)
    readers = set(ReportPermission.objects.filter(content_object=report).values_list("user_id", flat=True))
    is_reader = member.pk in readers
    successors = _successors(report, readers, member, by) if is_reader else []
    policies.require_may_exclude(
        report=report,
        member=member,
        readers=len(readers) + len(successors),
        is_reader=is_reader,
        is_excluded=bars.is_barred(report, member),
        by=by,
    )
    if successors:
        _let_in(report, successors, by, at)
    permissions.withdraw(report, member=member, by=by, at=at)
    exclusion = Exclusion.objects.create(
        report=report, token=bars.token(report, member.pk), reason=reason, excluded_at=at, excluded_by=by
    )
    record("exclusion.made", by=by, subject=report, at=at, token=exclusion.token.hex(), reason=reason)
    keeping_away.spread(report, member=member, by=by, at=at)
    return exclusion


def _successors(report: Report, readers: Collection[UUID], leaving, by) -> list[Member]:
    """Who takes over for a reader who leaves: one substitute, or the outside body when too few would be left.

    Nobody where ``by`` cannot open the report and so has no key to hand on.
    """
    if not access.can_open(by, report):
        return []
    chain = report.channel.ready_substitutes()
    outside = [one for one in chain if one.is_outside] or outside_body(keeping_identities=False)
    spare = [] if report.is_past_office else [one.pk for one in chain if not one.is_outside]
    found = _free(report, spare, {*readers, leaving.pk})[:1]
    if found or len(readers) > FEWEST:
        return found
    return _free(report, [one.pk for one in outside], {*readers, leaving.pk})


def _free(report: Report, ids: list[UUID], taken: Collection[UUID]) -> list[Member]:
    members = Member.objects.in_bulk([one for one in ids if one not in taken])
    barred = {member.pk for member in bars.barred(report, members.values())}
    return [members[one] for one in ids if one in members and one not in barred]


def _let_in(report: Report, members: list[Member], by, at: datetime) -> None:
    permissions.give_all(report, members=members, key=access.report_key(by, report), by=by, at=at)
    record("report.taken_over", by=by, subject=report, at=at, readers=len(members))
