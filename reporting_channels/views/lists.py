"""The office's own lists: texts for recurrent messages, and labels."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from reporting_channels.actions import lists
from reporting_channels.dialogue import access, forms, policies

FORM = ("GET", "HEAD", "POST")


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """Every text, retired ones too."""
    policies.require_may_keep_lists(by=request.user)
    context = {"rows": access.every_template()}
    return render(request, "reporting_channels/staff/templates.html", context)


@require_http_methods(FORM)
def template(request: HttpRequest, pk: Any = None) -> HttpResponse:
    """Make or change one text."""
    policies.require_may_keep_lists(by=request.user)
    row = access.get_template(pk) if pk else None
    form = forms.EditTemplate(request.POST or None, template=row)
    if form.is_bound and form.is_valid():
        lists.write_template(template=row, by=request.user, at=timezone.now(), **form.values())
        return redirect("reply_templates")
    says = _("It changes what is offered from now on. What was sent stays as it was sent.")
    return _page(request, form, "reply_templates", row or _("A new text"), says)


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """Every label, retired ones too."""
    policies.require_may_keep_lists(by=request.user)
    return render(request, "reporting_channels/staff/tags.html", {"rows": access.every_tag()})


@require_http_methods(FORM)
def tag(request: HttpRequest, pk: Any = None) -> HttpResponse:
    """Make or change one label."""
    policies.require_may_keep_lists(by=request.user)
    row = access.get_tag(pk) if pk else None
    taken = [one.code for one in access.every_tag()]
    form = forms.EditTag(request.POST or None, tag=row, taken=taken)
    if form.is_bound and form.is_valid():
        try:
            lists.write_tag(tag=row, by=request.user, at=timezone.now(), **form.values())
            return redirect("tags")
        except policies.LabelThere as refusal:
            form.add_error("code", str(refusal.sentence))
    says = _("Reports bear it by its code. Retire it rather than give it another meaning.")
    return _page(request, form, "tags", row or _("A new label"), says)


def _page(request: HttpRequest, form, back: str, title: Any, says: str) -> HttpResponse:
    context = {"form": form, "back": back, "title": title, "consequence": says}
    status = 422 if form.is_bound else 200
    return render(request, "reporting_channels/staff/list_form.html", context, status=status)
