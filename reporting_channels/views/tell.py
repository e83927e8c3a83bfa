"""Telling what happened: one address, one question a page, everything typed carried along."""

import io
import time
from datetime import date
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import activate, get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from machine.refusals import Refused
from reporting_channels import deadlines, looking_through, reporter_door, shutting_out, tokens, uploads
from reporting_channels.access import open_channels, says_the_same
from reporting_channels.actions import attachments, reports
from reporting_channels.crowd import gate
from reporting_channels.drafts import CHECK, FILES, IDENTITY, Draft
from reporting_channels.forms_reporter import TypeBack
from reporting_channels.models import Report
from reporting_channels.questionnaires.definition import NARRATIVE
from reporting_channels.told import Told
from reporting_channels.views import asking, proof
from reporting_channels.wizard import Way
from vault import receipts

RECEIPT = "amana/receipt-page/v1"
LOST = "lost"  # the page that hands words back: it goes on in another language with them
SHOWN = 60 * 60  # seconds in which the page of the number can be drawn again
TOO_OLD = _("This page was open for more than a day. Your words are all here. Look through them, then go on.")
FILES_GONE = _("Files that you had added were destroyed after a day, because nothing was sent. Add them again.")
TOO_MUCH = _(
    "All your answers together are longer than can be carried from page to page. What stands below is not kept yet: "
    "shorten it, or send your report and write the rest as a message."
)
TOO_MANY_FILES = _("A report can carry at most %(most)s files. Send the others later, as a message.")


def switch_language(request: HttpRequest) -> bool:
    """Go on in another language when its button was pressed; what was typed stays."""
    wanted = request.POST.get("language")
    if wanted not in dict(settings.LANGUAGES):
        return False
    activate(wanted)
    request.LANGUAGE_CODE = wanted  # type: ignore[attr-defined]
    return True


