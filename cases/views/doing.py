"""What the room's own pages share: the way to a declaration that is missing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.views.again import asks_passphrase_again
from cases.access import NotDeclared
from cases.tabs import tab_url
from machine.views import Doing


def after_declaring(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead whoever has not declared yet to their declaration instead of refusing."""

    @wraps(view)
    def led(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        try:
            return view(request, *args, **options)
        except NotDeclared as missing:
            return redirect("cases:declare", missing.assignment.pk)

    return led


class CaseDoing(Doing):
    """Doing one thing in a case, after declaring that one has no conflict.

    ``tab`` names the tab of the case's page to which one comes back.
    """

    tab = ""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """As every page of a case."""
        return after_declaring(super().dispatch)(request, *args, **options)

    def _back(self, row: Any) -> str:
        return tab_url(row, self.tab) if self.tab else super()._back(row)

    def _next(self, row: Any, done: Any) -> str:
        if self.tab and not hasattr(done, "get_absolute_url"):
            return tab_url(row, self.tab)
        return super()._next(row, done)


class CaseDoingAgain(CaseDoing):
    """Doing one thing in a case for which the passphrase is asked again.

    A stranger finds nothing and a new member declares first: nobody gives a passphrase for a door that is not theirs.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """The door first, then the passphrase, then the page."""
        return after_declaring(self._after_the_door)(request, *args, **options)

    def _after_the_door(self, request: HttpRequest, pk: Any, **options: Any) -> HttpResponse:
        self.find(request.user, pk)
        return asks_passphrase_again(super().dispatch)(request, pk=pk, **options)
