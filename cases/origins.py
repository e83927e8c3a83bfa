"""Which reports a case still stands on."""

from uuid import UUID

from cases.models import Origin


def still_needed(report_ids: list[UUID]) -> set[UUID]:
    """Of these reports, those from which a case was opened that is not closed: they are not destroyed yet."""
    open_ = Origin.objects.filter(report__in=report_ids).exclude(case__state="closed")
    return set(open_.values_list("report_id", flat=True))
