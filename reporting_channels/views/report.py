"""A report's page, its files, and what needs a page of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from machine.policies import why_not
from machine.roles import role_label
from reporting_channels import access, deadlines, forms, people, policies
from reporting_channels.actions import exclusions, masks, reports, writing
from reporting_channels.codes import MessageKind
from reporting_channels.detriment import access as risks
from reporting_channels.dialogue import access as dialogue
from reporting_channels.dialogue.after_the_end import reporter_spoke_last
from reporting_channels.dialogue.forms import WriteNote
from reporting_channels.models import Report
from reporting_channels.reading import reading
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting.places import words_of
from reporting_channels.redacting.policies import may_look_under
from reporting_channels.retention import keeping
from reporting_channels.taking_down.access import read_taken
from reporting_channels.views.dialogue import write_form
from ui.words import language_name

FORM = ("GET", "HEAD", "POST")


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """Everything of one report. Opening this page is an entry in the log."""
    now = timezone.now()
    report = access.get_report(request.user, pk)
    last, seen_until = people.last_opening(report), dialogue.seen_until(request.user, report)
    masked = redacting.masks_on(report, request.user)
    may_lift = bool(masked) and all(may_look_under(mask=one, by=request.user) for one in masked)
    is_bare = may_lift and request.GET.get("masks") == "off"
    if is_bare:
        masks.look_under(report=report, by=request.user, at=now)
    texts = access.read_report(request.user, report, now, is_bare=is_bare)
    writing.mark_read(report=report, number=_last_number(texts), by=request.user, at=now)
    due = deadlines.due_of(report, timezone.localdate())
    context = {
        **_talk(request, report, texts, seen_until, is_bare),
        "report": report,
        "is_masked": bool(masked) and not is_bare,
        "may_lift": may_lift,
        "texts": texts,
        "taken": read_taken(request.user, report),
        "last": last,
        "reading": reading(report, texts),
        "files": [file for file in texts.files if file.message_id is None],
        "due": due,
        **_next(report, due),
        "keeping": keeping.keeping_of(report, timezone.localdate()),
        "is_awaited": bool(access.messages_awaiting([report])),
        "readers": people.readers(report),
        "excluded": people.kept_away(report),
        **_named(report, texts),
        "has_identity": report.has_identity,
        "requests": people.requests_for(report, request.user),
        "may_request": why_not(
            policies.require_may_request,
            report=report,
            by=request.user,
            is_custodian=people.keeps_share(request.user, report),
        ),
    }
    return render(request, "reporting_channels/staff/report.html", context)


def _named(report: Report, texts: access.ReportTexts) -> dict[str, Any]:
    """Whom the words name: whole, beyond doubt; or by a family name alone, which may be somebody else's."""
    words = _words(texts)
    mentioned = people.mentioned(report, words)
    return {"mentioned": mentioned, "namesakes": people.namesakes(report, words, mentioned)}


def _next(report: Report, due: list[deadlines.Due]) -> dict[str, Any]:
    """By when the next step is owed, and by whom where it is nobody of the office; how the risk stands."""
    return {
        "next_due": next((one.on for one in due if one.is_open), None),
        "risk": risks.standing(report, timezone.localdate()),
        "driver": role_label("outside_body") if report.is_past_office else "",
    }


def _talk(
    request: HttpRequest, report: Report, texts: access.ReportTexts, seen_until: int, is_bare: bool
) -> dict[str, Any]:
    """The three voices: what is said with the reporter, what the member began to say, what the team tells itself."""
    new = [one for one in texts.dialogue if one.kind == MessageKind.ANSWER and one.number > seen_until]
    is_answering = reporter_spoke_last(report)
    return {
        "may_write": why_not(policies.require_may_write, report=report, by=request.user, is_answering=is_answering),
        "seen_until": seen_until,
        "new_words": len(new),
        "kept": dialogue.kept_draft(request.user, report),
        "write_form": write_form(request.user, report),
        "note_form": WriteNote(),
        "notes": dialogue.read_notes(request.user, report, is_bare=is_bare),
        "tags": dialogue.tags_of([report])[report.pk],
        "language": language_name(report.language),
    }


def _words(texts: access.ReportTexts) -> list[str]:
    """What the reader sees of everything that the reporter told and that was said since."""
    told = [text for _path, text in words_of(texts.answers)]
    return [texts.narrative, *told, *(one.text for one in texts.dialogue if one.kind == MessageKind.ANSWER)]


def _last_number(texts: access.ReportTexts) -> int:
    return max((one.number for one in texts.dialogue), default=0)


@require_http_methods(FORM)
def share(request: HttpRequest, pk: Any) -> HttpResponse:
    """Give the report to one more colleague."""
    report = access.get_report(request.user, pk)
    form = forms.Share(request.POST or None, members=people.could_be_given(report))
    if form.is_bound and form.is_valid():
        reports.share(report=report, member=form.cleaned_data["member"], by=request.user, at=timezone.now())
        return redirect(report)
    return _form(
        request,
        report,
        form,
        _("Give to a colleague"),
        _("Give"),
        _("They receive the key of this report and can read all of it."),
    )


@require_http_methods(FORM)
def exclude(request: HttpRequest, pk: Any) -> HttpResponse:
    """Keep somebody away from the report for good."""
    report = access.get_report(request.user, pk)
    form = forms.Exclude(request.POST or None, members=people.could_be_excluded(report))
    if form.is_bound and form.is_valid():
        exclusions.exclude(report=report, by=request.user, at=timezone.now(), **form.cleaned_data)
        is_self = form.cleaned_data["member"].pk == request.user.pk
        return redirect(reverse("reports") if is_self else report.get_absolute_url())
    return _form(
        request,
        report,
        form,
        _("Keep somebody away"),
        _("Keep away"),
        _("Their key is withdrawn and none can ever be given again. They will not see that the report exists."),
    )


@require_http_methods(FORM)
def recuse(request: HttpRequest, pk: Any) -> HttpResponse:
    """Step back from the report because of a conflict."""
    report = access.get_report(request.user, pk)
    form = forms.Recuse(request.POST or None)
    if form.is_bound and form.is_valid():
        exclusions.exclude(report=report, member=request.user, by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect("reports")
    return _form(
        request,
        report,
        form,
        _("I have a conflict of interests"),
        _("Step back"),
        _("Your key is withdrawn at once and none can be given again. You will no longer see that the report exists."),
    )


def _form(request: HttpRequest, report: Report, form, title: str, verb: str, consequence: str) -> HttpResponse:
    context = {"report": report, "form": form, "title": title, "verb": verb, "consequence": consequence}
    status = 422 if form.is_bound else 200
    return render(request, "reporting_channels/staff/form.html", context, status=status)
