"""A questionnaire as its reporters will meet it, page by page, in each language. Nothing is stored and nothing sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_http_methods

from reporting_channels.editing import access, forms
from reporting_channels.editing.walking import Walk
from reporting_channels.questionnaires.definition import in_words
from reporting_channels.questionnaires.saying import parts
from reporting_channels.questionnaires.scoring import score
from reporting_channels.views.questionnaires import FOLDER


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: Any) -> HttpResponse:
    """One page of the walk; its buttons carry on what was typed."""
    version = access.get_version(request.member, pk)
    walk = Walk.carried(version.definition, request.POST.get("kept", ""), translation.get_language() or "en")
    form, status = _gone(request, walk)
    languages = [(code, forms.own_name(code)) for code in forms.languages()]
    with translation.override(walk.language):
        page = _page(walk, form)
    context = {
        "version": version,
        "kept": walk.kept(),
        "page": page,
        "language": walk.language,
        "languages": languages,
        "score": score(version.definition, walk.answers) if walk.is_over else None,
    }
    return render(request, f"{FOLDER}/preview.html", context, status=status)


def _gone(request: HttpRequest, walk: Walk) -> tuple[Any, int]:
    """Take what was typed and go where the button leads; the form of the page, bound when it must be read again."""
    go = request.POST.get("go", "")
    if request.method != "POST":
        return None, 200
    if go == "anew":
        walk.anew()
        return None, 200
    with translation.override(walk.language):
        form = walk.take(request.POST)
        is_right = form is None or form.is_valid()
    if go.startswith("language:"):
        wanted = go.removeprefix("language:")
        walk.language = wanted if wanted in forms.languages() else walk.language
    elif go == "back":
        walk.go(-1)
    elif is_right:
        walk.go(1)
    else:
        return form, 422
    return None, 200


def _page(walk: Walk, bound: Any) -> str:
    if walk.is_over:
        listed = list(parts(walk.definition, walk.answers, walk.language))
        return render_to_string(f"{FOLDER}/asked_all.html", {"parts": listed})
    section = walk.definition.section_of(walk.step)
    context = {
        "form": bound or walk.form(),
        "number": walk.number,
        "count": len(walk.questions),
        "section": in_words(section.title, walk.language) if section else "",
    }
    return render_to_string(f"{FOLDER}/asked.html", context)
