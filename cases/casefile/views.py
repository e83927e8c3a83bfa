"""Asking for the printed case file, watching it being made, taking it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from accounts.views.again import asks_passphrase_again
from cases import access as case_access
from cases.casefile import access, actions, forms, policies, running
from cases.views.doing import CaseDoingAgain, after_declaring


class Files(CaseDoingAgain):
    """What was printed of the case, and asking for more; the passphrase is asked again."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    require = staticmethod(policies.require_may_ask)
    title = gettext_lazy("Print the case file")
    consequence = gettext_lazy(
        "Every document of the case in order, under running page numbers, with an index. It is made in a process of its"
        " own, kept sealed, and the log says who asked for it and who took it."
    )
    template_name = "cases/casefile/files.html"

    def find_settled(self, request: HttpRequest, pk: Any) -> Any:
        """The case, with the truth about processes that are gone."""
        case = case_access.get_case(request.user, pk)
        policies.require_may_have_printed(case=case, by=request.user)
        now = timezone.now()
        case.shown_files = [access.settle(one, now) for one in access.files_of(case)]
        return case

    def get(self, request: HttpRequest, pk: Any, **_rest: Any) -> HttpResponse:
        """What there is."""
        case = self.find_settled(request, pk)
        return self._page(request, case, self._form(case, request))

    def post(self, request: HttpRequest, pk: Any, **_rest: Any) -> HttpResponse:
        """Ask for another."""
        self.find_settled(request, pk)
        return super().post(request, pk)

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> forms.Ask:
        language = (get_language() or "fr").partition("-")[0]
        return forms.Ask(*posted, initial={"language": language if language in ("fr", "en") else "fr"})

    @staticmethod
    def action(*, case: Any, by: Any, at: Any, language: str) -> Any:
        """Write it down, then start its process with the case's key."""
        key = access.key_for(by, case)
        row = actions.ask(case=case, language=language, by=by, at=at)
        running.start(row, key)
        return row


@require_safe
@after_declaring
def progress(request: HttpRequest, pk: Any) -> HttpResponse:
    """How far it is; the page comes again by itself, with and without script."""
    row = access.settle(access.get_file(request.user, pk), timezone.now())
    policies.require_may_have_printed(case=row.case, by=request.user)
    return render(request, "cases/casefile/progress.html", {"file": row, "case": row.case})


@require_safe
@after_declaring
def take(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream it, never inline; taking it is an entry."""
    row = access.get_file(request.user, pk)
    policies.require_may_have_printed(case=row.case, by=request.user)
    if row.stage != "made":
        raise Http404
    return _stream(request, row)


@asks_passphrase_again
def _stream(request: HttpRequest, row: Any) -> HttpResponse:
    label, chunks = access.open_file(request.user, row, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response
