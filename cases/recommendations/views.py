"""Recommendations: in the report by the case's key, afterwards by a key of their own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import history
from cases.recommendations import access, actions, forms, pages, policies
from cases.report.views import OfReport, report_url
from cases.views.doing import CaseDoing, after_declaring
from machine.views import Doing


class Write(OfReport):
    """Add one to the report."""

    action = staticmethod(actions.write)
    require = staticmethod(policies.require_may_write_one)
    form = forms.Write
    title = gettext_lazy("Add a recommendation")
    consequence = gettext_lazy("It is printed in the report, and given to its owner once the report is delivered.")


@require_safe
@after_declaring
def of_case(request: HttpRequest, pk: Any) -> HttpResponse:
    """One recommendation as the case's team sees it: its words, its owner, where it stands."""
    row = access.get_of_case(request.user, pk)
    access.read_of_case(request.user, row, timezone.now())
    shown = {"row": row, "case": row.case, "back": report_url(row.investigation)}
    return render(request, "cases/recommendations/of_case.html", shown | pages.of_case(row, request.user))


class OfCase(CaseDoing):
    """Something done to it by the case's team; back to its page in the report."""

    noun = "recommendation"
    find = staticmethod(access.get_of_case)

    def _next(self, row: Any, done: Any) -> str:
        return reverse("cases:recommended", args=[row.pk])


class Withdraw(OfCase):
    """Take it out of the report."""

    action = staticmethod(actions.withdraw)
    require = staticmethod(policies.require_may_withdraw)
    title = gettext_lazy("Take the recommendation out")
    consequence = gettext_lazy("It stays on file and is not printed in the report.")


class Address(OfCase):
    """Give it to its owner."""

    action = staticmethod(actions.address)
    require = staticmethod(policies.require_may_address)
    form = forms.Address
    title = gettext_lazy("Give it to its owner")
    consequence = gettext_lazy(
        "The owner reads this recommendation and nothing else of the case. You receive its key too, to follow it up."
    )


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Those that the member owns or follows, newest first."""
    page = access.list_mine(request.user, request.GET.get("page", 1))
    shown = {"page": page, "columns": pages.COLUMNS, "rows": pages.rows(page.object_list, request.user)}
    return render(request, "cases/recommendations/list.html", shown)


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One recommendation, for its owner and for the head who gave it."""
    row = access.get_recommendation(request.user, pk)
    last = history.last_time(row, "recommendation.read")
    access.read_recommendation(request.user, row, timezone.now())
    shown = {"row": row, "last": last, "back": reverse("cases:recommendations")}
    return render(request, "cases/recommendations/recommendation.html", shown | pages.show(row, request.user))


class Note(Doing):
    """A word on how far it is."""

    noun = "recommendation"
    find = staticmethod(access.get_recommendation)
    action = staticmethod(actions.note)
    require = staticmethod(policies.require_may_note)
    form = forms.Note
    title = gettext_lazy("Note how far it is")


@require_safe
def proof_file(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream the file that the owner showed, never inline; taking it is an entry."""
    row = access.get_recommendation(request.user, pk)
    if row.file is None:
        raise Http404
    label, chunks = access.open_proof(request.user, row, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response
