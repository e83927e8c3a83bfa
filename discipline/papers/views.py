"""The papers of a proceeding: their list, the draft as a page and as PDF, issuing, reading, serving."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from audit.log import record
from discipline.access import get_proceeding, read_proceeding
from discipline.papers import access, actions, forms, issuing, policies, wording
from discipline.papers.kinds import BY_CODE, Wanted, find, later_kinds, papers_of
from discipline.papers.source import source_of
from letters import press
from machine.policies import why_not
from machine.refusals import PaperNotMade, Refused
from machine.views import Doing


@require_safe
def listing(request: HttpRequest, pk: Any) -> HttpResponse:
    """Every paper of the proceeding: issued, to issue now, later."""
    proceeding = get_proceeding(request.user, pk)
    policies.require_may_preview(proceeding=proceeding, by=request.user)
    profile = proceeding.procedure.profile
    rows = [_row(proceeding, profile, one) for one in papers_of(proceeding)]
    shown = {
        "proceeding": proceeding,
        "profile": profile,
        "rows": rows,
        "missing": [row for row in rows if row["next"]],
        "later": [wording.title_of(profile, kind) for kind in later_kinds(proceeding)],
    }
    return render(request, "discipline/papers/list.html", shown)


def _row(proceeding: Any, profile: Any, wanted: Wanted) -> dict[str, Any]:
    following = ""
    if wanted.paper is None:
        following = _("to be issued")
    elif wanted.kind.is_served and wanted.service is None:
        following = pgettext("paper", "to be served")
    name = wanted.about.member.name if wanted.about.member is not None else ""
    return {
        "title": wording.title_of(profile, wanted.kind),
        "about": name,
        "paper": wanted.paper,
        "service": wanted.service,
        "way": forms.SERVICES.get(wanted.service.way, "") if wanted.service else "",
        "is_served": wanted.kind.is_served,
        "next": following,
        "url": wanted.url(proceeding),
    }


class Draft(View):
    """One paper that is not issued yet: read it as a page or as PDF, then issue it. Nothing is stored before that."""

    def get(self, request: HttpRequest, pk: Any, kind: str) -> HttpResponse:
        """The draft, in the language asked for."""
        proceeding, wanted = self._wanted(request, pk, kind)
        if wanted.paper is not None:
            return redirect(wanted.paper.get_absolute_url())
        if request.GET.get("as") == "pdf":
            return self._pdf(request, proceeding, wanted)
        return self._page(request, proceeding, wanted, forms.Issue(initial={"language": self._language(request)}))

    def post(self, request: HttpRequest, pk: Any, kind: str) -> HttpResponse:
        """Issue it."""
        proceeding, wanted = self._wanted(request, pk, kind)
        form = forms.Issue(request.POST)
        if not form.is_valid():
            return self._page(request, proceeding, wanted, form, 422)
        try:
            paper = actions.issue(
                proceeding=proceeding, kind=kind, about=wanted.key, by=request.user, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except press.NotPrinted as failure:
            form.add_error(None, str(PaperNotMade.after(failure).sentence))
            return self._page(request, proceeding, wanted, form, PaperNotMade.http_status)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
            return self._page(request, proceeding, wanted, form, refusal.http_status)
        return redirect(paper.get_absolute_url())

    def _wanted(self, request: HttpRequest, pk: Any, kind: str) -> tuple[Any, Wanted]:
        proceeding = get_proceeding(request.user, pk)
        policies.require_may_preview(proceeding=proceeding, by=request.user)
        if kind not in BY_CODE:
            raise Http404
        about = request.POST.get("about") or request.GET.get("about") or ""
        if about and about not in {one.key for one in papers_of(proceeding)}:
            raise Http404
        if not about:
            of_kind = [one for one in papers_of(proceeding) if one.kind.code == kind]
            about = next((one.key for one in sorted(of_kind, key=lambda one: one.paper is not None)), "")
        return proceeding, find(proceeding, kind, about)

    def _language(self, request: HttpRequest) -> str:
        asked = request.GET.get("language") or (get_language() or "fr").partition("-")[0]
        return asked if asked in ("fr", "en") else "fr"

    def _drawn(self, request: HttpRequest, proceeding: Any, wanted: Wanted) -> dict[str, Any]:
        language, now = self._language(request), timezone.now()
        texts = read_proceeding(request.user, proceeding)
        source = source_of(request.user, proceeding, texts, wanted.kind)
        record(
            "paper.previewed", by=request.user, subject=proceeding, at=now, paper=wanted.kind.code, language=language
        )
        return issuing.composed(wanted, source, language, by=request.user, at=now)

    def _pdf(self, request: HttpRequest, proceeding: Any, wanted: Wanted) -> HttpResponse:
        content = press.pdf(issuing.SHEET, self._drawn(request, proceeding, wanted), self._language(request))
        name = f"{proceeding.number.replace('/', '-')}-{wanted.kind.code}-draft.pdf"
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response

    def _page(
        self, request: HttpRequest, proceeding: Any, wanted: Wanted, form: Any, status: int = 200
    ) -> HttpResponse:
        shown = {
            "proceeding": proceeding,
            "wanted": wanted,
            "data": self._drawn(request, proceeding, wanted),
            "language": self._language(request),
            "form": form,
            "refusal": why_not(policies.require_may_issue, wanted=wanted, by=request.user),
        }
        return render(request, "discipline/papers/draft.html", shown, status=status)


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """An issued paper as a page, with its digest and the proof of its service."""
    paper = access.get_paper(request.user, pk)
    policies.require_may_preview(proceeding=paper.proceeding, by=request.user)
    opened = access.read_paper(request.user, paper, timezone.now())
    service = getattr(paper, "service", None)
    refusal = why_not(policies.require_may_serve, paper=paper, by=request.user)
    shown = {
        "paper": paper,
        "proceeding": paper.proceeding,
        "service": service,
        "way": forms.SERVICES.get(service.way, "") if service else "",
        "is_served": BY_CODE[paper.kind].is_served,
        "may_serve": refusal is None,
    }
    return render(request, "discipline/papers/paper.html", shown | opened)


@require_safe
def take(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream the PDF, never inline; taking it is an entry."""
    paper = access.get_paper(request.user, pk)
    policies.require_may_preview(proceeding=paper.proceeding, by=request.user)
    label, chunks = access.take_paper(request.user, paper, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response


class Serve(Doing):
    """Record the proof of service; back to the paper."""

    noun = "paper"
    find = staticmethod(access.get_paper)
    action = staticmethod(actions.serve)
    require = staticmethod(policies.require_may_serve)
    form = forms.Serve
    title = _("Record how it was served")
    consequence = _("The time limits that hang on this paper run from the day that counts. It is recorded once.")

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()
