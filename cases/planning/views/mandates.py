"""The mandate's letter, its amendments, the notice to each subject, hours."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases import history
from cases.models import Investigation
from cases.planning import access, forms, mandate_forms, pages, policies, printing
from cases.planning.actions import efforts, mandates, notices
from cases.views.doing import CaseDoing, after_declaring
from machine.refusals import Refused


@require_safe
@after_declaring
def letter(request: HttpRequest, pk: Any) -> HttpResponse:
    """The signed mandate and its amendments, as they are printed."""
    investigation = case_access.get_investigation(request.user, pk)
    last = history.last_time(investigation, "investigation.letter_read")
    access.read_letters(request.user, investigation, timezone.now())
    shown = {"investigation": investigation, "case": investigation.case, "last": last}
    return render(request, "cases/planning/letter.html", shown)


@require_safe
@after_declaring
def letter_pdf(request: HttpRequest, pk: Any) -> HttpResponse:
    """The signed mandate as PDF; 404 before it is signed."""
    investigation = case_access.get_investigation(request.user, pk)
    if investigation.signed_at is None:
        raise Http404
    access.read_letters(request.user, investigation, timezone.now())
    response = HttpResponse(printing.mandate(investigation), content_type="application/pdf")
    name = f"{investigation.case.number}-mandate.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


class Amend(CaseDoing):
    """The head signs an amendment."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)
    action = staticmethod(mandates.amend)
    require = staticmethod(policies.require_may_amend)
    form = mandate_forms.Amend
    title = gettext_lazy("Amend the mandate")
    consequence = gettext_lazy(
        "The amendment is signed now, as a letter of its own; the mandate stays as it was signed."
    )

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class Notice(CaseDoing):
    """One subject is told, or telling is put off."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)
    require = staticmethod(policies.require_may_give_notice)
    form = mandate_forms.Notice
    title = gettext_lazy("Notice to a subject")
    step = "notify"
    consequence = gettext_lazy(
        "Each line is kept: when it was looked at, why telling was put off, when and how the subject was told."
    )

    def _form(self, row: Investigation, request: HttpRequest, *posted: Any) -> Any:
        access.read_mandate(request.user, row, timezone.now())
        return mandate_forms.Notice(*posted, subjects=pages.untold(row), first=request.GET.get("subject", ""))

    @staticmethod
    def action(*, investigation: Investigation, kind: str, by: Any, at: Any, **said: Any) -> Any:
        """Record one or the other."""
        here = {"investigation": investigation, "subject": said["subject"], "note": said["note"], "by": by, "at": at}
        if kind == "notified":
            return notices.notify(how=said["how"], notified_on=said["notified_on"], **here)
        return notices.defer(deferral=said["deferral"], review_on=said["review_on"], **here)

    def _next(self, row: Any, done: Any) -> str:
        return f"{row.get_absolute_url()}#notices"


class Hours(CaseDoing):
    """Hours and expenses against the estimate; one notes one's own."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)
    action = staticmethod(efforts.note)
    require = staticmethod(policies.require_may_note_hours)
    form = forms.NoteHours
    title = gettext_lazy("Hours and expenses")
    template_name = "cases/planning/hours.html"

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> Any:
        return self.form(*posted) if posted else self.form(initial={"worked_on": timezone.localdate()})

    def _page(self, request: HttpRequest, row: Investigation, form: Any, status: int = 200) -> HttpResponse:
        row.shown_hours = pages.hours_of(row, access.read_hours(request.user, row, timezone.now()), request.user)
        refused = None
        try:
            self.require(investigation=row, by=request.user)
        except Refused as refusal:
            refused = refusal.sentence
        shown = {"row": row, "case": row.case, "form": None if refused else form, "why": refused, "title": self.title}
        return render(request, self.template_name, shown, status=status)

    def _next(self, row: Any, done: Any) -> str:
        return pages.hours_url(row)


class StrikeHours(CaseDoing):
    """One takes one's own note back."""

    noun = "effort"
    find = staticmethod(access.get_effort)
    action = staticmethod(efforts.strike)
    require = staticmethod(policies.require_may_strike_hours)
    title = gettext_lazy("Strike these hours or expenses")
    consequence = gettext_lazy("They count no longer; that they were noted stays on file.")
