"""Reading the code of conduct as it stood on a day; keeping it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from machine.policies import may
from machine.refusals import Refused
from procedures.conduct import access, actions, forms, policies


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The documents that staff are bound by."""
    may_keep = may(policies.require_may_keep_conduct, by=request.user)
    return render(request, "procedures/conduct_list.html", {"documents": access.list_documents(), "may_keep": may_keep})


@require_safe
def document(request: HttpRequest, pk: Any) -> HttpResponse:
    """One document as it stood on the day that the address names, today by default."""
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        on = timezone.localdate()
    found = access.get_document(pk)
    shown = {
        "document": found,
        "on": on,
        "articles": access.articles_on(found, on),
        "may_keep": may(policies.require_may_keep_conduct, by=request.user),
    }
    return render(request, "procedures/conduct.html", shown)


def _keep(request: HttpRequest, form_class: Any, title: str, back: str, act: Any) -> HttpResponse:
    """Ask, then carry out what ``act`` does with the form's values; a refusal stands beside what was typed."""
    policies.require_may_keep_conduct(by=request.user)
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(by=request.user, at=timezone.now(), **form.values())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect(back)
    page = {"form": form, "title": title, "back": back}
    return render(request, "procedures/conduct_form.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def new_document(request: HttpRequest) -> HttpResponse:
    """Add a document."""
    return _keep(request, forms.AddDocument, _("Add a document"), reverse("procedures:documents"), actions.add_document)


@require_http_methods(["GET", "HEAD", "POST"])
def new_article(request: HttpRequest, pk: Any) -> HttpResponse:
    """Add an article with its first wording."""
    policies.require_may_keep_conduct(by=request.user)
    found = access.get_document(pk)

    def act(**values: Any) -> None:
        actions.add_article(document=found, **values)

    return _keep(request, forms.AddArticle, _("Add an article"), found.get_absolute_url(), act)


@require_http_methods(["GET", "HEAD", "POST"])
def new_version(request: HttpRequest, pk: Any) -> HttpResponse:
    """What an article says from a later day on."""
    policies.require_may_keep_conduct(by=request.user)
    found = access.get_article(pk)

    def act(**values: Any) -> None:
        actions.add_version(article=found, **values)

    return _keep(request, forms.Wording, _("Add a version"), found.get_absolute_url(), act)


@require_http_methods(["GET", "HEAD", "POST"])
def repeal(request: HttpRequest, pk: Any) -> HttpResponse:
    """From which day on an article says nothing any more."""
    policies.require_may_keep_conduct(by=request.user)
    found = access.get_article(pk)

    def act(**values: Any) -> None:
        actions.repeal(article=found, **values)

    title = _("Repeal %(article)s") % {"article": found}
    return _keep(request, forms.Repeal, title, found.get_absolute_url(), act)


@require_http_methods(["GET", "HEAD", "POST"])
def import_text(request: HttpRequest, pk: Any) -> HttpResponse:
    """Read a whole text in."""
    policies.require_may_keep_conduct(by=request.user)
    found = access.get_document(pk)

    def act(**values: Any) -> None:
        actions.import_text(document=found, **values)

    return _keep(request, forms.ImportText, _("Import a text"), found.get_absolute_url(), act)
