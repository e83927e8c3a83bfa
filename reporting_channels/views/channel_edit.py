"""Making a channel and changing its parts; two who edit at once both see both versions, and nothing is lost."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from machine.refusals import Refused
from reporting_channels import defaults
from reporting_channels.actions import channels
from reporting_channels.channels import access, forms, saying
from reporting_channels.channels.codes import free_code
from reporting_channels.channels.policies import ChangedMeanwhile
from reporting_channels.channels.terms import Terms, terms_of
from reporting_channels.models import Channel

SHEETS = {"texts": forms.Texts, "rules": forms.Rules, "meeting": forms.Meeting}
TITLES = {
    "texts": _("Texts and audience"),
    "people": _("People"),
    "rules": _("Procedure and keeping"),
    "meeting": _("Where and when people are met"),
}
LEDES = {
    "texts": _("What reporters read before they choose this channel. Every text in every language it speaks."),
    "people": _(
        "Only people with the right role can be chosen, and never an administrator. A change holds for reports that "
        "arrive from then on: those that already came keep their readers."
    ),
    "rules": _("A change holds for reports that arrive from then on: those that already came keep their rules."),
    "meeting": _("Reporters read it on the first page of their site. Write it so that a stranger finds the place."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: Any, part: str) -> HttpResponse:
    """One part of a channel."""
    channel = access.get_channel(request.member, pk)
    if part not in TITLES:
        raise Http404
    terms = terms_of(channel)
    sheet = _sheet(part, request.POST if request.method == "POST" else None, terms)
    context = {"channel": channel, "part": part, "sheet": sheet, "title": TITLES[part], "lede": LEDES[part]}
    context |= {"revision": channel.revision, "back_url": reverse("channel", args=[channel.pk])}
    if request.method != "POST" or _is_arranging(sheet):
        context["revision"] = request.POST.get("revision", channel.revision)
        return render(request, "reporting_channels/staff/channels/edit.html", context)
    if not sheet.is_valid():
        context["revision"] = request.POST.get("revision", channel.revision)
        return render(request, "reporting_channels/staff/channels/edit.html", context, status=422)
    try:
        return _saved(request, channel, replace(terms, **sheet.terms()))
    except ChangedMeanwhile as refusal:
        return _both(request, channel, terms, replace(terms, **sheet.terms()), context | {"refusal": refusal.sentence})
    except Refused as refusal:
        context |= {"refusal": refusal.sentence, "revision": request.POST.get("revision", "")}
        return render(request, "reporting_channels/staff/channels/edit.html", context, status=refusal.http_status)


def _saved(request: HttpRequest, channel: Channel, terms: Terms) -> HttpResponse:
    posted = request.POST.get("revision", "")
    done = channels.change(
        channel=channel,
        terms=terms,
        revision=int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 9 else 0,
        by=request.member,
        at=timezone.now(),
    )
    if done.waiting:
        return redirect("channel_change", done.waiting.pk)
    return redirect(f"{reverse('channel', args=[channel.pk])}?saved={done.channel.revision}")


def _both(request: HttpRequest, channel: Channel, now: Terms, mine: Terms, context: dict[str, Any]) -> HttpResponse:
    """The page again with what was typed in it, and beside it what stands now; saving again is a decision."""
    members = access.members_of(now, mine)
    context |= {"both": saying.differences(now, mine, members), "revision": channel.revision}
    return render(request, "reporting_channels/staff/channels/edit.html", context, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new channel: texts, people, rules; it stays closed until somebody opens it."""
    access.list_channels(request.member)
    posted = request.POST if request.method == "POST" else None
    sheets = {part: _sheet(part, posted, None) for part in ("texts", "people", "rules")}
    begun = defaults.like(request.GET.get("like", ""))
    if posted is None and begun:
        sheets["texts"] = forms.Texts(initial=forms.Texts.start(Terms(**_without_place(begun))))
    context: dict[str, Any] = {"sheets": sheets, "likes": defaults.CHANNELS if posted is None else ()}
    template = "reporting_channels/staff/channels/new.html"
    if posted is None or _is_arranging(sheets["people"]):
        return render(request, template, context)
    if [sheet for sheet in sheets.values() if not sheet.is_valid()]:
        return render(request, template, context, status=422)
    values: dict[str, Any] = {}
    for sheet in sheets.values():
        values |= sheet.terms()
    try:
        terms = Terms(**values, is_active=False)
        made = channels.make(code=free_code(terms.names), terms=terms, by=request.member, at=timezone.now())
    except Refused as refusal:
        return render(request, template, context | {"refusal": refusal.sentence}, status=refusal.http_status)
    return redirect("channel", made.pk)


def _without_place(begun: dict[str, Any]) -> dict[str, Any]:
    """Texts to start from, as terms: the procedure is chosen on the page."""
    return {name: begun[name] for name in ("audience", "names", "notices", "retention")} | {"procedure": ""}


def _sheet(part: str, posted: Mapping[str, str] | None, terms: Terms | None):
    if part == "people":
        return forms.People(posted, terms, access.readers(), access.custodians())
    sheet = SHEETS[part]
    initial = sheet.start(terms) if terms else None
    if posted is not None and forms.is_arranging(posted):
        return sheet(initial=_typed(posted))
    return sheet(posted, initial=initial)


def _typed(posted: Any) -> dict[str, Any]:
    """Everything typed, to be shown again by forms that are not checked yet."""
    return {name: values if name in ("languages", "questionnaires") else values[-1] for name, values in posted.lists()}


def _is_arranging(sheet: Any) -> bool:
    return getattr(sheet, "is_arranging", False)
