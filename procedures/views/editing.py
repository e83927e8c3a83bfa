"""The page on which a new version is written, checked line by line, compared with the last one, and loaded."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from machine.refusals import Refused
from procedures import access, differing, faults, loading, policies, writing
from procedures.actions import versions
from procedures.forms import LoadProfile, SignDraft, Since
from procedures.reading import MalformedProfile, Problem
from ui.drafts import restore


@require_safe
def changes(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """What this version says that another one of the same profile did not, point by point."""
    version = access.get_version(version_id)
    others = access.list_others(version)
    form = Since(request.GET or None, versions=others)
    chosen = form.cleaned_data["since"] if form.is_bound and form.is_valid() else ""
    before = next((one for one in others if str(one.pk) == chosen), access.before(version))
    shown = {
        "version": version,
        "before": before,
        "form": Since({"since": str(before.pk)}, versions=others) if before else None,
        "points": differing.differences(before.body, version.body) if before else [],
    }
    return render(
        request, "procedures/changes.html", shown, status=422 if form.is_bound and not form.is_valid() else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """Check what was typed; load it once it is sound and was looked at."""
    policies.require_may_load(by=request.user)
    if request.method != "POST":
        return _page(request, LoadProfile(initial={"text": _beginning(request)}))
    form = LoadProfile(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    text = form.cleaned_data["text"]
    try:
        if request.POST.get("act") == "load":
            return redirect(versions.load_text(text=text, by=request.user, at=timezone.now()))
        loaded = loading.load_text(text, loading.TYPED)
        policies.require_draft(status=loaded.profile.status, by=request.user)
    except MalformedProfile as malformed:
        return _page(request, form, problems=_told(malformed.problems, text), status=422)
    except Refused as refusal:
        form.add_error("text", str(refusal.sentence))
        return _page(request, form, status=422)
    return _page(request, form, loaded=loaded)


def _beginning(request: HttpRequest) -> str:
    """The text of the version that the address names, to begin from."""
    asked = request.GET.get("from", "")
    return writing.as_toml(access.get_version(asked).body) if asked else ""


def _told(problems: list[Problem], text: str) -> list[dict[str, Any]]:
    """Each problem with its line as it was typed; what stands in a shared part has none."""
    lines = text.splitlines()
    return [
        {
            "problem": one,
            "says": faults.in_words(one.sentence),
            "typed": lines[one.line - 1] if one.file == loading.TYPED and one.line <= len(lines) else "",
            "part": "" if one.file == loading.TYPED else one.file,
        }
        for one in problems
    ]


def _page(request: HttpRequest, form: LoadProfile, *, status: int = 200, **found: Any) -> HttpResponse:
    loaded = found.get("loaded")
    before = access.newest(loaded.profile.code) if loaded else None
    shown: dict[str, Any] = {"form": form, "draft_at": restore(form, request), "before": before, **found}
    if loaded:
        shown["points"] = differing.differences(before.body, loaded.body) if before else []
        shown["is_there"] = access.has_digest(loaded.digest)
    return render(request, "procedures/load.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Read once more which facts nobody verified; sign with a note, or be told why not."""
    version = access.get_version(version_id)
    policies.require_may_sign(version=version, by=request.user)
    form = SignDraft(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(versions.sign(version=version, by=request.user, at=timezone.now(), **form.cleaned_data))
    shown = {"version": version, "form": form, "doubts": differing.doubts(version.body)}
    shown["draft_at"] = restore(form, request)
    return render(request, "procedures/sign.html", shown, status=422 if form.errors else 200)
