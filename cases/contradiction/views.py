"""The contradictory stage: extracts, their letters, comments, answers, and what the reviewer said."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access as case_access
from cases import history
from cases.access import subject_words
from cases.contradiction import access, actions, forms, letters, pages, policies
from cases.contradiction.passages import paragraphs_of
from cases.report import access as report_access
from cases.views.doing import CaseDoing, after_declaring


def contradiction_url(investigation: Any) -> str:
    """The page of the stage."""
    return reverse("cases:contradiction", args=[investigation.pk])


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """Each subject with what they were sent and said; each review with its checklist."""
    investigation = case_access.get_investigation(request.user, pk)
    policies.require_may_read(investigation=investigation, by=request.user)
    access.read_contradiction(request.user, investigation, timezone.now())
    shown = {"investigation": investigation, "case": investigation.case}
    shown |= pages.contradiction(investigation, request.user, timezone.localdate())
    return render(request, "cases/contradiction/contradiction.html", shown)


@require_safe
@after_declaring
def extract(request: HttpRequest, pk: Any) -> HttpResponse:
    """What one subject is shown, what was blacked out and why, and what they said of it."""
    row = access.get_extract(request.user, pk)
    policies.require_may_read(investigation=row.investigation, by=request.user)
    last = history.last_time(row.investigation, "extract.read")
    passages = access.read_extract(request.user, row, timezone.now())
    shown = {"extract": row, "case": row.case, "last": last, "back": contradiction_url(row.investigation)}
    shown |= pages.extract(row, passages, request.user, timezone.localdate())
    return render(request, "cases/contradiction/extract.html", shown)


@require_safe
@after_declaring
def letter(request: HttpRequest, pk: Any) -> HttpResponse:
    """The letter to the subject with the extract, as PDF."""
    row = access.get_extract(request.user, pk)
    policies.require_may_read(investigation=row.investigation, by=request.user)
    now = timezone.now()
    passages = access.read_extract(request.user, row, now)
    content = letters.extract(row, passages, now)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{row.case.number}-extract-{row.rank}.pdf")
    return response


class OfStage(CaseDoing):
    """Something done in the stage; back to its page."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)

    def _next(self, row: Any, done: Any) -> str:
        return contradiction_url(row)


class Prepare(OfStage):
    """Choose what one subject is shown."""

    action = staticmethod(actions.prepare)
    require = staticmethod(policies.require_may_prepare)
    title = gettext_lazy("Prepare an extract")
    consequence = gettext_lazy(
        "Nothing is sent yet: you see the extract as the person will, and can take it back. What is blacked out, and"
        " why, is kept with it."
    )

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> Any:
        now = timezone.now()
        material = report_access.read_material(request.user, row, now)
        titles = report_access.template_of(row).typed
        passages = [
            (str(part.title), one)
            for part in titles
            for one in paragraphs_of(part.code, material.texts.get(part.code, ""))
        ]
        named = _named(request, row)
        return forms.Prepare(*posted, named=named, passages=passages, initial={"language": "fr"})

    def _next(self, row: Any, done: Any) -> str:
        return done.get_absolute_url()


def _named(request: HttpRequest, investigation: Any) -> list:
    access.read_contradiction(request.user, investigation, timezone.now())
    there = policies.settled(investigation)
    return [(one, subject_words(one)) for one in investigation.shown_subjects if one.pk not in there]


class DispenseOne(OfStage):
    """Say why one subject is not heard."""

    action = staticmethod(actions.dispense)
    require = staticmethod(policies.require_may_dispense)
    title = gettext_lazy("Record that a person is not heard on the draft")
    consequence = gettext_lazy("Ground and reasons are printed in the report, and the reviewer judges them.")

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> Any:
        return forms.DispenseOne(*posted, named=_named(request, row))


class OfExtract(CaseDoing):
    """Something done with one extract; back to its page."""

    noun = "extract"
    find = staticmethod(access.get_extract)

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class Discard(OfExtract):
    """Take back what was not sent."""

    action = staticmethod(actions.discard)
    require = staticmethod(policies.require_may_discard)
    title = gettext_lazy("Take the extract back")
    consequence = gettext_lazy("It was not sent. It stays on file, struck out, and another can be prepared.")

    def _next(self, row: Any, done: Any) -> str:
        return contradiction_url(row.investigation)


class RecordComment(OfExtract):
    """Record what the office received."""

    action = staticmethod(actions.record_comment)
    require = staticmethod(policies.require_may_record)
    form = forms.RecordComment
    title = gettext_lazy("Record what the person answered")
    consequence = gettext_lazy("It is kept as it was received, and the team answers it.")


class Answer(CaseDoing):
    """Answer one comment."""

    noun = "comment"
    find = staticmethod(access.get_comment)
    action = staticmethod(actions.answer)
    require = staticmethod(policies.require_may_answer)
    form = forms.Answer
    title = gettext_lazy("Answer the comment")
    consequence = gettext_lazy("The answer stands as you write it, in the report's table of comments.")

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


@require_safe
@after_declaring
def comment_file(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream what the person handed in, never inline; taking it is an entry."""
    comment = access.get_comment(request.user, pk)
    policies.require_may_read(investigation=comment.extract.investigation, by=request.user)
    if comment.file is None:
        raise Http404
    label, chunks = access.open_comment_file(request.user, comment, timezone.now())
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, label["name"])
    response["Content-Length"] = label["size"]
    return response
