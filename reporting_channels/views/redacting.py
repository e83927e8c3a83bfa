"""Masking and redacting: what can be hidden, what waits for a second person, and the log of what went."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.views.again import asks_passphrase_again
from machine.policies import why_not
from reporting_channels import access, people
from reporting_channels.actions import masks, redactions
from reporting_channels.codes import RedactionGround, label
from reporting_channels.models import Report
from reporting_channels.questionnaires.definition import in_words
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting import forms, policies
from reporting_channels.redacting.elsewhere import access as elsewhere
from reporting_channels.redacting.places import ANSWER, ASSESSMENT, NARRATIVE, NOTE, Place
from ui.words import day_in_words
from vault.sealing import CompartmentKey

FORM = ("GET", "HEAD", "POST")
Texts = dict[Place, str]


@require_http_methods(FORM)
def overview(request: HttpRequest, pk: Any) -> HttpResponse:
    """Every text of the report with what is masked, proposed and gone. A POST lifts a mask."""
    report = access.get_report(request.user, pk)
    policies.require_may_mask(by=request.user)
    if request.method == "POST":
        mask = redacting.get_mask(report, request.POST.get("mask", ""))
        masks.lift(mask=mask, by=request.user, at=timezone.now())
        return redirect("report_redacting", report.pk)
    key = access.report_key(request.user, report)
    texts = redacting.read_places(request.user, report, key, timezone.now())
    labels = _labels(report, texts)
    context = {
        "report": report,
        "texts": [_line(place, labels[place], report, request.user) for place in texts],
        "masks": [_mask(row, labels, request.user) for row in redacting.masks(report)],
        "waiting": [
            _waiting(row, labels, texts, key, request.user) for row in redacting.redactions(report) if row.is_open
        ],
        "gone": [_gone(row, labels) for row in redacting.redactions(report) if not row.is_open],
    }
    return render(request, "reporting_channels/staff/redacting.html", context)


def _line(place: Place, name: str, report: Report, by: Any) -> dict[str, Any]:
    hidden = redacting.masks_at(report, place, by)
    return {
        "place": str(place),
        "name": name,
        "hint": why_not(policies.require_may_choose_in, masks=hidden, by=by),
    }


def _mask(row: Any, labels: dict[Place, str], by: Any) -> dict[str, Any]:
    return {
        "row": row,
        "name": labels.get(redacting.place_of(row), ""),
        "ground": label(RedactionGround, row.ground),
        "readers": [one.member.name for one in row.reader_rows.all()],
        "may_lift": policies.may_look_under(mask=row, by=by),
    }


def _waiting(row: Any, labels: dict[Place, str], texts: dict[Place, str], key: Any, by: Any) -> dict[str, Any]:
    place, proposed = redacting.place_of(row), redacting.spans_of(row, key)
    hidden = why_not(policies.require_may_choose_in, masks=redacting.masks_at(row.report, place, by), by=by)
    is_stale = proposed.of != redacting.digest(texts.get(place, ""))
    return {
        "row": row,
        "name": labels.get(place, ""),
        "parts": [] if hidden or is_stale else forms.parts(texts[place], list(proposed.spans)),
        "grounds": [label(RedactionGround, span.ground) for span in proposed.spans],
        "also": _also(row.report, place, texts, key, by, _words(texts[place], proposed.spans))
        if not is_stale
        else None,
        "hint": hidden or (policies.TextChanged.sentence if is_stale else ""),
        "may_not": why_not(policies.require_may_confirm, report=row.report, redaction=row, by=by),
    }


def _gone(row: Any, labels: dict[Place, str]) -> dict[str, Any]:
    grounds = [one.get_ground_display() for one in row.passages.all()]
    return {
        "row": row,
        "name": labels.get(redacting.place_of(row), ""),
        "grounds": list(dict.fromkeys(grounds)),
        "count": len(grounds),
    }


@require_http_methods(FORM)
def choose(request: HttpRequest, pk: Any) -> HttpResponse:
    """Choose passages of one text, look at them, then mask them or propose that they go."""
    report = access.get_report(request.user, pk)
    policies.require_may_mask(by=request.user)
    place = Place.read(request.GET.get("place", NARRATIVE))
    policies.require_may_choose_in(masks=redacting.masks_at(report, place, request.user), by=request.user)
    key = access.report_key(request.user, report)
    texts = redacting.read_places(request.user, report, key, timezone.now())
    if place not in texts:
        raise Http404
    text = texts[place]
    go = request.POST.get("go", "")
    if go in ("mask", "redact"):
        return _do(request, report, place, texts, key, go)
    form = forms.Choose(request.POST if go == "look" else None, text=text)
    if form.is_bound and form.is_valid():
        return _look(request, report, place, texts, key, form.spans())
    context = _about(report, place, text) | {"form": form}
    return render(request, "reporting_channels/staff/redact.html", context, status=422 if form.is_bound else 200)


def _look(
    request: HttpRequest, report: Report, place: Place, texts: Texts, key: CompartmentKey, spans: list, **shown: Any
) -> HttpResponse:
    text = texts[place]
    context = _about(report, place, text) | {
        "parts": forms.parts(text, spans),
        "spans": [{"value": f"{one.start}-{one.end}", "words": text[one.start : one.end]} for one in spans],
        "of": redacting.digest(text),
        "also": _also(report, place, texts, key, request.user, _words(text, spans)),
        "grounds": RedactionGround.choices,
        "whom": forms.Whom(members=people.readers(report)),
        "may_not_redact": why_not(policies.require_may_redact, report=report, by=request.user),
        **shown,
    }
    return render(request, "reporting_channels/staff/redact_look.html", context, status=422 if shown else 200)


def _words(text: str, spans: Any) -> list[str]:
    return list(dict.fromkeys(text[one.start : one.end] for one in spans))


def _also(
    report: Report, place: Place, texts: Texts, key: CompartmentKey, by: Any, words: list[str]
) -> dict[str, list[Any]]:
    """Where else these words stand: a removal reaches this text alone."""
    masked = {redacting.place_of(row) for row in redacting.masks_on(report, by)}  # nobody looks behind a mask this way
    found = [one for one in elsewhere.texts_with(words, texts, place) if one not in masked]
    names = _labels(report, dict.fromkeys(found, ""))
    return {
        "texts": [{"name": names[one], "place": str(one)} for one in found],
        "fixed": elsewhere.fixed_with(words, report, key),
        "outside": elsewhere.outside(report, by),
        "files": range(report.attachments.count()),
    }


def _do(request: HttpRequest, report: Report, place: Place, texts: Texts, key: CompartmentKey, go: str) -> HttpResponse:
    if request.POST.get("of") != redacting.digest(texts[place]):
        raise policies.TextChanged()
    spans = forms.spans_sent(request.POST.getlist("span"), request.POST.dict())
    if go == "redact":
        redactions.propose(report=report, place=place, spans=spans, by=request.user, at=timezone.now())
        return redirect("report_redacting", report.pk)
    whom = forms.Whom(request.POST, members=people.readers(report))
    if not whom.is_valid():
        return _look(request, report, place, texts, key, spans, whom=whom)
    masks.mask(
        report=report,
        place=place,
        spans=spans,
        ground=spans[0].ground,
        readers=whom.chosen(),
        by=request.user,
        at=timezone.now(),
    )
    return redirect("report_redacting", report.pk)


@require_http_methods(("POST",))
@asks_passphrase_again
def decide(request: HttpRequest, pk: Any) -> HttpResponse:
    """Confirm or refuse what somebody else proposed; the passphrase is asked again."""
    report = access.get_report(request.user, pk)
    redaction = redacting.get_redaction(report, request.POST.get("redaction", ""))
    act = redactions.confirm if request.POST.get("go") == "confirm" else redactions.refuse
    act(redaction=redaction, by=request.user, at=timezone.now())
    return redirect(f"{reverse('report_redacting', args=[report.pk])}#gone")


def _about(report: Report, place: Place, text: str) -> dict[str, Any]:
    return {"report": report, "place": str(place), "name": _labels(report, {place: text})[place]}


def _labels(report: Report, texts: Any) -> dict[Place, str]:
    languages, definition = (get_language(), report.language), report.questionnaire.definition
    asked = {question.code: in_words(question.asks, *languages) for question in definition.questions}
    said = {row.pk: row for row in report.messages.in_order()}
    said |= {row.pk: row for row in report.notes.select_related("written_by")}
    said |= {row.pk: row for row in report.assessments.select_related("assessed_by")}
    return {place: _label(place, asked, said) for place in texts}


def _label(place: Place, asked: dict[str, str], said: dict) -> str:
    if place.kind == NARRATIVE:
        return _("What was told")
    if place.kind in (NOTE, ASSESSMENT):
        return _team_label(place, said.get(place.own))
    about = asked.get(place.answer.partition("/")[0], place.answer)
    if place.kind == ANSWER:
        return about
    if place.word is not None:
        about = about or _("why they do not agree")
        return _("The reporter on the minutes: %(about)s") % {"about": about}
    row = said.get(place.message)
    if row is None:
        return ""
    who = _("the reporter") if row.is_from_reporter else _("the office")
    return _("Message %(number)s, from %(who)s, %(day)s") % {
        "number": row.number,
        "who": who,
        "day": day_in_words(row.sent_on),
    }


def _team_label(place: Place, row: Any) -> str:
    if row is None:
        return ""
    if place.kind == NOTE:
        return _("Note of the team, %(who)s, %(day)s") % {
            "who": row.written_by.name,
            "day": day_in_words(row.written_at),
        }
    return _("Reasons of the assessment, %(who)s, %(day)s") % {
        "who": row.assessed_by.name,
        "day": day_in_words(row.assessed_at),
    }
