"""How the office numbers its cases: for the administrator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases.numbering import access, actions, policies
from cases.numbering.forms import SetPattern
from machine.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def numbering(request: HttpRequest) -> HttpResponse:
    """The pattern that holds with an example, a form to set another, and the earlier ones."""
    policies.require_may_number(by=request.user)
    now = access.current()
    form = SetPattern(request.POST or None, initial={"text": now.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_pattern(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("text", str(refusal.sentence))
        else:
            return redirect("cases:numbering")
    shown = {"now": now, "form": form, "patterns": access.list_patterns()}
    return render(request, "cases/numbering.html", shown, status=422 if form.errors else 200)
