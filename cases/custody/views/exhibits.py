"""The pages of exhibits: registering, the exhibit itself, its file and receipts, the evidence list."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases import history
from cases.custody import access, export, forms, pages, policies, reading
from cases.custody.actions import exhibits, handling, verifications
from cases.views.doing import CaseDoing, CaseDoingAgain, after_declaring
from ui.words import labelled
from vault.upload import TooMany


class Register(CaseDoing):
    """Register a piece of evidence; "and another" comes back to an empty form."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    action = staticmethod(exhibits.register)
    require = staticmethod(policies.require_may_register)
    form = forms.Register
    tab = "exhibits"
    title = gettext_lazy("Register an exhibit")
    consequence = gettext_lazy("It gets the next number and stays as it is. Its custody begins with you.")
    template_name = "cases/custody/register.html"

    def _next(self, row: Any, done: Any) -> str:
        if "another" in self.request.POST:
            return f"{reverse('cases:register', args=[row.pk])}?after={done.rank}"
        return done.get_absolute_url()


class RegisterFiles(CaseDoing):
    """Many files at once: one exhibit each."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    require = staticmethod(policies.require_may_register)
    form = forms.RegisterFiles
    tab = "exhibits"
    title = gettext_lazy("Register many files at once")
    consequence = gettext_lazy(
        "Each file becomes an exhibit with a number of its own, sealed as it arrives and held by you. Describe them "
        "one after the other afterwards."
    )

    def post(self, request: HttpRequest, pk: Any, **_rest: Any) -> HttpResponse:
        """Take all of them, or say which one was refused and take none."""
        case = self.find(request.user, pk)
        form = self._form(case, request, request.POST, request.FILES)
        files = request.FILES.getlist("files")
        refused = next((one for one in files if getattr(one, "refusal", None)), None)
        if form.is_valid() and len(files) > settings.UPLOAD_MAX_FILES:
            form.add_error("files", str(TooMany().sentence))
        elif form.is_valid() and refused is not None:
            form.add_error("files", labelled(refused.name, refused.refusal.sentence))
        if not form.is_valid():
            return self._page(request, case, form, status=422)
        values = {name: form.cleaned_data[name] for name in ("source", "place")}
        exhibits.register_files(case=case, files=files, by=request.user, at=timezone.now(), **values)
        return redirect("cases:exhibits", case.pk)


class Verify(CaseDoing):
    """Read every file again, compute every line again."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    action = staticmethod(verifications.verify)
    require = staticmethod(policies.require_may_verify)
    tab = "exhibits"
    title = gettext_lazy("Verify all exhibits")
    consequence = gettext_lazy(
        "Every file is opened, read byte by byte and compared with what was registered; every line of custody is "
        "computed again. With very large files press again until everything was read. What was found stays on record."
    )

    def _next(self, row: Any, done: Any) -> str:
        return f"{reverse('cases:exhibits', args=[row.pk])}#verification"


class Export(CaseDoingAgain):
    """The custody of the case as a file that anybody can check; the passphrase is asked again."""

    noun = "case"
    find = staticmethod(case_access.get_case)
    action = staticmethod(export.take)
    require = staticmethod(policies.require_may_export)
    form = forms.Export
    tab = "exhibits"
    title = gettext_lazy("Export the custody")
    consequence = gettext_lazy(
        "A file with every exhibit and every event of its custody, their hashes and the log's proofs. Anybody checks "
        "it with the published script, the log's key and nothing of ours. Your name and the time go into the log."
    )

    def post(self, request: HttpRequest, pk: Any, **rest: Any) -> HttpResponse:
        """Hand the file out."""
        self.taken = ""
        answer = super().post(request, pk, **rest)
        if not self.taken:
            return answer
        response = HttpResponse(self.taken, content_type="application/x-ndjson")
        response["Content-Disposition"] = content_disposition_header(True, f"custody-{self.number}.jsonl")
        return response

    def _next(self, row: Any, done: Any) -> str:
        self.taken, self.number = done, row.number
        return super()._next(row, row)


@require_safe
def scan(request: HttpRequest, pk: Any) -> HttpResponse:
    """Where the code on a label leads: to the exhibit, for whoever may open it."""
    return redirect(case_access.get_exhibit(request.user, pk))


@require_safe
@after_declaring
def listing(request: HttpRequest, pk: Any) -> HttpResponse:
    """The case's evidence list."""
    case = case_access.get_case(request.user, pk)
    rows = reading.read_list(request.user, case, timezone.now())
    run = case.verifications.order_by("-begun_at").first()
    shown = {
        "case": case,
        "columns": pages.EVIDENCE_COLUMNS,
        "rows": pages.evidence_rows(rows),
        "undescribed": [one for one in rows if one.state == "registered" and one.holder_id == request.user.pk],
        "doors": pages.evidence_doors(case, request.user),
        "verification": pages.verification_rows(case, run, request.user),
    }
    return render(request, "cases/custody/evidence.html", shown)


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """What it is, where it comes from, who had it."""
    exhibit = case_access.get_exhibit(request.user, pk)
    last = history.last_time(exhibit, "exhibit.read")
    access.read_exhibit(request.user, exhibit, timezone.now())
    shown = {
        "exhibit": exhibit,
        "case": exhibit.case,
        "last": last,
        "facts": pages.exhibit_rows(exhibit),
        "line": pages.custody_entries(exhibit),
        "is_whole": pages.is_whole(exhibit),
        "derived": exhibit.derived.order_by("rank"),
        "doors": pages.exhibit_doors(exhibit, request.user),
        "holds": pages.hold_lines(exhibit, request.user),
        "destructions": exhibit.destructions.order_by("proposed_at"),
    }
    return render(request, "cases/custody/exhibit.html", shown)


@require_safe
@after_declaring
def take_file(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream the file, never inline; taking it is an entry."""
    exhibit = case_access.get_exhibit(request.user, pk)
    if exhibit.file is None:
        raise Http404
    return _streamed(*access.open_exhibit_file(request.user, exhibit, timezone.now()))


@require_safe
@after_declaring
def take_receipt(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream the receipt that somebody outside signed."""
    event = reading.get_event(request.user, pk)
    if event.receipt is None:
        raise Http404
    return _streamed(*access.open_receipt(request.user, event, timezone.now()))


def _streamed(label: dict[str, Any], chunks: Any) -> StreamingHttpResponse:
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response


class Note(CaseDoing):
    """What whoever holds it did with it."""

    noun = "exhibit"
    find = staticmethod(case_access.get_exhibit)
    action = staticmethod(handling.note)
    require = staticmethod(policies.require_may_note)
    form = forms.Note
    title = gettext_lazy("Note what was done with it")
    consequence = gettext_lazy("The line of custody is only ever added to.")

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class Move(Note):
    """Where it lies from now on."""

    action = staticmethod(handling.move)
    require = staticmethod(policies.require_may_move)
    form = forms.Move
    title = gettext_lazy("Put it elsewhere")
