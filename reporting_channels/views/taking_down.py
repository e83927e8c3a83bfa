"""The clerk's pages: counts of what was taken down, one page to write while listening, and the receipt, once."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from accounts.policies import require_role
from machine.refusals import Refused
from reporting_channels import uploads
from reporting_channels.access import open_channels
from reporting_channels.actions import clerk
from reporting_channels.actions.attachments import FileGone, is_there
from reporting_channels.taking_down import access
from reporting_channels.taking_down.drafts import ClerkDraft
from reporting_channels.taking_down.forms import AddFile
from reporting_channels.taking_down.page import Page
from reporting_channels.taking_down.questions import with_another_person, without_person
from reporting_channels.views import clerk_receipt

TOO_OLD = _("This page was open for more than a day. The words are all here; files were destroyed, add them again.")
OPENED = _("What was answered opens further questions. Ask them too, then go on.")
TOO_MANY_FILES = _("A report can carry at most %(most)s files. Send the others later, as a message.")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """How many reports this clerk took down on which day. Nothing of what they said."""
    require_role(request.user, "clerk")
    context = {"days": access.taken_by(request.user), "today": timezone.localdate()}
    return render(request, "reporting_channels/clerk/home.html", context)


class TakeDown(View):
    """Every button posts here; ``go`` says which one. No button at all shows the page again, with what was typed."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """A clerk's page and nobody else's."""
        require_role(request.user, "clerk")
        return super().dispatch(request, *args, **options)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._start(request, Page(ClerkDraft(str(request.user.pk)), open_channels()))

    def post(self, request: HttpRequest) -> HttpResponse:
        if "slip" in request.POST:
            return clerk_receipt.answer(request)
        clerk_id, token = str(request.user.pk), request.POST.get("draft", "")
        draft = ClerkDraft.unsealed(token, clerk_id) if token else ClerkDraft(clerk_id)
        draft.remember(request.POST)
        page = Page(draft, open_channels())
        go = request.POST.get("go", "")
        if go == "to:start" or not page.is_started:
            return self._start(request, page, is_bound=go == "start")
        if go == "to:topic" or page.asked is None:
            return self._topic(request, page, is_bound=go == "topic")
        self._move_persons(page, go)
        refusals = self._take_files(request, draft, go)
        if refusals:
            return self._write(request, page, status=refusals[0][1].http_status, refusals=refusals)
        if draft.is_old and self._forget_lost_files(draft):
            return self._write(request, page, status=409, notice=TOO_OLD)
        if go == "check":
            return self._check(request, page)
        return self._send(request, page) if go == "send" else self._write(request, page)

    def _take_files(self, request: HttpRequest, draft: ClerkDraft, go: str) -> list[tuple[str, Refused]]:
        if go.startswith("drop:"):
            draft.files = [file for file in draft.files if file.file_id.hex != go.removeprefix("drop:")]
        refusals = []
        for upload in request.FILES.getlist("file"):
            try:
                if len(draft.files) >= settings.UPLOAD_MAX_FILES:
                    raise uploads.FileRefused(TOO_MANY_FILES % {"most": settings.UPLOAD_MAX_FILES})
                draft.files.append(uploads.taken(upload))
            except Refused as refusal:
                refusals.append((upload.name, refusal))
        return refusals

    def _move_persons(self, page: Page, go: str) -> None:
        verb, _colon, rest = go.partition(":")
        code, _colon, row = rest.partition(":")
        if verb == "person":
            page.draft.typed = with_another_person(page.draft.typed, page.asked.definition, code)
        elif verb == "no-person":
            page.draft.typed = without_person(page.draft.typed, code, row)

    def _check(self, request: HttpRequest, page: Page) -> HttpResponse:
        refusal = page.refusal(request.user)
        if not page.is_valid() or refusal is not None:
            return self._write(request, page, status=422, is_bound=True, notice=refusal)
        if page.has_opened:
            return self._write(request, page, notice=OPENED)
        return self._page(request, "check", page, rows=page.check_rows())

    def _send(self, request: HttpRequest, page: Page) -> HttpResponse:
        if not page.is_valid():
            return self._write(request, page, status=422, is_bound=True)
        try:
            report = clerk.take_down(channel=page.channel, told=page.told(), by=request.user, at=timezone.now())
        except FileGone as refusal:
            self._forget_lost_files(page.draft)
            return self._write(request, page, status=refusal.http_status, notice=refusal.sentence)
        except Refused as refusal:
            return self._write(request, page, status=refusal.http_status, notice=refusal.sentence)
        return clerk_receipt.first(request, report, page.draft, is_again=report.was_there)

    def _start(self, request: HttpRequest, page: Page, *, is_bound: bool = False) -> HttpResponse:
        form = page.start_form(is_bound=is_bound)
        return self._page(request, "start", page, status=422 if is_bound else 200, form=form)

    def _topic(self, request: HttpRequest, page: Page, *, is_bound: bool = False) -> HttpResponse:
        form = page.topic_form(is_bound=is_bound)
        return self._page(request, "topic", page, status=422 if is_bound else 200, form=form)

    def _write(
        self, request: HttpRequest, page: Page, *, status: int = 200, is_bound: bool = False, **shown: Any
    ) -> HttpResponse:
        questions, person, voice = page.forms(is_bound=is_bound)
        forms = {"questions": questions, "person": person, "voice": voice, "file_form": AddFile()}
        return self._page(request, "write", page, status=status, **forms, **shown)

    def _page(self, request: HttpRequest, name: str, page: Page, status: int = 200, **shown: Any) -> HttpResponse:
        context = {"page": page, "draft": page.draft.sealed(), **shown}
        return render(request, f"reporting_channels/clerk/{name}.html", context, status=status)

    def _forget_lost_files(self, draft: ClerkDraft) -> bool:
        there = [file for file in draft.files if is_there(file)]
        gone = len(there) < len(draft.files)
        draft.files = there
        return gone
