"""The editor of a draft: its outline, and one page for each of its parts. Every save is kept whole, right or wrong."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reporting_channels import policies_asking as policies
from reporting_channels.actions import questionnaires
from reporting_channels.editing import access, comparisons, forms, values
from reporting_channels.editing.differing import differences
from reporting_channels.editing.kinds import KINDS, kind_label
from reporting_channels.editing.question_form import QuestionSheet, definition_of
from reporting_channels.models import QuestionnaireVersion
from reporting_channels.questionnaires import loading
from reporting_channels.questionnaires.problems import Problem
from reporting_channels.views.questionnaires import FOLDER

METHODS = ["GET", "HEAD", "POST"]
Change = Callable[[values.Values], values.Values]


def _draft(request: HttpRequest, pk: Any) -> tuple[QuestionnaireVersion, values.Values]:
    version = access.get_version(request.member, pk)
    policies.require_is_draft(version=version)
    return version, loading.values_of(version.body)


def _keep(request: HttpRequest, version: QuestionnaireVersion, kept: values.Values) -> QuestionnaireVersion:
    was = request.POST.get("digest", "")
    return questionnaires.save_draft(version=version, values=kept, was=was, by=request.member, at=timezone.now())


@require_http_methods(METHODS)
def outline(request: HttpRequest, pk: Any) -> HttpResponse:
    """The whole draft at a glance, with what is wrong beside each place; its buttons move and take out."""
    version, held = _draft(request, pk)
    verb, _colon, rest = request.POST.get("go", "").partition(":")
    what, _colon, code = rest.partition(":")
    if request.method == "POST" and verb in ("up", "down", "remove") and what in ("section", "question"):
        if verb == "remove" and "sure" not in request.POST:
            return _ask(request, version, held, what, code)
        done = values.without(held, what, code) if verb == "remove" else values.moved(held, what, verb, code)
        _keep(request, version, done)
        return redirect(f"{reverse('questionnaire_draft', args=[version.pk])}#{code}")
    found = version.looked_through()
    context = {
        "version": version,
        "definition": found.definition,
        "general": [one for one in found.problems if not one.place.section],
        "sections": [_section(section, found) for section in found.definition.sections],
        "is_sound": not [one for one in found.problems if not one.is_warning],
    }
    return render(request, f"{FOLDER}/outline.html", context)


def _section(section: Any, found: Any) -> dict[str, Any]:
    return {
        "section": section,
        "problems": _problems(found.problems, section.code),
        "questions": [
            {
                "question": question,
                "kind": kind_label(question.kind),
                "condition": comparisons.in_sentence(question.shown_if, found.definition),
                "problems": _problems(found.problems, section.code, question.code),
            }
            for question in section.questions
        ],
    }


def _problems(found: tuple[Problem, ...], section: str, question: str = "") -> list[Problem]:
    return [one for one in found if (one.place.section, one.place.question) == (section, question)]


def _ask(request: HttpRequest, version: QuestionnaireVersion, held: Any, what: str, code: str) -> HttpResponse:
    """Before something is taken out of a draft: its words are gone then."""
    found = (values.section if what == "section" else values.question)(held, code)
    if found is None:
        raise Http404
    definition = definition_of(held)
    context = {
        "version": version,
        "what": what,
        "code": code,
        "section": next((one for one in definition.sections if one.code == code), None),
        "question": definition.question(code),
    }
    return render(request, f"{FOLDER}/remove.html", context)


@require_http_methods(METHODS)
def whole(request: HttpRequest, pk: Any) -> HttpResponse:
    """Title, what it is about, category and bands."""
    version, held = _draft(request, pk)
    form = forms.Whole(request.POST or None, initial=forms.Whole.start(held))
    if request.method == "POST" and form.is_valid():
        return _saved(request, version, lambda now: values.with_whole(now, form.values()), {"form": form}, "whole")
    context = _context(version, {"form": form}, "whole", [])
    return render(request, f"{FOLDER}/edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(METHODS)
def section(request: HttpRequest, pk: Any, code: str) -> HttpResponse:
    """A section's title; ``new`` makes one at the end."""
    version, held = _draft(request, pk)
    found = values.section(held, code)
    if found is None and code != "new" and request.method != "POST":
        raise Http404
    form = forms.Section(request.POST or None, initial=forms.spread("title", (found or {}).get("title", {})))
    if request.method == "POST" and form.is_valid():
        title = forms.texts(form.cleaned_data, "title")

        def change(now: values.Values) -> values.Values:
            key = values.free_code(next(iter(title.values()), ""), values.codes_of(now)[0], "section")
            return values.with_section(now, key if code == "new" else code, title)

        return _saved(request, version, change, {"form": form}, "section")
    context = _context(version, {"form": form}, "section", _problems(version.looked_through().problems, code))
    return render(request, f"{FOLDER}/edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(METHODS)
def add(request: HttpRequest, pk: Any, code: str) -> HttpResponse:
    """A new question in a section: first its kind, then its words."""
    version, held = _draft(request, pk)
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    if kind not in KINDS:
        form = forms.ChooseKind(request.GET if "kind" in request.GET else None)
        return render(request, f"{FOLDER}/kind.html", {"version": version, "form": form})
    return _question(request, version, held, {"kind": kind}, code)


@require_http_methods(METHODS)
def question(request: HttpRequest, pk: Any, code: str) -> HttpResponse:
    """One question: words, choices, condition. One that was taken out meanwhile can be put back."""
    version, held = _draft(request, pk)
    found = values.question(held, code)
    if found is None and request.method != "POST":
        raise Http404
    kind = request.POST.get("kind", "")
    return _question(
        request, version, held, found or {"code": code, "kind": kind if kind in KINDS else "long_text"}, ""
    )


def _question(request: HttpRequest, version: Any, held: Any, found: dict[str, Any], into: str) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    chosen = posted.get("kind", "") if posted is not None else ""
    sheet = QuestionSheet(posted, definition_of(held), found, chosen if chosen in KINDS else found["kind"])
    parts = {"sheet": sheet, "kinds": [(code, words) for code, (words, _hint) in KINDS.items()]}
    place = version.definition.section_of(sheet.code) if sheet.code else None
    problems = _problems(version.looked_through().problems, place.code, sheet.code) if place and posted is None else []
    if posted is None or sheet.is_arranging:
        context = _context(version, parts, "question", problems) | {"digest": _digest(request, version)}
        return render(request, f"{FOLDER}/question.html", context)
    if not sheet.is_valid():
        context = _context(version, parts, "question", problems) | {"digest": _digest(request, version)}
        return render(request, f"{FOLDER}/question.html", context, status=422)

    def change(now: values.Values) -> values.Values:
        return values.with_question(now, sheet.values(values.codes_of(now)[1]), into)

    return _saved(request, version, change, parts, "question")


def _digest(request: HttpRequest, version: QuestionnaireVersion) -> str:
    return request.POST.get("digest", version.digest)


def _context(version: QuestionnaireVersion, parts: dict[str, Any], part: str, problems: list) -> dict[str, Any]:
    return {"version": version, "part": part, "problems": problems, "digest": version.digest, **parts}


def _saved(request: HttpRequest, version: Any, change: Change, parts: dict[str, Any], part: str) -> HttpResponse:
    """Keep the change; where somebody else saved meanwhile, both are shown and nothing is kept yet."""
    held = loading.values_of(version.body)
    try:
        _keep(request, version, change(held))
    except policies.DraftChanged as refused:
        mine = definition_of(change(held))
        context = _context(version, parts, part, [])
        context |= {"refusal": refused.sentence, "both": differences(version.definition, mine)}
        template = "question" if part == "question" else "edit"
        return render(request, f"{FOLDER}/{template}.html", context, status=409)
    return redirect(f"{reverse('questionnaire_draft', args=[version.pk])}#{_anchor(parts)}")


def _anchor(parts: dict[str, Any]) -> str:
    return getattr(parts.get("sheet"), "code", "") or "whole"
