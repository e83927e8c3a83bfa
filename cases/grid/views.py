"""Filling the grid; reading evidence that came along with an allegation."""

from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access
from cases.grid import access as grid_access
from cases.grid import forms, pages, policies
from cases.grid.actions import breaches, evidence, filling
from cases.views.doing import CaseDoing, after_declaring
from procedures.conduct.access import list_versions


class AddMany(CaseDoing):
    """Several conducts against several subjects at once."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(filling.add_many)
    require = staticmethod(policies.require_may_fill)
    title = gettext_lazy("Fill the grid")
    consequence = gettext_lazy("Each conduct becomes an allegation against each person you tick: all of them, or none.")
    tab = "grid"

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        subjects = access.name_subjects(request.user, row, timezone.now())
        categories = [(one.code, one.label) for one in row.procedure.profile.categories]
        offered = {"subjects": subjects, "categories": categories, "versions": list_versions()}
        return forms.AddMany(*posted[:1], category=row.category, **offered)


class _Around(CaseDoing):
    """Something around one allegation."""

    noun = "allegation"
    find = staticmethod(access.get_allegation)

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class Amend(_Around):
    """Days, place, post, notes."""

    action = staticmethod(filling.amend)
    require = staticmethod(policies.require_may_amend)
    title = gettext_lazy("Change what stands around the allegation")
    consequence = gettext_lazy("The log says what changed, never the words.")

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        access.read_allegation(request.user, row, timezone.now())
        texts = grid_access.texts_of(request.user, row)
        first = {name: getattr(row, name) for name in filling.PLAIN} | {name: texts[name] for name in filling.SEALED}
        categories = [(one.code, one.label) for one in row.case.procedure.profile.categories]
        return forms.Amend(*posted[:1], categories=categories, initial=first)


class Cite(_Around):
    """An article that the conduct would breach."""

    action = staticmethod(breaches.cite)
    require = staticmethod(policies.require_may_cite)
    title = gettext_lazy("Cite an article")
    consequence = gettext_lazy("The version in force on the first day of the facts; another one needs a reason.")

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        known = list_versions()
        fitting = [one for one in known if policies.in_force(one, row.from_on)]
        others = [one for one in known if one not in fitting]
        return forms.Cite(*posted[:1], versions=[*fitting, *others])


class Sources(_Around):
    """Reports of the case, or the office itself."""

    action = staticmethod(filling.note_sources)
    require = staticmethod(policies.require_may_amend)
    title = gettext_lazy("Say where it comes from")

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        return forms.Sources(*posted[:1], origins=pages.numbered_origins(row.case))


class LinkEvidence(_Around):
    """A piece that speaks for or against."""

    action = staticmethod(evidence.link)
    require = staticmethod(policies.require_may_link_evidence)
    title = gettext_lazy("Link evidence")

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        pieces = access.name_evidence(request.user, row.case, timezone.now())
        return forms.LinkEvidence(*posted[:1], pieces=pieces)


class WithdrawCitation(CaseDoing):
    """Withdraw a citation."""

    noun = "breach"
    find = staticmethod(grid_access.get_breach)
    action = staticmethod(breaches.withdraw)
    require = staticmethod(policies.require_may_withdraw_citation)
    title = gettext_lazy("Withdraw this citation")

    def _next(self, row: Any, done: Any) -> str:
        return row.allegation.get_absolute_url()


class WithdrawLink(CaseDoing):
    """Withdraw a link."""

    noun = "link"
    find = staticmethod(grid_access.get_evidence)
    action = staticmethod(evidence.withdraw)
    require = staticmethod(policies.require_may_withdraw_link)
    title = gettext_lazy("Withdraw this link")

    def _next(self, row: Any, done: Any) -> str:
        return row.allegation.get_absolute_url()


@require_safe
@after_declaring
def show_evidence(request: HttpRequest, pk: Any) -> HttpResponse:
    """What came along of a piece that stands in another case's register."""
    link = grid_access.read_evidence(request.user, _lent(request, pk), timezone.now())
    return render(request, "cases/evidence.html", {"link": link, "allegation": link.allegation})


@require_safe
@after_declaring
def take_evidence(request: HttpRequest, pk: Any) -> HttpResponse:
    """Stream the file that came along, never inline."""
    link = _lent(request, pk)
    if link.file is None:
        raise Http404
    label, chunks = grid_access.open_evidence_file(request.user, link, timezone.now())
    answer = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, label["name"])
    answer["Content-Length"] = label["size"]
    return answer


def _lent(request: HttpRequest, pk: Any) -> Any:
    link = grid_access.get_evidence(request.user, pk)
    if not link.is_lent:
        raise Http404
    return link