class Tell(View):
    """Every button posts here; ``go`` says which one it was."""

    def get(self, request: HttpRequest) -> HttpResponse:
        way = Way(Draft(), open_channels())
        gate.notice(way.draft.guard, request.POST)
        return self._page(request, way, way.form())

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.POST.get("kept"):
            return self._typed_back(request)
        if request.POST.get("page") == LOST and switch_language(request):
            return self._lost(request, tokens.TokenForged())
        try:
            token = request.POST.get("draft", "")
            draft = Draft.unsealed(token) if token else Draft()
        except tokens.TokenForged as refusal:
            return self._lost(request, refusal)
        gate.notice(draft.guard, request.POST)
        way = Way(draft, open_channels())
        way.settle()
        shutting_out.remember(draft, way.channel, request.POST)
        if token and draft.is_old:
            return self._too_old(request, way)
        return self._go(request, way)

    def _go(self, request: HttpRequest, way: Way) -> HttpResponse:
        if way.is_too_much(request.POST):
            return self._page(request, way, way.form(request.POST), status=422, notice=TOO_MUCH)
        if switch_language(request):
            way.remember(request.POST)
            return self._page(request, way, way.form())
        go = request.POST.get("go", "next")
        if go == "back" or go.startswith("to:"):
            way.remember(request.POST)
            way.back() if go == "back" else way.jump(go.removeprefix("to:"))
            return self._page(request, way, way.form())
        if way.takes_files:
            return self._files(request, way, go)
        if way.draft.step == CHECK:
            return self._send(request, way)
        if go == "add" or go.startswith("drop:"):
            way.remember(request.POST)
            way.add_row() if go == "add" else way.take_row(go.removeprefix("drop:"))
            return self._page(request, way, way.form())
        return self._next(request, way)

    def _next(self, request: HttpRequest, way: Way) -> HttpResponse:
        form = way.form(request.POST)
        way.remember(request.POST)
        if form is None or not form.is_valid():
            return self._page(request, way, form, status=422)
        way.take_over(form)
        way.forward()
        return self._page(request, way, way.form())

    def _files(self, request: HttpRequest, way: Way, go: str) -> HttpResponse:
        draft, refusals = way.draft, []
        if go.startswith("drop:"):
            way.drop_file(go.removeprefix("drop:"))
        chosen = request.FILES.getlist("file")
        for upload in chosen:
            try:
                way.add_file(_room_for(draft, upload))
            except Refused as refusal:
                refusals.append((upload.name, refusal))
        if go == "next" and not refusals:
            way.forward()
        status = refusals[0][1].http_status if refusals else 200
        return self._page(request, way, way.form(), status=status, refusals=refusals)

    def _send(self, request: HttpRequest, way: Way) -> HttpResponse:
        wrong = way.first_wrong()
        if wrong is not None:
            way.draft.step, form = wrong
            return self._page(request, way, form, status=422)
        asked = asking.question(request, way.draft, way.draft.typed(NARRATIVE))
        if asked is not None:
            return asking.page(request, way, asked)
        told = way.told(get_language() or "en")
        try:
            with asking.turn(way.draft):
                report = reports.receive(channel=way.channel, told=told, at=timezone.now())
        except attachments.FileGone as refusal:
            _forget_lost_files(way)
            return self._page(request, way, None, status=refusal.http_status, notice=refusal.sentence)
        except Refused as refusal:
            return self._page(request, way, None, status=refusal.http_status, notice=refusal.sentence)
        is_changed = report.was_there and not _is_as_sent(report, told)
        return self._receipt(request, report, way.draft.receipt, is_changed)

    def _too_old(self, request: HttpRequest, way: Way) -> HttpResponse:
        way.remember(request.POST)
        gone = _forget_lost_files(way)
        way.draft.step = way.steps[-1]
        notice = f"{TOO_OLD} {FILES_GONE}" if gone else TOO_OLD
        return self._page(request, way, way.form(), status=409, notice=notice)

    def _page(self, request: HttpRequest, way: Way, form: Any, status: int = 200, **shown: Any) -> HttpResponse:
        is_check = way.draft.step == CHECK
        way.draft.was_checked = way.draft.was_checked or is_check
        context = {
            "way": way,
            "form": form,
            "draft": way.draft.sealed(),
            "parts": list(looking_through.check_parts(way)) if is_check else (),
            "readers": shutting_out.form(way.draft, way.channel) if is_check and way.channel else None,
            "stations": looking_through.stations(way),
            **shown,
        }
        return render(request, f"reporting_channels/tell/{_template(way, form)}.html", context, status=status)

    def _lost(self, request: HttpRequest, refusal: Refused) -> HttpResponse:
        return render(
            request,
            "reporting_channels/tell/lost.html",
            {"sentence": refusal.sentence, "texts": typed_texts(request)},
            status=refusal.http_status,
        )

    def _receipt(self, request: HttpRequest, report: Report, code: str, is_changed: bool) -> HttpResponse:
        shown = {
            "code": code,
            "procedure": report.procedure,
            "on": report.received_on.isoformat(),
            "at": int(time.time()),
        }
        kept = tokens.seal(RECEIPT, shown)
        promise = deadlines.promise(report.procedure, report.received_on)
        return self._receipt_page(request, kept, code, promise, is_changed=is_changed)

    def _receipt_page(
        self, request: HttpRequest, kept: str, code: str, promise: deadlines.Promise, *, form: Any = None, **shown: Any
    ) -> HttpResponse:
        context = {
            "kept": kept,
            "code": code,
            "qr": qr(code),
            "form": form or TypeBack(),
            "promise": promise,
            **shown,
        }
        status = 422 if form is not None else 200
        return render(request, "reporting_channels/tell/receipt.html", context, status=status)

    def _typed_back(self, request: HttpRequest) -> HttpResponse:
        try:
            raw = tokens.unseal(RECEIPT, request.POST["kept"])
        except tokens.TokenForged as refusal:
            return self._lost(request, refusal)
        promise = deadlines.promise(raw["procedure"], date.fromisoformat(raw["on"]))
        is_switch = switch_language(request)
        if time.time() - raw["at"] > SHOWN:
            return self._sent(request, promise, status=410, is_late=True)
        if is_switch and request.POST.get("page") in ("same", "sent"):
            return self._sent(request, promise, is_same=request.POST["page"] == "same")
        if is_switch:
            return self._receipt_page(request, request.POST["kept"], raw["code"], promise)
        if request.POST.get("go") == "prove":
            return proof.begin(request, raw["code"])
        if request.POST.get("go") == "written":
            return self._sent(request, promise)
        form = TypeBack(request.POST)
        if form.is_valid() and _same(form.cleaned_data["typed"], raw["code"]):
            return self._sent(request, promise, is_same=True)
        if not form.errors:
            form.add_error(
                "typed", gettext("This is not the same number. Compare it group by group with the one above.")
            )
        return self._receipt_page(request, request.POST["kept"], raw["code"], promise, form=form)

    def _sent(
        self, request: HttpRequest, promise: deadlines.Promise, *, status: int = 200, **shown: Any
    ) -> HttpResponse:
        context = {"promise": promise, "kept": request.POST["kept"], **shown}
        return render(request, "reporting_channels/tell/sent.html", context, status=status)


def _template(way: Way, form: Any) -> str:
    return way.draft.step if way.draft.step in (IDENTITY, FILES, CHECK) else getattr(form, "template", "question")


def _room_for(draft: Draft, upload: Any):
    if len(draft.files) >= settings.UPLOAD_MAX_FILES:
        raise uploads.FileRefused(TOO_MANY_FILES % {"most": settings.UPLOAD_MAX_FILES})
    return uploads.taken(upload)


def _forget_lost_files(way: Way) -> bool:
    there = [file for file in way.draft.files if attachments.is_there(file)]
    gone = len(there) < len(way.draft.files)
    way.draft.files = there
    way.forget_lost_names()
    return gone


def _is_as_sent(report: Report, told: Told) -> bool:
    opened = reporter_door.open_by_receipt(told.receipt)
    return says_the_same(report, opened.key, told)


def _same(typed: str, code: str) -> bool:
    try:
        return receipts.normalise(typed) == code
    except receipts.InvalidReceipt:
        return False


def typed_texts(request: HttpRequest) -> list[str]:
    """Everything typed in this form, to be handed back when it cannot be used."""
    ours = {"csrfmiddlewaretoken", "draft", "kept", "open", "go", "language", "channel", "topic", "page"}
    ours |= {gate.TRAP_FIELD, "plain", "solved", shutting_out.FIELD, shutting_out.MARK}
    return [text for name, values in request.POST.lists() if name not in ours for text in values if text.strip()]


def qr(code: str) -> SafeString:
    """The receipt as a QR code: the digits alone, no address."""
    drawn = io.BytesIO()
    segno.make(code, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, svgclass="qr", lineclass=None, omitsize=True, border=2
    )
    return mark_safe(drawn.getvalue().decode("ascii"))  # noqa: S308 drawn by segno from digits
