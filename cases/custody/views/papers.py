"""What is printed about exhibits: labels to stick on them, and the inventory."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases.custody import inventory as inventories
from cases.custody import label_sheet, reading
from cases.custody import labels as labelling
from cases.models import Case, Exhibit
from cases.views.doing import after_declaring


@require_safe
@after_declaring
def labels(request: HttpRequest, pk: Any) -> HttpResponse:
    """A sheet of labels to print: all exhibits of the case, or those asked for by number."""
    case = case_access.get_case(request.user, pk)
    shown = {
        "case": case,
        "labels": labelling.labels_of(_wanted(case, request), request.build_absolute_uri),
        "only": request.GET.get("only", ""),
    }
    return render(request, "cases/custody/labels.html", shown)


@require_safe
@after_declaring
def labels_pdf(request: HttpRequest, pk: Any) -> HttpResponse:
    """The same labels in the measures of a sheet of adhesive paper."""
    case = case_access.get_case(request.user, pk)
    rows = _wanted(case, request)
    if not rows:
        raise Http404
    content = label_sheet.pdf(rows, request.build_absolute_uri)
    return _as_pdf(content, case, pgettext("file name", "labels"))


@require_safe
@after_declaring
def inventory(request: HttpRequest, pk: Any) -> HttpResponse:
    """Every exhibit with its line of custody as a paper; taking it is an entry."""
    case, now = case_access.get_case(request.user, pk), timezone.now()
    rows = reading.read_inventory(request.user, case, now)
    if not rows:
        raise Http404
    return _as_pdf(inventories.pdf(case, rows, now), case, pgettext("file name", "exhibits"))


def _wanted(case: Case, request: HttpRequest) -> list[Exhibit]:
    wanted = {one for one in request.GET.get("only", "").split(",") if one}
    return [one for one in case.exhibits.all() if not wanted or str(one.rank) in wanted]


def _as_pdf(content: bytes, case: Case, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{case.number}-{name}.pdf")
    return response
