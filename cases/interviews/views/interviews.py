"""Interviews: planned, arranged, written while sitting with a person, answered, listed by day."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases import history
from cases.interviews import access, forms, pages, policies
from cases.interviews.actions import convoking, recording
from cases.views.doing import CaseDoing, after_declaring
from machine.policies import why_not
from machine.refusals import Refused


class Plan(CaseDoing):
    """Somebody is to be heard."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    action = staticmethod(convoking.plan)
    require = staticmethod(policies.require_may_plan)
    form = forms.Plan
    tab = "investigation"
    title = gettext_lazy("Plan an interview")


class Give(CaseDoing):
    """Somebody else conducts it."""

    noun = "interview"
    find = staticmethod(case_access.get_interview)
    action = staticmethod(convoking.give)
    require = staticmethod(policies.require_may_give)
    form = forms.Give
    title = gettext_lazy("Give the interview to somebody")
    consequence = gettext_lazy("From now on the record is theirs to write, and nobody else's.")


class Arrange(CaseDoing):
    """Place, hour, language, interpreter, companion, recording."""

    noun = "interview"
    find = staticmethod(case_access.get_interview)
    action = staticmethod(convoking.arrange)
    require = staticmethod(policies.require_may_arrange)
    form = forms.Arrange
    title = gettext_lazy("Arrange the interview")


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One interview: who, where, with whom, the rights and their proof, the record and its answer."""
    interview = case_access.get_interview(request.user, pk)
    last = history.last_time(interview, "interview.read")
    access.read_interview(request.user, interview, timezone.now())
    shown = {
        "interview": interview,
        "case": interview.case,
        "last": last,
        **pages.interview_of(interview, request.user),
    }
    return render(request, "cases/interviews/interview.html", shown)


class Sitting(CaseDoing):
    """The page for sitting with a person: what was said so far, and room for the next question."""

    noun = "interview"
    find = staticmethod(case_access.get_interview)
    action = staticmethod(recording.keep_piece)
    require = staticmethod(policies.require_may_write)
    form = forms.Piece
    title = gettext_lazy("Keep, and go on")
    template_name = "cases/interviews/sitting.html"

    def post(self, request: HttpRequest, pk: Any, **rest: Any) -> HttpResponse:
        """Keep what was typed; a piece that changed meanwhile is shown beside it."""
        row = self.find(request.user, pk)
        form = self.form(request.POST)
        changed = self._changed(request, row)
        if not form.is_valid():
            return self._page(request, row, form, 422, changed)
        values = form.cleaned_data
        revision = values.pop("revision") or 0
        try:
            self.action(interview=row, piece=changed, revision=revision, by=request.user, at=timezone.now(), **values)
        except policies.WrittenMeanwhile as refusal:
            form.add_error(None, str(refusal.sentence))
            access.read_piece(request.user, changed, timezone.now())
            form.data = form.data.copy()
            form.data["revision"] = str(changed.revision)
            return self._page(request, row, form, 409, changed)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
            return self._page(request, row, form, refusal.http_status, changed)
        return redirect(f"{pages.sitting_url(row)}#next")

    def get(self, request: HttpRequest, pk: Any, **rest: Any) -> HttpResponse:
        """What was said so far; ?piece= changes one."""
        row = self.find(request.user, pk)
        changed = self._changed(request, row)
        if changed is None:
            return self._page(request, row, self.form())
        access.read_piece(request.user, changed, timezone.now())
        return self._page(
            request, row, self.form(initial=changed.opened | {"revision": changed.revision}), 200, changed
        )

    def _changed(self, request: HttpRequest, row: Any) -> Any:
        asked = request.POST.get("piece") or request.GET.get("piece")
        return access.get_piece(request.user, row, asked) if asked else None

    def _page(self, request: HttpRequest, row: Any, form: Any, status: int = 200, changed: Any = None) -> HttpResponse:
        refusal = why_not(self.require, interview=row, by=request.user)
        access.read_interview(request.user, row, timezone.now())
        shown = {
            "interview": row,
            "case": row.case,
            "form": form,
            "changed": changed,
            "refusal": refusal,
            "rights": policies.rights_owed(row),
        }
        return render(request, self.template_name, shown, status=409 if refusal is not None else status)


@require_safe
@after_declaring
def proof(request: HttpRequest, pk: Any) -> HttpResponse:
    """The file that proves that rights were told."""
    interview = case_access.get_interview(request.user, pk)
    notice = access.proof_of(request.user, interview)
    label, chunks = access.open_proof(request.user, notice, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response


@require_safe
@after_declaring
def calendar(request: HttpRequest, pk: Any) -> HttpResponse:
    """The case's interviews by day and hour."""
    case = case_access.get_case(request.user, pk)
    rows = access.read_calendar(request.user, case, timezone.now())
    shown = {"case": case, "days": pages.by_day(rows), "today": timezone.localdate()}
    return render(request, "cases/interviews/calendar.html", shown)
