"""The report: its page, its parts one by one, losses, dissent, the printed documents."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cases import access as case_access
from cases import history
from cases.models import Investigation
from cases.report import access, actions, forms, issuing, pages, policies
from cases.views.doing import CaseDoing, after_declaring
from machine.policies import why_not


def report_url(investigation: Investigation) -> str:
    """The page of the report."""
    return reverse("cases:report", args=[investigation.pk])


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """The whole report as it stands: what is written, what is drawn from the file, what is missing."""
    investigation = case_access.get_investigation(request.user, pk)
    policies.require_may_read(investigation=investigation, by=request.user)
    last = history.last_time(investigation, "investigation_report.read")
    material = access.read_material(request.user, investigation, timezone.now())
    shown = {"investigation": investigation, "case": investigation.case, "last": last}
    return render(request, "cases/report/report.html", shown | pages.report(material, request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@after_declaring
def write(request: HttpRequest, pk: Any, code: str) -> HttpResponse:
    """One part: write it; where somebody else wrote meanwhile, both versions side by side."""
    investigation = case_access.get_investigation(request.user, pk)
    part = access.template_of(investigation).part(code)
    if part is None:
        raise Http404
    refusal = why_not(policies.require_may_write, investigation=investigation, by=request.user)
    if refusal is not None and request.method == "POST":
        policies.require_may_write(investigation=investigation, by=request.user)
    known = access.references_of(investigation)
    if request.method == "POST":
        form = forms.Section(request.POST, part=part, known=known)
        if form.is_valid():
            return _written(request, investigation, part, known, form)
        return _part_page(request, investigation, part, known, form, status=422)
    last = access.read_part(request.user, investigation, code, timezone.now())
    first = {"replaces": last.number if last else 0, "text": last.opened if last else ""}
    form = forms.Section(part=part, known=known, initial=first)
    return _part_page(request, investigation, part, known, form, refusal=refusal, status=409 if refusal else 200)


def _written(request: HttpRequest, investigation: Any, part: Any, known: Any, form: Any) -> HttpResponse:
    values = form.cleaned_data
    try:
        actions.write_section(
            investigation=investigation, code=part.code, text=values["text"], replaces=values["replaces"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except actions.WrittenMeanwhile as refusal:
        return _both(request, investigation, part, known, values["text"], refusal)
    return redirect(f"{report_url(investigation)}#{part.code}")


def _both(request: HttpRequest, investigation: Any, part: Any, known: Any, typed: str, refusal: Any) -> HttpResponse:
    """What was typed stays in the box; what somebody else saved stands beside it, and the next save replaces that."""
    other = access.read_part(request.user, investigation, part.code, timezone.now())
    form = forms.Section(part=part, known=known, initial={"replaces": other.number if other else 0, "text": typed})
    return _part_page(request, investigation, part, known, form, other=other, refused=refusal.sentence, status=409)


def _part_page(
    request: HttpRequest, investigation: Any, part: Any, known: Any, form: Any, status: int = 200, **more: Any
) -> HttpResponse:
    shown = {
        "investigation": investigation,
        "case": investigation.case,
        "part": part,
        "form": form,
        "pieces": pages.pieces(request.user, investigation, timezone.now()),
        "explained": forms.REFERENCES,
        "back": report_url(investigation),
    }
    return render(request, "cases/report/part.html", shown | more, status=status)


@require_safe
@after_declaring
def earlier(request: HttpRequest, pk: Any, code: str) -> HttpResponse:
    """Every version of one part, newest first: nothing that was written is lost."""
    investigation = case_access.get_investigation(request.user, pk)
    policies.require_may_read(investigation=investigation, by=request.user)
    part = access.template_of(investigation).part(code)
    if part is None:
        raise Http404
    rows = access.read_versions(request.user, investigation, code, timezone.now())
    shown = {"investigation": investigation, "case": investigation.case, "part": part, "versions": rows}
    return render(request, "cases/report/versions.html", shown | {"back": report_url(investigation)})


class OfReport(CaseDoing):
    """Something done to the report; back to its page."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)

    def _next(self, row: Any, done: Any) -> str:
        return report_url(row)


class EnterLoss(OfReport):
    """An amount that was lost."""

    action = staticmethod(actions.enter_loss)
    require = staticmethod(policies.require_may_write)
    form = forms.EnterLoss
    title = gettext_lazy("Enter a loss")
    consequence = gettext_lazy("It is printed in the report with a total for each currency.")


class WithdrawLoss(CaseDoing):
    """An amount that no longer stands."""

    noun = "loss"
    find = staticmethod(access.get_loss)
    action = staticmethod(actions.withdraw_loss)
    require = staticmethod(policies.require_may_withdraw_loss)
    title = gettext_lazy("Take the loss out")
    consequence = gettext_lazy("It stays on file and is not printed in the report.")

    def _next(self, row: Any, done: Any) -> str:
        return report_url(row.investigation)

    def _page(self, request: HttpRequest, row: Any, form: Any, status: int = 200) -> HttpResponse:
        row.get_absolute_url = lambda: report_url(row.investigation)
        return super()._page(request, row, form, status)


class Dissent(OfReport):
    """One's own word against the report."""

    action = staticmethod(actions.dissent)
    require = staticmethod(policies.require_may_dissent)
    title = gettext_lazy("Add a dissent")
    consequence = gettext_lazy(
        "It is yours alone: nobody of the team can change it or take it out. If you write again, your last word is"
        " printed."
    )

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> Any:
        mine = "" if posted else access.my_dissent(request.user, row)
        return forms.Dissent(*posted, initial={"text": mine})


@require_safe
@after_declaring
def printed(request: HttpRequest, pk: Any) -> HttpResponse:
    """The draft as it would be printed now; an issued report is taken as it was issued."""
    investigation = case_access.get_investigation(request.user, pk)
    policies.require_may_read(investigation=investigation, by=request.user)
    now = timezone.now()
    material = access.read_material(request.user, investigation, now)
    language = request.GET.get("language") or (get_language() or "fr").partition("-")[0]
    content = issuing.printed(material, language if language in ("fr", "en") else "fr", now)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{investigation.case.number}-draft.pdf")
    return response


@require_safe
@after_declaring
def take(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream the issued report, never inline; taking it is an entry."""
    issued = access.get_issued(request.user, pk)
    policies.require_may_read(investigation=issued.investigation, by=request.user)
    label, chunks = access.open_issued(request.user, issued, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response
