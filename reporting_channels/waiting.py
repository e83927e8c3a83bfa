"""What this room puts on a member's home page."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from accounts.home import Row
from accounts.models import Member
from reporting_channels import access, deadlines

OPEN = ("received", "acknowledged", "assessed", "no_case_proposed", "no_case", "attached", "feedback_given")


def reports(member: Member, today: date) -> Iterator[Row]:
    """Reports on which the office owes a step, by the clock that ends first."""
    found = access.waiting_for(member, OPEN)
    due = deadlines.next_due(found, today)
    for report in found:
        running = due.get(report.pk)
        if report.state == "attached" and running is None:
            continue
        yield Row(
            text=str(report),
            url=report.get_absolute_url(),
            due=running.on if running else None,
            late=bool(running and running.is_late),
            hint=f"{report.state_label} · {running.clock.label}" if running else report.state_label,
        )


def disclosures(member: Member, today: date) -> Iterator[Row]:
    """Requests for an identity that wait for this member's share, or for the requester's next step."""
    for row in access.list_disclosures(member):
        is_mine = row.requested_by_id == member.pk
        is_asked = row.state == "requested" and not is_mine and not row.releases.filter(released_by=member).exists()
        if is_asked or (is_mine and row.state in ("released", "noticed", "opened")):
            hint = _("A decision is asked of you.") if is_asked else row.state_label
            yield Row(text=str(row), url=row.get_absolute_url(), hint=hint)
