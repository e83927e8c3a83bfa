"""The minutes of an oral report as the office reads them: both texts, and what was changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reporting_channels.access import get_report
from reporting_channels.taking_down import access
from reporting_channels.taking_down.access import MinutesTexts
from reporting_channels.taking_down.differences import pieces
from reporting_channels.taking_down.questions import rows


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """Each version by its day, the later ones with what changed marked. Opening this page is an entry."""
    report = get_report(request.user, pk)
    minutes = access.minutes_of(report)
    if minutes is None:
        return redirect(report)  # it came in writing, or by the reporter's own hand: none are owed
    now = timezone.now()
    texts = access.read_minutes(request.user, minutes, now)
    context = {
        "report": report,
        "minutes": minutes,
        "texts": texts,
        "versions": _compared(report, texts),
        "is_over_due": minutes.ends_on is not None and timezone.localdate(now) > minutes.ends_on,
    }
    return render(request, "reporting_channels/staff/minutes.html", context)


def _compared(report: Any, texts: MinutesTexts) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    before: dict[str, str] = {}
    for version in texts.versions:
        lines = rows(report.questionnaire.definition, version.answers, report.language)
        for line in lines:
            is_changed = not version.is_clerks and line["value"] != before.get(line["code"], "")
            line["pieces"] = pieces(before.get(line["code"], ""), line["value"]) if is_changed else ()
        before = {line["code"]: line["value"] for line in lines}
        found.append({"version": version, "rows": lines})
    return found
