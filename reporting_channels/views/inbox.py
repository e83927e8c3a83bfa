"""The inbox: every report that the member may open, newest first, filters in the address."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import doors
from accounts.policies import require_role
from reporting_channels import access, deadlines
from reporting_channels.codes import Medium
from reporting_channels.dialogue import access as dialogue
from reporting_channels.policies import READERS
from reporting_channels.quarantine import access as quarantine
from reporting_channels.states import APART, REPORT


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """A page of fifty with its count; late ones are marked."""
    if request.user.has_role("clerk") and not any(map(request.user.has_role, READERS)):
        doors.missing(request.user, "reports", "list")  # whoever writes reports down looks for none
    require_role(request.user, *READERS)
    channels = access.every_channel()
    state = _one_of(request.GET.get("state", ""), REPORT.states)
    channel = _one_of(request.GET.get("channel", ""), channels)
    tags = dialogue.every_tag()
    tag = _one_of(request.GET.get("label", ""), tags)
    page = access.list_reports(request.user, state=state, channel=channel, tag=tag, page=request.GET.get("page", 1))
    reports = list(page.object_list)
    due = deadlines.next_due(reports, timezone.localdate())
    awaiting = access.messages_awaiting(reports)
    new, borne = dialogue.new_for(request.user, reports), dialogue.tags_of(reports)
    context = {
        "is_outside": request.user.has_role("outside_body"),
        "page": page,
        "columns": _columns(),
        "rows": [
            _row(report, due.get(report.pk), report.pk in awaiting, new[report.pk], borne[report.pk])
            for report in reports
        ],
        "states": [(one.code, one.label, one.code == state) for one in REPORT.states if one.code not in APART],
        "channels": [(one.code, one.name, one.code == channel) for one in channels],
        "tags": [(one.code, one.name, one.code == tag) for one in tags],
        "is_filtered": bool(state or channel or tag),
        "apart": quarantine.standing(request.user)[0],
    }
    return render(request, "reporting_channels/staff/inbox.html", context)


def _one_of(wanted: str, known: Iterable[Any]) -> str:
    """The code if there is such a one: an address that was bent shows everything, and never reaches the database."""
    return wanted if wanted in {one.code for one in known} else ""


def _columns() -> list[dict]:
    return [
        {"key": "reference", "label": _("Report"), "kind": "code"},
        {"key": "new", "label": _("New to you"), "kind": "tag"},
        {"key": "state", "label": _("State"), "kind": "tag"},
        {"key": "due", "label": _("Next date"), "kind": "due"},
        {"key": "owed", "label": _("What is due"), "kind": "text"},
        {"key": "channel", "label": _("Channel and labels"), "kind": "text"},
        {"key": "received", "label": _("Received on"), "kind": "day"},
    ]


def _row(report, due, is_awaiting: bool, new: dialogue.New, tags: list) -> dict:
    owed = str(due.clock.label) if due else ""
    if is_awaiting:
        waits = _("waits for the reporter’s answer")
        owed = f"{owed} · {waits}" if owed else waits
    return {
        "url": report.get_absolute_url(),
        "reference": report.reference,
        "new": _new(new),
        "state": (report.state_label, "action" if report.state == "received" else "plain"),
        "due": due.on if due else None,
        "owed": owed,
        "channel": " · ".join([report.channel.name, *_way(report), *(one.name for one in tags)]),
        "received": report.received_on,
    }


def _way(report) -> list[str]:
    """By which way it came, where a clerk took it down."""
    return [report.get_medium_display()] if report.medium != Medium.SITE else []


def _new(new: dialogue.New) -> tuple[str, str] | None:
    if new.is_report:
        return _("new"), "soon"
    return (f"+{new.words}", "soon") if new.words else None
