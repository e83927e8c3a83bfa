"""Coming back with the receipt: what happened, what the office asks, and a box to answer."""

import time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views import View

from machine.refusals import Refused
from reporting_channels import access, access_identity, reporter_door, tokens, uploads
from reporting_channels.actions import messages, satisfaction
from reporting_channels.codes import ErasureGround
from reporting_channels.crowd import lanes
from reporting_channels.dialogue import access as dialogue
from reporting_channels.forms_reporter import EnterReceipt, HowWasIt, Reply
from reporting_channels.reporter_door import Opened
from reporting_channels.slowness import slow_down, wrong_before
from reporting_channels.storyline import story
from reporting_channels.taking_down.access import minutes_of
from reporting_channels.views import come_back_identity, come_back_minutes, proof
from reporting_channels.views.tell import LOST, switch_language, typed_texts
from vault.receipts import InvalidReceipt, WrongReceipt

IDLE = 30 * 60  # seconds
PAUSE_OVER = _(
    "You were away for more than half an hour, so the page was closed for your safety. "
    "Your words are kept: type your number again."
)
MANY_AT_THE_DOOR = _("Very many numbers are being typed in at this moment. Wait a moment, then press the button again.")
NOTHING_CHOSEN = _("You chose none of the answers, so nothing was counted. You need not answer.")
WORDS_KEPT = _("The words that you were writing are in the box below. They have not been sent yet.")


