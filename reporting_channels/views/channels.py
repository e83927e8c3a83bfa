"""An administrator's pages of channels: the list, one of them with what is missing, preview, history, second person."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from machine.policies import why_not
from reporting_channels.actions import channels
from reporting_channels.channels import access, policies, saying
from reporting_channels.channels.hours import in_words
from reporting_channels.channels.soundness import missing
from reporting_channels.channels.terms import terms_of
from reporting_channels.forms_reporter import ChooseChannel
from reporting_channels.models import Channel

PARTS = ("audience", "languages", "names", "notices"), ("procedure", "retention", "questionnaires")
PEOPLE = ("recipients", "substitutes", "custodians", "custodians_needed")
MEETING = ("telephone", "addresses", "directions", "hours")


@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """Every channel in the order of the reporters' site, with what is missing on it."""
    rows = [_row(channel) for channel in access.list_channels(request.member)]
    return render(request, "reporting_channels/staff/channels/list.html", {"rows": rows})


def _row(channel: Channel) -> dict[str, Any]:
    terms = terms_of(channel)
    members = access.members_of(terms)
    return {
        "channel": channel,
        "audience": saying.lines(terms, members)["audience"].after,
        "missing": missing(terms, members, timezone.localdate()) if channel.is_active else [],
        "waits": access.waiting_change(channel),
    }


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One channel: its parts, what is missing, what waits, what it was."""
    channel = access.get_channel(request.member, pk)
    terms = terms_of(channel)
    members = access.members_of(terms)
    said = saying.lines(terms, members)
    context = {
        "channel": channel,
        "parts": [
            ("texts", [said[name] for name in PARTS[0]]),
            ("people", [said[name] for name in PEOPLE]),
            ("rules", [said[name] for name in PARTS[1]]),
            ("meeting", [said[name] for name in MEETING]),
        ],
        "missing": missing(terms, members, timezone.localdate()),
        "waits": access.waiting_change(channel),
        "history": _history(channel),
        "saved": _saved(request, channel),
    }
    return render(request, "reporting_channels/staff/channels/show.html", context)


def _saved(request: HttpRequest, channel: Channel) -> list[saying.Line]:
    """What the change that was just saved changed; nothing for an address that was typed or shared later."""
    if request.GET.get("saved") != str(channel.revision) or channel.revision < 2:
        return []
    after, before = (_terms(request, channel, revision) for revision in (channel.revision, channel.revision - 1))
    return saying.differences(before, after, access.members_of(before, after))


def _terms(request: HttpRequest, channel: Channel, revision: int):
    return access.terms_of_version(access.get_version(request.member, channel, revision))


def _history(channel: Channel) -> list[dict[str, Any]]:
    versions = access.history(channel)
    terms = [access.terms_of_version(version) for version in versions]
    older = [*terms[1:], None]
    return [
        {"version": version, "names": saying.names_in_words(old.differences(new), new) if old else []}
        for version, new, old in zip(versions, terms, older, strict=True)
    ]


@require_safe
def version(request: HttpRequest, pk: Any, revision: int) -> HttpResponse:
    """What the channel was from one change to the next, whole, and what that change changed."""
    channel = access.get_channel(request.member, pk)
    found = access.get_version(request.member, channel, revision)
    terms = access.terms_of_version(found)
    before = _terms(request, channel, revision - 1) if revision > 1 else None
    members = access.members_of(terms, *([before] if before else []))
    context = {
        "channel": channel,
        "version": found,
        "lines": saying.lines(terms, members).values(),
        "differences": saying.differences(before, terms, members) if before else [],
    }
    return render(request, "reporting_channels/staff/channels/version.html", context)


@require_safe
def preview(request: HttpRequest, pk: Any) -> HttpResponse:
    """The channel as a reporter meets it, in each language, one under the other."""
    channel = access.get_channel(request.member, pk)
    pages = [_as_reporter(channel, code) for code, _name in settings.REPORTER_LANGUAGES if code in channel.languages]
    return render(request, "reporting_channels/staff/channels/preview.html", {"channel": channel, "pages": pages})


def _as_reporter(channel: Channel, language: str) -> dict[str, Any]:
    with translation.override(language):
        if channel.is_human:
            page = render_to_string("reporting_channels/parts/meet.html", {"met": [meet(channel)]})
        else:
            form = ChooseChannel(channels=[channel], prefix=language)
            page = render_to_string("reporting_channels/staff/channels/chosen.html", {"form": form})
    return {"language": language, "page": page, "title": saying.capitalised(saying.language_names([language])[0])}


def meet(channel: Channel) -> dict[str, Any]:
    """What the reporters' site says of a channel at which a person answers."""
    return {"channel": channel, "hours": in_words(channel.hours.all())}


@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: HttpRequest, pk: Any) -> HttpResponse:
    """Open a channel, or retire it, after saying what that means."""
    channel = access.get_channel(request.member, pk)
    terms = terms_of(channel)
    if request.method == "POST":
        done = channels.change(
            channel=channel,
            terms=replace(terms, is_active=request.POST.get("go") == "open"),
            revision=_number(request.POST.get("revision", "")),
            by=request.member,
            at=timezone.now(),
        )
        return redirect("channel_change", done.waiting.pk) if done.waiting else redirect("channel", channel.pk)
    members = access.members_of(terms)
    context = {"channel": channel, "missing": missing(terms, members, timezone.localdate())}
    return render(request, "reporting_channels/staff/channels/standing.html", context)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


@require_POST
def move(request: HttpRequest, pk: Any) -> HttpResponse:
    """Up or down in the list that reporters choose from."""
    channel = access.get_channel(request.member, pk)
    steps = -1 if request.POST.get("go") == "up" else 1
    channels.move(channel=channel, steps=steps, by=request.member, at=timezone.now())
    return redirect("channels")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: Any) -> HttpResponse:
    """A change that waits for a second person: what it is, what it would weaken, and the decision."""
    found = access.get_change(request.member, pk)
    if request.method == "POST":
        decide = channels.confirm if request.POST.get("go") == "confirm" else channels.refuse
        decide(change=found, by=request.member, at=timezone.now())
        is_keeper = any(request.member.has_role(code) for code in policies.KEEPERS)
        return redirect("channel", found.channel_id) if is_keeper else redirect("channel_change", found.pk)
    after = access.terms_of_version(found)
    before = _terms(request, found.channel, found.revision)
    context = {
        "change": found,
        "channel": found.channel,
        "weakens": [policies.WEAKENED[code] for code in found.weakens],
        "differences": saying.differences(before, after, access.members_of(before, after)),
        "is_mine": found.proposed_by_id == request.member.pk,
        "why_not": why_not(policies.require_may_confirm, change=found, by=request.member),
    }
    return render(request, "reporting_channels/staff/channels/change.html", context)
