"""The case list, its kept searches and columns, and many cases at once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import access
from cases.attention import preferences
from cases.listing import bulk, columns, forms, query, rows, saved
from cases.listing.filters import STATES, Filters
from cases.lists import open_to
from cases.models import Case
from cases.views.doing import after_declaring
from machine.refusals import Refused
from ui.tables import body


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The member's cases; every filter stands in the address."""
    filters = Filters.of(request.GET)
    page = query.page_of(request.user, filters, request.GET.get("page", 1))
    own = open_to(request.user)
    chosen = columns.of(request.user)
    shown_rows = rows.rows_of(page.object_list, request.user)
    drawn = body(chosen, shown_rows)
    shown = {
        "page": page,
        "columns": chosen,
        "rows": [line | {"id": row.get("id")} for line, row in zip(drawn, shown_rows, strict=True)],
        "quick": _quick(request, filters),
        "form": forms.Filter(filters, own),
        "filters": filters,
        "words": filters.words(forms.categories(), forms.leads(own)) if filters.given else "",
        "kept": _kept(request, own),
        "acts": bulk.ACTS,
        "undeclared": access.undeclared(request.user),
    }
    return render(request, "cases/list.html", shown)


def _quick(request: HttpRequest, filters: Filters) -> list[dict[str, Any]]:
    """The tabs above the list: everything, one's own step, and each state with its count."""
    here, counts = reverse("cases:list"), access.count_by_state(request.user)
    lines = [
        {"label": _("All"), "url": here, "count": None, "is_current": not filters.given},
        {"label": _("My step"), "url": f"{here}?waiting=1", "is_current": filters.given == {"waiting": "1"}},
    ]
    for code, label in STATES.items():
        if counts.get(code):
            is_current = filters.given == {"state": code}
            lines.append(
                {"label": label, "url": f"{here}?state={code}", "count": counts[code], "is_current": is_current}
            )
    return lines


def _kept(request: HttpRequest, own: list) -> list[dict[str, Any]]:
    words = {"categories": forms.categories(), "people": forms.leads(own)}
    return [
        {"row": one, "words": Filters.of(one.filters).words(**words), "query": Filters.of(one.filters).query}
        for one in saved.seen_by(request.user)
    ]


@require_POST
def keep_search(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the list, for oneself or for all who work on cases."""
    filters = Filters.of(request.POST)
    is_shared = request.POST.get("is_shared") == "1"
    saved.keep(filters=filters, is_shared=is_shared, by=request.user, at=timezone.now())
    messages.success(request, _("The search is kept. It stands on your home page, with its count."))
    return redirect(f"{reverse('cases:list')}?{filters.query}")


@require_POST
def drop_search(request: HttpRequest, pk: Any) -> HttpResponse:
    """Throw one's own search away."""
    saved.drop(search=saved.get_own(request.user, pk), by=request.user, at=timezone.now())
    messages.success(request, _("The search is gone."))
    return redirect("cases:list")


@require_http_methods(["GET", "HEAD", "POST"])
def choose_columns(request: HttpRequest) -> HttpResponse:
    """Which columns the list has."""
    codes = [column["key"] for column in columns.of(request.user)]
    form = forms.Columns(request.POST or None, initial={"columns": codes})
    if request.method == "POST" and form.is_valid():
        preferences.choose_columns(columns=form.cleaned_data["columns"], by=request.user)
        return redirect("cases:list")
    return render(request, "cases/listing/columns.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@after_declaring
def many(request: HttpRequest) -> HttpResponse:
    """Preview an act on the chosen cases; with ``confirm``, carry it out."""
    code, ids = request.POST.get("act", ""), list(dict.fromkeys(request.POST.getlist("case")))[: bulk.AT_MOST]
    if not ids:
        raise NothingChosen()
    chosen = [access.get_case(request.user, _id(one)) for one in ids]
    if code == "export":
        return _file(request, chosen)
    act = bulk.ACTS.get(code)
    if act is None:
        raise BadRequest("No such act.")
    is_confirmed = request.POST.get("confirm") == "1"
    form = act.form(request.POST if is_confirmed else None) if act.form else None
    if is_confirmed and (form is None or form.is_valid()):
        return _carry_out(request, act, chosen, form.cleaned_data if form else {})
    lines = bulk.preview(act, chosen, request.user)
    shown = {"act": act, "code": code, "lines": lines, "form": form, "can": any(not line.why for line in lines)}
    return render(request, "cases/listing/many.html", shown, status=422 if is_confirmed else 200)


def _id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Http404 from None


class NothingChosen(Refused):
    """No box was ticked."""

    http_status = 422
    sentence = gettext_lazy("Tick at least one case in the list first.")


def _carry_out(request: HttpRequest, act: bulk.Act, chosen: list[Case], values: dict[str, Any]) -> HttpResponse:
    lines = bulk.carry_out(act, chosen, values, by=request.user, at=timezone.now())
    done = sum(1 for line in lines if not line.why)
    said = ngettext("Done for %(count)s case.", "Done for %(count)s cases.", done) % {"count": done}
    return render(request, "cases/listing/done.html", {"act": act, "lines": lines, "said": said})


def _file(request: HttpRequest, chosen: list[Case]) -> HttpResponse:
    made = rows.as_csv(chosen, columns.of(request.user), by=request.user, at=timezone.now())
    answer = HttpResponse(made, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cases.csv"'
    return answer
