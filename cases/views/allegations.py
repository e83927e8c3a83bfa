"""Subjects, allegations, findings."""

from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases import access, forms, history, pages, policies
from cases.actions import allegations, findings, subjects
from cases.grid.access import name_pieces, read_around
from cases.grid.pages import doors_around, sources_in_words
from cases.grid.policies import require_may_amend
from cases.interviews.policies import require_may_point
from cases.screening.access import read_screenings
from cases.views.doing import CaseDoing, after_declaring
from machine.policies import may


class AddSubject(CaseDoing):
    """Name somebody whom an allegation is about."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(subjects.add)
    require = staticmethod(policies.allegations.require_may_add)
    form = forms.AddSubject
    tab = "allegations"
    title = gettext_lazy("Add a subject")
    consequence = gettext_lazy(
        "Name and post are sealed with the case. Whoever joins the team reads the name before they declare."
    )


class AddAllegation(CaseDoing):
    """Write down one conduct of one subject."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(allegations.add)
    require = staticmethod(policies.allegations.require_may_add)
    tab = "allegations"
    title = gettext_lazy("Add an allegation")
    consequence = gettext_lazy("One conduct of one subject: each allegation gets its own finding.")

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        named = access.name_subjects(request.user, row, timezone.now())
        categories = [(one.code, one.label) for one in row.procedure.profile.categories]
        return forms.AddAllegation(*posted, subjects=named, categories=categories, category=row.category)


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """One allegation with its findings, the standing one first."""
    allegation = access.get_allegation(request.user, pk)
    last = history.last_time(allegation, "allegation.read")
    access.read_allegation(request.user, allegation, timezone.now())
    read_around(request.user, allegation)
    for finding in allegation.shown_findings:
        for line in finding.shown_reliances:
            line.may_point = may(require_may_point, reliance=line, by=request.user)
    shown = {
        "allegation": allegation,
        "case": allegation.case,
        "last": last,
        "facts": pages.allegation_rows(allegation),
        "sources": sources_in_words(allegation),
        "doors": [*pages.allegation_doors(allegation, request.user), *doors_around(allegation, request.user)],
        "may_fill": may(require_may_amend, allegation=allegation, by=request.user),
        "has_steps": allegation.state not in ("referred", "moved", "no_finding"),
        "screenings": read_screenings(request.user, allegation, timezone.now()),
    }
    return render(request, "cases/allegation.html", shown)


class ProposeFinding(CaseDoing):
    """Choose a word of the vocabulary, name what it rests on, and reason."""

    noun = "allegation"
    find = staticmethod(access.get_allegation)
    action = staticmethod(findings.propose)
    require = staticmethod(policies.allegations.require_may_propose_finding)
    title = gettext_lazy("Propose a finding")
    consequence = gettext_lazy("A reviewer who did not investigate confirms it, or sends it back with questions.")
    template_name = "cases/finding.html"

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        access.read_allegation(request.user, row, timezone.now())
        pieces = name_pieces(request.user, row, timezone.now())
        return forms.ProposeFinding(*posted, words=row.case.procedure.profile.findings, pieces=pieces)
