"""Exhibits and their custody."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access, forms, history, pages, policies
from cases.actions import custody, exhibits
from cases.views.doing import CaseDoing, after_declaring


class Register(CaseDoing):
    """Register a piece of evidence."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(exhibits.register)
    require = staticmethod(policies.allegations.require_may_add)
    form = forms.Register
    tab = "exhibits"
    title = gettext_lazy("Register an exhibit")
    consequence = gettext_lazy("It gets the next number and stays as it is. Its custody begins with you.")


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """What it is, where it comes from, who had it."""
    exhibit = access.get_exhibit(request.user, pk)
    last = history.last_time(exhibit, "exhibit.read")
    access.read_exhibit(request.user, exhibit, timezone.now())
    shown = {
        "exhibit": exhibit,
        "case": exhibit.case,
        "last": last,
        "facts": pages.exhibit_rows(exhibit),
        "line": pages.custody_rows(exhibit),
        "columns": pages.CUSTODY_COLUMNS,
        "doors": pages.exhibit_doors(exhibit, request.user),
    }
    return render(request, "cases/exhibit.html", shown)


@require_safe
@after_declaring
def take_file(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream the file, never inline; taking it is an entry."""
    exhibit = access.get_exhibit(request.user, pk)
    if exhibit.file is None:
        raise Http404
    label, chunks = access.open_exhibit_file(request.user, exhibit, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response


class Note(CaseDoing):
    """What whoever holds it did with it."""

    noun = "exhibit"
    find = staticmethod(access.get_exhibit)
    action = staticmethod(custody.note)
    require = staticmethod(policies.exhibits.require_may_note)
    form = forms.Note
    title = gettext_lazy("Note what was done with it")
    consequence = gettext_lazy("The line of custody is only ever added to.")

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class Transfer(Note):
    """Hand it to somebody of the team."""

    action = staticmethod(custody.transfer)
    require = staticmethod(policies.exhibits.require_may_transfer)
    form = forms.Transfer
    title = gettext_lazy("Hand it over")
    consequence = gettext_lazy("The person confirms that they received it; until then nobody can do anything with it.")


class Accept(Note):
    """Confirm that it arrived."""

    action = staticmethod(custody.accept)
    require = staticmethod(policies.exhibits.require_may_accept)
    form = forms.Handling
    title = gettext_lazy("Confirm that you received it")
    consequence = gettext_lazy("From now on you hold it and answer for it.")
