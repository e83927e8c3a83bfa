"""The reporter reads the minutes of what they told a clerk, corrects them, agrees, or refuses in their own words."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from machine.refusals import Refused
from reporting_channels import asking
from reporting_channels.actions import minutes as actions
from reporting_channels.models import Minutes
from reporting_channels.questionnaires.definition import Definition, Kind
from reporting_channels.reporter_door import Opened
from reporting_channels.taking_down import access
from reporting_channels.taking_down.differences import pieces
from reporting_channels.taking_down.forms import RefuseMinutes
from reporting_channels.taking_down.questions import Questions, rows
from reporting_channels.taking_down.typed import typed_of

PAGE = "minutes"


def is_asked(request: HttpRequest) -> bool:
    """Whether this press belongs to the minutes."""
    return PAGE in (request.POST.get("page"), request.POST.get("go"))


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into the corrections, to travel through the door when the page was closed for safety."""
    if not is_asked(request):
        return []
    typed = [(name, value) for name, values in request.POST.lists() if name.startswith("q-") for value in values]
    return [("page", PAGE), *typed, ("m-text", request.POST.get("m-text", ""))]


def answer(request: HttpRequest, opened: Opened, submission: str, token: str) -> HttpResponse | None:
    """The page of the minutes; None where there are none, or once they are done with: the timeline tells."""
    minutes = access.minutes_of(opened.report)
    if minutes is None:
        return None
    go = request.POST.get("go", "")
    step = {"correct": _correct, "correct-agree": _correct, "agree": _agree, "refuse": _refuse}.get(go)
    if step is None or not submission or "language" in request.POST:
        return _page(request, opened, minutes, token)
    try:
        return step(request, opened, minutes, bytes.fromhex(submission), token)
    except Refused as refusal:
        shown = {"notice": refusal.sentence, "status": refusal.http_status}
        return _page(request, opened, access.minutes_of(opened.report), token, **shown)


def _correct(request: HttpRequest, opened: Opened, minutes: Minutes, submission: bytes, token: str):
    now = access.read_own_minutes(minutes, opened.key).current.answers
    form = _questions(opened, dict(request.POST.lists()), is_bound=True)
    if not form.is_valid():
        return _page(request, opened, minutes, token, form=form, is_open=True, status=422)
    is_agreed = request.POST["go"] == "correct-agree"
    actions.correct(
        minutes=minutes,
        key=opened.key,
        submission=submission,
        answers={**_files(opened, now), **form.answers},
        is_agreed=is_agreed,
        at=timezone.now(),
    )
    done = "agreed" if is_agreed else "corrected"
    return _page(request, opened, access.minutes_of(opened.report), token, done=done, is_fresh=True)


def _agree(request: HttpRequest, opened: Opened, minutes: Minutes, submission: bytes, token: str):
    actions.agree(minutes=minutes, submission=submission, at=timezone.now())
    return _page(request, opened, access.minutes_of(opened.report), token, done="agreed", is_fresh=True)


def _refuse(request: HttpRequest, opened: Opened, minutes: Minutes, submission: bytes, token: str):
    form = RefuseMinutes(request.POST, prefix="m")
    if not form.is_valid():
        return _page(request, opened, minutes, token, refusal=form, status=422)
    text = form.cleaned_data["text"]
    actions.refuse(minutes=minutes, key=opened.key, submission=submission, text=text, at=timezone.now())
    return _page(request, opened, access.minutes_of(opened.report), token, done="refused", is_fresh=True)


def _questions(opened: Opened, typed: Mapping[str, list[str]], *, is_bound: bool = False) -> Questions:
    mine = {name: values for name, values in typed.items() if name.startswith("q-")}
    return Questions(_definition(opened.report), mine, language=opened.report.language, is_bound=is_bound)


def _filled(opened: Opened, answers: Mapping[str, Any]) -> Questions:
    """The questions with what stands in the minutes filled in."""
    typed: dict[str, list[str]] = {}
    for question in _definition(opened.report).questions:
        typed |= {f"q-{name}": values for name, values in typed_of(question, answers.get(question.code)).items()}
    return _questions(opened, typed)


def _files(opened: Opened, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Names of files that answers hold: nobody types them, so a correction leaves them as they are."""
    asked = _definition(opened.report).questions
    return {one.code: answers[one.code] for one in asked if one.kind == Kind.FILE and one.code in answers}


def _definition(report: Any) -> Definition:
    """The questions by which the report was told, as the reporter's process may read them."""
    return asking.published(report.questionnaire_id).definition


def _page(
    request: HttpRequest, opened: Opened, minutes: Minutes, token: str, *, status: int = 200, **shown: Any
) -> HttpResponse:
    report = opened.report
    texts = access.read_own_minutes(minutes, opened.key)
    typed = any(name.startswith("q-") for name in request.POST) and not shown.pop("is_fresh", False)
    form = shown.pop("form", None)
    if form is None:
        posted = dict(request.POST.lists())
        form = _questions(opened, posted) if typed else _filled(opened, texts.current.answers)
    shown.setdefault("is_open", typed)
    context = {
        "open": token,
        "minutes": minutes,
        "report": report,
        "rows": _marked(report, texts),
        "texts": texts,
        "form": form,
        "refusal": RefuseMinutes(prefix="m", initial={"text": "" if not typed else request.POST.get("m-text", "")}),
        "may_answer": minutes.state != "agreed" and not report.is_over,
        "may_refuse": minutes.is_waiting and not report.is_over,
        **shown,
    }
    return render(request, "reporting_channels/come_back/minutes.html", context, status=status)


def _marked(report: Any, texts: access.MinutesTexts) -> list[dict[str, Any]]:
    """The text that stands, with the reporter's own changes marked against the clerk's."""
    definition, language = _definition(report), report.language
    first = {line["code"]: line["value"] for line in rows(definition, texts.versions[0].answers, language)}
    lines = rows(definition, texts.current.answers, language)
    for line in lines:
        was = first.get(line["code"], "")
        line["pieces"] = pieces(was, line["value"]) if line["value"] != was else ()
    return lines
