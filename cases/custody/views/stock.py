"""Stock-taking, and the places where exhibits are kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cases import access as case_access
from cases.custody import forms, pages, reading
from cases.custody import policies_keeping as policies
from cases.custody.actions import counts
from cases.custody.actions import places as list_of_places
from cases.views.doing import CaseDoing
from machine.policies import may


class Begin(CaseDoing):
    """Begin to look for every exhibit."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    action = staticmethod(counts.begin)
    require = staticmethod(policies.require_may_begin_count)
    form = forms.BeginCount
    tab = "exhibits"
    title = gettext_lazy("Begin a stock-taking")
    consequence = gettext_lazy(
        "Each exhibit that should be in the office is looked for. What is missing, or has a broken seal, becomes an "
        "event of its custody and stands on the team's home page."
    )


class Count(CaseDoing):
    """One round through the shelves."""

    noun = "count"
    find = staticmethod(reading.get_count)
    action = staticmethod(counts.note_all)
    require = staticmethod(policies.require_may_count)
    form = forms.Count
    title = gettext_lazy("Stock-taking")
    consequence = gettext_lazy("Say what you found. You can stop and go on later; what is said stays.")
    template_name = "cases/custody/count.html"

    def _back(self, row: Any) -> str:
        return reverse("cases:exhibits", args=[row.case_id])


class Close(CaseDoing):
    """Every exhibit was looked for."""

    noun = "count"
    find = staticmethod(reading.get_count)
    action = staticmethod(counts.close)
    require = staticmethod(policies.require_may_close_count)
    title = gettext_lazy("Close the stock-taking")
    consequence = gettext_lazy("It stays as it is, with what was found of each exhibit and by whom.")


@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest) -> HttpResponse:
    """The list of places; an administrator adds to it."""
    keeps = may(policies.require_may_keep_places, by=request.user)
    form = forms.AddPlace(request.POST or None) if keeps else None
    if request.method == "POST":
        policies.require_may_keep_places(by=request.user)
        if form.is_valid():
            list_of_places.add(by=request.user, at=timezone.now(), **form.cleaned_data)
            return redirect("cases:places")
    shown = {"rows": pages.place_rows(reading.all_places()), "columns": pages.PLACE_COLUMNS, "form": form}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "cases/custody/places.html", shown, status=status)


@require_safe
def place(request: HttpRequest, pk: Any) -> HttpResponse:
    """What lies there, of the member's own cases."""
    row = reading.get_place(request.user, pk)
    kept = reading.kept_in(request.user, row)
    closes = may(policies.require_may_keep_places, by=request.user, place=row) and row.closed_at is None
    shown = {"place": row, "rows": pages.kept_rows(kept), "columns": pages.KEPT_COLUMNS, "closes": closes}
    return render(request, "cases/custody/place.html", shown)


class ClosePlace(CaseDoing):
    """Nothing is put there any more."""

    noun = "place"
    find = staticmethod(reading.get_place)
    action = staticmethod(list_of_places.close)
    require = staticmethod(policies.require_may_keep_places)
    title = gettext_lazy("Close this place")
    consequence = gettext_lazy("Nothing can be put there any more. The custody of earlier days goes on naming it.")
