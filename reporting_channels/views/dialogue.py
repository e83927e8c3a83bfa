"""Writing to the reporter, noting for the team, labels, and handing the report over."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from machine.refusals import Refused
from reporting_channels import access, people, policies, uploads
from reporting_channels.actions import handing, lists, messages, notes, writing
from reporting_channels.codes import MessageKind
from reporting_channels.dialogue import access as dialogue
from reporting_channels.dialogue import forms
from reporting_channels.dialogue import policies as rules
from reporting_channels.dialogue.after_the_end import reporter_spoke_last
from reporting_channels.models import Report
from ui.words import language_name

FORM = ("GET", "HEAD", "POST")
WRITE = "reporting_channels/staff/write.html"


@require_http_methods(FORM)
def write(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask the reporter, or tell them something; ``go`` says whether to send, to keep, or to put a text in."""
    report = access.get_report(request.user, pk)
    policies.require_may_write(report=report, by=request.user, is_answering=reporter_spoke_last(report))
    if request.method != "POST":
        return _writing(request, report, write_form(request.user, report))
    form = forms.Write(request.POST, templates=dialogue.templates())
    go = request.POST.get("go", "send")
    if go == "template":
        return _writing(request, report, _anew(form, form.with_template(report.language)))
    if go == "keep":
        return _keep(request, report, form)
    if go == "drop":
        writing.drop(report=report, by=request.user, at=timezone.now())
        return redirect(f"{report.get_absolute_url()}#dialogue")
    return _send(request, report, form)


def write_form(member: Any, report: Report) -> forms.Write:
    """The empty box, or the words that this member kept."""
    kept = dialogue.kept_draft(member, report)
    initial = {"kind": kept.kind, "text": kept.text} if kept else {}
    return forms.Write(initial=initial, templates=dialogue.templates())


def _anew(form: forms.Write, initial: dict[str, str]) -> forms.Write:
    return forms.Write(initial=initial, templates=list(form.templates.values()))


def _keep(request: HttpRequest, report: Report, form: forms.Write) -> HttpResponse:
    form.fields["kind"].required = False
    if not form.is_valid():
        return _writing(request, report, form, status=422)
    kind = form.cleaned_data["kind"] or MessageKind.QUESTION
    writing.keep(report=report, kind=kind, text=form.cleaned_data["text"], by=request.user, at=timezone.now())
    return redirect(f"{report.get_absolute_url()}#dialogue")


def _send(request: HttpRequest, report: Report, form: forms.Write) -> HttpResponse:
    files, status = [], 422
    chosen = request.FILES.getlist("file")
    if form.is_valid() and len(chosen) > settings.UPLOAD_MAX_FILES:
        form.too_many()
    if form.is_valid():
        try:
            files = [uploads.taken(upload) for upload in chosen]
        except Refused as refusal:
            form.refuse_file(str(refusal.sentence))
            status = refusal.http_status
    if not form.is_valid():
        return _writing(request, report, form, status=status)
    say = messages.ask if form.cleaned_data["kind"] == MessageKind.QUESTION else messages.tell
    say(
        report=report,
        text=form.cleaned_data["text"],
        files=files,
        submission=form.submission,
        by=request.user,
        at=timezone.now(),
    )
    return redirect(f"{report.get_absolute_url()}#dialogue")


def _writing(request: HttpRequest, report: Report, form: forms.Write, status: int = 200) -> HttpResponse:
    context = {"report": report, "write_form": form, "language": language_name(report.language)}
    return render(request, WRITE, context, status=status)


@require_http_methods(FORM)
def note(request: HttpRequest, pk: Any) -> HttpResponse:
    """Write a note for the team."""
    report = access.get_report(request.user, pk)
    rules.require_may_note(report=report, by=request.user)
    form = forms.WriteNote(request.POST or None)
    if form.is_bound and form.is_valid():
        notes.note(report=report, text=form.cleaned_data["note"], by=request.user, at=timezone.now())
        return redirect(f"{report.get_absolute_url()}#notes")
    says = _("Only the team reads it. It stays as it is: write another one to correct it.")
    return _form(request, report, form, _("Note for the team"), _("Keep the note"), says)


@require_http_methods(FORM)
def tags(request: HttpRequest, pk: Any) -> HttpResponse:
    """Choose the report's labels."""
    report = access.get_report(request.user, pk)
    rules.require_may_tag(report=report, by=request.user)
    borne = dialogue.tags_of([report])[report.pk]
    offered = dialogue.tags() + [one for one in borne if not one.is_active]
    form = forms.ChooseTags(request.POST or None, tags=offered, initial={"tags": [one.code for one in borne]})
    if request.method == "POST" and not form.is_bound:  # every box was cleared, and nothing else came
        form = forms.ChooseTags({}, tags=offered)
    if form.is_bound and form.is_valid():
        lists.tag(report=report, tags=form.chosen(), by=request.user, at=timezone.now())
        return redirect(report)
    says = _("Everybody who may open the report sees its labels, and can filter the inbox by them.")
    return _form(request, report, form, _("Labels"), _("Put these labels on"), says)


@require_http_methods(FORM)
def hand_over(request: HttpRequest, pk: Any) -> HttpResponse:
    """Hand the report over to a colleague."""
    report = access.get_report(request.user, pk)
    form = forms.HandOver(request.POST or None, members=people.could_take_over(report, request.user))
    if form.is_bound and form.is_valid():
        handing.hand_over(report=report, by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect(reverse("reports"))
    says = _("Your colleague receives the key of this report. Yours is withdrawn at once: you can no longer open it.")
    return _form(request, report, form, _("Hand over to a colleague"), _("Hand over"), says)


@require_http_methods(FORM)
def hand_back(request: HttpRequest, pk: Any) -> HttpResponse:
    """Hand a report that went past the office back to it."""
    report = access.get_report(request.user, pk)
    form = forms.HandOver(request.POST or None, members=people.could_have_it_back(report))
    if form.is_bound and form.is_valid():
        handing.hand_back(report=report, by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect(report)
    says = _(
        "This person of the office receives the key and can read all of it. You go on reading. "
        "Whoever the report names, or the reporter shut out, is not in the list and never will be."
    )
    return _form(request, report, form, _("Hand back to the office"), _("Hand back"), says)


def _form(request: HttpRequest, report: Report, form, title: str, verb: str, consequence: str) -> HttpResponse:
    context = {"report": report, "form": form, "title": title, "verb": verb, "consequence": consequence}
    status = 422 if form.is_bound else 200
    return render(request, "reporting_channels/staff/form.html", context, status=status)
