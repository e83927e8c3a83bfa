"""An administrator's pages of questionnaires: the list, one with its versions, what differs, publish, discard."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from machine.refusals import Refused
from reporting_channels.actions import questionnaires
from reporting_channels.editing import access, forms, values
from reporting_channels.editing.differing import differences
from reporting_channels.models import QuestionnaireVersion
from reporting_channels.models.channel import the_usual_questionnaire
from reporting_channels.questionnaires import loading
from reporting_channels.questionnaires.definition import Definition
from reporting_channels.questionnaires.validity import stops

FOLDER = "reporting_channels/staff/questionnaires"
NOTHING = Definition(code="", title={})
LONGEST = 36  # characters of a code; a number still fits behind


@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """Every questionnaire, and what the software ships beside them."""
    rows = access.list_questionnaires(request.member)
    return render(request, f"{FOLDER}/list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new questionnaire, from one question or from another questionnaire."""
    rows = access.list_questionnaires(request.member)
    published = [row["current"] for row in rows if "current" in row]
    likes = [(str(version.pk), f"{version.title} ({version.number})") for version in published]
    form = forms.Begin(request.POST or None, likes=likes)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        like = next((version for version in published if str(version.pk) == typed["like"]), None)
        title, about = forms.texts(typed, "title"), forms.texts(typed, "about")
        begun = values.begun(title, about, typed["category"], _free_code(title), _start_from(like))
        draft = questionnaires.create(values=begun, by=request.member, at=timezone.now())
        return redirect("questionnaire_draft", draft.pk)
    return render(request, f"{FOLDER}/new.html", {"form": form}, status=422 if form.is_bound else 200)


def _start_from(like: QuestionnaireVersion | None) -> values.Values:
    if like is not None:
        return loading.values_of(like.body)
    return values.only_heart(loading.shipped(the_usual_questionnaire()[0]))


def _free_code(title: dict[str, str]) -> str:
    wanted = slugify(title.get("en") or next(iter(title.values()))).strip("-0123456789")[:LONGEST] or "questionnaire"
    numbers = (f"{wanted}-{number}" for number in range(2, 10_000))
    return wanted if not access.is_taken(wanted) else next(code for code in numbers if not access.is_taken(code))


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One questionnaire: its versions, who is asked by it, and what differs between any two."""
    questionnaire = access.get_questionnaire(request.member, pk)
    versions = access.versions(questionnaire)
    chosen = [_chosen(versions, request.GET.get(name, "")) for name in ("from", "to")]
    context = {
        "questionnaire": questionnaire,
        "versions": versions,
        "draft": next((one for one in versions if not one.is_published), None),
        "current": next((one for one in versions if one.is_published), None),
        "channels": access.offered_by(questionnaire),
        "chosen": chosen,
        "differences": differences(chosen[0].definition, chosen[1].definition) if all(chosen) else None,
    }
    return render(request, f"{FOLDER}/show.html", context)


def _chosen(versions: list[QuestionnaireVersion], number: str) -> QuestionnaireVersion | None:
    return next((one for one in versions if str(one.number) == number), None)


@require_POST
def start(request: HttpRequest, pk: Any) -> HttpResponse:
    """Start a new version from the one in use, or go on with the draft that there is."""
    questionnaire = access.get_questionnaire(request.member, pk)
    draft = questionnaires.start_draft(questionnaire=questionnaire, by=request.member, at=timezone.now())
    return redirect("questionnaire_draft", draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: Any) -> HttpResponse:
    """Publish a draft, after saying what changes, for which channels, and that it cannot be taken back."""
    version = access.get_version(request.member, pk)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            was = request.POST.get("digest", "")
            questionnaires.publish(version=version, was=was, by=request.member, at=timezone.now())
            return redirect("questionnaire", version.questionnaire_id)
        except Refused as refused:
            refusal, status = refused.sentence, refused.http_status
            version = access.get_version(request.member, pk)
    current = access.in_use(version.questionnaire)
    found = version.looked_through().problems
    context = {
        "version": version,
        "current": current,
        "problems": stops(found),
        "warnings": [problem for problem in found if problem.is_warning],
        "differences": differences(current.definition if current else NOTHING, version.definition),
        "channels": access.offered_by(version.questionnaire),
        "refusal": refusal,
    }
    return render(request, f"{FOLDER}/publish.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: Any) -> HttpResponse:
    """Throw a draft away, after saying what that means."""
    version = access.get_version(request.member, pk)
    if request.method == "POST":
        has_more = len(access.versions(version.questionnaire)) > 1
        questionnaires.discard(version=version, by=request.member, at=timezone.now())
        return redirect("questionnaire", version.questionnaire_id) if has_more else redirect("questionnaires")
    return render(request, f"{FOLDER}/discard.html", {"version": version})