class ComeBack(View):
    """GET asks for the receipt; every page after it is a POST, so that no address tells anything."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A right number whose report was destroyed gets a page of its own, at whichever step it is met."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except reporter_door.Erased as gone:
            carried = [(name, request.POST[name]) for name in ("receipt", "open") if request.POST.get(name)]
            context = {"erased_on": gone.on, "is_early": gone.ground == ErasureGround.EARLY, "carried": carried}
            return render(request, "reporting_channels/come_back/erased.html", context, status=410)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._door(request, EnterReceipt())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        is_switch = switch_language(request)
        token = request.POST.get("open", "")
        if request.POST.get("page") == LOST and is_switch:
            return self._lost(request, tokens.TokenForged())
        if not token and request.POST.get("page") == "erased":
            return self._enter(request)
        if not token:
            return self._door(request, EnterReceipt(initial=_receipt(request))) if is_switch else self._enter(request)
        try:
            raw = tokens.unseal(proof.OPEN, token)
            if time.time() - raw["at"] > IDLE:
                return self._door(request, EnterReceipt(), notice=PAUSE_OVER, status=409)
            opened = reporter_door.open_again(UUID(hex=raw["receipt"]), bytes.fromhex(raw["derived"]))
        except (tokens.TokenForged, WrongReceipt) as refusal:
            return self._lost(request, refusal)
        if come_back_minutes.is_asked(request):
            token = self._token(opened)
            page = come_back_minutes.answer(request, opened, raw["submission"], token)
            if page is not None:
                return page
        if come_back_identity.is_asked(request):
            return come_back_identity.answer(request, opened, self._token(opened))
        go = request.POST.get("go", "")
        if go.startswith("file:") and not is_switch:
            return _download(opened, go.removeprefix("file:"))
        if proof.is_asked(request):
            return proof.answer(request, opened, self._token(opened, raw["submission"]))
        if go == "rate" and not is_switch:
            return self._rate(request, opened, raw["submission"])
        if is_switch or go != "send":
            reply = Reply.kept(request.POST)
            return self._timeline(request, opened, reply, submission=raw["submission"])
        return self._reply(request, opened, raw["submission"])

    def _enter(self, request: HttpRequest) -> HttpResponse:
        form = EnterReceipt(request.POST)
        if not form.is_valid():
            return self._door(request, form, status=422)
        address = request.META.get("REMOTE_ADDR", "")
        try:
            with lanes.returning.turn(is_first=not wrong_before(address)):
                opened = reporter_door.open_by_receipt(form.cleaned_data["receipt"])
        except lanes.Crowded as refusal:
            return self._door(request, form, notice=MANY_AT_THE_DOOR, status=refusal.http_status)
        except (InvalidReceipt, WrongReceipt) as refusal:
            slow_down(address)
            form.add_error("receipt", str(WrongReceipt.sentence))
            return self._door(request, form, status=refusal.http_status)
        if come_back_minutes.is_asked(request):
            page = come_back_minutes.answer(request, opened, "", self._token(opened))
            if page is not None:
                return page
        if come_back_identity.is_asked(request):
            return come_back_identity.answer(request, opened, self._token(opened))
        notice = WORDS_KEPT if request.POST.get("text", "").strip() else ""
        return self._timeline(request, opened, Reply.kept(request.POST), notice=notice)

    def _reply(self, request: HttpRequest, opened: Opened, submission: str) -> HttpResponse:
        form = Reply(request.POST)
        chosen = request.FILES.getlist("file")
        if form.is_valid() and form.says_nothing and not chosen:
            form.nothing_said()
        files, status = [], 422
        if form.is_valid():
            try:
                files = [uploads.taken(upload) for upload in chosen]
            except Refused as refusal:
                form.add_error("file", str(refusal.sentence))
                status = refusal.http_status
        if not form.is_valid():
            return self._timeline(request, opened, form, submission=submission, status=status)
        try:
            messages.answer(
                report=opened.report,
                key=opened.key,
                submission=bytes.fromhex(submission),
                text=form.words,
                suffers=form.cleaned_data["suffers"],
                files=files,
                at=timezone.now(),
            )
        except Refused as refusal:
            return self._timeline(
                request, opened, form, submission=submission, status=refusal.http_status, notice=refusal.sentence
            )
        return self._timeline(
            request, opened, Reply(), is_sent=True, sent_files=files, suffers=form.cleaned_data["suffers"]
        )

    def _rate(self, request: HttpRequest, opened: Opened, submission: str) -> HttpResponse:
        """Keep what they think of the office; words in the box below stay there."""
        form, reply = HowWasIt(request.POST), Reply.kept(request.POST)
        if not form.is_valid():
            return self._timeline(request, opened, reply, submission=submission, status=422, how=form)
        if not any(form.cleaned_data.values()):
            return self._timeline(request, opened, reply, submission=submission, notice=NOTHING_CHOSEN)
        satisfaction.rate(report=opened.report, derived=opened.derived, answers=form.cleaned_data, at=timezone.now())
        return self._timeline(request, opened, reply, submission=submission, is_rated=True)

    def _timeline(
        self, request: HttpRequest, opened: Opened, form: Any, *, submission: str = "", status: int = 200, **shown: Any
    ) -> HttpResponse:
        said = access.read_dialogue(opened.report, opened.key)
        who = access_identity.standing(opened.report, timezone.localdate())
        told = story(opened.report, said, timezone.localdate(), who.lines)
        context = {
            "open": self._token(opened, submission),
            "minutes": minutes_of(opened.report),
            "who": who,
            "form": form,
            "story": told,
            "how": HowWasIt() if satisfaction.is_asked(opened.report, opened.derived) else None,
            "has_files": any(line.files and not line.is_mine for line in told.happenings),
            "is_over": opened.report.is_over,
            "most_files": settings.UPLOAD_MAX_FILES,
            **shown,
        }
        return render(request, "reporting_channels/come_back/timeline.html", context, status=status)

    def _token(self, opened: Opened, submission: str = "") -> str:
        return proof.open_token(opened, submission)

    def _door(self, request: HttpRequest, form: EnterReceipt, *, status: int = 200, notice: Any = "") -> HttpResponse:
        carried = come_back_minutes.carried(request) or come_back_identity.carried(request)
        context = {"form": form, "notice": notice, **_typed(request), "carried": carried}
        return render(request, "reporting_channels/come_back/door.html", context, status=status)

    def _lost(self, request: HttpRequest, refusal: Refused) -> HttpResponse:
        context = {"sentence": tokens.TokenForged.sentence, "texts": typed_texts(request), "is_return": True}
        return render(request, "reporting_channels/tell/lost.html", context, status=tokens.TokenForged.http_status)


def _download(opened: Opened, id: str) -> StreamingHttpResponse:
    """A file of the office, never shown in the page; nothing is kept about who took it."""
    label, chunks = dialogue.office_file(opened, id)
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, label.name)
    response["Content-Length"] = str(label.size)
    return response


def _receipt(request: HttpRequest) -> dict[str, str]:
    return {"receipt": request.POST.get("receipt", "")}


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("text", "suffers")}
