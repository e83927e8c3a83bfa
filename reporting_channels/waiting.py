"""What this room puts on a member's home page."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import permissions
from accounts.home import Row
from accounts.models import Member
from reporting_channels import access, deadlines, escalations, people
from reporting_channels.channels import access as channels
from reporting_channels.dialogue import access as dialogue
from reporting_channels.dialogue import after_the_end
from reporting_channels.quarantine import access as quarantine
from reporting_channels.retention import access as access_retention
from reporting_channels.retention import keeping
from reporting_channels.taking_down.access import taken_by
from ui.words import labelled

# Each group brings its own share of rows, so that old reports never crowd out what has just arrived.
NEW = ("received", "acknowledged", "assessed", "no_case_proposed")
WORKED_ON = ("no_case", "attached")
TOLD = ("feedback_given",)
STEPS = {
    "assessed": gettext_lazy("Assessed: open a case, or propose that none is opened"),
    "no_case_proposed": gettext_lazy("No case proposed: a second person confirms, or sends back"),
    "feedback_given": gettext_lazy("Feedback given: close the report"),
}


APART_DAYS = 2  # a look at what is kept apart must leave time to acknowledge within the seven days


def reports(member: Member, today: date) -> Iterator[Row]:
    """Reports on which the office owes a step, by the clock that ends first; before them, what is kept apart."""
    yield from _apart(member, today)
    found = [report for states in (NEW, WORKED_ON, TOLD) for report in access.waiting_for(member, states)]
    due, unread = deadlines.next_due(found, today), dialogue.new_for(member, found)
    for report in found:
        running = due.get(report.pk)
        if report.state == "attached" and running is None:
            continue
        if report.state == "assessed" and member.has_role("head_of_office"):
            continue
        yield Row(
            text=str(report),
            url=report.get_absolute_url(),
            due=running.on if running else None,
            late=bool(running and running.is_late),
            hint=" · ".join([*_new(unread[report.pk]), _hint(report, running)]),
        )


def to_decide(member: Member, today: date) -> Iterator[Row]:
    """Assessed reports that wait for the head of office: a case is opened, or it is proposed that none is."""
    found = access.waiting_for(member, ("assessed",))
    due = deadlines.next_due(found, today)
    for report in found:
        running = due.get(report.pk)
        yield Row(
            text=str(report),
            url=report.get_absolute_url(),
            due=running.on if running else None,
            late=bool(running and running.is_late),
            hint=_hint(report, running),
        )


def _new(unread: dialogue.New) -> list[str]:
    """What this member has not seen: the report, or what its reporter wrote since."""
    if unread.is_report:
        return [_("new")]
    return [_("the reporter wrote")] if unread.words else []


def _hint(report: Any, running: Any) -> str:
    if report.state in STEPS:
        owed = STEPS[report.state]
        return f"{owed} · {running.clock.label}" if running and running.is_late else str(owed)
    return f"{report.state_label} · {running.clock.label}" if running else str(report.state_label)


def disclosures(member: Member, today: date) -> Iterator[Row]:
    """Requests for an identity that wait for this member's share, or for the requester's next step."""
    for row in access.list_disclosures(member):
        is_mine = row.requested_by_id == member.pk
        is_asked = row.state == "requested" and not is_mine and not row.releases.filter(released_by=member).exists()
        if is_asked or (is_mine and row.state in ("released", "noticed", "opened")):
            hint = _("A decision is asked of you.") if is_asked else row.state_label
            yield Row(text=str(row), url=row.get_absolute_url(), hint=hint)


def _apart(member: Member, today: date) -> Iterator[Row]:
    """One row for all that waits for a look: a flood must not flood the desk."""
    count, oldest = quarantine.standing(member)
    if oldest is not None:
        due = oldest + timedelta(days=APART_DAYS)
        yield Row(
            text=ngettext("%(count)s report is kept apart", "%(count)s reports are kept apart", count)
            % {"count": count},
            url=reverse("quarantine"),
            due=due,
            late=due < today,
            hint=_("Somebody has to look: a person may be among them."),
        )
    spoke = quarantine.spoke_again(member)
    if spoke:
        yield Row(
            text=ngettext(
                "%(count)s reporter wrote again after being set aside",
                "%(count)s reporters wrote again after being set aside",
                spoke,
            )
            % {"count": spoke},
            url=f"{reverse('quarantine')}?state=set_aside",
            due=today,
            hint=_("Machines rarely do."),
        )


def taken_today(member: Member, today: date) -> Iterator[Row]:
    """How many reports this clerk took down today: a number, and nothing that was said."""
    for day in taken_by(member, at_most=1):
        if day["on"] == today:
            words = ngettext("%(count)s report taken down today", "%(count)s reports taken down today", day["count"])
            yield Row(text=words % {"count": day["count"]}, url=reverse("taking_down"))


def channel_changes(member: Member, today: date) -> Iterator[Row]:
    """Changes of channels that wait for a second person, who is not the one who proposed."""
    for change in channels.open_changes(member):
        hint = _("It would weaken what protects reporters. A decision is asked of you.")
        yield Row(text=change.channel.name, url=reverse("channel_change", args=[change.pk]), hint=hint)


def endings(member: Member, today: date) -> Iterator[Row]:
    """Reports whose time of keeping is nearly over: whoever needs one says so now."""
    for report in access_retention.ending_soon(member, today):
        standing = keeping.keeping_of(report, today)
        if standing is not None and standing.is_warned:
            url = reverse("report_keeping", args=[report.pk])
            yield Row(text=str(report), url=url, due=standing.until, hint=_("will be destroyed"))


def wrote_after_the_end(member: Member, today: date) -> Iterator[Row]:
    """Closed reports whose reporter wrote since: nothing is destroyed for thirty days, and somebody should read it."""
    for report in after_the_end.unread(member):
        url = f"{report.get_absolute_url()}#dialogue"
        yield Row(text=str(report), url=url, hint=_("The reporter wrote after the report was closed."))


def deletions(member: Member, today: date) -> Iterator[Row]:
    """Early deletions that wait for a second person."""
    for row in access_retention.to_decide(member):
        yield Row(text=str(row), url=row.get_absolute_url(), hint=_("A decision is asked of you."))


def passed_on(member: Member, today: date) -> Iterator[Row]:
    """What is owed to a reporter and was passed on to this member; never to somebody whom the report must not reach."""
    for row in escalations.passed_on_to(member):
        report, may_open = row.report, permissions.has(member, row.report)
        hint = _("Passed on to you.")
        if not may_open:
            names = ", ".join(one.name for one in people.readers(report))
            hint = _("Passed on to you. Who can open it: %(names)s") % {"names": names}
        yield Row(
            text=labelled(report, deadlines.version_of(report).profile.clock(row.clock).label),
            url=report.get_absolute_url() if may_open else reverse("home"),
            due=row.due_on,
            late=row.due_on < today,
            hint=hint,
        )
