"""Which reports a case stands on: its own, and those of the cases that it grew from."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Member
from cases.models import Case, CasePermission, Merger, Origin
from reporting_channels.models import Report
from reporting_channels.redacting.elsewhere.access import Outside


def reports_of(case: Case) -> list[Report]:
    """The reports behind a case: its own, those of cases merged into it, those of the case it was split from."""
    found = {origin.report_id: origin.report for origin in case.origins.all()}
    for merger in case.mergers.all():
        if merger.confirmed_at is not None:
            found |= {report.pk: report for report in reports_of(merger.absorbed)}
    if case.split_from_id is not None:
        found |= {report.pk: report for report in reports_of(case.split_from)}
    return list(found.values())


def grown_from(case_ids: Iterable[UUID]) -> set[UUID]:
    """These cases and every case that goes on from them: they were merged into it, or it was split from them."""
    known, fresh = set(), set(case_ids)
    while fresh:
        known |= fresh
        onward = Merger.objects.filter(absorbed__in=fresh, confirmed_at__isnull=False).values_list("case_id", flat=True)
        apart = Case.objects.filter(split_from__in=fresh).values_list("pk", flat=True)
        fresh = {*onward, *apart} - known
    return known


def cases_of(report: Report) -> set[UUID]:
    """Every case that stands on this report."""
    return grown_from(Origin.objects.filter(report=report).values_list("case_id", flat=True))


def made_of(report: Report, by: Member) -> Iterator[Outside]:
    """The cases in which words of this report may have been written down, for whoever removes some from the report."""
    first = set(Origin.objects.filter(report=report).values_list("case_id", flat=True))
    found = Case.objects.filter(pk__in=grown_from(first)).order_by("year", "serial")
    permitted = CasePermission.objects.filter(user_id=by.pk, content_object__in=found)
    mine = set(permitted.values_list("content_object_id", flat=True))
    for case in found:
        if case.pk in mine:
            yield Outside(_("Case %(case)s stands on this report.") % {"case": case.number}, case.get_absolute_url())
    if first - mine:
        yield Outside(_("A case that you do not work on stands on this report."))


def still_needed(report_ids: list[UUID]) -> set[UUID]:
    """Of these reports, those on which a case stands that is not closed: they are not destroyed yet."""
    first = list(Origin.objects.filter(report__in=report_ids).values_list("report_id", "case_id", "case__state"))
    kept = {report_id for report_id, _case_id, state in first if state != "closed"}
    ended = {case_id: report_id for report_id, case_id, state in first if state == "closed"}
    if not _goes_on(ended).exists():
        return kept
    for case_id, report_id in ended.items():
        if Case.objects.filter(pk__in=grown_from([case_id])).exclude(state="closed").exists():
            kept.add(report_id)
    return kept


def _goes_on(case_ids: Iterable[UUID]) -> QuerySet:
    """Those of the cases that were merged into another, or that another was split from."""
    merged = Merger.objects.filter(absorbed__in=case_ids, confirmed_at__isnull=False).values("absorbed")
    split = Case.objects.filter(split_from__in=case_ids).values("split_from")
    return Case.objects.filter(Q(pk__in=merged) | Q(pk__in=split))
