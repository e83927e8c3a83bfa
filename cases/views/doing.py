"""What the room's own pages share: the way to a declaration that is missing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cases.access import NotDeclared
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
    """Doing one thing in a case, after declaring that one has no conflict."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """As every page of a case."""
        return after_declaring(super().dispatch)(request, *args, **options)
